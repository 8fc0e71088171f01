import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import { listeners } from '../transports/faults.ts';
import type { Transport } from '../transports/transport.ts';
import type { PrintDocument } from './document.ts';
import { CLEAR_BUFFERS, RECOVER_AND_CLEAR } from './escpos/commands.ts';
import { type EncodedDocument, encodeDocument, type Memory } from './escpos/encode.ts';
import { runJob } from './escpos/print-job.ts';
import { PrinterLine } from './escpos/printer-line.ts';
import type { PrinterProfile } from './escpos/profiles.ts';
import type { Printer, PrinterStatus, PrintOptions, PrintOutcome } from './printer.ts';

/** Between two looks at a printer at rest. */
export const POLL_MS = 1000;
/** Before each new try to open the line; the last one is kept. */
export const REOPEN_DELAYS_MS = [250, 500, 1000, 2000] as const;
/** Unanswered looks in a row until a printer that used to answer counts as silent. */
export const MISSES_UNTIL_SILENT = 2;
/** Unanswered looks in a row until the line is closed and opened anew: some unplugs give no event. */
export const MISSES_UNTIL_REOPEN = 3;
/** How long a printer may take to say that its buffers are empty. */
const CLEARED_MS = 500;
const CLEAR_STALL_MS = 500;
/** Tries to empty the buffers before printing goes on all the same (the printer may not know the command). */
const CLEAR_TRIES = 3;

/** A command that another process may have left unfinished is not longer, in bytes. */
const LONGEST_COMMAND = 1024;

/** From each code page one, and one that is uploaded or sent as a picture. */
const FIRST_LETTERS: PrintDocument = { lines: [{ kind: 'text', text: 'Əşя№' }, { kind: 'rule' }] };

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

/**
 * An ESC/POS printer on any line. It connects by itself and stays at it:
 *
 *     absent ──open──▶ silent ──answer──▶ ready | no-paper | cover-open | …
 *       ▲  ▲             │ ▲                 │
 *       │  └──open fails─┘ └──two misses─────┤
 *       └───────────────line lost────────────┘
 *
 * A missed answer also means that the printer may have been switched off: its uploaded letters count as lost.
 * After a job whose end is unknown, the printer's buffers are emptied at once (and again on the next contact),
 * so that nothing of it comes out later; the next document starts with a cut.
 */
export function openPrinter(setup: PrinterSetup): Printer {
  // Draws the letters that every ticket needs, and reads the code pages, before the first citizen waits for them.
  encodeDocument(FIRST_LETTERS, setup.profile, { kind: 'fresh', cutFirst: false });
  return new EscposPrinter(setup);
}

