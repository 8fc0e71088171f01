import words from '../../assets/speech/en.json' with { type: 'json' };
import type { Language } from './language.ts';
import { readDigits } from './read-digits.ts';

function cardinal(value: number): string {
  if (value < 20) return words.units[value] ?? '';
  if (value < 100) {
    const units = value % 10;
    const tens = words.tens[Math.floor(value / 10)] ?? '';
    return units === 0 ? tens : `${tens}-${words.units[units]}`;
  }
  if (value < 1000) {
    const rest = value % 100;
    const hundreds = `${words.units[Math.floor(value / 100)]} ${words.hundred}`;
    return rest === 0 ? hundreds : `${hundreds} ${words.and} ${cardinal(rest)}`;
  }
  const rest = value % 1000;
  const thousands = `${cardinal(Math.floor(value / 1000))} ${words.thousand}`;
  if (rest === 0) return thousands;
  return `${thousands} ${rest < 100 ? `${words.and} ` : ''}${cardinal(rest)}`;
}

const irregular: Readonly<Record<string, string>> = words.ordinals;

function ordinal(value: number): string {
  return cardinal(value).replace(
    /\p{L}+$/u,
    (last) => irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  );
}

/** 1941 → nineteen forty-one, 2005 → two thousand and five. */
function year(value: number): string {
  const rest = value % 100;
  if (value < 1100 || value > 2099 || value % 1000 < 10) return cardinal(value);
  const centuries = cardinal(Math.floor(value / 100));
  if (rest === 0) return `${centuries} ${words.hundred}`;
  return `${centuries} ${rest < 10 ? `${words.oh} ` : ''}${cardinal(rest)}`;
}

const read = (digits: string) => readDigits(digits, cardinal);
const isYear = (digits: string) => /^(?:1[1-9]|20)\d\d$/.test(digits);
const readYear = (digits: string) => (isYear(digits) ? year(Number(digits)) : read(digits));
const plural = (value: number, [one = '', many = '']: readonly string[]) => (value === 1 ? one : many);

const MONTH = words.months.join('|');

function inContext(text: string): string {
  return text
    .replace(/(?<![\d.,-])(\d+)\s?[–—-]\s?(\d+)(?![\d.,]\d)/gu, (_, from: string, to: string) =>
      isYear(from) && isYear(to)
        ? `${readYear(from)} ${words.to} ${readYear(to)}`
        : `${read(from)} ${words.to} ${read(to)}`,
    )
    .replace(
      new RegExp(`(?<!\\d)([0-3]?\\d) (${MONTH})(?: (\\d{4}))?(?!\\d)`, 'gu'),
      (_, day: string, month: string, digits?: string) =>
        `${ordinal(Number(day))} ${month}${digits === undefined ? '' : ` ${readYear(digits)}`}`,
    )
    .replace(
      new RegExp(`(${words.yearAfter}|${MONTH}) (\\d{4})(?!\\d)`, 'gu'),
      (_, word: string, digits: string) => `${word} ${readYear(digits)}`,
    )
    .replace(/(?<!\d)(\d{1,6})(?:st|nd|rd|th)(?!\p{L})/gu, (_, digits: string) => ordinal(Number(digits)))
    .replace(/(?<=\d\s*)(min|sec)\.?(?!\p{L})/gu, (_, unit: 'min' | 'sec') => ` ${words.short[unit]}`)
    .replace(new RegExp(`(?<!\\p{L})(?:${words.numberShort})\\.?\\s*(?=\\d)`, 'gu'), `${words.number} `);
}

const abbreviations: Readonly<Record<string, string>> = words.abbreviations;
const letterNames: Readonly<Record<string, string>> = words.letters;
const latin: Readonly<Record<string, string>> = words.latin;

export const english: Language = {
  cardinal,
  numberWords: new Set([...words.units, ...words.tens.slice(2), words.hundred, words.thousand, words.oh]),
  date: (day, month, yearNumber) =>
    `${ordinal(day)} ${words.of} ${words.months[month - 1]} ${year(yearNumber)}`,
  time: (hours, minutes) => {
    if (minutes === 0) return `${cardinal(hours)} ${words.oClock}`;
    return `${cardinal(hours)} ${minutes < 10 ? `${words.oh} ` : ''}${cardinal(minutes)}`;
  },
  outOf: (part, whole) => `${cardinal(part)} ${words.of} ${cardinal(whole)}`,
  money: (manats, cents) => {
    const whole = `${cardinal(manats)} ${plural(manats, words.manat)}`;
    return cents === 0 ? whole : `${whole} ${cardinal(cents)} ${plural(cents, words.cent)}`;
  },
  decimal: (whole, behind) =>
    `${cardinal(whole)} ${words.point} ${[...behind].map((digit) => cardinal(Number(digit))).join(' ')}`,
  decimalMark: '.',
  inContext,
  roman: cardinal,
  romanBefore: '',
  signs: words,
  letterName: (capital) => letterNames[capital],
  isWord: () => false,
  abbreviation: (capitals) => abbreviations[capitals] ?? null,
  withSuffix: (word, suffix) => (suffix === '' ? word : `${word}-${suffix}`),
  letters: (word) =>
    word.replace(/[əçşğıöü]/giu, (letter) => {
      const small = letter.toLocaleLowerCase('az');
      const read = latin[small];
      if (read === undefined || letter === 'I') return letter;
      return letter === small ? read : read.charAt(0).toUpperCase() + read.slice(1);
    }),
};
