import { ADVANCE, at, CAPITAL, EM, find, ORIGIN_X, ORIGIN_Y, type Outline, WIDTH } from './outline.ts';

/**
 * Letters of Noto Sans Mono set into a thermal printer's character cell: whole dots, no greys.
 * For glyphs that a printer's own fonts lack, and for lines that must go out as a picture.
 */

export interface CellGlyph {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left, one byte per dot: 1 prints. */
  readonly dots: Uint8Array;
}

export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** How a letter sits in a cell, in dots from the top. Of the weights, the one that falls best on whole dots. */
interface Setting {
  readonly weights: readonly number[];
  readonly baseline: number;
  readonly capital: number;
}

function settingOf(cell: CellSize): Setting {
  return cell.height >= 22
    ? {
        weights: [600],
        baseline: Math.round((cell.height * 19) / 24),
        capital: Math.round((cell.height * 17) / 24),
      }
    : {
        weights: [600, 500, 400],
        baseline: Math.round((cell.height * 13) / 17),
        capital: Math.round((cell.height * 12) / 17),
      };
}

/** Outline rows where each row of the cell begins, from the top; one more than the cell has rows. */
function rowEdges(outline: Outline, cell: CellSize, setting: Setting): number[] {
  const perDot = (EM * CAPITAL) / setting.capital;
  const above = ORIGIN_Y - outline.top;
  const down = perDot * Math.max(1, (outline.bottom - ORIGIN_Y) / perDot / (cell.height - setting.baseline));
  const edges: number[] = [];
  for (let row = setting.baseline; row <= cell.height; row++)
    edges[row] = ORIGIN_Y + (row - setting.baseline) * down;
  const gap = above > setting.baseline * perDot ? gapUnderAccent(outline) : null;
  if (gap === null) {
    const up = perDot * Math.max(1, above / perDot / setting.baseline);
    for (let row = 0; row < setting.baseline; row++) edges[row] = ORIGIN_Y - (setting.baseline - row) * up;
    return edges;
  }
  // An accented capital does not fit as it is: keep the accent and one clear row, press the body.
  const accent = setting.baseline >= 16 ? 3 : 2;
  const body = setting.baseline - accent - 1;
  for (let row = 0; row < accent; row++) edges[row] = outline.top + ((gap.top - outline.top) * row) / accent;
  edges[accent] = gap.top;
  for (let row = 0; row < body; row++)
    edges[accent + 1 + row] = gap.bottom + ((ORIGIN_Y - gap.bottom) * row) / body;
  return edges;
}

/** The empty rows between an accent and the letter under it. */
function gapUnderAccent(outline: Outline): { top: number; bottom: number } | null {
  const empty = (row: number): boolean =>
    at(outline.sums, WIDTH, row + 1) - at(outline.sums, WIDTH, row) < 0.5;
  let top = outline.top;
  while (top < ORIGIN_Y && !empty(top)) top++;
  if (top >= ORIGIN_Y) return null;
  let bottom = top;
  while (bottom < ORIGIN_Y && empty(bottom)) bottom++;
  return { top, bottom };
}

/** Ink to the left of each outline column, one list for each row of the cell, from 0 to 1 per column. */
function bandsOf(outline: Outline, edges: readonly number[], rows: number): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => {
    const [top, bottom] = [Math.round(edges[row] ?? 0), Math.round(edges[row + 1] ?? 0)];
    const height = Math.max(1, bottom - top);
    return Float64Array.from(
      { length: WIDTH + 1 },
      (_, x) => (at(outline.sums, x, bottom) - at(outline.sums, x, top)) / height,
    );
  });
}

/**
 * Sets one letter: the height is fixed by baseline and capital height; accented capitals and deep tails are
 * pressed into the cell instead of clipped; sideways the letter is moved and stretched by parts of a dot
 * until its stems fall on whole dots.
 */
