import { cardCmac } from './card-cmac.ts';
import type { VirtualCard } from './vpcd-line.ts';

/** What a badge has been given. */
export interface BadgeMemory {
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

export interface BadgeCardOptions {
  /** Null for a blank badge. */
  readonly memory: BadgeMemory | null;
  readonly version?: number;
  /** Keeps what it has to say until it is asked, as cards do over T=0. */
  readonly t0?: boolean;
  /** Proves itself always with the same proof, overheard once. */
  readonly replays?: Uint8Array;
}

/** `3B 80 80 01 01`: T=1 (ISO/IEC 14443 cards look so over PC/SC). `3B 02 14 50`: T=0. */
export const ATR_T1 = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01);
export const ATR_T0 = Uint8Array.of(0x3b, 0x02, 0x14, 0x50);

const AID = Buffer.from('f0444f53544b0001', 'hex');
const PROOF_LABEL = Buffer.from('DOSTK-BADGE-1', 'latin1');

export const sw = (word: number): Uint8Array => Uint8Array.of(word >> 8, word & 0xff);
const done = (data: Uint8Array): Uint8Array => Buffer.concat([data, sw(0x9000)]);

/** The card's side of `docs/badges.md`. */
export class BadgeCard implements VirtualCard {
  readonly atr: Uint8Array;
  readonly #options: BadgeCardOptions;
  #memory: BadgeMemory | null;
  #selected = false;
  /** Waits for GET RESPONSE. */
  #waiting: Uint8Array | null = null;

  constructor(options: BadgeCardOptions) {
    this.#options = options;
    this.#memory = options.memory;
    this.atr = options.t0 ? ATR_T0 : ATR_T1;
  }

  restart(): void {
    this.#selected = false;
    this.#waiting = null;
  }

  answer(command: Uint8Array): Uint8Array {
    const [cla = 0, ins = 0, p1 = 0, p2 = 0, lc = 0] = command;
    if (ins === 0xc0) return this.#rest();
    if (cla !== 0) return sw(0x6e00);
    const answer = this.#carryOut(ins, p1, p2, command.subarray(5, 5 + lc));
    const data = answer.length - 2;
    // Over T=0 data that was asked for together with data that was sent has to be fetched.
    if (!this.#options.t0 || data === 0 || command.length === 5) return answer;
    this.#waiting = answer;
    return Uint8Array.of(0x61, data);
  }

  #rest(): Uint8Array {
    const answer = this.#waiting;
    this.#waiting = null;
    return answer ?? sw(0x6985);
  }

  #carryOut(ins: number, p1: number, p2: number, data: Uint8Array): Uint8Array {
    if (ins === 0xa4) {
      this.#selected = p1 === 4 && AID.equals(data);
      return this.#selected ? done(this.#fci()) : sw(0x6a82);
    }
    if (!this.#selected) return sw(0x6d00);
    switch ((ins << 16) | (p1 << 8) | p2) {
      case 0xca0100:
        return this.#memory ? done(this.#memory.id) : sw(0x6a88);
      case 0x880000:
        return this.#prove(data);
      case 0xda0100:
        if (this.#memory) return sw(0x6985);
        if (data.length !== 32) return sw(0x6700);
        this.#memory = { id: Buffer.from(data.subarray(0, 16)), key: Buffer.from(data.subarray(16)) };
        return sw(0x9000);
      default:
        return sw(0x6d00);
    }
  }

  #fci(): Uint8Array {
    const { version = 1 } = this.#options;
    const name = Buffer.concat([Buffer.of(0x84, AID.length), AID]);
    const inner = Buffer.concat([name, Buffer.of(0xa5, 3, 0x80, 1, version)]);
    return Buffer.concat([Buffer.of(0x6f, inner.length), inner]);
  }

  #prove(challenge: Uint8Array): Uint8Array {
    if (challenge.length !== 16) return sw(0x6700);
    if (!this.#memory) return sw(0x6985);
    const { id, key } = this.#memory;
    return done(this.#options.replays ?? cardCmac(key, Buffer.concat([PROOF_LABEL, id, challenge])));
  }
}
