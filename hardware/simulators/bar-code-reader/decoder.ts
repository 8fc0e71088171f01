import type { PrintedCode } from './presentations.ts';

/** The part of a simulated reader that speaks with the kiosk. */
export interface Decoder {
  /** Looks for a code now. */
  readonly looking: boolean;
  accept(bytes: Uint8Array): void;
  /** Has decoded a code, and sends it. */
  send(code: PrintedCode): void;
  /** Was without power for a moment. */
  reset(): void;
}

export interface DecoderDeps {
  readonly send: (bytes: Uint8Array) => void;
  readonly later: (run: () => void, milliseconds: number) => void;
  /** It has begun to look. */
  readonly onLooking: () => void;
}
