import type { Clock } from '../../clock.ts';
import { Framing } from '../../readers/framing.ts';
import type { Impression, Intake } from '../../readers/intake.ts';
import { type Answer, type Talk, WRITE_STALL_MS } from '../../readers/talk.ts';
import { listeners } from '../../transports/faults.ts';
import type { Transport } from '../../transports/transport.ts';
import type { BarCodeRead } from '../bar-code-read.ts';
import { CodeFramer } from '../code-framer.ts';
import { isMrz } from '../code-intake.ts';
import type { SsiSettings } from '../profiles.ts';
import { DecodeData } from './decode-data.ts';
import { hostPacket, NAK_RESEND, NO_BEEP, OPCODE, type SsiPacket } from './packet.ts';
import { type SsiFrame, SsiFramer } from './packet-framer.ts';

/** Either side says a thing once and twice more (SE955 integration guide, table 10-5). */
const SENT_AT_MOST = 3;
/** A document has two lines at least. */
const DOCUMENT_LINES = 2;

/** What came after one message of the kiosk. */
type Heard = Answer | 'resend';

export interface SsiReaderSetup {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly idleMs: number;
  readonly settings: SsiSettings;
}

/**
 * The kiosk's side of the Simple Serial Interface: asks a decoder who it is, sets it up, starts and ends its sessions,
 * and acknowledges its codes, each of which counts once however often it is sent.
 */
export class SsiReader implements Intake<BarCodeRead>, Talk {
  readonly #setup: SsiReaderSetup;
  readonly #framing: Framing<SsiFrame>;
  readonly #codes = new DecodeData();
  readonly #reads = listeners<BarCodeRead>();
  readonly onRead = this.#reads.add;
  /** Hears the same bytes as text: what another device on this port may send. */
  readonly #plain = new CodeFramer();
  #documentLines = 0;
  /** A question is on its way, and this opcode would answer it well. */
  #awaited: { readonly opcode: number; readonly settle: (answer: Heard) => void } | null = null;
  #isSetUp = false;
  /** Damaged messages in a row that answered nothing. */
  #damaged = 0;
  #isUnreadable = false;

  constructor(setup: SsiReaderSetup) {
    this.#setup = setup;
    this.#framing = new Framing(new SsiFramer(), setup.clock, setup.idleMs, (frame) =>
      frame.kind === 'packet' ? this.#hear(frame.packet) : this.#hearDamage(),
    );
  }

  get renewMs(): number {
    return this.#setup.settings.renewMs;
  }

  get impression(): Impression {
    if (this.#documentLines >= DOCUMENT_LINES) return 'id-scanner';
    return this.#isUnreadable ? 'unreadable' : 'well';
  }

  push(bytes: Uint8Array): void {
    for (const frame of this.#plain.push(bytes)) if (isMrz(frame)) this.#documentLines++;
    this.#framing.push(bytes);
  }

  drop(): void {
    this.#framing.forget();
    this.#plain.flush();
    this.#codes.forget();
  }

  forget(): void {
    this.drop();
    this.#documentLines = 0;
    this.#damaged = 0;
    this.#isSetUp = false;
    this.#isUnreadable = false;
    this.#awaited?.settle('silent');
  }

  async ask(): Promise<Answer> {
    const answer = await this.#command(OPCODE.requestRevision, OPCODE.replyRevision);
    if (answer === 'silent' || answer === 'unreadable' || this.#isSetUp) return answer;
    const { settings } = this.#setup.settings;
    const taken = await this.#command(OPCODE.paramSend, OPCODE.ack, [NO_BEEP, ...settings]);
    this.#isSetUp = taken === 'well' || taken === 'refused';
    return taken === 'refused' ? 'well' : taken;
  }

  async trigger(on: boolean): Promise<Answer> {
    if (on && !this.#isSetUp) {
      const answer = await this.ask();
      if (answer !== 'well') return answer;
    }
    const answer = await this.#command(on ? OPCODE.startDecode : OPCODE.stopDecode, OPCODE.ack);
    // A decoder that was without power has lost its settings, and takes no orders until it has them again.
    if (answer === 'refused') this.#isSetUp = false;
    return answer;
  }

  async #command(opcode: number, answeredBy: number, data: readonly number[] = []): Promise<Answer> {
    let last: Answer = 'silent';
    for (let sent = 0; sent < SENT_AT_MOST; sent++) {
      const answer = this.#nextAnswer(answeredBy);
      if (!(await this.#write(hostPacket(opcode, data, sent > 0)))) this.#awaited?.settle('silent');
      const heard = await answer;
      if (heard === 'well' || heard === 'refused') {
        this.#isUnreadable = false;
        return heard;
      }
      last = heard === 'silent' ? last : 'unreadable';
    }
    this.#isSetUp = false;
    this.#isUnreadable = last === 'unreadable';
    return last;
  }

  #nextAnswer(opcode: number): Promise<Heard> {
    const { clock, settings } = this.#setup;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(() => settle('silent'), settings.answerMs);
      const settle = (answer: Heard): void => {
        this.#awaited = null;
        clock.clearTimeout(timer);
        resolve(answer);
      };
      this.#awaited = { opcode, settle };
    });
  }

  #hear({ opcode, status, data }: SsiPacket): void {
    this.#documentLines = 0;
    this.#damaged = 0;
    switch (opcode) {
      case OPCODE.ack:
      case OPCODE.replyRevision:
        if (this.#awaited?.opcode === opcode) this.#awaited.settle('well');
        break;
      case OPCODE.nak:
        this.#awaited?.settle(data[0] === NAK_RESEND ? 'resend' : 'refused');
        break;
      case OPCODE.event:
        this.#acknowledge();
        break;
      case OPCODE.decodeData: {
        this.#acknowledge();
        this.#isUnreadable = false;
        const read = this.#codes.take(status, data);
        if (read) this.#reads.emit(read);
        break;
      }
    }
  }

  #hearDamage(): void {
    if (this.#awaited) {
      this.#awaited.settle('unreadable');
      return;
    }
    this.#damaged++;
    if (this.#damaged < SENT_AT_MOST) {
      this.#codes.expectAgain();
      void this.#write(hostPacket(OPCODE.nak, [NAK_RESEND]));
      return;
    }
    this.#damaged = 0;
    this.#codes.forget();
    this.#reads.emit({ kind: 'unreadable-code' });
  }

  #acknowledge(): void {
    void this.#write(hostPacket(OPCODE.ack));
  }

  async #write(packet: Uint8Array): Promise<boolean> {
    return (await this.#setup.transport.write(packet, WRITE_STALL_MS)).ok;
  }
}
