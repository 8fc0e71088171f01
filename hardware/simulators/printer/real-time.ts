/** A command that a printer carries out the moment it comes in, whatever else it is doing. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'recover'; readonly clear: boolean }
  | { readonly kind: 'clear' };

/** DLE DC4 function 8, whole: nothing shorter empties the buffers. */
const CLEAR = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/** DLE EOT 20: Custom's full status. */
export const FULL_STATUS = 20;

/**
 * Finds DLE EOT n, DLE ENQ n and DLE DC4 (function 8) in the stream as it is received. It looks at bytes, not
 * at commands: the same bytes inside a picture are taken for one too, as in real printers.
 */
export class RealTimeScanner {
  #before: readonly [number, number] = [0, 0];
  #matched = 0;

  take(byte: number): RealTimeCommand | null {
    const [first, second] = this.#before;
    this.#before = [second, byte];
    // No byte of the pattern but the first is 0x10, so a mismatch can only begin it anew.
    if (byte === CLEAR[this.#matched]) this.#matched++;
    else this.#matched = byte === CLEAR[0] ? 1 : 0;
    if (this.#matched === CLEAR.length) {
      this.#matched = 0;
      return { kind: 'clear' };
    }
    if (first !== 0x10) return null;
    if (second === 0x04 && ((byte >= 1 && byte <= 4) || byte === FULL_STATUS))
      return { kind: 'status', n: byte };
    if (second === 0x05 && (byte === 1 || byte === 2)) return { kind: 'recover', clear: byte === 2 };
    return null;
  }

  reset(): void {
    this.#before = [0, 0];
    this.#matched = 0;
  }
}
