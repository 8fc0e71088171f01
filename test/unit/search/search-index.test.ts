import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import { closeness, isOneErrorApart } from '../../../flows/search/closeness.ts';
import { fold, LONGEST_QUERY, wordsOf } from '../../../flows/search/fold.ts';
import { createSearchIndex } from '../../../flows/search/search-index.ts';
import { catalogue } from '../../support/catalogue.ts';
import typical from './queries.json' with { type: 'json' };
import unseen from './unseen-queries.json' with { type: 'json' };

const { queries } = typical;
const all = [...queries, ...unseen.queries];
const index = createSearchIndex(catalogue);
const first = (query: string, limit = 3) => index.find(query, limit).map(({ code }) => code);

describe('what citizens type', () => {
  test('finds what they mean among the first three, 95 times in 100', () => {
    const missed = queries.filter(({ typed, means }) => !first(typed).some((code) => means.includes(code)));
    expect(queries.length).toBeGreaterThanOrEqual(150);
    expect(missed.length / queries.length, missed.map(({ typed }) => typed).join(', ')).toBeLessThanOrEqual(
      0.05,
    );
  });

  test('finds as many of all that two writers have typed, and 9 of 10 that it was not made with', () => {
    const missed = (some: typeof all) =>
      some.filter(({ typed, means }) => !first(typed).some((code) => means.includes(code))).length /
      some.length;
    expect(missed(all)).toBeLessThanOrEqual(0.05);
    expect(missed(unseen.queries)).toBeLessThanOrEqual(0.1);
  });

  test('is written in each of the three ways a third of the time, and means services that exist', () => {
    const codes = new Set(catalogue.services.map(({ code }) => code));
    for (const kind of ['bare', 'error', 'other']) {
      const share = all.filter((query) => query.kind === kind).length / all.length;
      expect(share).toBeGreaterThan(0.3);
    }
    expect(all.flatMap(({ means }) => means).filter((code) => !codes.has(code))).toEqual([]);
  });

  test.each([
    ['işsizlik', 'issizlik'],
    ['işsizlik', 'ISSIZLIK'],
    ['işsizlik', 'İŞSİZLİK'],
    ['işsizlik', 'ишсизлик'],
    ['işsizlik', 'ishsizlik'],
    ['Şəhid', 'sehid'],
    ['Şəhid', 'шәһид'],
    ['пенсия', 'pensiya'],
    ['ağır', 'AGIR'],
    ['müavinət', 'muavinet'],
    ['qocalar', 'гоҹалар'],
    ['арајыш', 'arayış'],
    ['xəstə', 'kheste'],
    ['psixoloq', 'psihholog'],
    ['һамилә', 'hamilə'],
  ])('%s and %s are the same word', (one, other) => {
    expect(fold(other)).toBe(fold(one));
  });
});

test('folding what is folded changes nothing', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcghkstxşğçəıİI щшхһ'), maxLength: 24 });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string()), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 2_000 },
  );
});

