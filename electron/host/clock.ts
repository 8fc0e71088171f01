/** Time as the host sees it; injected, so that a test can hold it in its hand. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch; can be set back. */
  now(): number;
  /** Milliseconds of a clock that only runs forward. */
  monotonic(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // Counted from the start of the epoch, so that two starts of the kiosk never see the same moment.
  monotonic: () => performance.timeOrigin + performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
