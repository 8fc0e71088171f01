import type { Clock } from '../clock.ts';
import type { Reading } from '../supervision/device-state.ts';
import type { Standing } from '../supervision/machine.ts';
import type { Driver } from '../supervision/supervise.ts';
import { listeners } from '../transports/faults.ts';
import { probePrinter } from '../transports/probe-printer.ts';
import type { Transport, TransportFault, TransportResult } from '../transports/transport.ts';
import type { CardEvent, CardMotorStatus, MoveOutcome, Refusal } from './card-motor.ts';
import type { CardPath } from './card-path.ts';
import type { CardMotorProfile } from './profiles.ts';
import { type Move, type NoAnswer, ReaderCommands, type ReaderStatus } from './reader-commands.ts';

/** So many bytes that no reader sends, and no answer: somebody else is there, or the speed is wrong. */
const FOREIGN_BYTES = 4;
/** Between two tries whether a motor that failed moves again: a technician's fingers may be in it. */
const FAULT_TRIAL_MS = 3000;

export interface CardMotorDriverSetup {
  readonly profile: CardMotorProfile;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly path: CardPath;
}

/** What became of a command, and how the reader was after it. */
export interface Moved {
  readonly outcome: MoveOutcome;
  readonly reading: Reading<CardMotorStatus>;
}

/**
 * One motorised reader while its line stands. Where the card is, is asked before and after each movement and at each
 * look, never concluded from what was ordered.
 */
export class CardMotorDriver implements Driver<CardMotorStatus> {
  readonly #setup: CardMotorDriverSetup;
  readonly #reader: ReaderCommands;
  readonly #cards = listeners<CardEvent>();
  readonly onCard = this.#cards.add;
  /** Who is there since the line was opened: commands go to a reader only, for a printer would print them. */
  #there: 'unknown' | 'printer' | 'reader' = 'unknown';
  #binFull = false;
  #trialAt = 0;
  /** The cards in the bin were counted since the line was opened. */
  #counted = false;
  /** What the kiosk wants, and what the reader was told in which of its lives. */
  #wantsCards = false;
  #told: { readonly allowed: boolean; readonly life: number } | null = null;

  constructor(setup: CardMotorDriverSetup) {
    this.#setup = setup;
    this.#reader = new ReaderCommands(setup.profile, setup.transport, setup.clock);
  }

  open(): Promise<TransportResult> {
    this.#there = 'unknown';
    this.#counted = false;
    return this.#reader.open();
  }

  async greet(): Promise<Reading<CardMotorStatus>> {
    const { transport, clock } = this.#setup;
    const { isPrinter } = await probePrinter(transport, clock);
    this.#there = isPrinter ? 'printer' : 'reader';
    if (isPrinter) return PRINTER;
    const initialised = await this.#reader.initialise();
    if (initialised.kind !== 'known') return readingOf(initialised);
    return this.#observe();
  }

