import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { renderGlyph } from '../../hardware/fonts/cell-font.ts';
import { type Dots, embolden, invert, magnify } from '../../hardware/simulators/printer/dots.ts';
import type { PaperCell } from '../../hardware/simulators/printer/paper.ts';
import { CELLS } from '../../hardware/simulators/printer/settings.ts';
import { chooseScripts, type Reading } from './look-alikes.ts';

export { foldLookAlikes } from './look-alikes.ts';

/**
 * Reads printed paper as an eye does: from the dots. It is told where characters stand, never which. Each
 * cell is compared with every letter it could be; a cell that is like none reads as U+FFFD.
 */

const AZERBAIJANI = 'AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz';
const RUSSIAN = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
const SIGNS = '№₼…–—«»“”„‘’°·•₽€§×→';
const ASCII = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join('');

/** Every character that the reader knows, once each. */
export const READABLE: readonly string[] = [...new Set([...ASCII, ...AZERBAIJANI, ...RUSSIAN, ...SIGNS])];

export const UNREADABLE = '\ufffd';
/** A cell with nothing but lines from edge to edge. */
export const RULE = '─';

/** Dots that may differ, of all the ink in both pictures. The nearest letter wins, so this only bounds how far it may be. */
const TOLERANCE = 0.03;

export interface PaperImage {
  readonly width: number;
  readonly height: number;
  /** Row by row, 1 is ink. */
  readonly dots: Uint8Array;
}

export interface PaperText {
  /** Top to bottom, without trailing spaces; blank lines left out. */
  readonly lines: readonly string[];
  readonly text: string;
  readonly qr: string | null;
}

export interface PrintedSheet {
  /** Base64 of a PNG. */
  readonly png: string;
  readonly cells: readonly PaperCell[];
}

export function decodePaper(png: string | Uint8Array): PaperImage {
  const image = PNG.sync.read(typeof png === 'string' ? Buffer.from(png, 'base64') : Buffer.from(png));
  const dots = new Uint8Array(image.width * image.height);
  for (let at = 0; at < dots.length; at++) dots[at] = (image.data[at * 4] ?? 255) < 128 ? 1 : 0;
  return { width: image.width, height: image.height, dots };
}

function crop(image: PaperImage, cell: PaperCell): Dots {
  const dots = new Uint8Array(cell.width * cell.height);
  for (let y = 0; y < cell.height; y++) {
    const from = (cell.y + y) * image.width + cell.x;
    dots.set(image.dots.subarray(from, from + cell.width), y * cell.width);
  }
  return { width: cell.width, height: cell.height, dots };
}

interface Template {
  readonly char: string;
  readonly dots: Uint8Array;
  readonly ink: number;
}

const templates = new Map<string, readonly Template[]>();

function inkOf(dots: Uint8Array): number {
  let ink = 0;
  for (const dot of dots) ink += dot;
  return ink;
}

/** Every letter as it looks in a cell of this size: plain and heavy, and rounded when magnified. */
function templatesFor(width: number, height: number): readonly Template[] {
  const key = `${width}x${height}`;
  const known = templates.get(key);
  if (known) return known;
  const made: Template[] = [];
  for (const cell of [CELLS.A, CELLS.B]) {
    const [across, down] = [width / cell.width, height / cell.height];
    if (!Number.isInteger(across) || !Number.isInteger(down) || across > 8 || down > 8) continue;
    const looks = across > 1 && down > 1 ? [false, true] : [false];
    for (const char of READABLE) {
      const plain = renderGlyph(char, cell);
      for (const glyph of [plain, embolden(plain)]) {
        for (const smooth of looks) {
          const { dots } = magnify(glyph, across, down, smooth);
          made.push({ char, dots, ink: inkOf(dots) });
        }
      }
    }
  }
  templates.set(key, made);
  return made;
}

/** Dots that differ; gives up, with a number too large, beyond `most`. */
function distance(one: Uint8Array, other: Uint8Array, most: number): number {
  let differ = 0;
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at] && ++differ > most) return differ;
  }
  return differ;
}

