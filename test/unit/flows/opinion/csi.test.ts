import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { netPromoterScore, satisfactionIndex } from '../../../../flows/opinion/csi.ts';

const factors = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 3 },
];
const anyFactors = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,5}$/),
    weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);
const mark = fc.integer({ min: 1, max: 5 });

describe('the index of satisfaction', () => {
  test.each([
    [{ a: 1, b: 1 }, 0],
    [{ a: 5, b: 5 }, 100],
    [{ a: 3, b: 3 }, 50],
    [{ a: 5, b: 1 }, 25],
    [{ a: 1, b: 5 }, 75],
    [{ a: 4 }, 75],
    [{}, null],
  ])('of %o is %s', (marks, index) => {
    expect(satisfactionIndex(factors, marks as Record<string, number>)).toBe(index);
  });

  test('lies between 0 and 100, rises with each mark, and does not know how weights are scaled', () => {
    fc.assert(
      fc.property(anyFactors, fc.array(mark, { minLength: 8, maxLength: 8 }), (some, values) => {
        const marks = Object.fromEntries(some.map(({ id }, at) => [id, values[at] ?? 1]));
        const index = satisfactionIndex(some, marks) ?? Number.NaN;
        expect(index).toBeGreaterThanOrEqual(-1e-9);
        expect(index).toBeLessThanOrEqual(100 + 1e-9);
        const doubled = some.map(({ id, weight }) => ({ id, weight: weight * 2 }));
        expect(satisfactionIndex(doubled, marks)).toBeCloseTo(index, 6);
        const better = Object.fromEntries(Object.entries(marks).map(([id, of]) => [id, Math.min(5, of + 1)]));
        expect(satisfactionIndex(some, better)).toBeGreaterThanOrEqual(index);
      }),
    );
  });
});

describe('the net promoter score', () => {
  test.each([
    [[], null],
    [[10], 100],
    [[9, 10], 100],
    [[7, 8], 0],
    [[0, 6], -100],
    [[10, 8, 6, 6], -25],
  ])('of %o is %s', (answers, score) => {
    expect(netPromoterScore(answers)).toBe(score);
  });
});
