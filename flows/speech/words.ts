import type { Locale } from '../contract.ts';
import { languages } from './languages.ts';
import { letterByName } from './spell.ts';

const VOWEL = /[AƏEIİOÖUÜYАЕЁИОУЫЭЮЯ]/u;
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;

function romanValue(numeral: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  return [...numeral].reduce((sum, letter, at) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[numeral[at + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

/** Roman numerals, abbreviations, words in capitals, lone letters and foreign scripts, as the voice can read them. */
export function nameWords(text: string, locale: Locale): string {
  const language = languages[locale];
  const lower = (word: string) => word.replace(/İ/gu, locale === 'az' ? 'i' : 'I').toLocaleLowerCase(locale);
  const isLoneNumeral = language.romanBefore === '' ? null : new RegExp(`^(?:${language.romanBefore})`, 'u');
  return text
    .replace(
      /(?<![\p{L}\p{M}'-])([IVX]+)(?:-\p{Ll}+)?(?![\p{L}\p{M}'-])(?= ?(\p{L}*))/gu,
      (all, numeral: string, next: string) => {
        const isNumeral = numeral.length > 1 ? ROMAN.test(numeral) : (isLoneNumeral?.test(next) ?? false);
        return isNumeral ? language.roman(romanValue(numeral), next) : all;
      },
    )
    .replace(
      /(?<![\p{L}\p{M}])(\p{Lu}{2,})(?:-(\p{Ll}+))?(?![\p{L}\p{M}])/gu,
      (_, capitals: string, suffix = '') => {
        const known = language.abbreviation(capitals, suffix);
        if (known !== null) return known;
        if (!VOWEL.test(capitals)) {
          const names = [...capitals].map((letter) => letterByName(letter, language)).join(' ');
          return language.withSuffix(names, suffix);
        }
        const [first = '', ...rest] = capitals;
        return language.withSuffix(first + lower(rest.join('')), suffix);
      },
    )
    .replace(/(?<![\p{L}\p{M}'])\p{Lu}(?![\p{L}\p{M}'])/gu, (letter) =>
      language.isWord(letter) ? letter : (language.letterName(letter) ?? letter),
    )
    .replace(/[\p{L}\p{M}]+/gu, language.letters)
    .normalize('NFC');
}
