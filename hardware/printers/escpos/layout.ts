import type { Align, PrintDocument, PrintLine, TextStyle } from '../document.ts';
import {
  bold,
  CANCEL_MULTI_BYTE,
  characterSize,
  inverse,
  justify,
  LINE_FEED,
  motionUnits,
  PLAIN_TEXT,
  qrCode,
  selectCodePage,
  selectFont,
  uploadedLetters,
} from './commands.ts';
import { cutCommands, cutFeed, feedDots } from './cutting.ts';
import type { GlyphStore } from './glyph-store.ts';
import type { PrinterProfile } from './profiles.ts';
import { qrModules, qrPicture } from './qr-picture.ts';
import { rasterLine } from './raster.ts';
import { encodeText, printable } from './text-encoder.ts';
import { inColumns, wrap } from './wrap.ts';

type Style = Required<TextStyle>;

const PLAIN: Style = { font: 'A', width: 1, height: 1, bold: false, inverse: false };

/** How often the printer could not do it with its own letters. */
export interface LayoutReport {
  /** Letters that no font has, printed as a box. */
  readonly replaced: number;
  /** Lines that went out as pictures. */
  readonly rasterLines: number;
  /** Paper that the document moves, in dots. */
  readonly feedDots: number;
}

/** Sets a document for one printer: each element is one or more whole commands. */
export class Layout {
  readonly #profile: PrinterProfile;
  readonly #out: number[][] = [];
  #store: GlyphStore;
  #style: Style = PLAIN;
  #align: Align = 'left';
  #page = 0;
  #replaced = 0;
  #rasterLines = 0;
  #feedDots = 0;
  #settingsKnown = true;

  constructor(profile: PrinterProfile, store: GlyphStore) {
    this.#profile = profile;
    this.#store = store;
  }

  /** @returns the commands, without the uploads that the store's new letters need before them. */
  set(document: PrintDocument): { commands: number[][]; store: GlyphStore; report: LayoutReport } {
    this.#begin();
    for (const line of document.lines) this.#line(line);
    return {
      commands: this.#out,
      store: this.#store,
      report: { replaced: this.#replaced, rasterLines: this.#rasterLines, feedDots: this.#feedDots },
    };
  }

  /** Whatever the last document or another host left behind is put right. */
  #begin(): void {
    const { multiByte, motionUnits: knowsUnits, dotsPerInch, codePages, userDefined } = this.#profile;
    const reset = [...PLAIN_TEXT, ...characterSize(1, 1), ...inverse(false), ...justify('left')];
    if (multiByte) reset.push(...CANCEL_MULTI_BYTE);
    if (knowsUnits) reset.push(...motionUnits(dotsPerInch));
    const first = codePages[0];
    if (first) reset.push(...selectCodePage(first.n));
    if (userDefined) reset.push(...uploadedLetters(true));
    this.#out.push(reset);
    [this.#style, this.#align, this.#page] = [PLAIN, 'left', 0];
    this.#settingsKnown = true;
  }

  #line(line: PrintLine): void {
    if (line.kind !== 'commands' && !this.#settingsKnown) this.#begin();
    switch (line.kind) {
      case 'text': {
        const style = styleOf(line);
        for (const part of wrap(this.#printable(line.text), this.#columns(style)))
          this.#text(part, style, line.align ?? 'left');
        return;
      }
      case 'columns': {
        const style = styleOf(line);
        const [left, right] = [this.#printable(line.left), this.#printable(line.right)];
        for (const part of inColumns(left, right, this.#columns(style))) this.#text(part, style, 'left');
        return;
      }
      case 'rule':
        this.#rule();
        return;
      case 'qr':
        this.#justify(line.align ?? 'left');
        this.#qr(line);
        return;
      case 'space':
        this.#out.push(feedDots(line.dots, this.#profile));
        this.#feedDots += line.dots;
        return;
      case 'cut':
        this.#out.push(...cutCommands(this.#profile));
        this.#feedDots += cutFeed(this.#profile);
        return;
      case 'commands':
        this.#out.push(...line.commands.map((command) => [...command]));
        this.#feedDots += line.feedDots;
        this.#settingsKnown = false;
        return;
    }
  }

  #printable(text: string): string[] {
    const { chars, replaced } = printable(text);
    this.#replaced += replaced;
    return chars;
  }

  #columns(style: Style): number {
    const cell = this.#profile.fonts[style.font];
    return Math.max(1, Math.floor(this.#profile.dotsPerLine / (cell.width * style.width)));
  }

  /** One line that is known to fit. */
  #text(chars: readonly string[], style: Style, align: Align): void {
    const encoded = encodeText(chars, style.font, this.#profile, { page: this.#page, store: this.#store });
    this.#justify(align);
    if (encoded === null) {
      this.#picture(chars, style);
      return;
    }
    this.#restyle(chars.length === 0 ? this.#style : style);
    this.#store = encoded.store;
    this.#page = encoded.page;
    this.#out.push([...encoded.bytes, ...LINE_FEED]);
    const tall = chars.length === 0 ? 0 : this.#profile.fonts[style.font].height * style.height;
    this.#feedDots += Math.max(tall, this.#profile.lineSpacing);
  }

  #qr({ data, module, correction }: Extract<PrintLine, { kind: 'qr' }>): void {
    // Also for a picture: it refuses what no code can hold.
    const native = qrCode(data, module, correction);
    if (this.#profile.qr === 'native') this.#out.push(native);
    else this.#out.push(...qrPicture(data, module, correction).commands);
    this.#feedDots += qrModules(data, correction).length * module;
  }

  #picture(chars: readonly string[], style: Style): void {
    const { commands, rows, replaced } = rasterLine(chars, style, this.#profile);
    this.#rasterLines++;
    this.#replaced += replaced;
    const rest = Math.max(0, this.#profile.lineSpacing - rows);
    this.#out.push(...commands, feedDots(rest, this.#profile));
    this.#feedDots += rows + rest;
  }

  /** A line across the paper from the printer's own box-drawing letter, magnified: few bytes, unbroken. */
  #rule(): void {
    const cell = this.#profile.fonts.A;
    const reach = (width: number): number => {
      const stride = cell.width * width;
      return Math.floor(this.#profile.dotsPerLine / stride) * stride;
    };
    let width = 8;
    for (let other = 7; other > 0; other--) if (reach(other) > reach(width)) width = other;
    const count = reach(width) / (cell.width * width);
    this.#text(
      Array.from({ length: count }, () => '─'),
      { ...PLAIN, width },
      'left',
    );
  }

  #justify(align: Align): void {
    if (align !== this.#align) this.#out.push(justify(align));
    this.#align = align;
  }

  /** Only what differs is sent. */
  #restyle(style: Style): void {
    const now = this.#style;
    const change: number[] = [];
    if (style.font !== now.font) change.push(...selectFont(style.font));
    if (style.width !== now.width || style.height !== now.height)
      change.push(...characterSize(style.width, style.height));
    if (style.bold !== now.bold) change.push(...bold(style.bold));
    if (style.inverse !== now.inverse) change.push(...inverse(style.inverse));
    if (change.length > 0) this.#out.push(change);
    this.#style = style;
  }
}

function styleOf(line: TextStyle): Style {
  return {
    font: line.font ?? 'A',
    width: magnification(line.width),
    height: magnification(line.height),
    bold: line.bold ?? false,
    inverse: line.inverse ?? false,
  };
}

function magnification(factor: number | undefined): number {
  return Math.min(8, Math.max(1, Math.round(factor ?? 1)));
}
