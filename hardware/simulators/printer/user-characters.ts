import type { Dots } from './dots.ts';
import { CELLS, type FontName } from './settings.ts';

export const FIRST_USER_CODE = 0x20;
export const LAST_USER_CODE = 0x7e;
/** ESC &: bytes to a column; three hold the 24 dots of font A and the 17 of font B. */
export const COLUMN_BYTES = 3;

/** User-defined characters, one set to each font (ESC &, ESC ?). Forgotten by ESC @ and without power. */
export class UserCharacters {
  readonly #glyphs = new Map<string, Dots>();

  get count(): number {
    return this.#glyphs.size;
  }

  /** `columns` come as ESC & sends them: each three bytes, the top dot first; missing ones stay blank. */
  define(font: FontName, code: number, columns: readonly number[]): void {
    const { width, height } = CELLS[font];
    const dots = new Uint8Array(width * height);
    for (let x = 0; x < width; x++) {
      for (let y = 0; y < height; y++) {
        const byte = columns[x * COLUMN_BYTES + (y >> 3)] ?? 0;
        dots[y * width + x] = (byte >> (7 - (y & 7))) & 1;
      }
    }
    this.#glyphs.set(font + code, { width, height, dots });
  }

  cancel(font: FontName, code: number): void {
    this.#glyphs.delete(font + code);
  }

  find(font: FontName, code: number): Dots | undefined {
    return this.#glyphs.get(font + code);
  }

  clear(): void {
    this.#glyphs.clear();
  }
}
