import type { Clock } from '../../hardware/clock.ts';

export interface DeviceClock extends Clock {
  /** Lets time pass; what falls due runs in order, at its own moment, and may finish before the next. */
  readonly pass: (ms: number) => Promise<void>;
}

/** Time for devices that passes only when a test says so. */
export function deviceClock(): DeviceClock {
  let now = 0;
  const tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    setTimeout: (run, ms) => {
      const task = { at: now + ms, run };
      tasks.add(task);
      return task;
    },
    clearTimeout: (task) => {
      for (const known of tasks) if (known === task) tasks.delete(known);
    },
    pass: async (ms) => {
      const until = now + ms;
      for (;;) {
        await settle();
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

/** All that needs no time has happened. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
