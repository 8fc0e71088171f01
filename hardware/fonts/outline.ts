import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/** Letters of Noto Sans Mono as ink on a fine grid, ready to be measured. */

const SUBSETS = ['latin', 'latin-ext', 'cyrillic'] as const;
type Subset = (typeof SUBSETS)[number];

/** Dots of the outline per em: fine enough to measure coverage, small enough to stay quick. */
export const EM = 160;
/** Noto Sans Mono in parts of an em: every advance, and the height of a flat capital. */
export const ADVANCE = 0.6;
export const CAPITAL = 0.714;
/** The letter is drawn with room on all sides, so that nothing is lost before it is fitted. */
export const WIDTH = EM;
const HEIGHT = EM * 1.6;
export const ORIGIN_X = EM * 0.2;
export const ORIGIN_Y = EM * 1.2;

const require = createRequire(import.meta.url);
const families = new Map<string, string>();

function family(subset: Subset, weight: number): string {
  const key = `DOST ${subset} ${weight}`;
  if (!families.has(key)) {
    const file = require.resolve(
      `@fontsource/noto-sans-mono/files/noto-sans-mono-${subset}-${weight}-normal.woff2`,
    );
    if (!GlobalFonts.register(readFileSync(file), key)) throw new Error(`font not readable: ${file}`);
    families.set(key, key);
  }
  return key;
}

/** Ink of a letter at `EM` dots per em, with sums that make the coverage of any rectangle one look. */
export interface Outline {
  readonly sums: Float64Array;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const canvas = createCanvas(WIDTH, HEIGHT);
const context = canvas.getContext('2d');

function draw(char: string, name: string): { alpha: Uint8ClampedArray; advance: number } {
  context.clearRect(0, 0, WIDTH, HEIGHT);
  context.font = `${EM}px "${name}"`;
  context.fillText(char, ORIGIN_X, ORIGIN_Y);
  return {
    alpha: context.getImageData(0, 0, WIDTH, HEIGHT).data,
    advance: context.measureText(char).width / EM,
  };
}

function outlineOf(alpha: Uint8ClampedArray): Outline | null {
  const side = WIDTH + 1;
  const sums = new Float64Array(side * (HEIGHT + 1));
  let [top, bottom, left, right] = [HEIGHT, 0, WIDTH, 0];
  for (let y = 0; y < HEIGHT; y++) {
    let row = 0;
    for (let x = 0; x < WIDTH; x++) {
      const ink = (alpha[(y * WIDTH + x) * 4 + 3] ?? 0) / 255;
      row += ink;
      sums[(y + 1) * side + x + 1] = (sums[y * side + x + 1] ?? 0) + row;
      if (ink > 0.5) {
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
      }
    }
  }
  return right === 0 ? null : { sums, top, bottom, left, right };
}

/** Ink above and to the left of a point of the grid. */
export function at(sums: Float64Array, x: number, y: number): number {
  const cx = Math.min(WIDTH, Math.max(0, Math.round(x)));
  const cy = Math.min(HEIGHT, Math.max(0, Math.round(y)));
  return sums[cy * (WIDTH + 1) + cx] ?? 0;
}

/** Each font's own shape for "no such letter", so that it is never taken for the letter. */
const missing = new Map<string, Uint8ClampedArray>();

/** Only an order to look in: each look draws the letter. */
function likelihood(subset: Subset, char: string): number {
  const code = char.codePointAt(0) ?? 0;
  const cyrillic = (code >= 0x400 && code < 0x500) || code === 0x2116;
  const extended = (code >= 0x100 && code < 0x400) || code >= 0x20a0;
  return Number(subset === (cyrillic ? 'cyrillic' : extended ? 'latin-ext' : 'latin'));
}

/** A letter's ink at one weight; `'blank'` for a space, null when the font does not have it. */
export function find(char: string, weight: number): Outline | 'blank' | null {
  if (char === ' ' || char === '\u00a0') return 'blank';
  for (const subset of [...SUBSETS].sort((one, other) => likelihood(other, char) - likelihood(one, char))) {
    const name = family(subset, weight);
    const { alpha, advance } = draw(char, name);
    // A letter taken from some font of the system has another advance.
    if (Math.abs(advance - ADVANCE) > 0.001) continue;
    const none = missing.get(name) ?? draw('\u{10fffe}', name).alpha.slice();
    missing.set(name, none);
    if (alpha.every((value, index) => value === none[index])) continue;
    const outline = outlineOf(alpha);
    if (outline) return outline;
  }
  return null;
}
