import { type Checked, right, wrong } from './checked.ts';
import { technicalCapitals } from './fin.ts';

/** Letters and digits of the longest, `AZE12345678`. */
export const LONGEST_DOCUMENT = 11;

/**
 * Series and digits, by the letters in front (domain notes, 3.2 to 3.4): the card of 2018 and later, two letters; the one
 * before it, `AZE`; a passport, one letter, of seven digits in the oldest.
 */
const SERIES: readonly { readonly letters: RegExp; readonly digits: readonly number[] }[] = [
  { letters: /^AZE$/, digits: [8] },
  { letters: /^[A-Z]{2}$/, digits: [7] },
  { letters: /^[A-Z]$/, digits: [7, 8] },
];

/** The number of a document without blanks. Its series must be there: `AZE12345678` and `C12345678` are two documents. */
export function checkDocumentNumber(typed: string): Checked {
  // No series holds an O; among digits it is a zero.
  const number = technicalCapitals(typed).replaceAll('O', '0');
  const letters = /^[A-Z]*/.exec(number)?.[0] ?? '';
  const rest = number.slice(letters.length);
  const letter = /\D/u.exec(rest)?.[0];
  if (letter !== undefined) return wrong('field:document.letter', { letter });
  const series = SERIES.find((one) => one.letters.test(letters));
  if (!series) return wrong('field:document.series');
  if (series.digits.includes(rest.length)) return right(number);
  const least = Math.min(...series.digits);
  return rest.length < least
    ? wrong('field:document.short', { count: least - rest.length })
    : wrong('field:document.long');
}

/**
 * The number that a reader read, in the form in which it is typed: an old card bears the series only in print.
 * @param kind of `ReadDocument`
 */
export function documentNumberRead(kind: string, number: string): string {
  const text = technicalCapitals(number);
  return kind === 'old-identity-card' && /^\d{8}$/.test(text) ? `AZE${text}` : text;
}
