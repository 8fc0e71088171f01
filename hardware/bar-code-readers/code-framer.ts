import type { Framer } from '../readers/framing.ts';

const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

/** As many digits as the largest QR code holds (ISO/IEC 18004, table 7, version 40-L): no code is longer. */
export const LONGEST_CODE = 7089;

/** One code as a reader sent it, or what came instead of one. */
export interface CodeFrame {
  readonly bytes: Uint8Array;
  /** CR, LF or ETX came after it. Without one it may have been cut off. */
  readonly ended: boolean;
  /** More came than a code can have; the rest was dropped. */
  readonly overflow: boolean;
}

/**
 * Cuts the bytes of a reader into codes: each ends with CR, LF, both or ETX; an STX begins one. What has no end is over
 * when `flush` is called because nothing has come for a while, or at the next STX. Holds back one code at most.
 */
export class CodeFramer implements Framer<CodeFrame> {
  readonly #bytes = new Uint8Array(LONGEST_CODE);
  #held = 0;
  #overflow = false;

  /** Bytes held back for later. */
  get held(): number {
    return this.#held;
  }

  get pending(): boolean {
    return this.#held > 0;
  }

  push(bytes: Uint8Array): CodeFrame[] {
    const frames: CodeFrame[] = [];
    for (const byte of bytes) {
      const isEnd = byte === CR || byte === LF || byte === ETX;
      if (isEnd || byte === STX) {
        const frame = this.#end(isEnd);
        if (frame) frames.push(frame);
      } else if (this.#held < LONGEST_CODE) this.#bytes[this.#held++] = byte;
      else this.#overflow = true;
    }
    return frames;
  }

  flush(): CodeFrame | null {
    return this.#end(false);
  }

  #end(ended: boolean): CodeFrame | null {
    if (this.#held === 0) return null;
    const frame: CodeFrame = { bytes: this.#bytes.slice(0, this.#held), ended, overflow: this.#overflow };
    this.#held = 0;
    this.#overflow = false;
    return frame;
  }
}
