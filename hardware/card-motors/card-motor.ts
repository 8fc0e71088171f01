import type { DeviceState } from '../supervision/device-state.ts';

/** How a motorised card reader is. Closed: every member has a technician's text. */
export type CardMotorStatus =
  | { readonly kind: 'empty' }
  /** A card hangs at the mouth: it goes in, or waits to be taken. */
  | { readonly kind: 'card-at-gate' }
  /** A card is where it can be read, or elsewhere inside. */
  | { readonly kind: 'card-in-position' }
  /**
   * The bin takes no more cards, so none is let in: one that is forgotten could not be captured. `holdsCard`: one was,
   * and was drawn in so that nobody else takes it.
   */
  | { readonly kind: 'bin-full'; readonly holdsCard: boolean }
  /** A card sticks. */
  | { readonly kind: 'jam' }
  /** Motor or sensors have failed. */
  | { readonly kind: 'out-of-order' };

/** What has become of a card. None of them says whose. */
export type CardEvent =
  /** Inside, to be read. */
  | { readonly kind: 'in-position' }
  /** Hangs at the mouth. */
  | { readonly kind: 'at-gate' }
  /** Gone from the mouth, or taken out by a technician. */
  | { readonly kind: 'taken' }
  /**
   * So many cards have gone into the bin since it was last known; also those whose capture a broken line hid.
   * `inBin` is the reader's own count, null where it has none.
   */
  | { readonly kind: 'captured'; readonly cards: number; readonly inBin: number | null };

/** Why a reader did not move. */
export type Refusal =
  | 'no-card'
  | 'bin-full'
  | 'jam'
  | 'out-of-order'
  /** The reader does not know the command. */
  | 'not-supported'
  /** The reader said no and gave another reason. */
  | 'rejected';

export type MoveOutcome =
  /** The reader has said so, or the card was seen where it should be. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** The reader does not answer, and got not one byte of it. */
  | { readonly kind: 'not-started' }
  /** Bytes left and no answer came. What became of the card is told by `onCard` once the reader answers again. */
  | { readonly kind: 'unknown' };

export interface CardMotor {
  readonly state: DeviceState<CardMotorStatus>;
  onState(listener: (state: DeviceState<CardMotorStatus>) => void): () => void;
  onCard(listener: (event: CardEvent) => void): () => void;
  /** Cards in the bin as the reader last counted them; null before it was asked, and where it does not count. */
  readonly inBin: number | null;
  /** Lets cards in from now on, also after the reader was away. */
  allowInsert(): Promise<MoveOutcome>;
  /** Lets none in from now on. A reader that is away is told when it comes back. */
  forbidInsert(): Promise<MoveOutcome>;
  /** Draws a card at the mouth in again. */
  moveToReadPosition(): Promise<MoveOutcome>;
  /** Offers the card at the mouth. One that nobody takes is captured after the profile's patience. */
  eject(): Promise<MoveOutcome>;
  /** Into the bin, wherever the card is. */
  capture(): Promise<MoveOutcome>;
  /** A technician has emptied the bin: the reader counts anew. */
  clearBin(): Promise<MoveOutcome>;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the reader is, or that it is not there. */
  settled(): Promise<DeviceState<CardMotorStatus>>;
  /** Lets no more cards in, and ends. */
  close(): Promise<void>;
}
