import type { Locale } from '../contract.ts';
import { languages } from './languages.ts';
import { nameNumbers } from './numbers.ts';
import { nameSigns, tidy } from './signs.ts';
import { spellCode } from './spell.ts';
import { nameWords } from './words.ts';

/**
 * A text as painted → the text as it must be read: words, spaces and `, . ! ?`, no digits and no other signs.
 * Said twice it changes nothing.
 */
export function spokenText(text: string, locale: Locale): string {
  const language = languages[locale];
  const named = nameNumbers(nameSigns(text, language), language);
  return tidy(nameWords(tidy(named, language), locale), language);
}

/** A code (FIN, series of a document) sign by sign, with pauses. */
export function spokenCode(code: string, locale: Locale): string {
  return spellCode(code, languages[locale]);
}
