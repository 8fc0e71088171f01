import type { Clock } from '../../clock.ts';
import type { Reading } from '../../supervision/device-state.ts';
import type { Standing } from '../../supervision/machine.ts';
import type { Driver } from '../../supervision/supervise.ts';
import { listeners } from '../../transports/faults.ts';
import type { Transport, TransportFault, TransportResult } from '../../transports/transport.ts';
import type { PrintDocument } from '../document.ts';
import type { PrinterCondition, PrintOptions, PrintOutcome } from '../printer.ts';
import { EJECT, RETRACT } from './commands.ts';
import { dialectOf } from './dialects/dialect.ts';
import { type EncodedDocument, encodeDocument, type Memory } from './encode.ts';
import { clearLeftover, type Leftover, runDry } from './leftover.ts';
import { Mouth } from './mouth.ts';
import { runJob } from './print-job.ts';
import { PrinterLine } from './printer-line.ts';
import type { PrinterProfile } from './profiles.ts';

/** A command that was left unfinished is not longer, in bytes: 24 rows of a picture on a head of 640 dots. */
const LONGEST_COMMAND = 2048;
const MOVE_STALL_MS = 500;

/** `event` names what happened; details carry no text that was printed. */
export type PrinterLog = (
  event: string,
  details: Readonly<Record<string, string | number | boolean>>,
) => void;

export interface PrinterSetup {
  readonly profile: PrinterProfile;
  /** Closed as yet; the printer opens it, and closes it at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log?: PrinterLog;
}

/** What became of a try to print. */
export type Attempt =
  /** A ticket hangs at the mouth: nothing is printed over it. */
  | { readonly kind: 'occupied' }
  /** The printer did not say that it is ready, and got not one byte. */
  | { readonly kind: 'refused'; readonly reading: Reading<PrinterCondition> }
  | { readonly kind: 'done'; readonly outcome: PrintOutcome };

/**
 * What is known of one ESC/POS printer while its line stands. A missed answer also means that it may have been
 * switched off: its uploaded letters count as lost. After a job whose end is unknown, the printer's buffers are
 * emptied at once (and again on the next contact), so that nothing of it comes out later; the next document
 * starts with a cut.
 */
export class EscposDriver implements Driver<PrinterCondition> {
  readonly #setup: PrinterSetup;
  readonly #line: PrinterLine;
  readonly #fed = listeners<number>();
  /** Null without a presenter. */
  readonly mouth: Mouth | null;
  #memory: Memory = { kind: 'fresh', cutFirst: false };
  #leftover: Leftover | null = null;
  /** A job's request for confirmation may still be answered, and the answer carries no name (GS r). */
  #owesConfirmation = false;
  #jobs: number;
  #failedOpens = 0;
  #misses = 0;

