/** How the desks of one series work, from the configuration. */
export interface DeskPace {
  /** Desks that serve this series at the same time. */
  readonly desks: number;
  /** Mean time of one service, milliseconds. */
  readonly serviceMs: number;
}

/** Somebody who took a number of this series today. */
export interface QueueEntry {
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  /** Larger goes first. */
  readonly priority: number;
}

export interface QueueEstimate {
  /** People who are probably still waiting and will be called before this ticket. */
  readonly ahead: number;
  readonly waitMs: number;
}

/**
 * An honest guess for a centre whose call system the kiosk cannot hear: plays the day through with `desks`
 * servers of equal pace, higher priority first and in order of arrival within one priority.
 * `entries` are today's earlier tickets of the series in order of issue. O(n log n).
 */
export function estimateQueue(
  entries: readonly QueueEntry[],
  mine: QueueEntry,
  { desks, serviceMs }: DeskPace,
): QueueEstimate {
  const freeAt = new Array<number>(Math.max(1, desks)).fill(Number.NEGATIVE_INFINITY);
  const arrivals = [...entries].sort((a, b) => a.issuedAt - b.issuedAt);
  const waiting: QueueEntry[] = [];
  let next = 0;
  /** Serves everybody whose turn begins up to `until`. */
  const playUntil = (until: number) => {
    for (;;) {
      const desk = earliest(freeAt);
      const free = freeAt[desk] ?? 0;
      const first = arrivals[next];
      const from = waiting.length > 0 ? free : Math.max(free, first?.issuedAt ?? Number.POSITIVE_INFINITY);
      if (from >= until) break;
      while (next < arrivals.length && (arrivals[next]?.issuedAt ?? 0) <= from) {
        const entry = arrivals[next++];
        if (entry) insertByPriority(waiting, entry);
      }
      const served = waiting.shift();
      if (!served) break;
      freeAt[desk] = Math.max(free, served.issuedAt) + serviceMs;
    }
  };
  playUntil(mine.issuedAt);
  for (; next < arrivals.length; next++) {
    const entry = arrivals[next];
    if (entry) insertByPriority(waiting, entry);
  }
  const ahead = waiting.filter((entry) => entry.priority >= mine.priority).length;
  for (let i = 0; i < ahead; i++) {
    const desk = earliest(freeAt);
    freeAt[desk] = Math.max(freeAt[desk] ?? 0, mine.issuedAt) + serviceMs;
  }
  return { ahead, waitMs: Math.max(0, (freeAt[earliest(freeAt)] ?? 0) - mine.issuedAt) };
}

function earliest(freeAt: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < freeAt.length; i++) if ((freeAt[i] ?? 0) < (freeAt[best] ?? 0)) best = i;
  return best;
}

function insertByPriority(waiting: QueueEntry[], entry: QueueEntry): void {
  let at = waiting.length;
  while (at > 0 && (waiting[at - 1]?.priority ?? 0) < entry.priority) at--;
  waiting.splice(at, 0, entry);
}
