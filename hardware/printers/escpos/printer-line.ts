import type { Clock } from '../../clock.ts';
import type { Reading } from '../../supervision/device-state.ts';
import { listeners } from '../../transports/faults.ts';
import type { Transport, TransportFault, TransportResult } from '../../transports/transport.ts';
import type { PrinterCondition } from '../printer.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { BackChannel, StatusEvent } from './dialects/events.ts';
import type { PrinterReading } from './dialects/meanings.ts';

/** Real-time answers come within milliseconds; a network or a busy USB hub may take longer. */
const ANSWER_MS = 500;
/** Status requests are a few bytes: a line that cannot take them is stuck. */
const REQUEST_STALL_MS = 500;
/** After a missed answer late ones may arrive: those before this silence belong to older requests. */
const SETTLE_MS = 60;

/** So many bytes that no printer sends, and not one whole answer: somebody else is there, or the speed is wrong. */
const FOREIGN_BYTES = 4;

/** The line to one printer: what it says, taken apart, and the question "how are you?". One asker at a time. */
export class PrinterLine {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #dialect: Dialect;
  readonly #parser: BackChannel;
  readonly #events = listeners<StatusEvent>();
  readonly #unasked = listeners<PrinterReading>();
  readonly #lost = listeners<TransportFault>();
  /** A request went unanswered, so its answer may still come. */
  #owed = false;
  /** How many foreign bytes had come when the printer last answered, or was last plugged in. */
  #foreignBefore = 0;
  #tellsByItself = false;
  #ticket = false;
  isOpen = false;

  constructor(transport: Transport, clock: Clock, dialect: Dialect) {
    this.#transport = transport;
    this.#clock = clock;
    this.#dialect = dialect;
    this.#parser = dialect.channel();
    transport.onData((bytes) => {
      for (const event of this.#parser.push(bytes)) this.#hear(event);
    });
    transport.onLost((fault) => this.#lose(fault));
  }

  get name(): string {
    return this.#transport.name;
  }

  /** Time that `bytes` need on the line itself, where its speed is known. */
  transferMs(bytes: number): number {
    const speed = this.#transport.bytesPerSecond;
    return speed === undefined ? 0 : (bytes * 1000) / speed;
  }

  onEvent(listener: (event: StatusEvent) => void): () => void {
    return this.#events.add(listener);
  }

  /** The printer has said by itself how it is. Only after `tellByItself`. */
  onUnasked(listener: (reading: PrinterReading) => void): () => void {
    return this.#unasked.add(listener);
  }

  /** As the printer last said: a ticket hangs at its mouth. */
  get ticket(): boolean {
    return this.#ticket;
  }

  /**
   * Asks the printer to tell of changes from now on, where its dialect can. Only to a printer that has just
   * answered: what another device says must not be taken for its status. It forgets this with its power.
   */
  async tellByItself(): Promise<void> {
    if (this.#tellsByItself || this.#dialect.automatic.length === 0) return;
    const sent = await this.write(Uint8Array.from(this.#dialect.automatic), REQUEST_STALL_MS);
    this.#tellsByItself = sent.ok;
  }

  /** The printer may have been switched off. */
  forgetTelling(): void {
    this.#tellsByItself = false;
  }

  /** The line broke while it was open. */
  onLost(listener: (fault: TransportFault) => void): () => void {
    return this.#lost.add(listener);
  }

  async open(): Promise<TransportResult> {
    const result = await this.#transport.open();
    this.#parser.reset();
    this.#owed = false;
    this.#tellsByItself = false;
    this.isOpen = result.ok;
    if (!result.ok) this.#foreignBefore = this.#parser.foreign;
    return result;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.#transport.close();
  }

  write(bytes: Uint8Array, stallMs: number): Promise<TransportResult> {
    return this.#transport.write(bytes, stallMs);
  }

  /** Asks how the printer is and waits for all of the answer. Only between whole commands. */
  async readStatus(): Promise<Reading<PrinterCondition>> {
    const { question, answers: needed, isAnswer, read } = this.#dialect;
    const answers: StatusEvent[] = [];
    const foreign = this.#parser.foreign;
    let fault: TransportFault | null = null;
    let finish: () => void = () => undefined;
    let settle: unknown;
    const stopEvents = this.onEvent((event) => {
      if (!isAnswer(event)) return;
      answers.push(event);
      if (answers.length < needed) return;
      if (!this.#owed) return finish();
      this.#clock.clearTimeout(settle);
      settle = this.#clock.setTimeout(() => finish(), SETTLE_MS);
    });
    const stopLost = this.onLost((reason) => {
      fault = reason;
      finish();
    });
    const enough = this.wait(ANSWER_MS, (done) => {
      finish = done;
    });
    const sent = await this.write(question, REQUEST_STALL_MS);
    if (sent.ok) await enough;
    else finish();
    this.#clock.clearTimeout(settle);
    stopEvents();
    stopLost();
    if (fault !== null) return { kind: 'lost', fault };
    if (!sent.ok && sent.fault.kind !== 'stalled') return { kind: 'lost', fault: sent.fault };
    // Not a whole number of answers: some belong to an older request, and which ones cannot be told. Between
    // bytes that no printer sends there may be some that only look like answers.
    const whole =
      answers.length >= needed && answers.length % needed === 0 && this.#parser.foreign === foreign;
    this.#owed = !whole;
    const reading = whole ? read(answers.slice(-needed)) : null;
    if (reading === null) {
      this.#parser.reset();
      // A question that did not leave was not answered by a stranger: the line is held up, and is opened anew in time.
      if (!sent.ok) return { kind: 'silent' };
      const heard = this.#parser.foreign - this.#foreignBefore;
      return heard >= FOREIGN_BYTES ? { kind: 'stranger', found: 'unknown' } : { kind: 'silent' };
    }
    this.#foreignBefore = this.#parser.foreign;
    this.#ticket = reading.ticket;
    return { kind: 'answered', status: reading.status };
  }

  /** Waits until `start`'s callback is called, at most `ms`; true when it was called in time. */
  wait(ms: number, start: (done: () => void) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(() => resolve(false), ms);
      start(() => {
        this.#clock.clearTimeout(timer);
        resolve(true);
      });
    });
  }

  #hear(event: StatusEvent): void {
    this.#events.emit(event);
    const reading = this.#tellsByItself ? this.#dialect.unasked(event) : null;
    if (reading === null) return;
    this.#ticket = reading.ticket;
    this.#unasked.emit(reading);
  }

  #lose(fault: TransportFault): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#foreignBefore = this.#parser.foreign;
    this.#lost.emit(fault);
  }
}
