import type { Dots } from './dots.ts';
import { encodePng } from './png.ts';

/** Where a character was printed, in dots of the sheet; never which. */
export interface PaperCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  readonly id: number;
  /** In dots. */
  readonly width: number;
  readonly height: number;
  /** False while it still hangs on the roll, or when it was torn off because nobody cut it. */
  readonly cut: boolean;
  readonly cells: readonly PaperCell[];
  png(): Buffer;
}

/** About 1.5 m: a strip that nobody cuts falls to the floor, and memory stays bounded. */
const LONGEST_SHEET = 10_800;
/** One feed command moves at most 1016 mm (ESC J, ESC d). */
const LONGEST_FEED = 7_200;
const MOST_CELLS = 20_000;

/**
 * The paper: grows as it is fed, is cut above the print head. As in a real printer the cutter sits past the
 * head, so what was printed last stays on the next sheet unless it is fed past the cutter first.
 */
export class Paper {
  readonly width: number;
  readonly #cutterDots: number;
  readonly #onSheet: (sheet: Sheet) => void;
  #rows = new Map<number, Uint8Array>();
  #cells: PaperCell[] = [];
  /** Row under the print head, counted from the edge of the last cut. */
  #head: number;
  #id = 1;
  #fed = 0;

  constructor(width: number, cutterDots: number, onSheet: (sheet: Sheet) => void) {
    this.width = width;
    this.#cutterDots = cutterDots;
    this.#head = cutterDots;
    this.#onSheet = onSheet;
  }

  /** Rows fed since the beginning: the motor's work. */
  get fed(): number {
    return this.#fed;
  }

  /** From the head to the cutter, in dots. */
  get cutterDots(): number {
    return this.#cutterDots;
  }

  /** Burns a picture at the head's place, `x` dots from the left edge; dots beyond the paper are lost. */
  burn(picture: Dots, x: number): void {
    for (let y = 0; y < picture.height; y++) {
      let row: Uint8Array | undefined;
      for (let column = 0; column < picture.width; column++) {
        const at = x + column;
        if (at < 0 || at >= this.width || picture.dots[y * picture.width + column] !== 1) continue;
        row ??= this.#rowAt(this.#head + y);
        row[at >> 3] = (row[at >> 3] ?? 0) | (0x80 >> (at & 7));
      }
    }
  }

  /** Notes a character's place; `y` counts from the head. */
  mark(cell: PaperCell): void {
    if (this.#cells.length < MOST_CELLS) this.#cells.push({ ...cell, y: cell.y + this.#head });
  }

  feed(rows: number): void {
    const moved = Math.min(LONGEST_FEED, Math.max(0, Math.floor(rows)));
    this.#head += moved;
    this.#fed += moved;
    if (this.#head > LONGEST_SHEET) this.#part(this.#head, false);
  }

  /** Cuts at the cutter. Nothing happens when no paper has come past it. */
  cut(): void {
    this.#part(this.#head - this.#cutterDots, true);
  }

  /** What has come out since the last cut, or null when nothing has. */
  growing(): Sheet | null {
    return this.#head === this.#cutterDots ? null : this.#sheet(this.#head, false);
  }

  #rowAt(y: number): Uint8Array {
    let row = this.#rows.get(y);
    if (!row) {
      row = new Uint8Array(Math.ceil(this.width / 8));
      this.#rows.set(y, row);
    }
    return row;
  }

  #sheet(height: number, cut: boolean): Sheet {
    const rows = new Map(this.#rows);
    const width = this.width;
    return {
      id: this.#id,
      width,
      height,
      cut,
      cells: this.#cells.filter(({ y, height: tall }) => y + tall <= height),
      png: () => encodePng({ width, height, row: (y) => rows.get(y) }),
    };
  }

  #part(at: number, cut: boolean): void {
    if (at <= 0) return;
    const sheet = this.#sheet(at, cut);
    this.#id++;
    this.#rows = new Map([...this.#rows].filter(([y]) => y >= at).map(([y, row]) => [y - at, row]));
    this.#cells = this.#cells.filter(({ y }) => y >= at).map((cell) => ({ ...cell, y: cell.y - at }));
    this.#head = this.#cutterDots;
    this.#onSheet(sheet);
  }
}
