import type { BadReading } from '../contract.ts';

/**
 * What a reader has read for the one who stands here. Personal: it is in no log, on no disk and in no View that a
 * citizen did not ask for, and it goes with the session.
 */
export type DeviceRead =
  | { readonly kind: 'document'; readonly document: ReadDocument }
  /** A code of ours; whether there is such a ticket or appointment is for the store to say. */
  | { readonly kind: 'code'; readonly use: CodeUse; readonly id: string }
  | { readonly kind: 'bad'; readonly why: BadReading };

/** What a code of ours is for: it stands on a ticket, on the paper of an appointment, of a form put aside, or of one sent. */
export type CodeUse = 'ticket' | 'appointment' | 'resume' | 'receipt';

export interface ReadDocument {
  readonly kind: 'identity-card' | 'old-identity-card' | 'passport' | 'other-card';
  readonly number: string;
  /** Null when the document has none that can be right. */
  readonly fin: string | null;
  /** What a FIN that cannot be right may have been meant to be: for the citizen to confirm. */
  readonly suggestedFin: string | null;
  /** `1980-01-31`, `1980-01` or `1980`; null when the document does not say. */
  readonly birth: string | null;
  /** The same; null for a document without an end. */
  readonly expiry: string | null;
  /** Some services take an expired document all the same. */
  readonly isExpired: boolean;
}
