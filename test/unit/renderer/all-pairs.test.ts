import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPairs, allPairsOf, pairsIn } from '../../support/all-pairs.ts';

const axis = fc
  .integer({ min: 1, max: 6 })
  .map((length) => Array.from({ length }, (_, index) => `v${index}`));

it('lets every two values of two axes meet', () => {
  fc.assert(
    fc.property(fc.array(axis, { minLength: 2, maxLength: 5 }), (all) => {
      const axes = Object.fromEntries(all.map((values, index) => [`axis${index}`, values]));
      const cases = allPairs(axes);
      const met = new Set(cases.flatMap((each) => pairsIn(each)));
      expect([...allPairsOf(axes)].filter((pair) => !met.has(pair))).toEqual([]);
      for (const each of cases) expect(Object.keys(each)).toEqual(Object.keys(axes));
    }),
  );
});

it('takes far fewer cases than there are', () => {
  const axes = {
    screen: Array.from({ length: 20 }, (_, index) => `${index}`),
    a: ['1', '2', '3'],
    b: ['1', '2', '3'],
    c: ['1', '2'],
  };
  expect(allPairs(axes).length).toBeLessThan(75);
});
