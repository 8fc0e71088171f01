import { type Checked, right, wrong } from './checked.ts';

/** Digits and Latin capitals without I and O; it has no check digit of its own (domain notes, 3.1). */
const FIN = /^[0-9A-HJ-NP-Z]{7}$/;
const WRONG_LETTER = /[^0-9A-Z]/u;
export const FIN_LENGTH = 7;

/**
 * As documents write it: capitals by root rules (an Azerbaijani `i` would become `İ`), no blanks, and `O`, which no FIN
 * holds, read as `0`.
 */
export function finText(typed: string): string {
  return technicalCapitals(typed).replaceAll('O', '0');
}

/** Capitals of a technical text, without the blanks and signs that people put between them. */
export function technicalCapitals(typed: string): string {
  return typed
    .normalize('NFC')
    .toUpperCase()
    .replaceAll('İ', 'I')
    .replace(/[\s.,№/–-]/gu, '');
}

/** A FIN as it is written down. An `I` is refused: `finSuggestion` says what was likely meant. */
export function checkFin(typed: string): Checked {
  const fin = finText(typed);
  if (FIN.test(fin)) return right(fin);
  const letter = WRONG_LETTER.exec(fin)?.[0];
  if (letter !== undefined) return wrong('field:fin.letter', { letter });
  if (fin.length < FIN_LENGTH) return wrong('field:fin.short', { count: FIN_LENGTH - fin.length });
  if (fin.length > FIN_LENGTH) return wrong('field:fin.long');
  return wrong('field:fin.letterI');
}

/** The same with each `I` read as `1`: likely, and for the citizen to confirm. Null where that makes no FIN, or none is needed. */
export function finSuggestion(typed: string): string | null {
  const fin = finText(typed);
  const meant = fin.replaceAll('I', '1');
  return meant !== fin && FIN.test(meant) ? meant : null;
}
