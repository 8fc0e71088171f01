import { bakuTime } from './baku-time.ts';

/** A service day, `YYYY-MM-DD` in Asia/Baku. ISO dates compare as strings. */
export type ServiceDay = string;

/** A clock that was wrong is set back further than this; less is a correction of minutes around midnight. */
const LARGEST_CORRECTION_MS = 12 * 60 * 60 * 1000;

/** This software did not exist before (2026-11-01): a clock that says so has lost its battery. */
const EARLIEST_MS = Date.UTC(2026, 10, 1);

/** The last ticket's day and moment, as the store remembers them. */
export interface LastIssue {
  readonly serviceDay: ServiceDay;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
}

/**
 * The day whose series a ticket issued now belongs to. Time runs on: midnight starts a new day. A clock set
 * back by minutes across midnight does not reopen the day before (its numbers are on paper and called); a
 * clock set back by more was wrong before, and its own day is taken up where its numbers stopped; a clock in
 * 1970 or 2000 is wrong now, and the last day goes on.
 */
export function serviceDayAt(now: number, last: LastIssue | null): ServiceDay {
  const today = bakuTime(now).isoDate;
  if (last === null || today >= last.serviceDay) return today;
  const isCorrection = last.issuedAt - now <= LARGEST_CORRECTION_MS;
  return isCorrection || now < EARLIEST_MS ? last.serviceDay : today;
}
