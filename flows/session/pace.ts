import type { Access } from '../contract.ts';

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
/** Who listens, or goes from stop to stop with a key, needs longer for the same screen. */
const SLOWER = { speech: 2, slow: 1.3, scanning: 2.5, keys: 1.5, easy: 1.5 } as const;
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

/** How many times longer a screen takes in this manner of use. */
export function slowness(access: Access): number {
  return Object.entries(SLOWER).reduce(
    (factor, [mode, slower]) => (access[mode as keyof typeof SLOWER] ? factor * slower : factor),
    1,
  );
}

/**
 * Milliseconds without a touch until the warning; never less than `baseMs`, at most five times as much as its manner
 * of use takes.
 */
export function stretched(baseMs: number, { meanGapMs, extensions }: Pace, access: Access): number {
  const base = baseMs * slowness(access);
  const wanted = Math.max(base, GAPS_UNTIL_IDLE * meanGapMs) * EXTENSION ** extensions;
  return Math.min(wanted, LONGEST_STRETCH * base);
}
