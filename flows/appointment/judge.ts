import type { Appointment } from '../domain/centre.ts';
import { serviceDayAt } from '../domain/service-day.ts';

/**
 * How long before its time an appointment can be checked in, and after, milliseconds. Ours: no rule of the centres is
 * published.
 */
export const WINDOW = { beforeMs: 30 * 60_000, afterMs: 15 * 60_000 } as const;

/** What can be done for an appointment now. `now`: a number in its slot; all others are told why not. */
export const VERDICTS = [
  'now',
  'early',
  'late',
  'other-day',
  'past',
  'elsewhere',
  'cancelled',
  'checked-in',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** @param now milliseconds since the epoch */
export function judged({ at, state, elsewhere }: Appointment, now: number): Verdict {
  if (state === 'cancelled') return 'cancelled';
  if (elsewhere) return 'elsewhere';
  const [day, today] = [serviceDayAt(at, null), serviceDayAt(now, null)];
  if (day < today) return 'past';
  if (state === 'checked-in') return 'checked-in';
  if (day > today) return 'other-day';
  if (now < at - WINDOW.beforeMs) return 'early';
  return now > at + WINDOW.afterMs ? 'late' : 'now';
}

/**
 * Those of the appointments that were found which the citizen may mean: of today and here, else the next one to come,
 * else the one that was last. One needs no question; several are asked about.
 */
export function meant(found: readonly Appointment[], now: number): readonly Appointment[] {
  const inOrder = [...found].sort((one, other) => one.at - other.at);
  const today = inOrder.filter((one) => TODAY.has(judged(one, now)));
  if (today.length > 0) return today;
  const next = inOrder.find((one) => judged(one, now) === 'other-day');
  const last = next ?? inOrder.find((one) => judged(one, now) === 'elsewhere') ?? inOrder.at(-1);
  return last ? [last] : [];
}

const TODAY: ReadonlySet<Verdict> = new Set(['now', 'early', 'late']);
