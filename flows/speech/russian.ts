import words from '../../assets/speech/ru.json' with { type: 'json' };
import type { Language } from './language.ts';
import { readDigits } from './read-digits.ts';
import { type Case, cardinal, type Gender, joined, ordinal, pluralForm } from './russian-numbers.ts';

const plural = (value: number, forms: readonly string[]) => forms[pluralForm(value)] ?? '';
const read = (digits: string, of: Case = 'nominative', gender: Gender = 'masculine') =>
  readDigits(digits, (value) => cardinal(value, of, gender));
const starts = (stems: string) => new RegExp(`^(?:${stems})`, 'u');
const FEMININE = starts(words.feminineNouns);
const NEUTER = starts(words.neuterNouns);
const ACCUSATIVE = new RegExp(`^(?:${words.accusativeNouns})$`, 'u');

function genderOf(noun: string): Gender {
  if (FEMININE.test(noun)) return 'feminine';
  return NEUTER.test(noun) ? 'neuter' : 'masculine';
}

/** What the writer put behind the hyphen → the ending of the ordinal. */
const ENDINGS: Readonly<Record<string, string>> = {
  й: 'ый',
  ый: 'ый',
  ий: 'ый',
  ой: 'ой',
  го: 'ого',
  ого: 'ого',
  его: 'ого',
  му: 'ому',
  ому: 'ому',
  ему: 'ому',
  м: 'ом',
  ом: 'ом',
  ем: 'ом',
  ым: 'ым',
  им: 'ым',
  я: 'ая',
  ая: 'ая',
  ья: 'ая',
  ю: 'ую',
  ую: 'ую',
  е: 'ое',
  ое: 'ое',
  ье: 'ое',
  ые: 'ые',
  ьи: 'ые',
  х: 'ых',
  ых: 'ых',
  их: 'ых',
};

/** The noun after a year → the ending of the year. */
const YEAR_ENDINGS: Readonly<Record<string, string>> = {
  год: 'ый',
  года: 'ого',
  году: 'ом',
  годом: 'ым',
  годов: 'ого',
  годы: 'ый',
};

function hyphened(digits: string, letters: string): string {
  const value = Number(digits);
  if (digits.length > 6 || digits.startsWith('0')) return `${read(digits)} ${letters}`;
  if (/^(?:ти|и|ми|ух|ёх|ех)$/u.test(letters) || (letters === 'х' && value >= 2 && value <= 4)) {
    return cardinal(value, 'genitive');
  }
  if (/^(?:мя|ью|ю)$/u.test(letters) && letters !== 'ю') return cardinal(value, 'instrumental');
  const ending = ENDINGS[letters];
  if (ending !== undefined) return ordinal(value, ending);
  return letters.length > 3 ? joined(value) + letters : `${cardinal(value)} ${letters}`;
}

function counted(digits: string, noun: string, of: Case): string {
  if (digits.startsWith('0') && digits.length > 1) return `${read(digits)} ${noun}`;
  const value = Number(digits);
  if (of !== 'nominative') return `${read(digits, of, genderOf(noun))} ${noun}`;
  const words1 = read(digits, of, genderOf(noun));
  if (ACCUSATIVE.test(noun) && pluralForm(value) === 0) {
    return `${words1.replace(/\S+$/u, words.accusativeOne)} ${noun}`;
  }
  const forms = noun.startsWith(words.minuteStem) ? words.minute : words.second;
  const isTime = noun.startsWith(words.minuteStem) || noun.startsWith(words.secondStem);
  return `${words1} ${isTime && /(?:[аыу]|т|д)$/u.test(noun) ? plural(value, forms) : noun}`;
}

const N = '(?<![\\d.,])(\\d+)(?![\\d]|[.,]\\d)';
const MONTHS = words.months.join('|');
const GENITIVE = new RegExp(`(?<!\\p{L})(${words.genitiveAfter}) ${N}(?!-)(?: (\\p{L}+))?(\\s?%)?`, 'giu');
const SINCE = new RegExp(
  `(?<!\\p{L})(${words.instrumentalAfter}) ${N}(?!-) (${words.fromWhen})(?!\\p{L})`,
  'giu',
);
const INSTRUMENTAL = new RegExp(`(?<!\\p{L})(${words.instrumentalAfter}) ${N}(?!-)(?: (\\p{L}+))?`, 'giu');

