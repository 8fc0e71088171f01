/**
 * How much time this citizen gets. Deadlines follow the pace that a person shows, and grow each time somebody
 * says "I am still here" (WCAG 2.2, 2.2.1: extendable at least ten times; here without end).
 */
export interface Pace {
  /** Last touch on the monotonic clock, milliseconds; null before the first. */
  readonly touchedAt: number | null;
  /** Running mean of the time between touches, milliseconds. */
  readonly meanGapMs: number;
  /** How often more time was asked for. */
  readonly extensions: number;
}

export const NEW_PACE: Pace = { touchedAt: null, meanGapMs: 0, extensions: 0 };

/** Weight of the newest gap: three touches make a slow hand visible. */
const NEWEST = 0.3;
/** Somebody who touches every ten seconds is not gone after forty. */
const GAPS_UNTIL_IDLE = 5;
/** Each "I am still here" says that the last wait was too short. */
const EXTENSION = 1.5;
/** However slow the hand: a screen that somebody left must not keep the next citizen waiting for ever. */
const LONGEST_STRETCH = 5;

/** @param now milliseconds on the monotonic clock */
export function afterTouch(pace: Pace, now: number, { askedForTime }: { askedForTime: boolean }): Pace {
  const gap = pace.touchedAt === null ? 0 : now - pace.touchedAt;
  return {
    touchedAt: now,
    meanGapMs: pace.meanGapMs + NEWEST * (gap - pace.meanGapMs),
    extensions: pace.extensions + (askedForTime ? 1 : 0),
  };
}

/** Milliseconds without a touch until the warning; never less than `baseMs`, at most five times as much. */
export function stretched(baseMs: number, { meanGapMs, extensions }: Pace): number {
  const wanted = Math.max(baseMs, GAPS_UNTIL_IDLE * meanGapMs) * EXTENSION ** extensions;
  return Math.min(wanted, LONGEST_STRETCH * baseMs);
}
