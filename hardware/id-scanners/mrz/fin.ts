/** Digits and Latin capitals without I and O. The FIN has no check digit of its own. */
const FIN = /^[0-9A-HJ-NP-Z]{7}$/;
export const FIN_LENGTH = 7;

/** Some documents repeat the country before the FIN. */
const COUNTRY = 'AZE';

export interface FinReading {
  readonly fin: string | null;
  /** With `I` read as `1`: likely, and not certain. */
  readonly suggested: string | null;
}

/**
 * @param optional the optional data of the document, fillers and all
 * @returns where in it the FIN stands
 */
export function finPlace(optional: string): number {
  const after = zeroes(optional.slice(COUNTRY.length, COUNTRY.length + FIN_LENGTH));
  return optional.startsWith(COUNTRY) && (FIN.test(after) || FIN.test(ones(after))) ? COUNTRY.length : 0;
}

/** The FIN at the head of the optional data. An `O` in it is always a `0`; an `I` may be a `1`, which is only suggested. */
export function finIn(optional: string): FinReading {
  const place = finPlace(optional);
  const fin = zeroes(optional.slice(place, place + FIN_LENGTH));
  if (FIN.test(fin)) return { fin, suggested: null };
  return { fin: null, suggested: FIN.test(ones(fin)) ? ones(fin) : null };
}

export function zeroes(text: string): string {
  return text.replaceAll('O', '0');
}

function ones(text: string): string {
  return text.replaceAll('I', '1');
}
