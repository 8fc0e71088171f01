import { listeners } from '../../transports/faults.ts';
import type { TicketEvent } from '../printer.ts';
import type { PrinterProfile } from './profiles.ts';

/** Looks after the command to draw back until a ticket that still hangs there counts as stuck. */
const LOOKS_TO_RETRACT = 5;

type Presenter = NonNullable<PrinterProfile['presenter']>;

type State =
  | { readonly kind: 'free' }
  | { readonly kind: 'hanging'; readonly until: number }
  | { readonly kind: 'leaving'; readonly looks: number }
  | { readonly kind: 'stuck' };

/**
 * The mouth of a presenter, followed from look to look:
 *
 *     free ──ticket──▶ hanging ──gone──▶ free (taken)
 *                        │ patience over: draw it back
 *                        ▼
 *                     leaving ──gone──▶ free (retracted)
 *                        │ still there after five looks, or the printer says that it is jammed
 *                        ▼
 *                      stuck ──gone──▶ free (taken: a hand has helped)
 *
 * What was asked of the printer last tells a ticket that was taken from one that was drawn back; the sensor only
 * says whether one hangs there.
 */
export class Mouth {
  readonly #patienceMs: number;
  readonly #events = listeners<TicketEvent>();
  #state: State = { kind: 'free' };
  #waiting: (() => void)[] = [];

  constructor(presenter: Presenter) {
    this.#patienceMs = presenter.patienceSeconds * 1000;
  }

  onTicket(listener: (event: TicketEvent) => void): () => void {
    return this.#events.add(listener);
  }

  get state(): State['kind'] {
    return this.#state.kind;
  }

  /** What the sensor sees, milliseconds `now`. True: the ticket has hung long enough and is to be drawn back. */
  seen(ticket: boolean, now: number): boolean {
    const state = this.#state;
    switch (state.kind) {
      case 'free':
        if (ticket) this.#hang(now);
        return false;
      case 'hanging':
        if (!ticket) this.#free('taken');
        else if (now >= state.until) {
          this.#state = { kind: 'leaving', looks: 0 };
          return true;
        }
        return false;
      case 'leaving':
        if (!ticket) this.#free('retracted');
        else if (state.looks + 1 < LOOKS_TO_RETRACT)
          this.#state = { kind: 'leaving', looks: state.looks + 1 };
        else {
          this.#state = { kind: 'stuck' };
          this.#tellWaiting();
        }
        return false;
      case 'stuck':
        if (!ticket) this.#free('taken');
        return false;
    }
  }

  /** The printer says that it is jammed: a ticket that hangs there leaves by a hand only. */
  jammed(): void {
    if (this.#state.kind !== 'hanging' && this.#state.kind !== 'leaving') return;
    this.#state = { kind: 'stuck' };
    this.#tellWaiting();
  }

  /** A ticket has just been printed and presented, whether or not a look has caught it hanging. */
  presented(now: number): void {
    if (this.#state.kind === 'free') this.#hang(now);
  }

  /** Resolves once no ticket hangs there, or one is stuck. */
  settled(): Promise<void> {
    if (this.#state.kind === 'free' || this.#state.kind === 'stuck') return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The printer went away with what hung there: nobody waits for it any more. */
  giveUp(): void {
    this.#tellWaiting();
  }

  #hang(now: number): void {
    this.#state = { kind: 'hanging', until: now + this.#patienceMs };
    this.#events.emit('hanging');
  }

  #free(event: TicketEvent): void {
    this.#state = { kind: 'free' };
    this.#events.emit(event);
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
