import { type CellSize, renderGlyph } from '../../fonts/cell-font.ts';
import { rasterHeader } from './commands.ts';

/** Rows in one command: small enough that a status request between two of them is never far. */
const BAND_ROWS = 24;

export interface TextLook {
  readonly cell: CellSize;
  /** Magnification. */
  readonly across?: number;
  readonly down?: number;
  /** As printers do it: every dot once more to the right. */
  readonly bold?: boolean;
  /** Paper in place of ink. */
  readonly inverse?: boolean;
}

/** Dots to be printed as pictures (GS v 0); what is drawn beyond its edges is lost. */
export class Bitmap {
  readonly width: number;
  readonly height: number;
  readonly #rowBytes: number;
  readonly #bits: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#rowBytes = Math.ceil(width / 8);
    this.#bits = new Uint8Array(this.#rowBytes * height);
  }

  ink(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = y * this.#rowBytes + (x >> 3);
    this.#bits[at] = (this.#bits[at] ?? 0) | (0x80 >> (x & 7));
  }

  box(left: number, top: number, width: number, height: number): void {
    for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) this.ink(x, y);
  }

  /** One line of letters with its upper left corner at (left, top), whole cells side by side. */
  text(chars: readonly string[], left: number, top: number, look: TextLook): void {
    const { cell, across = 1, down = 1, bold = false, inverse = false } = look;
    for (const [index, char] of chars.entries()) {
      const { dots } = renderGlyph(char, cell);
      const x = left + index * cell.width * across;
      for (let row = 0; row < cell.height * down; row++) {
        const from = Math.floor(row / down) * cell.width;
        for (let column = 0; column < cell.width * across; column++) {
          const at = Math.floor(column / across);
          const heavy = bold && at > 0 && dots[from + at - 1] === 1;
          if ((dots[from + at] === 1 || heavy) !== inverse) this.ink(x + column, top + row);
        }
      }
    }
  }

  /** Whole commands, top first. */
  commands(): number[][] {
    const commands: number[][] = [];
    for (let top = 0; top < this.height; top += BAND_ROWS) {
      const rows = Math.min(BAND_ROWS, this.height - top);
      const band = this.#bits.subarray(top * this.#rowBytes, (top + rows) * this.#rowBytes);
      commands.push([...rasterHeader(this.#rowBytes, rows), ...band]);
    }
    return commands;
  }
}
