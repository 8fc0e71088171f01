import { type Dots, turnHalf } from './dots.ts';
import type { PaperCell } from './paper.ts';

/** The tallest a line can be: font A magnified eight times. */
const TALLEST = 24 * 8;
const MOST_CELLS = 2_048;

export interface ComposedLine {
  readonly picture: Dots;
  readonly cells: readonly PaperCell[];
}

/**
 * The print buffer: one line of characters and pictures, standing on a common foot (ESC/POS: characters of
 * different heights are aligned at the bottom).
 */
export class LineBuffer {
  readonly #width: number;
  readonly #ink: Uint8Array;
  #cells: PaperCell[] = [];
  /** Next character's left edge, from the left of the printing area. */
  cursor = 0;
  #right = 0;
  #height = 0;

  constructor(width: number) {
    this.#width = width;
    this.#ink = new Uint8Array(width * TALLEST);
  }

  get isEmpty(): boolean {
    return this.#right === 0 && this.cursor === 0;
  }

  /** Puts a picture at the cursor; `advance` dots on, the next one stands. `cell` when it is a character. */
  add(picture: Dots, advance: number, isCharacter: boolean): void {
    const left = this.cursor;
    const top = TALLEST - picture.height;
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width && left + x < this.#width; x++) {
        if (picture.dots[y * picture.width + x] === 1) this.#ink[(top + y) * this.#width + left + x] = 1;
      }
    }
    if (isCharacter && this.#cells.length < MOST_CELLS)
      this.#cells.push({ x: left, y: top, width: picture.width, height: picture.height });
    this.#height = Math.max(this.#height, picture.height);
    this.cursor = Math.min(this.#width, left + advance);
    this.#right = Math.max(this.#right, this.cursor);
  }

  /** The line as it will be burned, turned about itself for ESC {; the buffer is empty afterwards. */
  take(upsideDown: boolean): ComposedLine {
    const width = Math.max(this.#right, this.cursor);
    const height = this.#height;
    const top = TALLEST - height;
    const dots = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const from = (top + y) * this.#width;
      dots.set(this.#ink.subarray(from, from + width), y * width);
    }
    const cells = this.#cells.map((cell) => ({ ...cell, y: cell.y - top }));
    this.clear();
    const picture = { width, height, dots };
    if (!upsideDown) return { picture, cells };
    return {
      picture: turnHalf(picture),
      cells: cells.map((cell) => ({
        ...cell,
        x: width - cell.x - cell.width,
        y: height - cell.y - cell.height,
      })),
    };
  }

  clear(): void {
    if (this.#height > 0) this.#ink.fill(0, (TALLEST - this.#height) * this.#width);
    this.#cells = [];
    this.cursor = 0;
    this.#right = 0;
    this.#height = 0;
  }
}
