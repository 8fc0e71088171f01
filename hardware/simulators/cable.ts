import { randomBytes } from 'node:crypto';
import type { Line } from './line.ts';
import { heardAtWrongSpeed } from './wrong-speed.ts';

/** What can happen to the cable of a serial device, or to all of it. */
export type CableCommand =
  | { readonly kind: 'plug' | 'unplug' | 'freeze' | 'thaw' }
  /** Unplugged, and the system says nothing of it. */
  | { readonly kind: 'vanish' }
  /** The kiosk's speed divided by the device's; 1 is right. */
  | { readonly kind: 'speed'; readonly ratio: number }
  /** Bytes a second; null as fast as it goes. */
  | { readonly kind: 'pace'; readonly bytesPerSecond: number | null }
  /** Only so many bytes of the next message leave. */
  | { readonly kind: 'cut'; readonly after: number }
  /** So many random bytes, as from a loose plug. */
  | { readonly kind: 'noise'; readonly count: number }
  /** These bytes, as from another device. */
  | { readonly kind: 'send'; readonly bytes: Uint8Array };

export interface CableState {
  readonly plugged: boolean;
  /** Takes no bytes and sends none, though the line stands. */
  readonly frozen: boolean;
}

export const CABLE_EXPECTED =
  'plug | unplug | vanish | freeze | thaw | speed RATIO | pace N | pace full | cut N | noise N | send HEX';

const MOST_NOISE = 100_000;

/** `unplug`, `cut 12`, `send 10 04 01`; null for what is no command of a cable. */
export function cableCommand(text: string): CableCommand | null {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const [argument] = rest;
  const number = rest.length === 1 ? Number(argument) : Number.NaN;
  const isCount = Number.isInteger(number) && number >= 0 && number <= MOST_NOISE;
  switch (word) {
    case 'plug':
    case 'unplug':
    case 'vanish':
    case 'freeze':
    case 'thaw':
      return rest.length === 0 ? { kind: word } : null;
    case 'speed':
      return number >= 0.01 && number <= 100 ? { kind: word, ratio: number } : null;
    case 'pace':
      if (argument === 'full' && rest.length === 1) return { kind: word, bytesPerSecond: null };
      return isCount && number > 0 ? { kind: word, bytesPerSecond: number } : null;
    case 'cut':
      return isCount ? { kind: word, after: number } : null;
    case 'noise':
      return isCount ? { kind: word, count: number } : null;
    case 'send': {
      const hex = rest.join('');
      const isHex = hex.length > 0 && hex.length % 2 === 0 && /^[0-9a-f]+$/i.test(hex);
      return isHex ? { kind: word, bytes: Uint8Array.from(Buffer.from(hex, 'hex')) } : null;
    }
    default:
      return null;
  }
}

/** A line that can also go without an event. */
export interface PullableLine extends Line {
  vanish(): Promise<void>;
}

export interface CableDeps {
  readonly line: PullableLine;
  readonly later: (run: () => void, milliseconds: number) => void;
  /** Bytes from the kiosk that reach the device. */
  readonly onBytes: (bytes: Uint8Array) => void;
  /** So many bytes have left since the process began. */
  readonly onSent: (count: number) => void;
}

/** Everything between a simulated device and the kiosk that can go wrong. */
export class Cable {
  readonly #deps: CableDeps;
  #state: CableState = { plugged: true, frozen: false };
  #ratio = 1;
  #bytesPerSecond: number | null = null;
  #cutAfter: number | null = null;
  #waiting: Uint8Array[] = [];
  #moving = false;
  #sent = 0;

  constructor(deps: CableDeps) {
    this.#deps = deps;
    deps.line.onBytes((bytes) => {
      if (!this.#state.frozen) deps.onBytes(bytes);
    });
  }

  get state(): CableState {
    return this.#state;
  }

  async apply(command: CableCommand): Promise<void> {
    const { line } = this.#deps;
    switch (command.kind) {
      case 'plug':
        await line.plug();
        this.#state = { ...this.#state, plugged: true };
        break;
      case 'unplug':
      case 'vanish':
        this.#state = { ...this.#state, plugged: false };
        this.#waiting = [];
        await (command.kind === 'unplug' ? line.unplug() : line.vanish());
        break;
      case 'freeze':
      case 'thaw':
        this.#state = { ...this.#state, frozen: command.kind === 'freeze' };
        this.#waiting = [];
        break;
      case 'speed':
        this.#ratio = command.ratio;
        break;
      case 'pace':
        this.#bytesPerSecond = command.bytesPerSecond;
        break;
      case 'cut':
        this.#cutAfter = command.after;
        break;
      case 'noise':
        this.#carry(randomBytes(command.count));
        break;
      case 'send':
        this.#carry(command.bytes);
        break;
    }
  }

  /** One message of the device. */
  send(message: Uint8Array): void {
    const { plugged, frozen } = this.#state;
    if (!plugged || frozen) return;
    const cut = this.#cutAfter;
    this.#cutAfter = null;
    const left = cut === null ? message : message.subarray(0, cut);
    this.#carry(this.#ratio === 1 ? left : heardAtWrongSpeed(left, this.#ratio));
  }

  #carry(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#waiting.push(bytes);
    if (!this.#moving) this.#move();
  }

  #move(): void {
    this.#moving = false;
    const [bytes] = this.#waiting;
    if (!bytes || !this.#state.plugged) return;
    const pace = this.#bytesPerSecond;
    // About a hundred pieces a second.
    const size = pace === null ? bytes.length : Math.max(1, Math.floor(pace / 100));
    const piece = bytes.subarray(0, size);
    if (piece.length === bytes.length) this.#waiting.shift();
    else this.#waiting[0] = bytes.subarray(piece.length);
    this.#moving = true;
    this.#deps.line.send(piece);
    this.#sent += piece.length;
    this.#deps.onSent(this.#sent);
    if (pace === null) this.#move();
    else this.#deps.later(() => this.#move(), (piece.length * 1000) / pace);
  }
}
