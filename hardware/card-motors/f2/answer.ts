/** What a reader answers to a command, and with it where the card is. */
export type Answer =
  | {
      readonly kind: 'positive';
      /** ST0: where the card is. */
      readonly card: number;
      /** ST2: how full the bin for captured cards is. */
      readonly bin: number;
      readonly data: Uint8Array;
    }
  /** `code`: two characters, as `10` for a jam. */
  | { readonly kind: 'negative'; readonly code: string };

export const COMMAND = 0x43;
const POSITIVE = 0x50;
/** Older firmware says `E`. */
const NEGATIVE = [0x4e, 0x45];

/**
 * `50 CM PM ST0 ST1 ST2 data` or `4E CM PM E1 E0` (domain notes 6.4).
 *
 * @param command CM and PM of what was asked
 * @returns null for the answer to another command, and for what is no answer
 */
export function answerOf(text: Uint8Array, command: Uint8Array): Answer | null {
  const [head = 0, cm, pm, first, second, third] = text;
  if (cm !== command[0] || pm !== command[1]) return null;
  if (first === undefined || second === undefined) return null;
  if (NEGATIVE.includes(head)) return { kind: 'negative', code: characters(first, second) };
  if (head !== POSITIVE || third === undefined) return null;
  return { kind: 'positive', card: first, bin: third, data: text.slice(6) };
}

function characters(...bytes: number[]): string {
  return String.fromCharCode(...bytes).toUpperCase();
}

/** A count in decimal digits, null for anything else. */
export function countOf(data: Uint8Array): number | null {
  const digits = Buffer.from(data).toString('latin1');
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
