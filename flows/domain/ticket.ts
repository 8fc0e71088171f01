import type { Locale } from '../contract.ts';
import type { ServiceDay } from './service-day.ts';

/** What the citizen asked for. `requestId` makes asking twice give one number. */
export interface TicketRequest {
  readonly requestId: string;
  readonly sessionId: string;
  /** Code of the direction, null for "I am not sure" at the very start. */
  readonly direction: string | null;
  readonly service: string | null;
  /** All that one number is taken for, `service` first; left out where that is all. */
  readonly services?: readonly string[];
  /** For somebody whom the citizen cares for. Says nothing of who that is. */
  readonly forOther?: boolean;
  readonly visitKind: string;
  readonly locale: Locale;
  /** Who has one is called in its time slot. */
  readonly appointment?: Booked | null;
}

/** An appointment that was checked in: its id at the centre, and its time in milliseconds since the epoch. */
export interface Booked {
  readonly id: string;
  readonly at: number;
}

/** An issued ticket: a fact in the store. No personal data. */
export interface Ticket {
  readonly id: string;
  readonly serviceDay: ServiceDay;
  readonly series: string;
  readonly running: number;
  /** `A017` */
  readonly number: string;
  readonly direction: string | null;
  readonly service: string | null;
  /** All that it was taken for, `service` first. */
  readonly services: readonly string[];
  readonly forOther: boolean;
  readonly visitKind: string;
  readonly priority: number;
  /** Desk with a series of its own, else null. */
  readonly desk: string | null;
  readonly locale: Locale;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly ahead: number;
  readonly waitMs: number;
  /** Of the appointment that it was taken for, milliseconds since the epoch; else null. */
  readonly appointmentAt: number | null;
}

/** What the configuration says of one visit kind. */
export interface VisitKindRule {
  readonly id: string;
  /** Larger goes first. */
  readonly priority: number;
  /** Desk whose queue this kind joins, instead of the direction's. */
  readonly desk?: string | undefined;
}

export type IssueResult =
  | { readonly ok: true; readonly ticket: Ticket }
  /** The store could not write it down, so there is no number. */
  | { readonly ok: false; readonly reason: 'store' };

/** Fate of a print job, as the session hears of it. */
export type JobState = 'queued' | 'sending' | 'printed' | 'unknown' | 'void';
