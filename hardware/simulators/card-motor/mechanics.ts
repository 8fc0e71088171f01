export type CardPlace = 'none' | 'gate' | 'inside';

export interface MechanicsState {
  readonly card: CardPlace;
  readonly letsCardsIn: boolean;
  /** Cards that lie in the bin. */
  readonly inBin: number;
  readonly binFull: boolean;
  readonly jammed: boolean;
}

/** Rollers, shutter, sensors and bin of a reader; what hands and motors do to them. */
export class Mechanics {
  #state: MechanicsState;
  readonly #capacity: number;

  /** @param capacity cards that the bin takes */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#state = { card: 'none', letsCardsIn: false, inBin: 0, binFull: false, jammed: false };
  }

  get state(): MechanicsState {
    return this.#state;
  }

  /** The shutter; it closes behind a card by itself. */
  letCardsIn(allowed: boolean): void {
    this.#set({ letsCardsIn: allowed });
  }

  /** A hand holds a card to the mouth. True: the rollers have it. */
  insert(): boolean {
    const { card, letsCardsIn, jammed } = this.#state;
    if (card !== 'none' || !letsCardsIn || jammed) return false;
    this.#set({ card: 'gate' });
    return true;
  }

  /** A hand takes the card from the mouth. */
  take(): void {
    if (this.#state.card === 'gate') this.#set({ card: 'none' });
  }

  /** A technician takes the card out, wherever it is, and with it what jams. */
  remove(): void {
    this.#set({ card: 'none', jammed: false });
  }

  jam(jammed: boolean): void {
    this.#set({ jammed });
  }

  /** The rollers carry the card, if it does not stick and there is room where it is to go. */
  carry(to: CardPlace | 'bin'): 'done' | 'jam' | 'bin-full' {
    if (this.#state.jammed) return 'jam';
    if (to !== 'bin') {
      this.#set({ card: to });
      return 'done';
    }
    if (this.#state.binFull) return 'bin-full';
    const inBin = this.#state.inBin + 1;
    this.#set({ card: 'none', inBin, binFull: inBin >= this.#capacity });
    return 'done';
  }

  /** Somebody has filled the bin, or emptied it. */
  bin(full: boolean): void {
    this.#set({ binFull: full, inBin: full ? this.#state.inBin : 0 });
  }

  #set(change: Partial<MechanicsState>): void {
    this.#state = { ...this.#state, ...change };
  }
}
