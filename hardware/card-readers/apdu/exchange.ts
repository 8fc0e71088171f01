import { type CardProtocol, type CommandApdu, encodeCommand } from './command.ts';
import { decodeResponse, type ResponseApdu, statusWord } from './response.ts';

export type ExchangeStep =
  | { readonly kind: 'send'; readonly bytes: Uint8Array }
  | { readonly kind: 'answered'; readonly response: ResponseApdu }
  /** What came is no answer of a card, or never ends. */
  | { readonly kind: 'garbled' };

/** So many answers to one command; a card that goes on after that never ends. */
const MOST_ANSWERS = 16;
/** Nothing here asks for more than a few dozen bytes. */
const MOST_DATA = 2048;

/**
 * One command and all that may come of it: `61xx` is followed by GET RESPONSE, `6Cxx` once by the same command with
 * the right Le (ISO/IEC 7816-4:2005, 5.1.3). Pure: somebody else carries the bytes.
 */
export class Exchange {
  readonly #command: CommandApdu;
  readonly #protocol: CardProtocol;
  #sent: CommandApdu;
  #data: Uint8Array = new Uint8Array();
  #answers = 0;
  #corrected = false;

  constructor(command: CommandApdu, protocol: CardProtocol) {
    this.#command = command;
    this.#sent = command;
    this.#protocol = protocol;
  }

  /** Bytes that wait for the rest. */
  get held(): number {
    return this.#data.length;
  }

  begin(): ExchangeStep {
    return this.#send(this.#command);
  }

  /** The card's answer to what was sent last. */
  take(bytes: Uint8Array): ExchangeStep {
    const response = decodeResponse(bytes);
    this.#answers += 1;
    if (!response || this.#answers > MOST_ANSWERS) return { kind: 'garbled' };
    const status = statusWord(response.sw);
    if (status.kind === 'wrong-le') {
      if (this.#corrected) return { kind: 'garbled' };
      this.#corrected = true;
      return this.#send({ ...this.#sent, le: status.le });
    }
    if (this.#data.length + response.data.length > MOST_DATA) return { kind: 'garbled' };
    const data = Buffer.concat([this.#data, response.data]);
    if (status.kind !== 'more') return { kind: 'answered', response: { data, sw: response.sw } };
    this.#data = data;
    this.#corrected = false;
    return this.#send({ cla: this.#command.cla & 0x03, ins: 0xc0, p1: 0, p2: 0, le: status.bytes });
  }

  #send(command: CommandApdu): ExchangeStep {
    this.#sent = command;
    return { kind: 'send', bytes: encodeCommand(command, this.#protocol) };
  }
}
