import type { Clock } from '../clock.ts';
import type { Transport, TransportResult } from '../transports/transport.ts';
import type { MoveOutcome, Refusal } from './card-motor.ts';
import type { Place } from './card-path.ts';
import { countOf } from './f2/answer.ts';
import { type Asked, ReaderLine } from './f2/reader-line.ts';
import type { CardMotorProfile } from './profiles.ts';

export type Move = 'eject' | 'readPosition' | 'capture';

export type MotorFault = 'jam' | 'out-of-order';

/** No answer to a question. */
export type NoAnswer = Exclude<Asked, { readonly kind: 'answered' }>;

/** What was asked for, or why it is not known. */
export type Known<Value> = { readonly kind: 'known'; readonly value: Value } | NoAnswer;

export interface ReaderStatus {
  readonly place: Place;
  readonly binFull: boolean;
}

/** The commands of one reader, in the codes of its profile. */
export class ReaderCommands {
  readonly #profile: CardMotorProfile;
  readonly #line: ReaderLine;
  /** A movement has failed; whether it would succeed now, only initialising tells. */
  #fault: MotorFault | null = null;
  /** The reader has said that it does not count. */
  #countless = false;
  /** How often it was initialised: what it was told before, it may have forgotten. */
  #initialised = 0;

  constructor(profile: CardMotorProfile, transport: Transport, clock: Clock) {
    this.#profile = profile;
    this.#line = new ReaderLine({ transport, clock, ...profile });
  }

  get fault(): MotorFault | null {
    return this.#fault;
  }

  get initialised(): number {
    return this.#initialised;
  }

  open(): Promise<TransportResult> {
    this.#countless = false;
    return this.#line.open();
  }

  /** Ready for commands, no card moved; `fault` then says what is wrong with the motor. */
  async initialise(): Promise<Known<null>> {
    const { commands, moveMs } = this.#profile;
    const asked = await this.#line.ask(commands.initialise, moveMs);
    this.#initialised += 1;
    if (asked.kind !== 'answered') return asked;
    this.#fault = asked.answer.kind === 'negative' ? this.#faultOf(asked.answer.code) : null;
    return { kind: 'known', value: null };
  }

  /** Null from a reader that cannot say; `fault` then says why. */
  async status(): Promise<Known<ReaderStatus | null>> {
    const { commands, answerMs, card, binFull } = this.#profile;
    let asked = await this.#ask(commands.status, answerMs);
    // One answer may get lost.
    if (asked.kind === 'unanswered' && asked.taken) asked = await this.#ask(commands.status, answerMs);
    if (asked.kind !== 'answered') return asked;
    const { answer } = asked;
    if (answer.kind === 'negative') {
      // One that sticks as it starts up says only that it has not started.
      this.#fault = this.#faultOf(answer.code) ?? this.#fault ?? 'out-of-order';
      return { kind: 'known', value: null };
    }
    const place = answer.card === card.none ? 'none' : answer.card === card.atGate ? 'gate' : 'inside';
    return { kind: 'known', value: { place, binFull: answer.bin === binFull } };
  }

  /** Cards in the bin, null from a reader that does not count. */
  async count(): Promise<Known<number | null>> {
    const { commands, answerMs } = this.#profile;
    if (commands.countBin === null || this.#countless) return { kind: 'known', value: null };
    const asked = await this.#ask(commands.countBin, answerMs);
    if (asked.kind !== 'answered') return asked;
    const value = asked.answer.kind === 'positive' ? countOf(asked.answer.data) : null;
    this.#countless = value === null;
    return { kind: 'known', value };
  }

  async clearCount(): Promise<MoveOutcome> {
    const { commands, answerMs } = this.#profile;
    if (commands.clearBinCount === null) return { kind: 'refused', why: 'not-supported' };
    return this.#outcomeOf(await this.#ask(commands.clearBinCount, answerMs));
  }

  async letCardsIn(allowed: boolean): Promise<MoveOutcome> {
    const { commands, answerMs } = this.#profile;
    const command = allowed ? commands.allowInsert : commands.forbidInsert;
    return this.#outcomeOf(await this.#ask(command, answerMs));
  }

  async move(move: Move): Promise<MoveOutcome> {
    const { commands, moveMs } = this.#profile;
    return this.#outcomeOf(await this.#ask(commands[move], moveMs));
  }

  /** Asks; a reader that was switched off meanwhile is made ready first. */
  async #ask(command: Uint8Array, answerMs: number): Promise<Asked> {
    const asked = await this.#line.ask(command, answerMs);
    if (asked.kind !== 'answered' || asked.answer.kind === 'positive') return asked;
    if (!this.#profile.errors.notInitialised.includes(asked.answer.code)) return asked;
    await this.initialise();
    return this.#line.ask(command, answerMs);
  }

  #outcomeOf(asked: Asked): MoveOutcome {
    if (asked.kind !== 'answered') return { kind: 'unknown' };
    if (asked.answer.kind === 'positive') return { kind: 'done' };
    const { code } = asked.answer;
    this.#fault = this.#faultOf(code) ?? this.#fault;
    return { kind: 'refused', why: this.#refusalOf(code) };
  }

  #refusalOf(code: string): Refusal {
    const { errors } = this.#profile;
    if (errors.binFull.includes(code)) return 'bin-full';
    if (errors.notSupported.includes(code)) return 'not-supported';
    return this.#faultOf(code) ?? 'rejected';
  }

  #faultOf(code: string): MotorFault | null {
    const { errors } = this.#profile;
    if (errors.jam.includes(code)) return 'jam';
    return errors.outOfOrder.includes(code) ? 'out-of-order' : null;
  }
}
