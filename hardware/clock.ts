/** Time as the drivers see it; injected, so that tests need not wait. */
export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}
