/** Bytes taken and not yet carried out: a ring of fixed size. */
export class ReceiveBuffer {
  readonly #ring: Uint8Array;
  #first = 0;
  #length = 0;

  constructor(size: number) {
    this.#ring = new Uint8Array(size);
  }

  get length(): number {
    return this.#length;
  }

  get isFull(): boolean {
    return this.#length === this.#ring.length;
  }

  push(byte: number): void {
    if (this.isFull) throw new Error('receive buffer full');
    this.#ring[(this.#first + this.#length) % this.#ring.length] = byte;
    this.#length++;
  }

  shift(): number | undefined {
    if (this.#length === 0) return undefined;
    const byte = this.#ring[this.#first];
    this.#first = (this.#first + 1) % this.#ring.length;
    this.#length--;
    return byte;
  }

  clear(): void {
    this.#length = 0;
  }
}