function inContext(text: string): string {
  return text
    .replace(
      /(?<![\d.,-])(\d{4})\s?[–—-]\s?(\d{4}) (годов|годы|гг)(?!\p{L})\.?/gu,
      (_, from: string, to: string, noun: string) => {
        const ending = noun === 'годы' ? 'ый' : 'ого';
        const years = noun === 'годы' ? noun : words.years.many;
        return `${ordinal(Number(from), ending)}, ${ordinal(Number(to), ending)} ${years}`;
      },
    )
    .replace(
      /(?<![\d.,-])(\d+)\s?[–—-]\s?(\d+)(?![\d.,]\d)(\s*%)?(?: (\p{L}+))?/gu,
      (_, from: string, to: string, percent?: string, noun = '') => {
        const gender = genderOf(percent ? '' : noun);
        const unit = percent ? ` ${words.percent[2]}` : '';
        const ends = `${words.from} ${read(from, 'genitive', gender)} ${words.to} ${read(to, 'genitive', gender)}`;
        return `${ends}${unit}${noun === '' ? '' : ` ${noun}`}`;
      },
    )
    .replace(
      new RegExp(`(?<!\\d)([0-3]?\\d) (${MONTHS})(?!\\p{L})`, 'giu'),
      (_, day: string, month: string) => `${ordinal(Number(day), 'ого')} ${month}`,
    )
    .replace(
      /(?<!\p{L})(в |В )?(?<!\d)(\d{4})(?:-\p{Ll}+)? (годом|года|году|год|г\.?)(?!\p{L})/gu,
      (_, within: string | undefined, digits: string, noun: string) => {
        const short = noun.startsWith('г') && !noun.startsWith('го');
        const spelled = short ? (within === undefined ? words.years.one : words.years.in) : noun;
        return `${within ?? ''}${ordinal(Number(digits), YEAR_ENDINGS[spelled] ?? 'ый')} ${spelled}`;
      },
    )
    .replace(/(?<!\d)(\d+)-(\p{Ll}+)/gu, (_, digits: string, letters: string) => hyphened(digits, letters))
    .replace(/(?<=\d\s*)(мин|сек)\.?(?!\p{L})/gu, (_, unit: 'мин' | 'сек') => ` ${words.short[unit]}`)
    .replace(/(\d) {2,}/gu, '$1 ')
    .replace(GENITIVE, (_, word: string, digits: string, noun = '', percent?: string) => {
      const unit = percent ? ` ${words.percent[2]}` : '';
      return `${word} ${read(digits, 'genitive', genderOf(noun))}${noun === '' ? '' : ` ${noun}`}${unit}`;
    })
    .replace(
      SINCE,
      (_, word: string, digits: string, noun: string) => `${word} ${read(digits, 'genitive')} ${noun}`,
    )
    .replace(INSTRUMENTAL, (_, word: string, digits: string, noun = '') =>
      `${word} ${counted(digits, noun, 'instrumental')}`.trimEnd(),
    )
    .replace(
      /(\d+)\s*%/gu,
      (_, digits: string) =>
        `${read(digits)} ${digits.length > 6 ? words.percent[2] : plural(Number(digits), words.percent)}`,
    )
    .replace(new RegExp(`${N} (\\p{Ll}+)`, 'gu'), (_, digits: string, noun: string) =>
      counted(digits, noun, 'nominative'),
    );
}

const abbreviations: Readonly<Record<string, string>> = words.abbreviations;
const letterNames: Readonly<Record<string, string>> = words.letters;
const cyrillic: Readonly<Record<string, string>> = words.cyrillic;
const agrees: Readonly<Record<string, string>> = words.romanAgrees;

const caseWords = (['nominative', 'genitive', 'instrumental'] as const).flatMap((name) => {
  const { units, tens, hundreds, thousand, feminine } = words[name];
  return [...units, ...tens, ...hundreds, ...thousand, ...feminine];
});

export const russian: Language = {
  cardinal: (value) => cardinal(value),
  numberWords: new Set([...caseWords, words.accusativeOne, words.neuterOne].filter((word) => word !== '')),
  date: (day, month, year) =>
    `${ordinal(day, 'ого')} ${words.months[month - 1]} ${ordinal(year, 'ого')} ${words.years.of}`,
  time: (hours, minutes) => `${cardinal(hours)} ${minutes < 10 ? `${cardinal(0)} ` : ''}${cardinal(minutes)}`,
  outOf: (part, whole) => `${cardinal(part)} ${words.of} ${cardinal(whole, 'genitive')}`,
  money: (manats, cents) => {
    const whole = `${cardinal(manats)} ${plural(manats, words.manat)}`;
    return cents === 0 ? whole : `${whole} ${cardinal(cents)} ${plural(cents, words.cent)}`;
  },
  decimal: (whole, behind) => {
    const part = Number(behind);
    const [one = '', many = ''] = words.fractions[behind.length - 1] ?? [];
    const wholes = words.whole[pluralForm(whole) === 0 ? 0 : 1];
    const parts = pluralForm(part) === 0 ? one : many;
    return `${cardinal(whole, 'nominative', 'feminine')} ${wholes} ${cardinal(part, 'nominative', 'feminine')} ${parts}`;
  },
  decimalMark: ',',
  inContext,
  roman: (value, nextWord) => ordinal(value, agrees[nextWord.toLocaleLowerCase('ru')] ?? 'ый'),
  romanBefore: words.romanBefore,
  signs: { ...words, percent: words.percent[1] ?? '' },
  letterName: (capital) => letterNames[capital],
  // В, К, О, С, У, А, И, Я are words as well as letters.
  isWord: (capital) => /\p{Script=Cyrillic}/u.test(capital),
  abbreviation: (capitals) => abbreviations[capitals] ?? null,
  withSuffix: (word, suffix) => (suffix === '' ? word : `${word}-${suffix}`),
  letters: (word) =>
    word
      .replace(/[a-zçəğışöü]/giu, (letter) => {
        const small = letter.toLocaleLowerCase('az');
        const read = cyrillic[letter === 'I' ? 'i' : small] ?? letter;
        return letter === small ? read : read.charAt(0).toLocaleUpperCase('ru') + read.slice(1);
      })
      .replace(/ийе/gu, 'ие'),
};
