import { letterOf, multibyteGlyph, romGlyph } from './characters.ts';
import { type Dots, embolden, invert, magnify, underline } from './dots.ts';
import { LineBuffer } from './line-buffer.ts';
import type { PrinterModel } from './model.ts';
import type { Paper } from './paper.ts';
import { QrStore } from './qr-symbol.ts';
import { CELLS, defaultSettings, type Settings } from './settings.ts';
import { UserCharacters } from './user-characters.ts';

/** What the commands need from the machine around them. */
export interface Machine {
  reply(bytes: Uint8Array): void;
  /** Moves the cutter; false when it is jammed and printing has to stop. */
  cut(): boolean;
  /** GS e: moves the ticket in the presenter; false when it is jammed and printing has to stop. */
  presenter(to: 'retract' | 'present' | 'eject'): boolean;
  /** GS e 6 */
  ejector(): number;
  /** GS r n; null when there is no such n. */
  sensors(n: number): number | null;
  /** GS a n or GS à n was set: the status goes out at once. */
  automaticStatusSet(): void;
  /** A command that this printer does not know, by name: `ESC 7a`. */
  unknown(name: string): void;
}

/** Turns commands into dots: settings, print buffer, paper. Knows no line and no clock. */
export class PrintEngine {
  readonly model: PrinterModel;
  readonly machine: Machine;
  readonly paper: Paper;
  readonly line: LineBuffer;
  readonly userCharacters = new UserCharacters();
  readonly qr = new QrStore();
  settings: Settings;
  /** GS ( L: a picture stored and not yet printed. */
  storedPicture: Dots | null = null;

  constructor(model: PrinterModel, paper: Paper, machine: Machine) {
    this.model = model;
    this.paper = paper;
    this.machine = machine;
    this.line = new LineBuffer(model.dots);
    this.settings = defaultSettings(model);
  }

  /** ESC @: clears the print buffer, the settings and the user-defined characters; the receive buffer stays. */
  initialise(): void {
    const { automaticStatus } = this.settings;
    this.line.clear();
    this.userCharacters.clear();
    this.qr.clear();
    this.storedPicture = null;
    this.settings = { ...defaultSettings(this.model), automaticStatus };
  }

  /** Units of GS P across, in dots. */
  across(units: number): number {
    return Math.floor((units * this.model.dotsPerInch) / this.settings.motionAcross);
  }

  /** Units of GS P down the paper, in dots; a fraction of a step is dropped. */
  down(units: number): number {
    return Math.floor((units * this.model.dotsPerInch) / this.settings.motionDown);
  }

  /** Dots between the left margin and the right end of the printing area (GS L, GS W). */
  get areaWidth(): number {
    return Math.max(0, Math.min(this.settings.areaWidth, this.model.dots - this.settings.leftMargin));
  }

  printCode(code: number): void {
    const { settings } = this;
    const own = settings.userCharacters ? this.userCharacters.find(settings.font, code) : undefined;
    this.#addCharacter(own ?? romGlyph(letterOf(code, settings, this.model), settings.font));
  }

  printMultibyte(): void {
    this.#addCharacter(multibyteGlyph());
  }

  /** A picture in the print buffer (ESC *). */
  addPicture(picture: Dots): void {
    this.line.add(picture, picture.width, false);
  }

  #addCharacter(glyph: Dots): void {
    const { settings } = this;
    const heavy = settings.bold || settings.doubleStrike;
    let picture = magnify(heavy ? embolden(glyph) : glyph, settings.across, settings.down, settings.smooth);
    if (settings.inverse) picture = invert(picture);
    else if (settings.underline > 0) picture = underline(picture, settings.underline);
    const advance = picture.width + settings.rightSpacing * settings.across;
    // A full line prints itself.
    if (this.line.cursor > 0 && this.line.cursor + picture.width > this.areaWidth) this.printLine();
    this.line.add(picture, advance, true);
  }

  /** LF: burns the print buffer and feeds one line, or the height of the tallest character if that is more. */
  printLine(): void {
    const tall = this.burnLine();
    this.paper.feed(Math.max(tall, this.settings.lineSpacing));
  }

  /** ESC J and others: burns the print buffer, then feeds `rows`, and never less than the line is tall. */
  printAndFeed(rows: number): void {
    const tall = this.burnLine();
    this.paper.feed(Math.max(tall, rows));
  }

  /** Burns the print buffer without feeding; returns its height. */
  burnLine(): number {
    if (this.line.isEmpty) return 0;
    const { picture, cells } = this.line.take(this.settings.upsideDown);
    const left = this.#leftOf(picture.width);
    this.paper.burn(picture, left);
    for (const cell of cells) {
      if (cell.x + left >= 0 && cell.x + left + cell.width <= this.paper.width)
        this.paper.mark({ ...cell, x: cell.x + left });
    }
    return picture.height;
  }

  /** A picture of its own (GS v 0, GS ( k, GS ( L): what is in the print buffer goes first. */
  printPicture(picture: Dots): void {
    if (!this.line.isEmpty) this.printLine();
    this.paper.burn(picture, this.#leftOf(Math.min(picture.width, this.areaWidth)));
    this.paper.feed(picture.height);
  }

  /** HT: to the next tab stop; without one, nothing. */
  tab(): void {
    const column = (CELLS[this.settings.font].width + this.settings.rightSpacing) * this.settings.across;
    const next = this.settings.tabs.map((stop) => stop * column).find((at) => at > this.line.cursor);
    if (next !== undefined) this.line.cursor = Math.min(next, this.areaWidth);
  }

  #leftOf(width: number): number {
    const room = this.areaWidth - width;
    const { align, leftMargin } = this.settings;
    if (align === 'centre') return leftMargin + Math.max(0, Math.floor(room / 2));
    return align === 'right' ? leftMargin + Math.max(0, room) : leftMargin;
  }
}
