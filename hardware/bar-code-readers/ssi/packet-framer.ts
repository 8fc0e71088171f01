import type { Framer } from '../../readers/framing.ts';
import { CHECKSUM_LENGTH, checksumOf, FROM_DECODER, HEADER_LENGTH, type SsiPacket } from './packet.ts';

/** The length byte says 255 at most. */
export const LONGEST_PACKET = 255 + CHECKSUM_LENGTH;

export type SsiFrame =
  | { readonly kind: 'packet'; readonly packet: SsiPacket }
  /** What came before the line fell silent was no packet. */
  | { readonly kind: 'damaged' };

/**
 * Finds the packets of a decoder among whatever comes: a byte that begins none is passed over, until the next one does.
 * Stray bytes right before a good packet are line noise and not worth a word.
 */
export class SsiFramer implements Framer<SsiFrame> {
  #bytes: number[] = [];
  #passedOver = false;

  /** Bytes held back for later. */
  get held(): number {
    return this.#bytes.length;
  }

  get pending(): boolean {
    return this.#passedOver || this.#bytes.length > 0;
  }

  push(bytes: Uint8Array): SsiFrame[] {
    const frames: SsiFrame[] = [];
    for (const byte of bytes) {
      this.#bytes.push(byte);
      const packet = this.#next();
      if (packet) frames.push({ kind: 'packet', packet });
    }
    return frames;
  }

  flush(): SsiFrame | null {
    while (this.#bytes.length > 0) {
      this.#passOver();
      const packet = this.#next();
      if (packet) return { kind: 'packet', packet };
    }
    if (!this.#passedOver) return null;
    this.#passedOver = false;
    return { kind: 'damaged' };
  }

  #next(): SsiPacket | null {
    for (;;) {
      const packet = packetAtHead(this.#bytes);
      if (packet === 'incomplete') return null;
      if (packet === 'none') {
        this.#passOver();
        continue;
      }
      this.#bytes = this.#bytes.slice(HEADER_LENGTH + packet.data.length + CHECKSUM_LENGTH);
      this.#passedOver = false;
      return packet;
    }
  }

  #passOver(): void {
    this.#bytes.shift();
    this.#passedOver = true;
  }
}

function packetAtHead(bytes: readonly number[]): SsiPacket | 'incomplete' | 'none' {
  const [length, opcode = 0, source, status = 0] = bytes;
  if (length === undefined) return 'incomplete';
  if (length < HEADER_LENGTH || (source !== undefined && source !== FROM_DECODER)) return 'none';
  if (bytes.length < length + CHECKSUM_LENGTH) return 'incomplete';
  const body = Uint8Array.from(bytes.slice(0, length));
  const [high = 0, low = 0] = bytes.slice(length);
  if (checksumOf(body) !== (high << 8) + low) return 'none';
  return { opcode, status, data: body.subarray(HEADER_LENGTH) };
}
