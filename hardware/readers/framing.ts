import type { Clock } from '../clock.ts';

/** Cuts bytes into frames, one byte at a time; holds back a bounded number of them, whatever comes. */
export interface Framer<Frame> {
  push(bytes: Uint8Array): Frame[];
  /** Nothing more is coming: the next of what there is, null when it is nothing. Call it until nothing is pending. */
  flush(): Frame | null;
  /** True while something waits for its end. */
  readonly pending: boolean;
}

/** A framer on a line: puts in the pause after which a frame without an end is over. */
export class Framing<Frame> {
  readonly #framer: Framer<Frame>;
  readonly #clock: Clock;
  readonly #idleMs: number;
  readonly #take: (frame: Frame) => void;
  #idle: unknown;

  constructor(framer: Framer<Frame>, clock: Clock, idleMs: number, take: (frame: Frame) => void) {
    this.#framer = framer;
    this.#clock = clock;
    this.#idleMs = idleMs;
    this.#take = take;
  }

  push(bytes: Uint8Array): void {
    this.#clock.clearTimeout(this.#idle);
    for (const frame of this.#framer.push(bytes)) this.#take(frame);
    if (!this.#framer.pending) return;
    this.#idle = this.#clock.setTimeout(() => {
      while (this.#framer.pending) {
        const frame = this.#framer.flush();
        if (frame) this.#take(frame);
      }
    }, this.#idleMs);
  }

  /** Drops what waits. */
  forget(): void {
    this.#clock.clearTimeout(this.#idle);
    while (this.#framer.pending) this.#framer.flush();
  }
}
