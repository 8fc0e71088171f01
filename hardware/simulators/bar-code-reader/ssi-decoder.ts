import type { Decoder, DecoderDeps } from './decoder.ts';
import type { PrintedCode } from './presentations.ts';

/**
 * The decoder's side of the Simple Serial Interface (SE955 integration guide, chapter 10; DS4308 reference guide,
 * chapter 7), written apart from the driver's, so that the one does not vouch for the other's mistakes.
 */
const ACK = 0xd0;
const NAK = 0xd1;
const NAK_CAUSE = { resend: 1, badContext: 2, denied: 6 } as const;

const PARAMETER = { session: 0x88, trigger: 0x8a, response: 0x9b, packeted: 0xee } as const;
const HOST_TRIGGER = 8;
/** As it leaves the factory: trigger pulled by hand, codes as bare text, sessions of 3.0 s, answers within 2.0 s. */
const FACTORY: ReadonlyMap<number, number> = new Map([
  [PARAMETER.session, 30],
  [PARAMETER.trigger, 0],
  [PARAMETER.response, 20],
  [PARAMETER.packeted, 0],
]);

/** A packet that stops in the middle is dropped. */
const HOST_CHARACTER_MS = 200;
const RESENDS = 2;
/** Most that fits beside the header and the bar code type. */
const MOST_TEXT = 250;

interface Outgoing {
  readonly data: Uint8Array;
  readonly continued: boolean;
}

export class SsiDecoder implements Decoder {
  readonly #deps: DecoderDeps;
  #parameters = new Map(FACTORY);
  #heard: number[] = [];
  #hearing = 0;
  #session = 0;
  /** Packets of one code; the first of them waits for its acknowledgement. */
  #outgoing: Outgoing[] = [];
  #resent = 0;
  #sending = 0;
  looking = false;

  constructor(deps: DecoderDeps) {
    this.#deps = deps;
  }

  accept(bytes: Uint8Array): void {
    for (const byte of bytes) this.#heard.push(byte);
    this.#takePackets();
    const hearing = ++this.#hearing;
    this.#deps.later(() => {
      if (hearing === this.#hearing) this.#heard = [];
    }, HOST_CHARACTER_MS);
  }

  send({ text, ssiType }: PrintedCode): void {
    this.looking = false;
    const bytes = Buffer.from(text, 'utf8');
    if (this.#parameters.get(PARAMETER.packeted) !== 1) {
      this.#deps.send(bytes);
      return;
    }
    this.#outgoing = [];
    for (let at = 0; at < bytes.length; at += MOST_TEXT)
      this.#outgoing.push({
        data: Buffer.concat([Buffer.of(ssiType), bytes.subarray(at, at + MOST_TEXT)]),
        continued: at + MOST_TEXT < bytes.length,
      });
    this.#resent = 0;
    this.#sendFirst();
  }

  reset(): void {
    this.#parameters = new Map(FACTORY);
    this.#heard = [];
    this.#outgoing = [];
    this.looking = false;
  }

  #takePackets(): void {
    for (;;) {
      const [length = 0] = this.#heard;
      if (this.#heard.length === 0 || this.#heard.length < length + 2) return;
      const packet = this.#heard.splice(0, length + 2);
      if (length < 4 || total(packet.slice(0, length)) + word(packet.slice(length)) !== 0x1_0000) {
        this.#heard = [];
        this.#answer(NAK, [NAK_CAUSE.resend]);
        return;
      }
      this.#obey(packet[1] ?? 0, packet.slice(4, length));
    }
  }

  #obey(opcode: number, data: readonly number[]): void {
    switch (opcode) {
      case ACK:
        this.#outgoing.shift();
        this.#resent = 0;
        this.#sendFirst();
        break;
      case NAK:
        if (data[0] === NAK_CAUSE.resend) this.#sendAgain();
        break;
      case 0xa3:
        this.#answer(0xa4, [...Buffer.from('PAACSS00-001-R00 NBRFMAAC ', 'latin1')]);
        break;
      case 0xc6:
        // The first byte is for the beeper.
        for (let at = 1; at + 1 < data.length; at += 2)
          this.#parameters.set(data[at] ?? 0, data[at + 1] ?? 0);
        this.#answer(ACK);
        break;
      case 0xe4:
        this.#startSession();
        break;
      case 0xe5:
        this.looking = false;
        this.#session++;
        this.#answer(ACK);
        break;
      default:
        this.#answer(NAK, [NAK_CAUSE.badContext]);
    }
  }

  #startSession(): void {
    if (this.#parameters.get(PARAMETER.trigger) !== HOST_TRIGGER) {
      this.#answer(NAK, [NAK_CAUSE.denied]);
      return;
    }
    this.looking = true;
    const session = ++this.#session;
    this.#deps.later(() => {
      if (session === this.#session) this.looking = false;
    }, this.#milliseconds(PARAMETER.session));
    this.#answer(ACK);
    this.#deps.onLooking();
  }

  #sendFirst(): void {
    const [first] = this.#outgoing;
    if (!first) return;
    const status = (this.#resent > 0 ? 1 : 0) | (first.continued ? 2 : 0);
    this.#deps.send(packetOf(0xf3, status, [...first.data]));
    const sending = ++this.#sending;
    this.#deps.later(() => {
      if (sending === this.#sending) this.#sendAgain();
    }, this.#milliseconds(PARAMETER.response));
  }

  #sendAgain(): void {
    if (this.#resent === RESENDS) this.#outgoing = [];
    this.#resent++;
    this.#sendFirst();
  }

  /** Times are set in tenths of a second. */
  #milliseconds(parameter: number): number {
    return (this.#parameters.get(parameter) ?? 0) * 100;
  }

  #answer(opcode: number, data: readonly number[] = []): void {
    this.#deps.send(packetOf(opcode, 0, data));
  }
}

/** As a decoder sends it. */
export function packetOf(opcode: number, status: number, data: readonly number[]): Uint8Array {
  const body = [4 + data.length, opcode, 0, status, ...data];
  const checksum = 0x1_0000 - total(body);
  return Uint8Array.from([...body, checksum >> 8, checksum & 0xff]);
}

/** All packets add up to less than 0x10000: 255 bytes of 255. */
const total = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum + byte, 0);
const word = ([high = 0, low = 0]: readonly number[]): number => (high << 8) + low;
