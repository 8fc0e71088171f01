import type { Holidays } from '../../assets/catalogue/schema.ts';
import { bakuTime } from './baku-time.ts';

/** A calendar day, `2026-11-26`. ISO dates compare as strings. */
export type IsoDate = string;

/** Days on which offices work, as the catalogue's `holidays.json` tells them. */
export interface WorkingCalendar {
  isWorkingDay(day: IsoDate): boolean;
  /** False beyond the years whose holidays are known, and on days that are only assumed (C). */
  isSure(day: IsoDate): boolean;
}

/** A day that was counted to; `certain` is false where unknown or unconfirmed holidays lie on the way. */
export interface CountedDay {
  readonly day: IsoDate;
  readonly certain: boolean;
}

export interface CountedDays {
  readonly days: number;
  readonly certain: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than any term of a service; a calendar without a working day must not hang the kiosk. */
const FURTHEST = 10_000;

/** The five-day week, with the days that differ from it. */
export function workingCalendar({ years, days }: Holidays): WorkingCalendar {
  const known = new Set(years);
  const special = new Map(days.map((day) => [day.date, day]));
  return {
    isWorkingDay(day) {
      const differs = special.get(day);
      return differs ? differs.kind === 'working' : !isWeekend(day);
    },
    isSure: (day) => known.has(Number(day.slice(0, 4))) && special.get(day)?.confidence !== 'C',
  };
}

/** Today at the kiosk. @param epochMs milliseconds since 1970-01-01T00:00Z */
export function bakuDay(epochMs: number): IsoDate {
  return bakuTime(epochMs).isoDate;
}

/**
 * The last day of a term of so many working days. The day of the application does not count: a term of one working
 * day from a Friday ends on the Monday. Throws for a number of days that is negative, broken or beyond ten thousand.
 */
export function addWorkingDays(from: IsoDate, days: number, calendar: WorkingCalendar): CountedDay {
  if (!Number.isInteger(days) || days < 0 || days > FURTHEST) throw new RangeError(`${days} working days`);
  let [day, certain, left] = [from, calendar.isSure(from), days];
  for (let steps = 0; left > 0; steps++) {
    // A year of holidays is no calendar.
    if (steps > FURTHEST * 3) throw new RangeError(`no ${days} working days after ${from}`);
    day = dayAfter(day);
    certain &&= calendar.isSure(day);
    if (calendar.isWorkingDay(day)) left--;
  }
  return { day, certain };
}

/** Working days after `from` up to and with `to`: what remains of a term; 0 when it is over. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: WorkingCalendar): CountedDays {
  let [days, certain] = [0, calendar.isSure(from)];
  for (let day = from; day < to; ) {
    day = dayAfter(day);
    certain &&= calendar.isSure(day);
    if (calendar.isWorkingDay(day)) days++;
  }
  return { days, certain };
}

function dayAfter(day: IsoDate): IsoDate {
  return new Date(midnight(day) + DAY_MS).toISOString().slice(0, 10);
}

function isWeekend(day: IsoDate): boolean {
  const weekday = new Date(midnight(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Calendar days are counted without a zone: Baku has had no summer time since 2016. */
function midnight(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}