describe('a service', () => {
  const servicesCalled = (name: string, locale: (typeof LOCALES)[number]) =>
    catalogue.services.filter((other) => fold(other[locale]) === fold(name)).map(({ code }) => code);

  test.each(LOCALES)('is found by the beginning of its name in %s', (locale) => {
    const missed = catalogue.services.filter(
      (service) =>
        !servicesCalled(service[locale], locale).some((code) =>
          first(service[locale].slice(0, LONGEST_QUERY)).includes(code),
        ),
    );
    expect(missed.map(({ code }) => code)).toEqual([]);
  });

  test.each(LOCALES)('is found first by its own full name in %s', (locale) => {
    const missed = catalogue.services
      .filter((service) => [...service[locale]].length <= LONGEST_QUERY)
      .filter(
        (service) => !servicesCalled(service[locale], locale).includes(first(service[locale], 1)[0] ?? ''),
      );
    expect(missed.map(({ code }) => code)).toEqual([]);
  });

  test('is found by its name with one error in the longest word', () => {
    const short = catalogue.services.flatMap((service) =>
      LOCALES.filter(
        (locale) =>
          [...service[locale]].length < LONGEST_QUERY &&
          wordsOf(service[locale]).some((word) => word.length >= 8),
      ).map((locale) => ({ name: service[locale], codes: servicesCalled(service[locale], locale) })),
    );
    expect(short.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(
        fc.constantFrom(...short),
        fc.nat(),
        fc.constantFrom('too many', 'too few', 'another'),
        (name, place, kind) => {
          const words = [...wordsOf(name.name)];
          const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
          const at = 1 + (place % (longest.length - 1));
          const rest = longest.slice(kind === 'too many' ? at : at + 1);
          words[words.indexOf(longest)] = longest.slice(0, at) + (kind === 'too few' ? '' : 'j') + rest;
          expect(
            first(words.join(' ')).some((code) => name.codes.includes(code)),
            words.join(' '),
          ).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is found from its first letters on', () => {
    for (const typed of ['u', 'ud', 'uds', 'udsy']) expect(first(typed, 200)).toContain('06.00');
    expect(first('udsy')[0]).toBe('06.00');
  });

  test('of a rare name is found with one error in it', () => {
    for (const typed of ['protez', 'prtez', 'prrotez', 'protaz', 'porotez', 'rpotez'])
      expect(first(typed), typed).toContain('03.04.01');
  });
});

describe('whatever is typed', () => {
  it('never throws, and finds nothing in what holds no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const found = index.find(typed, 3);
        expect(found.length).toBeLessThanOrEqual(3);
        if (wordsOf(typed).length === 0) expect(found).toEqual([]);
      }),
    );
    for (const nothing of ['', '   ', '😀😀', '‮', '\u0000', '!!!'])
      expect(index.find(nothing, 3)).toEqual([]);
  });

  it('is cut where a key sticks', () => {
    expect(wordsOf('a'.repeat(10_000)).join('').length).toBeLessThanOrEqual(LONGEST_QUERY);
    expect(first(`pensiya${' '.repeat(10_000)}protez`)).toEqual(first('pensiya'));
  });

  it('gives the same answer every time, the nearest first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...queries.map(({ typed }) => typed)), (typed) => {
        const found = index.find(typed, 12);
        expect(index.find(typed, 12)).toEqual(found);
        expect(found.map(({ score }) => score)).toEqual(
          found.map(({ score }) => score).sort((a, b) => b - a),
        );
        expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
      }),
    );
  });
});

test('of two that are as near, the one that the catalogue names first comes first', () => {
  const [service] = catalogue.services;
  if (!service) throw new Error('the catalogue is empty');
  const twins = createSearchIndex({
    ...catalogue,
    services: [...'cab'].map((code) => ({ ...service, code })),
  });
  expect(twins.find(service.az, 3).map(({ code }) => code)).toEqual(['c', 'a', 'b']);
  expect(twins.find(service.az, 2).map(({ code }) => code)).toEqual(['c', 'a']);
});

test.each([
  ['pensiyanın', 'pensiya'],
  ['işsizliyə', 'işsizlik'],
  ['uşağım', 'uşaq'],
  ['işləməyi', 'işləmək'],
  ['пенсию', 'пенсия'],
])('%s is a form of %s', (form, word) => {
  expect(closeness(fold(form), fold(word))).toBeGreaterThan(0.4);
});

test.each([
  ['psxoloji', 'psixoloji'],
  ['psixooq', 'psixoloq'],
])('%s is one error from %s, whatever folding makes of its neighbours', (typed, right) => {
  expect(isOneErrorApart(fold(typed), fold(right))).toBe(true);
  expect(isOneErrorApart(fold(right), fold(typed))).toBe(true);
});

test.each([
  ['pul', 'pol'],
  ['ev', 'iş'],
])('%s is too short to be %s with an error', (one, other) => {
  expect(closeness(fold(one), fold(other))).toBe(0);
});

describe('one error', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 4, maxLength: 12 });

  it('is a letter too many, too few, another, or two that changed places', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(...'xyz'), (right, place, letter) => {
        const at = place % right.length;
        expect(isOneErrorApart(right, right.slice(0, at) + letter + right.slice(at))).toBe(true);
        expect(isOneErrorApart(right, right.slice(0, at) + right.slice(at + 1))).toBe(true);
        expect(isOneErrorApart(right, right.slice(0, at) + letter + right.slice(at + 1))).toBe(true);
        const swapped = [...right];
        const next = (at + 1) % right.length;
        if (next > at) {
          [swapped[at], swapped[next]] = [swapped[next] ?? '', swapped[at] ?? ''];
          expect(isOneErrorApart(right, swapped.join(''))).toBe(true);
        }
      }),
    );
  });

  it('is not two', () => {
    for (const [one, other] of [
      ['pensiya', 'pansiye'],
      ['protez', 'pro'],
      ['abcd', 'badc'],
      ['abcd', 'abxxcd'],
    ] as const)
      expect(isOneErrorApart(one, other)).toBe(false);
  });
});
