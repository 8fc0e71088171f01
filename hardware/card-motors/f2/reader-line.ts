import type { Clock } from '../../clock.ts';
import type { Transport, TransportFault, TransportResult } from '../../transports/transport.ts';
import { type Answer, answerOf, COMMAND } from './answer.ts';
import { ACK, ENQ, frameOf, NAK } from './frame.ts';
import { F2Framer, type Token } from './framer.ts';

const WRITE_STALL_MS = 500;
/** More than a reader sends for one command; of what floods the line only this much is looked at. */
const MOST_TOKENS = 32;

export interface ReaderLineSetup {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly address: number;
  readonly enquiry: boolean;
  readonly acknowledgeMs: number;
  readonly tries: number;
}

/** What came of a command. */
export type Asked =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | {
      readonly kind: 'unanswered';
      /** The reader has taken the command: it may be carried out, now or later. */
      readonly taken: boolean;
      /** Bytes that came since the last answer and are nothing of this protocol. */
      readonly foreign: number;
    }
  | { readonly kind: 'lost'; readonly fault: TransportFault };

/**
 * The line to one reader: command, ACK, (ENQ,) answer, ACK. A command without ACK, or with NAK, is sent again as it
 * was; an answer that arrives broken is asked for again with NAK. One asker at a time.
 */
export class ReaderLine {
  readonly #setup: ReaderLineSetup;
  readonly #framer = new F2Framer();
  /** Null while nobody asks: what comes then answers nothing. */
  #tokens: Token[] | null = null;
  #wake: () => void = () => undefined;
  #fault: TransportFault | null = null;
  #foreignBefore = 0;

  constructor(setup: ReaderLineSetup) {
    this.#setup = setup;
    setup.transport.onData((bytes) => this.#hear(bytes));
    setup.transport.onLost((fault) => {
      this.#fault = fault;
      this.#wake();
    });
  }

  async open(): Promise<TransportResult> {
    const opened = await this.#setup.transport.open();
    this.#fault = opened.ok ? null : opened.fault;
    this.#foreignBefore = this.#framer.foreign;
    return opened;
  }

  /**
   * @param command CM, PM and data
   * @param answerMs how long the answer may take from ACK on
   */
  async ask(command: Uint8Array, answerMs: number): Promise<Asked> {
    const frame = frameOf(this.#setup.address, Uint8Array.of(COMMAND, ...command));
    const unanswered = (taken: boolean): Asked => ({
      kind: 'unanswered',
      taken,
      foreign: this.#framer.foreign - this.#foreignBefore,
    });
    try {
      for (let tries = 0; tries < this.#setup.tries; tries++) {
        this.#framer.reset();
        this.#tokens = [];
        const sent = await this.#write(frame);
        if (!sent.ok && sent.fault.kind !== 'stalled') return { kind: 'lost', fault: sent.fault };
        const taken = sent.ok && (await this.#acknowledged());
        if (this.#fault) return { kind: 'lost', fault: this.#fault };
        if (!taken) continue;
        if (this.#setup.enquiry) await this.#write(Uint8Array.of(ENQ));
        const answer = await this.#answer(command, answerMs);
        if (answer) return { kind: 'answered', answer };
        return this.#fault ? { kind: 'lost', fault: this.#fault } : unanswered(true);
      }
      return unanswered(false);
    } finally {
      this.#tokens = null;
    }
  }

  async #acknowledged(): Promise<boolean> {
    const until = this.#setup.clock.now() + this.#setup.acknowledgeMs;
    for (;;) {
      const token = await this.#next(until);
      if (token === null || token.kind === 'nak') return false;
      // A frame before ACK answers an older command.
      if (token.kind === 'ack') return true;
    }
  }

  async #answer(command: Uint8Array, answerMs: number): Promise<Answer | null> {
    const { clock, address, tries } = this.#setup;
    let until = clock.now() + answerMs;
    let refused = 0;
    for (;;) {
      const token = await this.#next(until);
      if (token === null) return null;
      if (token.kind === 'broken' && ++refused < tries) {
        await this.#write(Uint8Array.of(NAK));
        until = clock.now() + answerMs;
      }
      if (token.kind !== 'frame' || token.address !== address) continue;
      const answer = answerOf(token.text, command);
      if (answer === null) continue;
      await this.#write(Uint8Array.of(ACK));
      this.#foreignBefore = this.#framer.foreign;
      return answer;
    }
  }

  #write(bytes: Uint8Array): Promise<TransportResult> {
    return this.#setup.transport.write(bytes, WRITE_STALL_MS);
  }

  #hear(bytes: Uint8Array): void {
    const tokens = this.#framer.push(bytes);
    if (this.#tokens === null) return;
    this.#tokens.push(...tokens.slice(0, MOST_TOKENS - this.#tokens.length));
    this.#wake();
  }

  /** The next token, null when it does not come in time or the line breaks. */
  async #next(until: number): Promise<Token | null> {
    const { clock } = this.#setup;
    for (;;) {
      const token = this.#tokens?.shift();
      if (token) return token;
      const left = until - clock.now();
      if (left <= 0 || this.#fault) return null;
      await new Promise<void>((resolve) => {
        const timer = clock.setTimeout(resolve, left);
        this.#wake = () => {
          clock.clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
