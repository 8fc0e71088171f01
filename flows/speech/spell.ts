import type { Language } from './language.ts';
import { readDigits } from './read-digits.ts';

/** Each letter by its name, each digit by itself, with a pause after each. What is neither is left out. */
export function spellCode(code: string, language: Language): string {
  return [...code.normalize('NFC')]
    .map((sign) => (/\d/u.test(sign) ? language.cardinal(Number(sign)) : letterByName(sign, language)))
    .filter((name) => name !== '')
    .join(', ');
}

/** `A017` → the letter, a pause, the number with its leading zeros. Null for what is no ticket's number. */
export function spellTicket(code: string, language: Language): string | null {
  const [, series, digits] = /^(\p{Lu}{1,2})(\d{1,6})$/u.exec(code) ?? [];
  if (series === undefined || digits === undefined) return null;
  return `${spellCode(series, language)}, ${readDigits(digits, language.cardinal)}`;
}

/** The name of one letter, empty for what is no letter. */
export function letterByName(letter: string, { letterName }: Language): string {
  if (!/^\p{L}$/u.test(letter)) return '';
  const capital = letter === 'i' ? 'I' : letter.toUpperCase();
  return letterName(capital) ?? (capital.length === 1 ? capital : letter);
}
