/** What the kiosk says to a reader; taken apart here once more, so that tests do not ask the code under test. */
export type HostWord =
  | { readonly kind: 'command'; readonly address: number; readonly text: Uint8Array }
  /** A frame that arrived torn. */
  | { readonly kind: 'torn' }
  | { readonly kind: 'enq' | 'nak' };

const STX = 0xf2;
const ETX = 0x03;
const ENQ = 0x05;
const NAK = 0x15;
/** Longer than any command of a kiosk. */
const LONGEST_TEXT = 64;

export class HostBytes {
  #bytes: number[] = [];

  push(bytes: Uint8Array): HostWord[] {
    const words: HostWord[] = [];
    for (const byte of bytes) {
      if (this.#bytes.length === 0 && byte === ENQ) words.push({ kind: 'enq' });
      if (this.#bytes.length === 0 && byte === NAK) words.push({ kind: 'nak' });
      if (this.#bytes.length === 0 && byte !== STX) continue;
      this.#bytes.push(byte);
      const word = this.#whole();
      if (!word) continue;
      words.push(word);
      this.#bytes = [];
    }
    return words;
  }

  /** Switched off. */
  forget(): void {
    this.#bytes = [];
  }

  #whole(): HostWord | null {
    const [, address = 0, high = 0, low = 0, ...rest] = this.#bytes;
    if (this.#bytes.length < 4) return null;
    const length = high * 256 + low;
    if (length > LONGEST_TEXT) return { kind: 'torn' };
    if (rest.length < length + 2) return null;
    const isSound = rest[length] === ETX && this.#bytes.reduce((check, byte) => check ^ byte, 0) === 0;
    return isSound
      ? { kind: 'command', address, text: Uint8Array.from(rest.slice(0, length)) }
      : { kind: 'torn' };
  }
}

/** `F2 address length text 03 BCC`. */
export function framed(address: number, text: readonly number[]): Uint8Array {
  const bytes = [STX, address, text.length >> 8, text.length & 0xff, ...text, ETX];
  return Uint8Array.from([...bytes, bytes.reduce((check, byte) => check ^ byte, 0)]);
}
