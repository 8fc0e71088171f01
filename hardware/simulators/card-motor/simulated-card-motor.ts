import type { SerialDevice, SerialDeviceDeps } from '../serial-device.ts';
import { Firmware, MOVE } from './firmware.ts';
import { framed, HostBytes } from './host-bytes.ts';
import { Mechanics, type MechanicsState } from './mechanics.ts';

export interface CardMotorOptions {
  /** Carries a command out only when ENQ follows its ACK. */
  readonly enquiry: boolean;
  /** Counts the captured cards. */
  readonly counter: boolean;
  /** How long a movement takes. */
  readonly travelMs: number;
  /** Cards that the bin takes. */
  readonly capacity: number;
}

export interface CardMotorState extends MechanicsState {
  readonly moving: boolean;
}

export const CARD_MOTOR_COMMANDS =
  'insert | take | remove | jam | free | bin-full | empty-bin | power-cycle | nak N | noack N | mangle N | swallow N';

const ADDRESS = 0;
const ACK = 0x06;
const NAK = 0x15;
/** How often each is still to happen. */
const WELL = { nak: 0, noack: 0, mangle: 0, swallow: 0 };
const isIllness = (word: string): word is keyof typeof WELL => Object.hasOwn(WELL, word);
const codeOf = (character: string): number => character.charCodeAt(0);

/** A motorised card reader with a bin, in the commands of Creator's F2 frames. */
export class SimulatedCardMotor implements SerialDevice<CardMotorState> {
  readonly #options: CardMotorOptions;
  readonly #deps: SerialDeviceDeps;
  readonly #mechanics: Mechanics;
  readonly #firmware: Firmware;
  readonly #heard = new HostBytes();
  /** One command after the other; of a reader that was switched off meanwhile none goes on. */
  #waiting: Uint8Array[] = [];
  #busy = false;
  #life = 0;
  #enquired: Uint8Array | null = null;
  #lastAnswer: readonly number[] = [];
  readonly #ill = { ...WELL };

  constructor(options: CardMotorOptions, deps: SerialDeviceDeps) {
    this.#options = options;
    this.#deps = deps;
    this.#mechanics = new Mechanics(options.capacity);
    this.#firmware = new Firmware(this.#mechanics, options.counter);
  }

  get state(): CardMotorState {
    return { ...this.#mechanics.state, moving: this.#busy };
  }

  command(text: string): boolean {
    const [, illness = '', times] = /^(nak|noack|mangle|swallow) (\d{1,3})$/.exec(text) ?? [];
    if (isIllness(illness)) {
      this.#ill[illness] = Number(times);
      return true;
    }
    switch (text) {
      case 'insert':
        if (this.#mechanics.insert()) this.#travel(() => this.#drawIn());
        return true;
      case 'take':
        this.#mechanics.take();
        return true;
      case 'remove':
        this.#mechanics.remove();
        return true;
      case 'jam':
      case 'free':
        this.#mechanics.jam(text === 'jam');
        return true;
      case 'bin-full':
      case 'empty-bin':
        this.#mechanics.bin(text === 'bin-full');
        return true;
      case 'power-cycle':
        this.#switchOff();
        return true;
      default:
        return false;
    }
  }

  accept(bytes: Uint8Array): void {
    for (const word of this.#heard.push(bytes)) {
      switch (word.kind) {
        case 'torn':
          this.#deps.send(Uint8Array.of(NAK));
          break;
        case 'nak':
          this.#sendAnswer();
          break;
        case 'enq':
          if (this.#enquired) this.#queue(this.#enquired);
          this.#enquired = null;
          break;
        case 'command':
          if (word.address === ADDRESS) this.#take(word.text);
          break;
      }
    }
  }

  #take(text: Uint8Array): void {
    if (this.#ill.nak > 0) {
      this.#ill.nak -= 1;
      this.#deps.send(Uint8Array.of(NAK));
      return;
    }
    if (this.#ill.noack > 0 && text[1] === MOVE) this.#ill.noack -= 1;
    else this.#deps.send(Uint8Array.of(ACK));
    if (this.#options.enquiry) this.#enquired = text;
    else this.#queue(text);
  }

  #queue(text: Uint8Array): void {
    this.#waiting.push(text);
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const text = this.#waiting.shift();
    if (!text) return;
    if (!this.#firmware.initialised || text[1] !== MOVE) {
      this.#carryOut(text);
      return;
    }
    this.#busy = true;
    this.#travel(() => {
      this.#busy = false;
      this.#carryOut(text);
    });
  }

  #carryOut(text: Uint8Array): void {
    const [head, cm = 0, pm = 0] = text;
    const isCommand = head === codeOf('C') && text.length >= 3;
    const result = isCommand ? this.#firmware.execute(cm, pm) : { error: '00' };
    const [answer, rest] =
      'error' in result ? ['N', result.error] : ['P', this.#firmware.status + result.data];
    this.#lastAnswer = [codeOf(answer), cm, pm, ...[...rest].map(codeOf)];
    this.#sendAnswer();
    this.#next();
  }

  #sendAnswer(): void {
    if (this.#lastAnswer.length === 0) return;
    const message = framed(ADDRESS, this.#lastAnswer);
    if (this.#ill.swallow > 0 && this.#lastAnswer[1] === MOVE) {
      this.#ill.swallow -= 1;
      return;
    }
    if (this.#ill.mangle > 0) {
      this.#ill.mangle -= 1;
      message[message.length - 1] = (message.at(-1) ?? 0) ^ 0x01;
    }
    this.#deps.send(message);
  }

  /** The rollers draw in what a hand holds to them, unless it was taken away again. */
  #drawIn(): void {
    if (this.#mechanics.state.card === 'gate') this.#mechanics.carry('inside');
  }

  #travel(arrive: () => void): void {
    const life = this.#life;
    this.#deps.later(() => {
      if (life === this.#life) arrive();
    }, this.#options.travelMs);
  }

  /** Off and on again: the card stays where it is, and the count; all else is forgotten. */
  #switchOff(): void {
    this.#life += 1;
    this.#firmware.switchOff();
    this.#busy = false;
    this.#waiting = [];
    this.#enquired = null;
    this.#lastAnswer = [];
    this.#heard.forget();
  }
}
