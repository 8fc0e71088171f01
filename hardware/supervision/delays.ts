/** All waiting of the supervision, in milliseconds, by name. */
export interface SupervisionDelays {
  /** Before each new try to open the line; the last one is kept. */
  readonly reopen: readonly number[];
  /** Between two looks at a device at rest: an unplug may give no event. */
  readonly look: number;
  /** A system call that opens a line and does not come back counts as a failed one. */
  readonly openDeadline: number;
  /** A driver that does not come back from a look by itself is taken for broken, and started anew. */
  readonly lookDeadline: number;
}

/**
 * An unplug is noticed within two looks and the half second that each waits for an answer: under 3 s, measured by
 * `npm run bench -- devices`. A plug that no event tells of is noticed within the last of `reopen`.
 */
export const DELAYS: SupervisionDelays = {
  reopen: [250, 500, 1000],
  look: 900,
  openDeadline: 5000,
  lookDeadline: 10_000,
};

/** Unanswered looks in a row until a device that used to answer counts as mute. */
export const MISSES_UNTIL_MUTE = 2;
/** Unanswered looks in a row until the line is closed and opened anew: some unplugs give no event. */
export const MISSES_UNTIL_REOPEN = 3;
