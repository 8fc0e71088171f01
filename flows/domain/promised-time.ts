import type { PromiseRule, Promises } from '../../assets/catalogue/promises-schema.ts';
import { bakuTime } from './baku-time.ts';
import { addWorkingDays, type IsoDate, type WorkingCalendar } from './working-days.ts';

/** When a citizen would like to be called or visited. */
export const BEST_TIMES = ['any', 'morning', 'afternoon'] as const;
export type BestTime = (typeof BEST_TIMES)[number];

/** By when something will have been done. */
export interface Promised {
  readonly day: IsoDate;
  /** `18:00`, in Asia/Baku. */
  readonly time: string;
  /** False where a holiday that is not known for sure may lie on the way. */
  readonly certain: boolean;
}

/** Minutes since midnight. */
type Minutes = number;

/**
 * By when it will be done, counted in the hours and on the days on which the centre works. What is asked for before or
 * after them counts from the next opening; a term of days ends with the last of them, and the day that something was
 * asked on does not count.
 * @param from milliseconds since the epoch
 */
export function promisedTime(
  from: number,
  rule: PromiseRule,
  hours: Promises['hours'],
  calendar: WorkingCalendar,
  best: BestTime = 'any',
): Promised {
  const [opens, noon, closes] = [minutes(hours.from), minutes(hours.noon), minutes(hours.to)];
  const windowEnd = best === 'morning' ? noon : closes;
  const next = (day: IsoDate) => addWorkingDays(day, 1, calendar);
  const { isoDate, time } = bakuTime(from);
  const asked = minutes(time);
  const isOpenToday = calendar.isWorkingDay(isoDate) && asked < closes;
  const begins = isOpenToday ? { day: isoDate, certain: calendar.isSure(isoDate) } : next(isoDate);

  if ('workingDays' in rule) {
    const last = addWorkingDays(begins.day, rule.workingDays, calendar);
    // Asked for in the afternoon, to be done in the morning of the same day: that was yesterday's wish.
    const isOver = rule.workingDays === 0 && isOpenToday && asked >= windowEnd;
    const end = isOver ? next(last.day) : last;
    return {
      day: end.day,
      time: clock(windowEnd),
      certain: begins.certain && last.certain && end.certain,
    };
  }
  let left: Minutes = rule.workingHours * 60;
  let at: Minutes = isOpenToday ? Math.max(asked, opens) : opens;
  let { day, certain } = begins;
  while (left > closes - at) {
    left -= closes - at;
    const following = next(day);
    [day, certain, at] = [following.day, certain && following.certain, opens];
  }
  at += left;
  if (best === 'any') return { day, time: clock(at), certain };
  if (at <= windowEnd) return { day, time: clock(windowEnd), certain };
  const following = next(day);
  return { day: following.day, time: clock(windowEnd), certain: certain && following.certain };
}

/** `01.12.2026` */
export function shownDay(day: IsoDate): string {
  return day.split('-').reverse().join('.');
}

function minutes(time: string): Minutes {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function clock(at: Minutes): string {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
