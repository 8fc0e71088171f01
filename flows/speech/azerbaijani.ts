import words from '../../assets/speech/az.json' with { type: 'json' };
import { isSuffix, withSuffix } from './azerbaijani-suffix.ts';
import type { Language } from './language.ts';
import { readDigits } from './read-digits.ts';

function cardinal(value: number): string {
  if (value === 0) return words.units[0] ?? '';
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor(value / 100) % 10;
  const tens = Math.floor(value / 10) % 10;
  const units = value % 10;
  return [
    ...(thousands > 1 ? [cardinal(thousands)] : []),
    ...(thousands > 0 ? [words.thousand] : []),
    ...(hundreds > 1 ? [words.units[hundreds]] : []),
    ...(hundreds > 0 ? [words.hundred] : []),
    ...(tens > 0 ? [words.tens[tens]] : []),
    ...(units > 0 ? [words.units[units]] : []),
  ].join(' ');
}

const read = (digits: string) => readDigits(digits, cardinal);
const ordinal = (value: number) => withSuffix(cardinal(value), 'ci');

function range(from: string, to: string, suffix: string, next: string): string {
  if (/c[ıiuü]/u.test(suffix)) return `${read(from)}, ${withSuffix(read(to), suffix)}${next}`;
  // Before an adjective ("81–100 yaşlı") the two stand side by side; else "from … to".
  if (suffix !== '' || /\p{L}+l[ıiuü]$/u.test(next)) {
    return `${read(from)}, ${withSuffix(read(to), suffix)}${next}`;
  }
  return `${withSuffix(read(from), 'dən')} ${withSuffix(read(to), 'ə')} ${words.upTo}${next}`;
}

function inContext(text: string): string {
  return text
    .replace(
      /(?<![\d.,-])(\d+)\s?[–—-]\s?(\d+)(?![\d.,]\d)(?:-(\p{Ll}+))?(\s+\p{L}+)?/gu,
      (_, from: string, to: string, suffix: string | undefined, next: string | undefined) =>
        range(from, to, suffix ?? '', next ?? ''),
    )
    .replace(/(\d+)\s*%(?:\s?-(\p{Ll}+))?/gu, (_, digits: string, suffix?: string) => {
      return `${read(digits)} ${withSuffix(words.percent, suffix ?? '')}`;
    })
    .replace(/(\d+)[-'](\p{Ll}+)/gu, (_, digits: string, suffix: string) =>
      isSuffix(suffix) ? withSuffix(read(digits), suffix) : `${read(digits)} ${suffix}`,
    )
    .replace(/(?<=\d\s*)(dəq|san)\.?(?!\p{L})/gu, (_, unit: 'dəq' | 'san') => ` ${words.short[unit]}`);
}

const abbreviations: Readonly<Record<string, string | readonly string[]>> = words.abbreviations;
const letterNames: Readonly<Record<string, string>> = words.letters;

export const azerbaijani: Language = {
  cardinal,
  numberWords: new Set([...words.units, ...words.tens.slice(1), words.hundred, words.thousand]),
  date: (day, month, year) => `${cardinal(day)} ${words.months[month - 1]} ${ordinal(year)} ${words.year}`,
  time: (hours, minutes, suffix) =>
    `${cardinal(hours)}, ${withSuffix(
      minutes === 0 ? `${cardinal(0)} ${cardinal(0)}` : read(String(minutes).padStart(2, '0')),
      suffix,
    )}`,
  outOf: (part, whole) => `${cardinal(part)}, ${words.total} ${cardinal(whole)}`,
  money: (manats, cents, suffix) =>
    cents === 0
      ? `${cardinal(manats)} ${withSuffix(words.manat, suffix)}`
      : `${cardinal(manats)} ${words.manat} ${cardinal(cents)} ${withSuffix(words.cent, suffix)}`,
  decimal: (whole, behind) =>
    `${cardinal(whole)} ${words.whole} ${words.fractions[behind.length - 1]} ${cardinal(Number(behind))}`,
  decimalMark: ',',
  inContext,
  roman: ordinal,
  romanBefore: words.romanBefore,
  signs: words,
  letterName: (capital) => letterNames[capital],
  isWord: () => false,
  abbreviation: (capitals, suffix) => {
    const known = abbreviations[capitals];
    if (known === undefined) return null;
    const [alone = '', before = alone] = typeof known === 'string' ? [known] : known;
    return suffix === '' ? alone : withSuffix(before, suffix);
  },
  withSuffix,
  letters: (word) => word,
};
