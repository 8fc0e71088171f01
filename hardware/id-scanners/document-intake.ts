import { looksLikeBarCode } from '../bar-code-readers/looks-like-bar-code.ts';
import type { Clock } from '../clock.ts';
import { listeners } from '../transports/faults.ts';
import type { DocumentDate, DocumentRead } from './document-read.ts';
import { type Frame, MrzFramer } from './mrz/mrz-framer.ts';
import { readDocument } from './mrz/read-document.ts';

export interface IntakeSetup {
  readonly clock: Clock;
  readonly idleMs: number;
  readonly readsBarCodes: boolean;
  /** In Asia/Baku. */
  readonly today: () => DocumentDate;
}

/** What the reads so far tell of the device that sent them. */
export type Impression = 'scanner' | 'unreadable' | 'bar-code-reader';

/** So many reads in a row of one bad kind are the device's fault, not a citizen's. */
const IN_A_ROW = { unreadable: 3, barCodes: 2 } as const;

/** From bytes to documents, whatever they came over: puts in the pause at which a document without an end is over. */
export class DocumentIntake {
  readonly #setup: IntakeSetup;
  readonly #framer = new MrzFramer();
  readonly #reads = listeners<DocumentRead>();
  readonly onRead = this.#reads.add;
  #idle: unknown;
  #unreadable = 0;
  #barCodes = 0;

  constructor(setup: IntakeSetup) {
    this.#setup = setup;
  }

  get impression(): Impression {
    if (this.#barCodes >= IN_A_ROW.barCodes) return 'bar-code-reader';
    return this.#unreadable >= IN_A_ROW.unreadable ? 'unreadable' : 'scanner';
  }

  push(bytes: Uint8Array): void {
    const { clock, idleMs } = this.#setup;
    clock.clearTimeout(this.#idle);
    for (const frame of this.#framer.push(bytes)) this.#take(frame);
    if (!this.#framer.pending) return;
    this.#idle = clock.setTimeout(() => {
      const frame = this.#framer.flush();
      if (frame) this.#take(frame);
    }, idleMs);
  }

  /** What has come in part is dropped, unread. */
  drop(): void {
    this.#setup.clock.clearTimeout(this.#idle);
    this.#framer.flush();
  }

  /** Another line, perhaps another device: nothing is known of it. */
  forget(): void {
    this.drop();
    this.#unreadable = 0;
    this.#barCodes = 0;
  }

  #take(frame: Frame): void {
    const read = readDocument(frame, { today: this.#setup.today() });
    this.#unreadable = read.kind === 'garbled' ? this.#unreadable + 1 : 0;
    const isBarCode =
      read.kind === 'not-a-document' && !this.#setup.readsBarCodes && frame.lines.every(looksLikeBarCode);
    this.#barCodes = isBarCode ? this.#barCodes + 1 : 0;
    this.#reads.emit(read);
  }
}
