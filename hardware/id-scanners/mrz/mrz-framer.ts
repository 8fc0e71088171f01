import type { DocumentForm } from '../document-read.ts';

const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

/** Longer than any machine-readable line, and than three of them without a separator. */
const LONGEST_LINE = 128;
/** Twice what a document has: who sends more sends no document. */
const MOST_LINES = 6;
/** Stands for a byte that is no printable character. */
export const NO_CHARACTER = '\u{fffd}';

/** Lines of one document, or of what came instead of one. */
export interface Frame {
  readonly lines: readonly string[];
  /** More came than a document can have; the rest was dropped. */
  readonly overflow: boolean;
}

/** Lengths of the lines of each form. */
export const FORM_LINES: Readonly<Record<DocumentForm, readonly number[]>> = {
  TD1: [30, 30, 30],
  TD2: [36, 36],
  TD3: [44, 44],
};

/**
 * Cuts the bytes of a reader into documents: lines that end with CR, LF or both, with or without STX and ETX around
 * them. A document of the right shape is whole with its last line's end; anything else when `flush` is called because
 * nothing has come for a while, at ETX, or at the next STX. Holds back a bounded number of characters, whatever comes.
 */
export class MrzFramer {
  #lines: string[] = [];
  #line = '';
  #overflow = false;

  /** Characters held back for later. */
  get held(): number {
    return this.#lines.reduce((sum, line) => sum + line.length, this.#line.length);
  }

  /** True while something waits for its end. */
  get pending(): boolean {
    return this.#overflow || this.#line !== '' || this.#lines.length > 0;
  }

  push(bytes: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    const end = (): void => {
      const frame = this.flush();
      if (frame) frames.push(frame);
    };
    for (const byte of bytes) {
      switch (byte) {
        case STX:
        case ETX:
          end();
          break;
        case CR:
        case LF:
          this.#endLine();
          if (this.#isWhole()) end();
          break;
        default:
          if (this.#line.length < LONGEST_LINE && this.#lines.length < MOST_LINES)
            this.#line += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : NO_CHARACTER;
          else this.#overflow = true;
      }
    }
    return frames;
  }

  /** Nothing more is coming: what there is, null when there is nothing. */
  flush(): Frame | null {
    this.#endLine();
    if (!this.pending) return null;
    const frame: Frame = { lines: this.#lines, overflow: this.#overflow };
    this.#lines = [];
    this.#overflow = false;
    return frame;
  }

  #endLine(): void {
    if (this.#line === '') return;
    this.#lines.push(...split(this.#line));
    this.#line = '';
  }

  #isWhole(): boolean {
    return !this.#overflow && formOf(this.#lines) !== null;
  }
}

/** The form that lines of these lengths have. */
export function formOf(lines: readonly string[]): DocumentForm | null {
  for (const form of ['TD1', 'TD2', 'TD3'] as const) {
    const lengths = FORM_LINES[form];
    if (lines.length === lengths.length && lengths.every((length, at) => lines[at]?.length === length))
      return form;
  }
  return null;
}

/** Readers that are set up without separators send all lines as one. */
function split(line: string): string[] {
  for (const [length = 0, ...others] of Object.values(FORM_LINES)) {
    if (line.length !== length * (others.length + 1)) continue;
    return [length, ...others].map((_, at) => line.slice(at * length, (at + 1) * length));
  }
  return [line];
}
