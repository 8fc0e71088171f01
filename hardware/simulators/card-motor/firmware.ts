import type { CardPlace, Mechanics } from './mechanics.ts';

export type Result = { readonly data: string } | { readonly error: string };

const DONE: Result = { data: '' };
export const MOVE = 0x32;
const PLACES: Readonly<Record<CardPlace, string>> = { none: '0', gate: '1', inside: '2' };
const MOVES: Readonly<Record<number, CardPlace | 'bin'>> = {
  48: 'gate',
  49: 'inside',
  50: 'inside',
  51: 'bin',
  // Pushed out far enough to fall.
  57: 'none',
};

/** What each command does to the mechanics, and what is answered to it. */
export class Firmware {
  readonly #mechanics: Mechanics;
  readonly #hasCounter: boolean;
  #initialised = false;
  #counting = false;
  /** Outlasts the power. */
  #count = 0;

  constructor(mechanics: Mechanics, hasCounter: boolean) {
    this.#mechanics = mechanics;
    this.#hasCounter = hasCounter;
  }

  get initialised(): boolean {
    return this.#initialised;
  }

  /** ST0 to ST2: card, stacker (it has none), bin. */
  get status(): string {
    const { card, binFull } = this.#mechanics.state;
    return `${PLACES[card]}0${binFull ? '1' : '0'}`;
  }

  execute(cm: number, pm: number): Result {
    if (cm === 0x30) return this.#initialise(pm);
    if (!this.#initialised) return { error: 'B0' };
    switch (cm) {
      case 0x31:
        return pm === 0x30 ? DONE : { error: '01' };
      case MOVE:
        return this.#move(pm);
      case 0x33:
        this.#mechanics.letCardsIn(pm === 0x30);
        return DONE;
      case 0xa5:
        if (!this.#hasCounter) return { error: '00' };
        if (pm === 0x31) this.#count = 0;
        return { data: String(this.#count).padStart(3, '0') };
      default:
        return { error: '00' };
    }
  }

  switchOff(): void {
    this.#initialised = false;
    this.#counting = false;
    this.#mechanics.letCardsIn(false);
  }

  #initialise(pm: number): Result {
    if (this.#mechanics.state.jammed) return { error: '10' };
    this.#initialised = true;
    this.#counting = pm >= 0x34;
    this.#mechanics.letCardsIn(false);
    return DONE;
  }

  #move(pm: number): Result {
    const to = MOVES[pm];
    if (to === undefined) return { error: '01' };
    if (this.#mechanics.state.card === 'none') return { error: '02' };
    const carried = this.#mechanics.carry(to);
    if (carried === 'jam') return { error: '10' };
    if (carried === 'bin-full') return { error: '40' };
    if (to === 'bin' && this.#counting) this.#count += 1;
    return DONE;
  }
}