/** How many rows are left above an underline, which is one or two full rows at the foot. */
function rowsAboveUnderline({ width, height, dots }: Dots): number {
  let rows = height;
  const full = (row: number): boolean =>
    dots.subarray(row * width, (row + 1) * width).every((ink) => ink === 1);
  while (rows > height - 2 && full(rows - 1)) rows--;
  return rows;
}

/** The letters nearest to a picture; none when nothing is near. */
function nearestTo(picture: Dots): readonly string[] {
  const dots = picture.dots.subarray(0, rowsAboveUnderline(picture) * picture.width);
  const ink = inkOf(dots);
  if (ink === 0) return [' '];
  let nearest: string[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const template of templatesFor(picture.width, picture.height)) {
    const most = Math.min(least, (ink + template.ink) * TOLERANCE);
    const differ = distance(dots, template.dots.subarray(0, dots.length), most);
    if (differ > most) continue;
    if (differ < least) nearest = [];
    least = differ;
    if (!nearest.includes(template.char)) nearest.push(template.char);
  }
  return nearest;
}

/** The letters that a cell may be: several only when they look exactly alike (Latin A and Cyrillic А). */
export function readCell(image: PaperImage, cell: PaperCell): readonly string[] {
  const picture = crop(image, cell);
  // More ink than paper: white on black, or a letter that is heavy indeed.
  const dark = inkOf(picture.dots) > picture.dots.length / 2;
  for (const look of dark ? [invert(picture), picture] : [picture]) {
    const nearest = nearestTo(look);
    if (nearest.length > 0) return nearest;
  }
  return [isRule(picture) ? RULE : UNREADABLE];
}

function isRule({ width, height, dots }: Dots): boolean {
  const inks = Array.from({ length: height }, (_, y) => inkOf(dots.subarray(y * width, (y + 1) * width)));
  return inks.includes(width) && inks.every((ink) => ink === 0 || ink === width);
}

/** Cells of one line share their foot; lines from the top down, cells from the left. */
function linesOf(cells: readonly PaperCell[]): PaperCell[][] {
  const lines = new Map<number, PaperCell[]>();
  for (const cell of cells) {
    const foot = cell.y + cell.height;
    lines.set(foot, [...(lines.get(foot) ?? []), cell]);
  }
  return [...lines.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, line]) => line.sort((one, other) => one.x - other.x));
}

/** The letters in `cells`, one string for each line. For a picture line, hand in the cells it was laid out in. */
export function readCells(image: PaperImage, cells: readonly PaperCell[]): string[] {
  const lines = linesOf(cells).map((line) => {
    const readings: Reading[] = [];
    let right: number | null = null;
    for (const cell of line) {
      const gap = right === null ? 0 : Math.floor((cell.x - right) / cell.width);
      for (let space = 0; space < gap; space++) readings.push([' ']);
      readings.push(readCell(image, cell));
      right = cell.x + cell.width;
    }
    return readings;
  });
  return chooseScripts(lines)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

/** The QR code on the paper, from its dots; null when there is none or it cannot be read. */
export function readQr(image: PaperImage): string | null {
  const code = findQr(image);
  return code ? Buffer.from(code.binaryData).toString('utf8') : null;
}

/** Where the QR code stands, in dots; null when there is none. `right` and `bottom` are the first beyond it. */
export function placeOfQr(
  image: PaperImage,
): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null {
  const code = findQr(image);
  if (!code) return null;
  const { topLeftCorner, bottomRightCorner } = code.location;
  return {
    left: Math.round(topLeftCorner.x),
    top: Math.round(topLeftCorner.y),
    right: Math.round(bottomRightCorner.x),
    bottom: Math.round(bottomRightCorner.y),
  };
}

function findQr(image: PaperImage) {
  const pixels = new Uint8ClampedArray(image.width * image.height * 4).fill(255);
  for (let at = 0; at < image.dots.length; at++) {
    if (image.dots[at] === 1) pixels.fill(0, at * 4, at * 4 + 3);
  }
  return jsQR(pixels, image.width, image.height, { inversionAttempts: 'dontInvert' });
}

/** Reads a whole sheet. */
export function readPaper(sheet: PrintedSheet): PaperText {
  const image = decodePaper(sheet.png);
  const lines = readCells(image, sheet.cells);
  return { lines, text: lines.join('\n'), qr: readQr(image) };
}
