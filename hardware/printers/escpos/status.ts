import type { PrinterCondition } from '../printer.ts';

/** One answer from the back channel. */
export type StatusEvent =
  /** To one of the DLE EOT requests; which one is known from the order only. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** To GS r 1. */
  | { readonly kind: 'paper-sensor'; readonly byte: number }
  /** To GS ( H: all before that request is printed. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** To DLE DC4 function 8. */
  | { readonly kind: 'buffers-cleared' };

const XON = 0x11;
const XOFF = 0x13;
const BLOCK = 0x37;
const PROCESS_ID = 0x22;
const CLEARED = 0x25;
const PROCESS_ID_LENGTH = 7;

/** DLE EOT answers have bits 1 and 4 set, 0 and 7 clear (ESC/POS Command Reference, DLE EOT). */
function isRealTime(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/**
 * Takes the back channel apart. Flow control may stand anywhere, Automatic Status Back may come unasked
 * (4 bytes, the first `0xx1xx00`), and noise is dropped. Holds at most six bytes.
 */
export class StatusParser {
  /** The bytes of a block or of Automatic Status Back that has begun. */
  #pending: number[] = [];
  #foreign = 0;

  /** Bytes so far that no printer sends. */
  get foreign(): number {
    return this.#foreign;
  }

  push(bytes: Uint8Array): StatusEvent[] {
    const events: StatusEvent[] = [];
    for (const byte of bytes) if (byte !== XON && byte !== XOFF) this.#byte(byte, events);
    return events;
  }

  /** Bytes of something that has begun and may never end. */
  get held(): number {
    return this.#pending.length;
  }

  /** Forgets a block that was never finished. */
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
    if (event === undefined) return;
    this.#pending = [];
    if (event !== null) events.push(event);
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

/** `undefined` while more is to come, `null` for something whole that nobody asked for. */
function finished(pending: readonly number[]): StatusEvent | null | undefined {
  if (pending[0] !== BLOCK) return pending.length === 4 ? null : undefined;
  if (pending[1] === CLEARED) return pending.length === 3 ? { kind: 'buffers-cleared' } : undefined;
  if (pending.length < PROCESS_ID_LENGTH) return undefined;
  return { kind: 'process-id', id: String.fromCharCode(...pending.slice(2, 6)) };
}

/** The four answers to DLE EOT 1 to 4. */
export type RealTimeAnswers = readonly [printer: number, offline: number, error: number, paper: number];

/** What the four answers mean, the cause that a hand can mend first (ESC/POS Command Reference, DLE EOT). */
export function statusOf([printer, offline, error, paper]: RealTimeAnswers): PrinterCondition {
  if (offline & 0x04) return { kind: 'cover-open' };
  if (offline & 0x20 || paper & 0x60) return { kind: 'no-paper' };
  if (error & 0x08) return { kind: 'cutter-error' };
  if (error & 0x20) return { kind: 'error', recoverable: false };
  if (error & 0x44) return { kind: 'error', recoverable: true };
  if (offline & 0x40) return { kind: 'error', recoverable: false };
  if (printer & 0x08 || offline & 0x08) return { kind: 'offline' };
  return { kind: 'ready', nearEnd: (paper & 0x0c) !== 0 };
}
