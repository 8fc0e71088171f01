import type { Locale } from '../contract.ts';

/** What a flow ends in: each is a fact in the store, and an event in the outbox for the centre. */
export const RECORD_KINDS = [
  'checklist',
  'application',
  'reference',
  'rights',
  'call-back',
  'home-visit',
  'home-help',
  'opinion',
  'complaint',
  'thanks',
  'check-in',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A fact to be written down: row, outbox event and audit line in one transaction. */
export interface NewRecord {
  /** The same request gives the same record, and the same number. */
  readonly requestId: string;
  readonly sessionId: string;
  readonly kind: RecordKind;
  readonly locale: Locale;
  /** Code of the service it is about. */
  readonly service: string | null;
  /** Nothing personal: codes, counts, choices. */
  readonly open: Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;
  /** Personal: sealed for the centre before it is written. */
  readonly sealed: Readonly<Record<string, unknown>> | null;
}

export type Recorded =
  | {
      readonly ok: true;
      readonly id: string;
      /** Receipt number, `K1-000123-7`: kiosk, running number, check digit (ISO/IEC 7064, MOD 11-10). */
      readonly number: string;
      /** Milliseconds since the epoch. */
      readonly at: number;
    }
  | { readonly ok: false; readonly reason: 'store' };

/** What the kiosk itself knows of a receipt number that it gave. */
export interface OwnRecord {
  readonly kind: RecordKind;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The centre has it. */
  readonly sent: boolean;
}

/** A half-done form, put aside. Sealed with a key that stands on the citizen's paper only. */
export interface Kept {
  /** Which flow takes it up. */
  readonly flow: string;
  readonly state: Readonly<Record<string, unknown>>;
}

export type Keeping =
  /** `code`: what the paper says, in groups; the store cannot open what it keeps without it. */
  | { readonly ok: true; readonly code: string; readonly untilAt: number }
  | { readonly ok: false; readonly reason: 'store' };

export type TakingUp =
  | { readonly ok: true; readonly kept: Kept }
  | { readonly ok: false; readonly reason: 'unknown' | 'expired' | 'store' };
