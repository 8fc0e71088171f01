/** Time for what the page does by itself. Milliseconds; the answer of `after` calls it off. */
export interface Clock {
  readonly now: () => number;
  readonly after: (ms: number, task: () => void) => () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
