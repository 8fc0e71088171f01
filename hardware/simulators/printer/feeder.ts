import type { Line } from '../line.ts';

export interface FeederClock {
  /** Milliseconds, rising. */
  now(): number;
  later(run: () => void, milliseconds: number): void;
}

/**
 * Carries bytes from the line into the printer: at the line's speed, and no more than the printer takes. What
 * it does not take stays in the line, and the sender feels it.
 */
export class Feeder {
  readonly #line: Line;
  readonly #accept: (bytes: Uint8Array) => number;
  #bytesPerSecond: number | null;
  readonly #clock: FeederClock;
  #waiting: Uint8Array[] = [];
  /** When the line will have carried all that was taken so far. */
  #freeAt = 0;
  #timer = false;
  #moving = false;
  #again = false;

  constructor(
    line: Line,
    accept: (bytes: Uint8Array) => number,
    bytesPerSecond: number | null,
    clock: FeederClock,
  ) {
    this.#line = line;
    this.#accept = accept;
    this.#bytesPerSecond = bytesPerSecond;
    this.#clock = clock;
    line.onBytes((bytes) => {
      this.#waiting.push(bytes);
      this.move();
    });
  }

  /** From now on. */
  setPace(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
    this.move();
  }

  /** The cable was pulled: what was in it is lost. */
  drop(): void {
    this.#waiting = [];
  }

  /** Moves on what can be moved. Safe to call at any time, also from inside `accept`. */
  move(): void {
    this.#again = true;
    if (this.#moving) return;
    this.#moving = true;
    while (this.#again) {
      this.#again = false;
      while (this.#step());
    }
    this.#moving = false;
    if (this.#waiting.length > 0) this.#line.pause();
    else this.#line.resume();
  }

  #step(): boolean {
    const [chunk] = this.#waiting;
    if (!chunk) return false;
    const allowed = this.#allowance(chunk.length);
    if (allowed === 0) return false;
    const taken = this.#accept(chunk.subarray(0, allowed));
    // `accept` may have pulled the cable.
    if (this.#waiting[0] !== chunk) return false;
    if (this.#bytesPerSecond !== null)
      this.#freeAt = Math.max(this.#freeAt, this.#clock.now()) + (taken * 1000) / this.#bytesPerSecond;
    if (taken === chunk.length) this.#waiting.shift();
    else this.#waiting[0] = chunk.subarray(taken);
    return taken > 0;
  }

  /** How many bytes the line can have carried by now: pieces of about 10 ms. */
  #allowance(wanted: number): number {
    if (this.#bytesPerSecond === null) return wanted;
    const wait = this.#freeAt - this.#clock.now();
    if (wait <= 0) return Math.min(wanted, Math.max(1, Math.floor(this.#bytesPerSecond / 100)));
    if (!this.#timer) {
      this.#timer = true;
      this.#clock.later(() => {
        this.#timer = false;
        this.move();
      }, wait);
    }
    return 0;
  }
}
