import type { CardProtocol } from '../apdu/command.ts';

/** What the kiosk asks of the PC/SC process. One card is connected at a time. */
export type PcscRequest =
  | { readonly ask: 'connect'; readonly reader: string }
  | { readonly ask: 'transmit'; readonly bytes: Uint8Array }
  | { readonly ask: 'disconnect' };

/** `code` is PC/SC's own word without `SCARD_E_` or `SCARD_W_`: `SharingViolation`. */
export type PcscAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly protocol: CardProtocol }
  | { readonly ok: false; readonly code: string };

export interface ReaderNow {
  readonly holds: 'nothing' | 'card' | 'mute-card';
  /** Grows with each insertion and removal: the same number means the same card, not taken out since. */
  readonly changes: number;
}

export type PcscMessage =
  /** The service answers; its readers follow at once. */
  | { readonly event: 'started' }
  | { readonly event: 'reader'; readonly name: string; readonly now: ReaderNow }
  | { readonly event: 'gone'; readonly name: string }
  /** The service is not there or went; the process ends. */
  | { readonly event: 'failed'; readonly code: string }
  | { readonly event: 'answer'; readonly id: number; readonly answer: PcscAnswer };

export interface PcscQuestion {
  readonly id: number;
  readonly request: PcscRequest;
}
