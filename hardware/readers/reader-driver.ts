import type { Clock } from '../clock.ts';
import type { Reading } from '../supervision/device-state.ts';
import type { Standing } from '../supervision/machine.ts';
import type { Driver } from '../supervision/supervise.ts';
import { probePrinter } from '../transports/probe-printer.ts';
import type { Transport, TransportFault, TransportResult } from '../transports/transport.ts';
import type { Intake } from './intake.ts';
import type { ReaderStatus } from './reader.ts';
import type { Answer, Talk } from './talk.ts';

export interface ReaderDriverSetup {
  readonly transport: Transport;
  readonly intake: Intake<unknown>;
  readonly talk: Talk;
  readonly clock: Clock;
}

/**
 * A reader on a line. That it is there is known from its device node, and from its answers where it can be asked; how it
 * is, from what it has sent since the line was opened.
 */
export class ReaderDriver implements Driver<ReaderStatus> {
  readonly #setup: ReaderDriverSetup;
  #isPrinter = false;
  /** Between greeting and closing: bytes are reads then. */
  #stopListening: (() => void) | null = null;
  /** Somebody waits for something to be read. */
  #wanted = false;
  /** When the reader was last told so, on this line. */
  #toldAt: number | null = null;

  constructor(setup: ReaderDriverSetup) {
    this.#setup = setup;
    // Readers stop looking when they have read, and so does what is wanted.
    setup.intake.onRead(() => {
      this.#wanted = false;
    });
  }

  async open(): Promise<TransportResult> {
    const { transport, intake } = this.#setup;
    intake.forget();
    this.#isPrinter = false;
    this.#toldAt = null;
    return transport.open();
  }

  async greet(): Promise<Reading<ReaderStatus>> {
    const { transport, clock, intake, talk } = this.#setup;
    const probe = await probePrinter(transport, clock);
    this.#isPrinter = probe.isPrinter;
    this.#stopListening?.();
    this.#stopListening = transport.onData((bytes) => intake.push(bytes));
    if (probe.isPrinter) return this.known();
    intake.push(probe.heard);
    const answer = (await talk.ask?.()) ?? 'well';
    return answer === 'well' && this.#wanted ? this.look() : this.#readingOf(answer);
  }

  async look(): Promise<Reading<ReaderStatus>> {
    if ((await this.#setup.transport.isThere?.()) === false)
      return { kind: 'lost', fault: { kind: 'lost', detail: 'another device, or none, at its place' } };
    return this.#isPrinter ? this.known() : this.#readingOf(await this.#speak());
  }

  /** What is known without a look. */
  known(): Reading<ReaderStatus> {
    if (this.#isPrinter) return { kind: 'stranger', found: 'printer' };
    const { impression } = this.#setup.intake;
    switch (impression) {
      case 'well':
        return { kind: 'answered', status: { kind: 'listening' } };
      case 'unreadable':
        return { kind: 'answered', status: { kind: 'unreadable' } };
      case 'id-scanner':
      case 'bar-code-reader':
        return { kind: 'stranger', found: impression };
    }
  }

  standing(status: ReaderStatus): Standing {
    return status.kind === 'listening' ? 'ready' : 'degraded';
  }

  async close(): Promise<void> {
    this.#stopListening?.();
    this.#stopListening = null;
    await this.#setup.transport.close();
  }

  onLost(listener: (fault: TransportFault) => void): () => void {
    return this.#setup.transport.onLost(listener);
  }

  /** Somebody waits from now on, or no more; the reader hears of it from `tell`. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
  }

  /** Tells a reader that waits for it to look for something, or to stop. */
  async tell(on: boolean): Promise<Answer> {
    const { talk, clock } = this.#setup;
    if (this.#isPrinter) return 'refused';
    const answer = await talk.trigger(on);
    this.#toldAt = on && answer === 'well' ? clock.now() : null;
    return answer;
  }

  /** While somebody waits a reader is not asked, which could break off its looking, but told again when it is time. */
  async #speak(): Promise<Answer> {
    const { talk, clock } = this.#setup;
    if (!this.#wanted) return (await talk.ask?.()) ?? 'well';
    const toldFor = this.#toldAt === null ? Number.POSITIVE_INFINITY : clock.now() - this.#toldAt;
    return toldFor >= (talk.renewMs ?? Number.POSITIVE_INFINITY) ? this.tell(true) : 'well';
  }

  #readingOf(answer: Answer): Reading<ReaderStatus> {
    const known = this.known();
    if (known.kind !== 'answered') return known;
    switch (answer) {
      case 'well':
      case 'refused':
        return known;
      case 'unreadable':
        return { kind: 'answered', status: { kind: 'unreadable' } };
      case 'silent':
        return { kind: 'silent' };
    }
  }
}
