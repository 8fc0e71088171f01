/** Hears two orders of the same length in what the kiosk sends; they may come in pieces. */
export class TriggerEar {
  readonly #on: string;
  readonly #off: string;
  #last = '';

  constructor(on: string, off: string) {
    this.#on = on;
    this.#off = off;
  }

  /** The last order among these bytes: on, off, or none. */
  hear(bytes: Uint8Array): boolean | null {
    let order: boolean | null = null;
    for (const byte of bytes) {
      this.#last = (this.#last + String.fromCharCode(byte)).slice(-this.#on.length);
      if (this.#last === this.#on) order = true;
      if (this.#last === this.#off) order = false;
    }
    return order;
  }
}
