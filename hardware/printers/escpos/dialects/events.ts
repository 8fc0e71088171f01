/** One thing that a printer has said. */
export type StatusEvent =
  /** To one of the DLE EOT requests; which one is known from the order only. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** To GS r 1. */
  | { readonly kind: 'paper-sensor'; readonly byte: number }
  /** To GS ( H: all before that request is printed. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** To DLE DC4 function 8. */
  | { readonly kind: 'buffers-cleared' }
  /** Automatic Status Back (GS a): unasked, the moment something changed. */
  | { readonly kind: 'automatic'; readonly bytes: AutomaticStatus }
  /** Custom's full status, asked for (DLE EOT 20) or unasked (GS à). */
  | { readonly kind: 'full-status'; readonly bytes: FullStatus }
  /** To GS e 6. */
  | { readonly kind: 'ejector'; readonly byte: number };

/** The four bytes of Automatic Status Back: printer, errors, paper, and one that is reserved. */
export type AutomaticStatus = readonly [printer: number, errors: number, paper: number, reserved: number];

/** The four bytes after `10 0F`. */
export type FullStatus = readonly [paper: number, user: number, recoverable: number, unrecoverable: number];

/** Takes the back channel of one printer apart; holds no more than one answer that has begun. */
export interface BackChannel {
  push(bytes: Uint8Array): StatusEvent[];
  /** Forgets an answer that was never finished. */
  reset(): void;
  /** Bytes of something that has begun and may never end. */
  readonly held: number;
  /** Bytes so far that no such printer sends. */
  readonly foreign: number;
}

export const XON = 0x11;
export const XOFF = 0x13;

/** DLE EOT answers have bits 1 and 4 set, 0 and 7 clear (ESC/POS Command Reference, DLE EOT). */
export function isRealTime(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}
