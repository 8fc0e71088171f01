/**
 * What to do about a page that crashed, hung or did not load: reload it, and when it keeps happening start
 * the whole application again, and when even that keeps happening stop and leave it to the watchdog of the
 * system, which may start the machine again. Pure: the clock is handed in.
 */
export type CrashAction = 'reload' | 'relaunch' | 'give-up';

export interface CrashLimits {
  /** Reloads allowed within `windowMs`; the next crash relaunches. */
  readonly reloads: number;
  readonly windowMs: number;
  /** Relaunches in a row, without `healthyMs` of peace between them, before giving up. */
  readonly relaunches: number;
  readonly healthyMs: number;
}

export const CRASH_LIMITS: CrashLimits = {
  reloads: 3,
  windowMs: 60_000,
  relaunches: 3,
  healthyMs: 600_000,
};

export interface CrashPolicy {
  /** To be called once for each crash. */
  crashed(): CrashAction;
  /** For the log: all crashes since the start, and the relaunches in a row before and including now. */
  readonly counts: { readonly crashes: number; readonly relaunches: number };
}

/**
 * @param now milliseconds on a clock that never goes back
 * @param relaunchesBefore relaunches in a row that led to this run
 */
export function createCrashPolicy(
  now: () => number,
  relaunchesBefore = 0,
  limits: CrashLimits = CRASH_LIMITS,
): CrashPolicy {
  let recent: readonly number[] = [];
  let lastTrouble = now();
  let crashes = 0;
  let relaunches = relaunchesBefore;
  return {
    crashed() {
      const at = now();
      crashes += 1;
      if (at - lastTrouble >= limits.healthyMs) relaunches = 0;
      lastTrouble = at;
      recent = [...recent.filter((past) => at - past < limits.windowMs), at];
      if (recent.length <= limits.reloads) return 'reload';
      if (relaunches >= limits.relaunches) return 'give-up';
      relaunches += 1;
      return 'relaunch';
    },
    get counts() {
      return { crashes, relaunches };
    },
  };
}
