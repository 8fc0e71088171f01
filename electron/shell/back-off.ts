/** How long to wait before starting something again that keeps ending. Pure: the clock is handed in. */
export interface BackOffLimits {
  readonly firstMs: number;
  readonly longestMs: number;
  /** A run at least this long counts as healthy: the next wait is the first one again. */
  readonly healthyMs: number;
}

export const BACK_OFF: BackOffLimits = { firstMs: 500, longestMs: 30_000, healthyMs: 60_000 };

export interface BackOff {
  started(): void;
  /** Milliseconds to wait before the next start. */
  ended(): number;
}

/** @param now milliseconds on a clock that never goes back */
export function createBackOff(now: () => number, limits: BackOffLimits = BACK_OFF): BackOff {
  let startedAt = now();
  let next = limits.firstMs;
  return {
    started() {
      startedAt = now();
    },
    ended() {
      if (now() - startedAt >= limits.healthyMs) next = limits.firstMs;
      const wait = next;
      next = Math.min(limits.longestMs, next * 2);
      return wait;
    },
  };
}
