import { ACK, blockCheck, ENQ, EOT, ETX, HEAD, LONGEST_TEXT, NAK, STX, TAIL } from './frame.ts';

export type Token =
  | { readonly kind: 'ack' | 'nak' | 'enq' | 'eot' }
  | { readonly kind: 'frame'; readonly address: number; readonly text: Uint8Array }
  /** Began like a frame and was none: too long, without its end, or with a wrong check byte. */
  | { readonly kind: 'broken' };

const CONTROLS: Readonly<Record<number, Token>> = {
  [ACK]: { kind: 'ack' },
  [NAK]: { kind: 'nak' },
  [ENQ]: { kind: 'enq' },
  [EOT]: { kind: 'eot' },
};
const BROKEN: Token = { kind: 'broken' };
const LONGEST = HEAD + LONGEST_TEXT + TAIL;

/**
 * Takes the bytes of a reader apart. After a broken frame it goes on at the next STX inside it, so that a whole frame
 * behind a torn one is not lost. Holds back at most one frame.
 */
export class F2Framer {
  readonly #held = new Uint8Array(LONGEST);
  #length = 0;
  #foreign = 0;

  /** Bytes held back for later. */
  get held(): number {
    return this.#length;
  }

  /** Bytes so far that belong to nothing of this protocol. */
  get foreign(): number {
    return this.#foreign;
  }

  push(bytes: Uint8Array): Token[] {
    const tokens: Token[] = [];
    for (const byte of bytes) {
      if (this.#length === 0 && byte !== STX) {
        const control = CONTROLS[byte];
        if (control) tokens.push(control);
        else this.#foreign += 1;
        continue;
      }
      this.#held[this.#length++] = byte;
      for (let token = this.#take(); token; token = this.#take()) tokens.push(token);
    }
    return tokens;
  }

  /** What has begun is not going to end. */
  reset(): void {
    this.#length = 0;
  }

  /** The token at the head of what is held, null while it is not whole. */
  #take(): Token | null {
    if (this.#length < HEAD) return null;
    const [, address = 0, high = 0, low = 0] = this.#held;
    const textLength = high * 256 + low;
    if (textLength > LONGEST_TEXT) return this.#break();
    const end = HEAD + textLength;
    if (this.#length > end && this.#held[end] !== ETX) return this.#break();
    if (this.#length < end + TAIL) return null;
    if (this.#held[end + 1] !== blockCheck(this.#held.subarray(0, end + 1))) return this.#break();
    const text = this.#held.slice(HEAD, end);
    this.#drop(end + TAIL);
    return { kind: 'frame', address, text };
  }

  #break(): Token {
    this.#foreign += 1;
    this.#drop(1);
    return BROKEN;
  }

  /** Drops so many bytes, and what stands between them and the next STX. */
  #drop(count: number): void {
    const next = this.#held.subarray(count, this.#length).indexOf(STX);
    const dropped = next < 0 ? this.#length : count + next;
    this.#foreign += dropped - count;
    this.#held.copyWithin(0, dropped, this.#length);
    this.#length -= dropped;
  }
}
