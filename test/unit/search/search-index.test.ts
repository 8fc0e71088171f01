import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import { isOneErrorApart } from '../../../flows/search/closeness.ts';
import { fold, LONGEST_QUERY, wordsOf } from '../../../flows/search/fold.ts';
import { createSearchIndex } from '../../../flows/search/search-index.ts';
import { catalogue } from '../../support/catalogue.ts';
import typical from './queries.json' with { type: 'json' };

const { queries } = typical;
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

  test('is written in each of the three ways a third of the time, and means services that exist', () => {
    const codes = new Set(catalogue.services.map(({ code }) => code));
    for (const kind of ['bare', 'error', 'other']) {
      const share = queries.filter((query) => query.kind === kind).length / queries.length;
      expect(share).toBeGreaterThan(0.3);
    }
    expect(queries.flatMap(({ means }) => means).filter((code) => !codes.has(code))).toEqual([]);
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
  test.each(LOCALES)('is found first by its own full name in %s', (locale) => {
    const missed = catalogue.services.filter((service) => {
      const same = catalogue.services.filter((other) => other[locale] === service[locale]);
      return !same.some(({ code }) => first(service[locale].slice(0, LONGEST_QUERY)).includes(code));
    });
    expect(missed.map(({ code }) => code)).toEqual([]);
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