  async look(): Promise<Reading<CardMotorStatus>> {
    if ((await this.#setup.transport.isThere?.()) === false)
      return { kind: 'lost', fault: { kind: 'lost', detail: 'another device, or none, at its place' } };
    if (this.#there === 'printer') return this.greet();
    const reading = await this.#observe();
    return reading.kind === 'answered' ? this.#tend(reading) : reading;
  }

  standing(status: CardMotorStatus): Standing {
    return obstacleOf(status) === null ? 'ready' : 'faulted';
  }

  close(): Promise<void> {
    return this.#setup.transport.close();
  }

  onLost(listener: (fault: TransportFault) => void): () => void {
    return this.#setup.transport.onLost(listener);
  }

  /** Lets cards in or not: at once, and again whenever the reader may have forgotten it. */
  letIn(allowed: boolean): Promise<Moved> {
    this.#wantsCards = allowed;
    return this.#afterLook(async (reading) => {
      const outcome = await this.#settleEntry(reading.status);
      const why = allowed ? obstacleOf(reading.status) : null;
      return { outcome: why === null ? outcome : { kind: 'refused', why }, reading };
    });
  }

  move(move: Move): Promise<Moved> {
    return this.#afterLook(async (reading) => {
      const why = this.#hindranceTo(move, reading.status);
      return why === null ? this.#order(move) : { outcome: { kind: 'refused', why }, reading };
    });
  }

  /** The technician has emptied the bin: the reader counts anew. */
  clearBin(): Promise<Moved> {
    return this.#afterLook(async () => {
      const outcome = await this.#reader.clearCount();
      if (outcome.kind === 'done') this.#setup.path.binCleared();
      return { outcome, reading: await this.#observe() };
    });
  }

  async #afterLook(
    task: (reading: Reading<CardMotorStatus> & { readonly kind: 'answered' }) => Promise<Moved>,
  ): Promise<Moved> {
    const reading = this.#there === 'reader' ? await this.#observe() : STRANGERS[this.#there];
    return reading.kind === 'answered' ? task(reading) : { outcome: { kind: 'not-started' }, reading };
  }

  #hindranceTo(move: Move, status: CardMotorStatus): Refusal | null {
    if (status.kind === 'empty') return 'no-card';
    if (status.kind === 'bin-full' && !status.holdsCard) return 'no-card';
    if (status.kind === 'jam' || status.kind === 'out-of-order') return status.kind;
    return move === 'capture' && this.#binFull ? 'bin-full' : null;
  }

  /** Sends a movement and looks what came of it. */
  async #order(move: Move): Promise<Moved> {
    const { path, clock } = this.#setup;
    if (move === 'capture') path.capturing();
    const told = path.total;
    const outcome = await this.#reader.move(move);
    if (outcome.kind === 'done' && move === 'capture') path.captured();
    if (outcome.kind === 'done' && move === 'eject') path.offered(clock.now());
    const reading = await this.#observe();
    // Without an answer, or refused because it was done already: ACK was lost, and the frame was sent again.
    const isOpen = outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.why === 'rejected');
    const isThere = move === 'capture' ? path.total > told : path.place === AIM[move];
    const isDone = isOpen && isThere && reading.kind === 'answered';
    return { outcome: isDone ? { kind: 'done' } : outcome, reading };
  }

  /** After each look at rest: a forgotten card goes into the bin, or inside while the bin is full. */
  async #tend(
    reading: Reading<CardMotorStatus> & { readonly kind: 'answered' },
  ): Promise<Reading<CardMotorStatus>> {
    const { path, clock } = this.#setup;
    if (this.#reader.fault !== null || !path.isForgotten(clock.now())) return reading;
    if (this.#binFull && path.held) return reading;
    if (this.#binFull) path.hold();
    const moved = await this.#order(this.#binFull ? 'readPosition' : 'capture');
    if (moved.outcome.kind === 'refused') path.wait(clock.now());
    return moved.reading;
  }

  /** Tells the reader what it does not know yet. */
  async #settleEntry(status: CardMotorStatus): Promise<MoveOutcome> {
    const allowed = this.#wantsCards && obstacleOf(status) === null;
    const life = this.#reader.initialised;
    if (this.#told?.allowed === allowed && this.#told.life === life) return { kind: 'done' };
    const outcome = await this.#reader.letCardsIn(allowed);
    this.#told = outcome.kind === 'done' ? { allowed, life: this.#reader.initialised } : null;
    return outcome;
  }

  /** How the reader is and where the card, and how many are in the bin where that matters. */
  async #observe(): Promise<Reading<CardMotorStatus>> {
    const { path, clock } = this.#setup;
    if (this.#reader.fault !== null && clock.now() >= this.#trialAt) {
      this.#trialAt = clock.now() + FAULT_TRIAL_MS;
      const initialised = await this.#reader.initialise();
      if (initialised.kind !== 'known') return readingOf(initialised);
    }
    const status = await this.#reader.status();
    if (status.kind !== 'known') return readingOf(status);
    if (status.value === null)
      return { kind: 'answered', status: { kind: this.#reader.fault ?? 'out-of-order' } };
    const count = this.#counted && !path.inDoubt ? UNCOUNTED : await this.#reader.count();
    if (count.kind !== 'known') return readingOf(count);
    this.#counted = true;
    const { place, binFull } = status.value;
    this.#binFull = binFull;
    for (const event of path.seen({ place, inBin: count.value }, clock.now())) this.#cards.emit(event);
    const known = this.#statusOf(place);
    await this.#settleEntry(known);
    return { kind: 'answered', status: known };
  }

  #statusOf(place: ReaderStatus['place']): CardMotorStatus {
    const { held } = this.#setup.path;
    if (this.#reader.fault !== null) return { kind: this.#reader.fault };
    if (this.#binFull && (place === 'none' || held)) return { kind: 'bin-full', holdsCard: held };
    return { kind: STATUS[place] };
  }
}

const PRINTER = { kind: 'stranger', found: 'printer' } as const;
/** Without a look. */
const STRANGERS = { printer: PRINTER, unknown: { kind: 'silent' } } as const;
const UNCOUNTED = { kind: 'known', value: null } as const;
const STATUS = { none: 'empty', gate: 'card-at-gate', inside: 'card-in-position' } as const;
const AIM = { eject: 'gate', readPosition: 'inside' } as const;

/** Why no card is let in. */
function obstacleOf(status: CardMotorStatus): Refusal | null {
  switch (status.kind) {
    case 'bin-full':
    case 'jam':
    case 'out-of-order':
      return status.kind;
    case 'empty':
    case 'card-at-gate':
    case 'card-in-position':
      return null;
  }
}

function readingOf(none: NoAnswer): Reading<CardMotorStatus> {
  if (none.kind === 'lost') return { kind: 'lost', fault: none.fault };
  return none.foreign >= FOREIGN_BYTES ? { kind: 'stranger', found: 'unknown' } : { kind: 'silent' };
}
