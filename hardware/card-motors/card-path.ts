import type { CardEvent } from './card-motor.ts';

export type Place = 'none' | 'gate' | 'inside';

/** What one look has shown. */
export interface Sight {
  readonly place: Place;
  /** The reader's own count, null where it was not asked or has none. */
  readonly inBin: number | null;
}

/** How far a command to capture has come. */
type Capture = 'none' | 'sent' | 'confirmed';

/**
 * Where the card is, from look to look:
 *
 *              ┌──────── in-position ────────┐
 *     none ────┤                             ├──▶ none: taken, or captured
 *              └─ at-gate ─ patience over ───┘
 *
 * The sensors say only where a card is. That one which is gone was captured is known from the reader's answer, else
 * from its count, and without a count it is taken for captured: a technician then looks into the bin, and finds it
 * or does not.
 */
export class CardPath {
  readonly #patienceMs: number;
  /** Null before the first look. */
  #place: Place | null = null;
  #inBin: number | null;
  #until = 0;
  #capture: Capture = 'none';
  #held = false;
  #total = 0;

  /** @param inBin what was known of the bin before this process began, null for nothing */
  constructor(patienceMs: number, inBin: number | null) {
    this.#patienceMs = patienceMs;
    this.#inBin = inBin;
  }

  get place(): Place | null {
    return this.#place;
  }

  get inBin(): number | null {
    return this.#inBin;
  }

  /** Cards told as captured so far. */
  get total(): number {
    return this.#total;
  }

  /** A forgotten card waits inside, since the bin was full. */
  get held(): boolean {
    return this.#held;
  }

  /** A card that is gone may have been captured: its count is needed. */
  get inDoubt(): boolean {
    return this.#capture !== 'none';
  }

  /** A command to capture is leaving. */
  capturing(): void {
    this.#capture = 'sent';
  }

  captured(): void {
    this.#capture = 'confirmed';
  }

  /** The forgotten card is being drawn in, to wait for room in the bin. */
  hold(): void {
    this.#held = true;
  }

  /** The card is offered, and waited for from milliseconds `now` on. */
  offered(now: number): void {
    this.#held = false;
    this.wait(now);
  }

  /** The reader would not take the forgotten card: it is not tried again at every look. */
  wait(now: number): void {
    this.#until = now + this.#patienceMs;
  }

  /** The technician has emptied the bin. */
  binCleared(): void {
    this.#inBin = 0;
  }

  /** At milliseconds `now` there is a card that nobody has taken. */
  isForgotten(now: number): boolean {
    return (this.#place === 'gate' || this.#held) && now >= this.#until;
  }

  /** What a look at milliseconds `now` tells that was not known before. */
  seen({ place, inBin }: Sight, now: number): CardEvent[] {
    const before = this.#place;
    const isGone = place === 'none' && before !== null && before !== 'none';
    const cards = this.#captured(isGone, inBin);
    this.#place = place;
    this.#inBin = inBin ?? this.#inBin;
    this.#capture = 'none';
    this.#total += cards;
    const events: CardEvent[] = [];
    if (cards > 0) events.push({ kind: 'captured', cards, inBin: this.#inBin });
    else if (isGone) events.push({ kind: 'taken' });
    if (place !== 'inside') this.#held = false;
    if (place === before) return events;
    if (place === 'gate') {
      this.offered(now);
      events.push({ kind: 'at-gate' });
    }
    if (place === 'inside' && !this.#held) events.push({ kind: 'in-position' });
    return events;
  }

  #captured(isGone: boolean, inBin: number | null): number {
    // A lower count than before: somebody has set it back, and what came since is not known.
    const counted = inBin === null || this.#inBin === null ? 0 : Math.max(0, inBin - this.#inBin);
    if (!isGone || this.#capture === 'none') return counted;
    const isCertain = this.#capture === 'confirmed' || inBin === null;
    return isCertain ? Math.max(1, counted) : counted;
  }
}
