import type { Clock } from '../../renderer/keys/clock.ts';

export interface TestClock extends Clock {
  /** Lets time pass; what falls due runs in order, at its own moment. */
  readonly pass: (ms: number) => void;
}

/** Time that passes only when a test says so. */
export function testClock(): TestClock {
  let now = 0;
  const tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after: (ms, run) => {
      const task = { at: now + ms, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    pass: (ms) => {
      const until = now + ms;
      for (;;) {
        const [due] = [...tasks].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
        if (!due) break;
        tasks.delete(due);
        now = due.at;
        due.run();
      }
      now = until;
    },
  };
}
