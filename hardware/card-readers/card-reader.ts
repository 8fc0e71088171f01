import type { DeviceState } from '../supervision/device-state.ts';

/** How a card reader is. Closed: every member has a technician's text. */
export type CardReaderStatus =
  | { readonly kind: 'no-card' }
  | { readonly kind: 'badge' }
  /** A card without our application, whose UID was asked for because the profile says so. */
  | { readonly kind: 'uid-card' }
  | { readonly kind: 'unknown-card' }
  /** There is something in the reader that does not answer: a card the wrong way round, a broken one, no card. */
  | { readonly kind: 'mute-card' }
  /** Another program holds the reader or its card. */
  | { readonly kind: 'in-use' };

/** Why a card did not do what it was asked. */
export const CARD_FAULTS = [
  /** It was pulled out, or another card came. */
  'removed',
  /** No answer: it was being pulled out, or it is broken. */
  'silent',
  /** Bytes that are no answer of such a card. */
  'garbled',
  /** It answered, and would not. */
  'refused',
  /** Another program holds it. */
  'in-use',
  /** The reader or its service went. */
  'lost',
] as const;
export type CardFault = (typeof CARD_FAULTS)[number];

export type CardResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: CardFault };

/** A card with our application. What it says about itself is personal: never logged, never kept. */
export interface BadgeCard {
  readonly kind: 'badge';
  /** 16 bytes; null for a blank badge. */
  readonly id: Uint8Array | null;
  /** The card's proof for a challenge of 16 bytes: 16 bytes. */
  authenticate(challenge: Uint8Array): Promise<CardResult<Uint8Array>>;
  /** Gives a blank badge its id and its key, 16 bytes each, both or neither. `refused` when it has them already. */
  personalise(id: Uint8Array, key: Uint8Array): Promise<CardResult<null>>;
}

/** Anybody can make a card with this UID: never enough by itself. */
export interface UidCard {
  readonly kind: 'uid-card';
  /** 4, 7 or 10 bytes. */
  readonly uid: Uint8Array;
}

export type PresentedCard =
  | BadgeCard
  | UidCard
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'mute-card' };

export interface CardReader {
  readonly state: DeviceState<CardReaderStatus>;
  onState(listener: (state: DeviceState<CardReaderStatus>) => void): () => void;
  /** What is in the reader, as soon as it is known what it is. */
  readonly card: PresentedCard | null;
  /** Each card that was put in, once; that it is out again is told by the state. */
  onCard(listener: (card: PresentedCard) => void): () => void;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the reader is, or that it is not there. */
  settled(): Promise<DeviceState<CardReaderStatus>>;
  close(): Promise<void>;
}
