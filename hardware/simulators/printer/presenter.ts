/** Where the cut ticket is: nowhere, behind the cutter, or looking out of the mouth. */
export type PresentedTicket = 'none' | 'inside' | 'shown';

export interface PresenterReport {
  readonly ticket: PresentedTicket;
  readonly taken: number;
  readonly retracted: number;
}

/**
 * The presenter behind the cutter (GS e of Custom's VKP80 and KPM): holds one cut ticket. What blocks its way shows
 * when its motor turns next, and stops the printer until a hand has cleared it.
 */
export class Presenter {
  #ticket: PresentedTicket = 'none';
  #isBlocked = false;
  #isJammed = false;
  #taken = 0;
  #retracted = 0;

  get isJammed(): boolean {
    return this.#isJammed;
  }

  /** What the sensor at the mouth sees. */
  get showsTicket(): boolean {
    return this.#ticket === 'shown';
  }

  report(): PresenterReport {
    return { ticket: this.#ticket, taken: this.#taken, retracted: this.#retracted };
  }

  /** The cutter has parted a ticket; one that was still there is pushed out. */
  receive(): void {
    this.#ticket = 'inside';
  }

  /** GS e 2, 3, 5. False when something blocks the way and the command has to wait. */
  move(to: 'retract' | 'present' | 'eject'): boolean {
    if (this.#isBlocked) this.#isJammed = true;
    if (this.#isJammed) return false;
    if (this.#ticket === 'none') return true;
    if (to === 'retract') this.#retracted++;
    this.#ticket = to === 'present' ? 'shown' : 'none';
    return true;
  }

  take(): void {
    if (this.#ticket !== 'shown') return;
    this.#ticket = 'none';
    this.#taken++;
  }

  block(): void {
    this.#isBlocked = true;
  }

  /** A hand has opened it, and has taken out whatever was there. */
  clear(): void {
    this.#isBlocked = false;
    this.#isJammed = false;
    this.#ticket = 'none';
  }
}