  constructor(setup: PrinterSetup) {
    this.#setup = setup;
    // Not zero: an answer meant for a kiosk that was restarted must not confirm a job of this one.
    this.#jobs = Math.floor(setup.clock.now()) % 36 ** 4;
    this.mouth = setup.profile.presenter && new Mouth(setup.profile.presenter);
    this.#line = new PrinterLine(setup.transport, setup.clock, dialectOf(setup.profile));
    this.#line.onLost((fault) => {
      this.#log('lost', { fault: fault.kind });
      this.mouth?.giveUp();
      this.#forget();
    });
  }

  async open(): Promise<TransportResult> {
    const opened = await this.#line.open();
    if (opened.ok) {
      this.#failedOpens = 0;
      this.#misses = 0;
      this.#forget();
      this.#log('open', { line: this.#line.name });
    } else if (this.#failedOpens++ === 0) {
      this.#log('cannot-open', { line: this.#line.name, fault: opened.fault.kind });
    }
    return opened;
  }

  greet(): Promise<Reading<PrinterCondition>> {
    return this.ask();
  }

  async look(): Promise<Reading<PrinterCondition>> {
    let reading = await this.#line.readStatus();
    // Noise on the line is no stranger: a printer answers when it is asked again.
    if (reading.kind === 'stranger') reading = await this.#line.readStatus();
    if (reading.kind === 'answered') {
      this.#misses = 0;
      await this.#clearLeftover();
      await this.#line.tellByItself();
      return this.#watchMouth(reading);
    } else {
      if (reading.kind !== 'lost') this.#log('unanswered', { misses: ++this.#misses });
      this.#forget();
    }
    return reading;
  }

  /** A look that somebody waits for: asks once more, for one answer may get lost. */
  async ask(): Promise<Reading<PrinterCondition>> {
    const first = await this.look();
    return first.kind === 'answered' || !this.#line.isOpen ? first : this.look();
  }

  /** Millimetres of paper that a document took. */
  onFed(listener: (millimetres: number) => void): () => void {
    return this.#fed.add(listener);
  }

  standing(status: PrinterCondition): Standing {
    if (status.kind !== 'ready') return 'faulted';
    return status.nearEnd ? 'degraded' : 'ready';
  }

  /** The printer has told of a change by itself. */
  onUnasked(listener: (status: PrinterCondition) => void): () => void {
    return this.#line.onUnasked(({ status }) => listener(status));
  }

  onLost(listener: (fault: TransportFault) => void): () => void {
    return this.#line.onLost(listener);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  /** A process that died may have left half a document in the printer. */
  distrust(): void {
    this.#memory = { kind: 'fresh', cutFirst: true };
    this.#leftover = { padding: LONGEST_COMMAND, tries: 0 };
    this.#owesConfirmation = !this.#setup.profile.processId;
  }

  /** Asks, and prints when the answer is good. Rejects only with what `options.beforeFirstByte` throws. */
  async print(document: PrintDocument, options: PrintOptions): Promise<Attempt> {
    const { profile, clock } = this.#setup;
    const refusal = await this.#settleConfirmations();
    if (refusal) return { kind: 'refused', reading: refusal };
    const asking = this.ask();
    // Set while the printer is being asked; once more if the answer shows that it has forgotten its letters.
    const memory = this.#memory;
    let encoded: EncodedDocument;
    let reading: Reading<PrinterCondition>;
    try {
      encoded = encodeDocument(document, profile, memory);
    } finally {
      reading = await asking;
    }
    if (reading.kind !== 'answered' || reading.status.kind !== 'ready') return { kind: 'refused', reading };
    if (this.mouth && this.mouth.state !== 'free') return { kind: 'occupied' };
    if (this.#memory !== memory) encoded = encodeDocument(document, profile, this.#memory);

    options.beforeFirstByte?.();
    const began = clock.now();
    const { outcome, brokenOff } = await runJob(this.#line, encoded, profile, this.#nextId(), clock);
    this.#log('job', {
      outcome: outcome.kind,
      bytes: encoded.byteLength,
      ms: Math.round(clock.now() - began),
      ...encoded.report,
    });
    if (outcome.kind !== 'not-started') this.#fed.emit(encoded.millimetres);
    if (outcome.kind === 'printed') {
      this.mouth?.presented(clock.now());
      this.#memory = encoded.forgets
        ? { kind: 'fresh', cutFirst: false }
        : { kind: 'prepared', store: encoded.store };
      return { kind: 'done', outcome };
    }
    this.#memory = { kind: 'fresh', cutFirst: outcome.kind === 'unknown' };
    this.#owesConfirmation = outcome.kind === 'unknown' && !profile.processId;
    const answers = outcome.status.kind !== 'silent' && outcome.status.kind !== 'absent';
    // What a line took that then fell silent may still have lain in the system, and is dropped with it.
    const isCutShort = brokenOff || !answers;
    if (outcome.kind === 'unknown')
      this.#leftover = {
        padding: isCutShort ? Math.max(...encoded.pieces.map((piece) => piece.length)) : 0,
        tries: 0,
      };
    if (answers) await this.#clearLeftover();
    return { kind: 'done', outcome };
  }

  /** What stands against printing while an older confirmation may come; null once none can. */
  async #settleConfirmations(): Promise<Reading<PrinterCondition> | null> {
    if (!this.#owesConfirmation) return null;
    const reading = await this.ask();
    if (reading.kind !== 'answered' || reading.status.kind !== 'ready') return reading;
    // A command cut short is not filled up yet, and would swallow the question.
    if (this.#leftover) return { kind: 'silent' };
    const isDry = await runDry(this.#line);
    this.#log('run-dry', { isDry });
    this.#owesConfirmation = !isDry;
    // A command that is still open has swallowed the question: it is filled up before the next try.
    if (!isDry) this.#leftover = { padding: LONGEST_COMMAND, tries: 0 };
    return isDry ? null : { kind: 'silent' };
  }

  /** Draws back a ticket that nobody takes; one that cannot be drawn back is a jam. */
  async #watchMouth(
    reading: Reading<PrinterCondition> & { readonly kind: 'answered' },
  ): Promise<Reading<PrinterCondition>> {
    const { mouth } = this;
    const { presenter } = this.#setup.profile;
    if (!mouth || !presenter) return reading;
    if (reading.status.kind === 'jam') mouth.jammed();
    if (mouth.seen(this.#line.ticket, this.#setup.clock.now())) {
      this.#log('retract', {});
      await this.#line.write(Uint8Array.from(presenter.retracts ? RETRACT : EJECT), MOVE_STALL_MS);
    }
    const isStuck = mouth.state === 'stuck' && reading.status.kind === 'ready';
    return isStuck ? { kind: 'answered', status: { kind: 'jam' } } : reading;
  }

  /** The printer may have been switched off: uploaded letters and settings are gone. */
  #forget(): void {
    this.#line.forgetTelling();
    if (this.#memory.kind === 'prepared') this.#memory = { kind: 'fresh', cutFirst: false };
  }

  async #clearLeftover(): Promise<void> {
    if (!this.#leftover) return;
    const { clearBuffers } = this.#setup.profile;
    const { left, cleared, tries } = await clearLeftover(this.#line, this.#leftover, clearBuffers);
    this.#leftover = left;
    this.#log('leftover', { cleared, tries });
  }

  /** Four letters of the range that GS ( H allows, different for each job. */
  #nextId(): string {
    this.#jobs = (this.#jobs + 1) % 36 ** 4;
    return this.#jobs.toString(36).toUpperCase().padStart(4, '0');
  }

  #log(event: string, details: Readonly<Record<string, string | number | boolean>>): void {
    this.#setup.log?.(`printer.${event}`, details);
  }
}