function set(outline: Outline, cell: CellSize, setting: Setting): { dots: Uint8Array; score: number } {
  const bands = bandsOf(outline, rowEdges(outline, cell, setting), cell.height);
  const perDot = (EM * ADVANCE) / cell.width;
  const middle = ORIGIN_X + (EM * ADVANCE) / 2;
  let best: { dots: Uint8Array; score: number } | null = null;
  for (let stretch = 0.9; stretch <= 1.101; stretch += 0.04) {
    for (let shift = -1; shift <= 1; shift += 0.125) {
      const step = perDot * stretch;
      const edges = Array.from({ length: cell.width + 1 }, (_, column) =>
        Math.min(WIDTH, Math.max(0, Math.round(middle + (column + shift - cell.width / 2) * step))),
      );
      const [first = 0, last = 0] = [edges[0], edges[cell.width]];
      if (outline.left < first - step / 2 || outline.right > last + step / 2) continue;
      const dots = new Uint8Array(cell.width * cell.height);
      let contrast = 0;
      for (const [row, band] of bands.entries()) {
        for (let column = 0; column < cell.width; column++) {
          const [x0 = 0, x1 = 0] = [edges[column], edges[column + 1]];
          const ink = ((band[x1] ?? 0) - (band[x0] ?? 0)) / Math.max(1, x1 - x0);
          contrast += Math.abs(ink - 0.5);
          if (ink < 0.5) continue;
          dots[row * cell.width + column] = 1;
          // Letters side by side must not touch.
          if (column === cell.width - 1) contrast -= 0.7;
        }
      }
      // Prefer the letter's own width and place where the stems are as clear.
      const score = contrast - Math.abs(shift) * 2 - Math.abs(stretch - 1) * 20;
      if (best === null || score > best.score) best = { dots, score };
    }
  }
  return best ?? { dots: new Uint8Array(cell.width * cell.height), score: 0 };
}

/** U+2500, which joins its neighbours into a rule; no letter of the font. */
const RULE = '─';

function ruleOf(cell: CellSize): Uint8Array {
  const middle = Math.floor(cell.height / 2) - 1;
  return Uint8Array.from({ length: cell.width * cell.height }, (_, index) => {
    const row = Math.floor(index / cell.width);
    return Number(row === middle || row === middle + 1);
  });
}

/** An upright box: "a letter stands here that this machine cannot draw". */
function replacementBox(cell: CellSize, setting: Setting): Uint8Array {
  const dots = new Uint8Array(cell.width * cell.height);
  const [top, bottom] = [setting.baseline - setting.capital, setting.baseline - 1];
  const [left, right] = [1, cell.width - 2];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (row === top || row === bottom || column === left || column === right)
        dots[row * cell.width + column] = 1;
    }
  }
  return dots;
}

const glyphs = new Map<string, CellGlyph>();
const known = new Map<string, boolean>();

/** Whether the kiosk's own font can draw this letter; where it cannot, `renderGlyph` gives a box. */
export function hasGlyph(char: string): boolean {
  const cached = known.get(char);
  if (cached !== undefined) return cached;
  const has = char === RULE || find(char, 400) !== null;
  known.set(char, has);
  return has;
}

/**
 * One letter in a printer's cell: 12×24 dots for font A of most printers, 9×17 for font B.
 * Kept in memory after the first time.
 */
export function renderGlyph(char: string, cell: CellSize): CellGlyph {
  const key = `${char} ${cell.width}x${cell.height}`;
  const cached = glyphs.get(key);
  if (cached) return cached;
  const glyph: CellGlyph = {
    width: cell.width,
    height: cell.height,
    dots: char === RULE ? ruleOf(cell) : dotsOf(char, cell),
  };
  glyphs.set(key, glyph);
  return glyph;
}

function dotsOf(char: string, cell: CellSize): Uint8Array {
  const setting = settingOf(cell);
  let best: { dots: Uint8Array; score: number } | null = null;
  for (const weight of setting.weights) {
    const outline = find(char, weight);
    if (outline === null) break;
    const candidate =
      outline === 'blank'
        ? { dots: new Uint8Array(cell.width * cell.height), score: 0 }
        : set(outline, cell, setting);
    // A heavier letter wears better on thermal paper.
    const handicap = (600 - weight) / 30;
    if (best === null || candidate.score - handicap > best.score)
      best = { dots: candidate.dots, score: candidate.score - handicap };
  }
  return best?.dots ?? replacementBox(cell, setting);
}
