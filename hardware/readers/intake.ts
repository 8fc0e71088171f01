import type { Clock } from '../clock.ts';
import { listeners } from '../transports/faults.ts';
import { type Framer, Framing } from './framing.ts';

/** What the reads so far tell of the device that sent them: that it is well, or unreadable, or of another family. */
export type Impression = 'well' | 'unreadable' | 'id-scanner' | 'bar-code-reader';

/** From bytes to reads, whatever they came over. */
export interface Intake<Read> {
  push(bytes: Uint8Array): void;
  onRead(listener: (read: Read) => void): () => void;
  readonly impression: Impression;
  /** What has come in part is dropped, unread. */
  drop(): void;
  /** Another line, perhaps another device: nothing is known of it. */
  forget(): void;
}

/** So many reads in a row of one bad kind are the device's fault, not a citizen's. */
const IN_A_ROW: Readonly<Record<Exclude<Impression, 'well'>, number>> = {
  unreadable: 3,
  'id-scanner': 2,
  'bar-code-reader': 2,
};

export interface FrameIntakeSetup<Frame, Read> {
  readonly clock: Clock;
  readonly idleMs: number;
  readonly framer: Framer<Frame>;
  readonly read: (frame: Frame) => Read;
  /** What one frame, and what was read from it, would tell of its sender if more of its kind followed. */
  readonly sign: (read: Read, frame: Frame) => Impression;
}

/** An intake for devices whose every frame is something that was read. */
export class FrameIntake<Frame, Read> implements Intake<Read> {
  readonly #setup: FrameIntakeSetup<Frame, Read>;
  readonly #framing: Framing<Frame>;
  readonly #reads = listeners<Read>();
  readonly onRead = this.#reads.add;
  #sign: Impression = 'well';
  #inARow = 0;

  constructor(setup: FrameIntakeSetup<Frame, Read>) {
    this.#setup = setup;
    this.#framing = new Framing(setup.framer, setup.clock, setup.idleMs, (frame) => this.#take(frame));
  }

  get impression(): Impression {
    if (this.#sign === 'well') return 'well';
    return this.#inARow >= IN_A_ROW[this.#sign] ? this.#sign : 'well';
  }

  push(bytes: Uint8Array): void {
    this.#framing.push(bytes);
  }

  drop(): void {
    this.#framing.forget();
  }

  forget(): void {
    this.drop();
    this.#sign = 'well';
    this.#inARow = 0;
  }

  #take(frame: Frame): void {
    const read = this.#setup.read(frame);
    const sign = this.#setup.sign(read, frame);
    this.#inARow = sign === this.#sign ? this.#inARow + 1 : 1;
    this.#sign = sign;
    this.#reads.emit(read);
  }
}
