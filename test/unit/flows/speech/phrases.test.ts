import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../../flows/contract.ts';
import { phrases, pieces } from '../../../../flows/speech/phrases.ts';
import { clipsOf, filled, isCounted, slotsOf } from '../../../../flows/speech/slots.ts';
import { spokenText } from '../../../../flows/speech/spoken-text.ts';
import { ROOT } from '../../../support/catalogue.ts';

describe('phrases', () => {
  test('end where clauses and sentences end, and keep only the marks that are sung', () => {
    expect(phrases('Növbə nömrəniz. A, sıfır on yeddi. Siz hələ buradasınız?', 'az')).toEqual([
      { text: 'Növbə nömrəniz', end: 'sentence' },
      { text: 'A', end: 'clause' },
      { text: 'sıfır on yeddi', end: 'sentence' },
      { text: 'Siz hələ buradasınız?', end: 'sentence' },
    ]);
  });

  test('take a breath in a long text, never inside a number', () => {
    const long = spokenText(
      Array.from({ length: 40 }, (_, at) => `şəxs ${777_777 + at} nəfər`).join(' '),
      'az',
    );
    const cut = phrases(long, 'az');
    expect(cut.length).toBeGreaterThan(5);
    expect(cut.map(({ text }) => text).join(' ')).toBe(long);
    for (const { text } of cut.slice(1)) expect(text).toMatch(/^(?:şəxs|nəfər|yeddi yüz)/);
  });

  test('nothing is lost and nothing is empty, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom(...LOCALES),
        (text, locale) => {
          const spoken = spokenText(text, locale);
          const cut = phrases(spoken, locale);
          const letters = (words: string) => words.replace(/[ ,.!?]/gu, '');
          expect(letters(cut.map((phrase) => phrase.text).join(''))).toBe(letters(spoken));
          expect(cut.every((phrase) => phrase.text.trim() !== '')).toBe(true);
        },
      ),
    );
  });
});

describe('pieces', () => {
  test.each([
    ['az', 'təxminən on beş dəqiqə', ['təxminən', 'on beş', 'dəqiqə']],
    ['ru', 'примерно двадцать одна минута', ['примерно', 'двадцать одна', 'минута']],
    ['ru', 'Шаг два из четырёх', ['Шаг', 'два', 'из', 'четырёх']],
    ['en', 'about one hundred and twenty minutes', ['about', 'one hundred and twenty', 'minutes']],
    ['en', 'paper and ink', ['paper and ink']],
    ['en', 'step twenty-one and more', ['step', 'twenty-one', 'and more']],
  ] as const)('%s: %s', (locale, phrase, expected) => expect(pieces(phrase, locale)).toEqual(expected));
});

describe('texts with slots', () => {
  test('are filled by name', () => {
    expect(slotsOf('Addım {{step}} / {{of}}')).toEqual(['step', 'of']);
    expect(filled('Addım {{step}} / {{of}}', { step: 2, of: 4 })).toBe('Addım 2 / 4');
    expect(isCounted('{{count}} nəfər')).toBe(true);
    expect(isCounted('Verilib: {{date}}')).toBe(false);
    expect(isCounted('Kömək')).toBe(true);
  });

  const counted = LOCALES.flatMap((locale) => {
    const page = JSON.parse(readFileSync(join(ROOT, `assets/locales/${locale}/page.json`), 'utf8')) as object;
    const rules = new Intl.PluralRules(locale);
    return leaves(page)
      .filter(([key, text]) => /_(?:one|few|many|other)$/.test(key) && slotsOf(text).length === 1)
      .map(([key, text]) => ({ locale, key, text, form: key.split('_').at(-1), rules }));
  });

  test.each(counted)(
    '$locale $key can be said from the clips of a few counts',
    ({ locale, text, form, rules }) => {
      const counts = Array.from({ length: 130 }, (_, count) => count).filter(
        (count) => rules.select(count) === form,
      );
      const fixed = new Set(counts.slice(0, 3).flatMap((count) => clipsOf(filled(text, { count }), locale)));
      const numbers = new Set(
        counts.flatMap((count) => clipsOf(`${count} ${/(?:минут|секунд)/.exec(text)?.[0] ?? ''}`, locale)),
      );
      for (const count of counts) {
        const needed = phrases(spokenText(filled(text, { count }), locale), locale);
        for (const piece of needed.flatMap((phrase) => pieces(phrase.text, locale))) {
          expect(fixed.has(piece) || numbers.has(piece), `${count}: ${piece}`).toBe(true);
        }
      }
    },
  );
});

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value as object, `${path}${key}.`),
  );
}
