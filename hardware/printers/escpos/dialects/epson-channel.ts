import { type BackChannel, isRealTime, type StatusEvent, XOFF, XON } from './events.ts';

const BLOCK = 0x37;
const PROCESS_ID = 0x22;
const CLEARED = 0x25;
const PROCESS_ID_LENGTH = 7;
const AUTOMATIC_LENGTH = 4;

/**
 * The back channel of Epson and of all who follow it. Flow control may stand anywhere, Automatic Status Back may
 * come unasked (4 bytes, the first `0xx1xx00`) with a real-time answer between them, and noise is dropped. Holds
 * at most six bytes.
 */
export class EpsonChannel implements BackChannel {
  /** The bytes of a block or of Automatic Status Back that has begun. */
  #pending: number[] = [];
  #foreign = 0;

  push(bytes: Uint8Array): StatusEvent[] {
    const events: StatusEvent[] = [];
    for (const byte of bytes) if (byte !== XON && byte !== XOFF) this.#byte(byte, events);
    return events;
  }

  get held(): number {
    return this.#pending.length;
  }

  get foreign(): number {
    return this.#foreign;
  }

  reset(): void {
    this.#pending = [];
  }

  #byte(byte: number, events: StatusEvent[]): void {
    const pending = this.#pending;
    if (pending.length === 0) {
      if (byte === BLOCK || isAutomatic(byte)) pending.push(byte);
      else if (isRealTime(byte)) events.push({ kind: 'real-time', byte });
      else if ((byte & 0x90) === 0) events.push({ kind: 'paper-sensor', byte });
      else this.#foreign++;
      return;
    }
    // Real-time answers push in front of all else; bit 4 tells them from the bytes after the first.
    if (pending[0] !== BLOCK && isRealTime(byte)) {
      events.push({ kind: 'real-time', byte });
      return;
    }
    if (!continues(pending, byte)) {
      // What had begun was noise; a block may have begun inside it, and this byte may be an answer itself.
      const again = pending.indexOf(BLOCK, 1);
      this.#pending = again > 0 ? pending.slice(again) : [];
      this.#foreign += pending.length - this.#pending.length;
      this.#byte(byte, events);
      return;
    }
    pending.push(byte);
    const event = finished(pending);
    if (event === null) return;
    this.#pending = [];
    events.push(event);
  }
}

function isAutomatic(byte: number): boolean {
  return (byte & 0x93) === 0x10;
}

function continues(pending: readonly number[], byte: number): boolean {
  if (pending[0] !== BLOCK) return (byte & 0x90) === 0;
  if (pending.length === 1) return byte === PROCESS_ID || byte === CLEARED;
  if (pending[1] === CLEARED || pending.length === PROCESS_ID_LENGTH - 1) return byte === 0;
  return byte >= 0x20 && byte <= 0x7e;
}

/** Null while more is to come. */
function finished(pending: readonly number[]): StatusEvent | null {
  if (pending[0] !== BLOCK) {
    const [printer = 0, errors = 0, paper = 0, reserved = 0] = pending;
    if (pending.length < AUTOMATIC_LENGTH) return null;
    return { kind: 'automatic', bytes: [printer, errors, paper, reserved] };
  }
  if (pending[1] === CLEARED) return pending.length === 3 ? { kind: 'buffers-cleared' } : null;
  if (pending.length < PROCESS_ID_LENGTH) return null;
  return { kind: 'process-id', id: String.fromCharCode(...pending.slice(2, 6)) };
}
