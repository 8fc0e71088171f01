import { type BackChannel, isRealTime, type StatusEvent, XOFF, XON } from './events.ts';

const DLE = 0x10;
const FULL = 0x0f;
const FULL_LENGTH = 6;

/**
 * The back channel of Custom's kiosk printers: `10 0F` and four bytes of full status, asked for or not, one byte
 * for each other answer. No byte of theirs has bit 4 set but the first (KPM150H and KPM210 manuals: "fixed to
 * off"), so flow control (11, 13) is told from it and a status cut short from what follows. Holds five bytes.
 */
export class CustomChannel implements BackChannel {
  #pending: number[] = [];
  #ejectorsOwed = 0;
  #foreign = 0;

  /** GS e 6 is on its way: the next single byte that can be its answer is taken for it. */
  expectEjector(): void {
    this.#ejectorsOwed++;
  }

  push(bytes: Uint8Array): StatusEvent[] {
    const events: StatusEvent[] = [];
    for (const byte of bytes) if (byte !== XON && byte !== XOFF) this.#byte(byte, events);
    return events;
  }

  get held(): number {
    return this.#pending.length;
  }

  get foreign(): number {
    return this.#foreign;
  }

  reset(): void {
    this.#pending = [];
    this.#ejectorsOwed = 0;
  }

  #byte(byte: number, events: StatusEvent[]): void {
    const pending = this.#pending;
    if (pending.length === 0) {
      if (byte === DLE) pending.push(byte);
      else this.#single(byte, events);
      return;
    }
    if (pending.length > 1 && isRealTime(byte)) {
      events.push({ kind: 'real-time', byte });
      return;
    }
    const fits = pending.length === 1 ? byte === FULL : (byte & 0x10) === 0;
    if (!fits) {
      this.#pending = [];
      // Alone, 10 is an ejector whose motor turns.
      if (pending.length === 1) this.#single(DLE, events);
      else this.#foreign += pending.length;
      this.#byte(byte, events);
      return;
    }
    pending.push(byte);
    if (pending.length < FULL_LENGTH) return;
    const [, , paper = 0, user = 0, recoverable = 0, unrecoverable = 0] = pending;
    this.#pending = [];
    events.push({ kind: 'full-status', bytes: [paper, user, recoverable, unrecoverable] });
  }

  #single(byte: number, events: StatusEvent[]): void {
    if (isRealTime(byte)) events.push({ kind: 'real-time', byte });
    else if (this.#ejectorsOwed > 0 && (byte & 0x02) === 0) {
      this.#ejectorsOwed--;
      events.push({ kind: 'ejector', byte });
    } else if ((byte & 0x90) === 0) events.push({ kind: 'paper-sensor', byte });
    else this.#foreign++;
  }
}