class EscposPrinter implements Printer {
  readonly #setup: PrinterSetup;
  readonly #line: PrinterLine;
  readonly #changed = listeners<PrinterStatus>();
  #status: PrinterStatus = { kind: 'absent' };
  #memory: Memory = { kind: 'fresh', cutFirst: false };
  /** What a job of unknown end may have left in the printer; `padding` finishes a command cut short. */
  #leftover: { readonly padding: number; readonly tries: number } | null = null;
  #misses = 0;
  #failedOpens = 0;
  #jobs: number;
  #closed = false;
  #timer: unknown;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(setup: PrinterSetup) {
    this.#setup = setup;
    // Not zero: an answer meant for a kiosk that was restarted must not confirm a job of this one.
    this.#jobs = Math.floor(setup.clock.now()) % 36 ** 4;
    this.#line = new PrinterLine(setup.transport, setup.clock);
    this.#line.onLost((fault) => {
      this.#log('lost', { fault: fault.kind });
      this.#disconnected();
      this.#schedule(REOPEN_DELAYS_MS[0]);
    });
    this.#schedule(0);
  }

  get status(): PrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: PrinterStatus) => void): () => void {
    return this.#changed.add(listener);
  }

  refresh(): Promise<PrinterStatus> {
    return this.#exclusive(async () => {
      await this.#ask();
      return this.#status;
    });
  }

  print(document: PrintDocument, options: PrintOptions = {}): Promise<PrintOutcome> {
    return this.#exclusive(() => this.#print(document, options));
  }

  distrust(): void {
    this.#memory = { kind: 'fresh', cutFirst: true };
    this.#leftover = { padding: LONGEST_COMMAND, tries: 0 };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#setup.clock.clearTimeout(this.#timer);
    await this.#exclusive(() => this.#line.close());
    this.#setStatus({ kind: 'absent' });
  }

  async #print(document: PrintDocument, options: PrintOptions): Promise<PrintOutcome> {
    const { profile, clock } = this.#setup;
    if (this.#closed) return { kind: 'not-started', status: { kind: 'absent' } };
    const reading = this.#ask();
    // Set while the printer is being asked; once more if the answer shows that it has forgotten its letters.
    const memory = this.#memory;
    let encoded: EncodedDocument;
    let answered = false;
    try {
      encoded = encodeDocument(document, profile, memory);
    } finally {
      answered = await reading;
    }
    if (!answered || this.#status.kind !== 'ready') return { kind: 'not-started', status: this.#status };
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
    if (outcome.kind === 'printed') {
      this.#memory = { kind: 'prepared', store: encoded.store };
      return outcome;
    }
    this.#memory = { kind: 'fresh', cutFirst: outcome.kind === 'unknown' };
    if (outcome.kind === 'unknown')
      this.#leftover = {
        padding: brokenOff ? Math.max(...encoded.pieces.map((piece) => piece.length)) : 0,
        tries: 0,
      };
    if (outcome.status.kind === 'silent' || outcome.status.kind === 'absent') await this.#reopenLater();
    else await this.#clearLeftover();
    this.#setStatus(outcome.status);
    return outcome;
  }

  /** A look that somebody waits for: asks once more, for one answer may get lost, and never keeps an old status. */
  async #ask(): Promise<boolean> {
    if (await this.#look()) return true;
    if (!this.#line.isOpen) return false;
    if (await this.#look()) return true;
    if (this.#line.isOpen) this.#setStatus({ kind: 'silent' });
    return false;
  }

  /** One look at the printer: connects when there is no line, then asks. Sets the status; true when it answered. */
  async #look(): Promise<boolean> {
    if (!this.#line.isOpen && !(await this.#connect())) return false;
    const reading = await this.#line.readStatus();
    switch (reading.kind) {
      case 'answered':
        this.#misses = 0;
        if (this.#leftover) await this.#clearLeftover();
        this.#setStatus(reading.status);
        return true;
      case 'lost':
        await this.#line.close();
        this.#disconnected();
        return false;
      case 'silent':
        this.#misses++;
        this.#log('unanswered', { misses: this.#misses });
        this.#forget();
        if (this.#misses >= MISSES_UNTIL_SILENT || this.#status.kind === 'absent')
          this.#setStatus({ kind: 'silent' });
        if (this.#misses % MISSES_UNTIL_REOPEN === 0) await this.#line.close();
        return false;
    }
  }

  async #connect(): Promise<boolean> {
    const opened = await this.#line.open();
    if (opened.ok) {
      this.#failedOpens = 0;
      this.#forget();
      this.#log('open', { line: this.#line.name });
      return true;
    }
    if (this.#failedOpens === 0)
      this.#log('cannot-open', { line: this.#line.name, fault: opened.fault.kind });
    this.#failedOpens++;
    this.#setStatus({ kind: 'absent' });
    return false;
  }

  #disconnected(): void {
    this.#misses = 0;
    this.#forget();
    this.#setStatus({ kind: 'absent' });
  }

  /** Closing drops what the system has not sent yet: it must not reach a printer that wakes up later. */
  async #reopenLater(): Promise<void> {
    await this.#line.close();
    this.#schedule(REOPEN_DELAYS_MS[0]);
  }

  /** The printer may have been switched off: uploaded letters and settings are gone. */
  #forget(): void {
    if (this.#memory.kind === 'prepared') this.#memory = { kind: 'fresh', cutFirst: false };
  }

  /**
   * Makes sure that nothing of a job called unknown comes out later. DLE DC4 empties the buffers in any state
   * of the printer and drops a command cut short; printers that do not have it get DLE ENQ 2 (after an error
   * it empties them too) and zeros to fill up such a command (elsewhere they print nothing). ESC @ opens the
   * next document and drops an unfinished line.
   */
  async #clearLeftover(): Promise<void> {
    const leftover = this.#leftover;
    if (!leftover) return;
    const { profile } = this.#setup;
    let cleared = false;
    let done: () => void = () => undefined;
    const stop = this.#line.onEvent((event) => {
      if (event.kind !== 'buffers-cleared') return;
      cleared = true;
      done();
    });
    const command = [...RECOVER_AND_CLEAR, ...(profile.clearBuffers ? CLEAR_BUFFERS : [])];
    let sent = await this.#line.write(Uint8Array.from(command), CLEAR_STALL_MS);
    if (sent.ok && profile.clearBuffers && !cleared)
      await this.#line.wait(CLEARED_MS, (finish) => {
        done = finish;
      });
    stop();
    if (sent.ok && !cleared && leftover.padding > 0)
      sent = await this.#line.write(new Uint8Array(leftover.padding), CLEAR_STALL_MS);
    const tries = leftover.tries + 1;
    const settled = cleared || (sent.ok && (!profile.clearBuffers || tries >= CLEAR_TRIES));
    this.#leftover = settled ? null : { padding: sent.ok ? 0 : leftover.padding, tries };
    this.#log('leftover', { cleared, tries });
  }

  #setStatus(status: PrinterStatus): void {
    if (isDeepStrictEqual(status, this.#status)) return;
    this.#status = status;
    this.#log('status', { status: status.kind });
    this.#changed.emit(status);
  }

  /** Four letters of the range that GS ( H allows, different for each job. */
  #nextId(): string {
    this.#jobs = (this.#jobs + 1) % 36 ** 4;
    return this.#jobs.toString(36).toUpperCase().padStart(4, '0');
  }

  #schedule(ms: number): void {
    const { clock } = this.#setup;
    clock.clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = clock.setTimeout(() => void this.#rest(), ms);
  }

  /** The look at rest, and when to look again. */
  async #rest(): Promise<void> {
    await this.#exclusive(async () => {
      if (!this.#closed) await this.#look();
    });
    const last = REOPEN_DELAYS_MS.length - 1;
    const delay = REOPEN_DELAYS_MS[Math.min(this.#failedOpens, last)];
    this.#schedule(this.#line.isOpen || delay === undefined ? POLL_MS : delay);
  }

  /** One after the other: a look never goes into the middle of a document. */
  #exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #log(event: string, details: Readonly<Record<string, string | number | boolean>>): void {
    this.#setup.log?.(`printer.${event}`, details);
  }
}
