import type { BarCodeRead } from '../bar-code-read.ts';
import { LONGEST_CODE } from '../code-framer.ts';
import { readCode } from '../read-code.ts';
import { symbologyOfSsi } from '../symbology.ts';
import { checksumOf, STATUS } from './packet.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Puts the DECODE_DATA packets of a decoder together to codes. Each code counts once, however often it is sent. */
export class DecodeData {
  /** Of the code on its way. */
  readonly #bytes = new Uint8Array(LONGEST_CODE);
  #length = 0;
  #overflow = false;
  /** Of the packet before, since a lost acknowledgement brings it again: no more than tells the two apart. */
  #before: number | null = null;

  /** Bytes held back for later. */
  get held(): number {
    return this.#length;
  }

  /** One packet: bar code type, then text. A read when it is the last one of its code. */
  take(status: number, data: Uint8Array): BarCodeRead | null {
    const mark = data.length * 0x1_0000 + checksumOf(data);
    if ((status & STATUS.retransmit) !== 0 && mark === this.#before) return null;
    this.#before = mark;
    const part = data.subarray(1);
    if (this.#length + part.length > LONGEST_CODE) this.#overflow = true;
    else {
      this.#bytes.set(part, this.#length);
      this.#length += part.length;
    }
    if ((status & STATUS.continued) !== 0) return null;
    const bytes = withoutSuffix(this.#bytes.subarray(0, this.#length));
    const read = readCode({ bytes, ended: true, overflow: this.#overflow }, symbologyOfSsi(data[0] ?? 0));
    this.#startAnew();
    return read;
  }

  /** The packet that was asked for once more is new, even if it is like the one before. */
  expectAgain(): void {
    this.#before = null;
  }

  /** The rest of what is on its way will not come. */
  forget(): void {
    this.#startAnew();
    this.#before = null;
  }

  #startAnew(): void {
    this.#length = 0;
    this.#overflow = false;
  }
}

/** A reader that is set up to end each code with Enter does so in a packet too. */
function withoutSuffix(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === CR || bytes[end - 1] === LF)) end--;
  return bytes.subarray(0, end);
}
