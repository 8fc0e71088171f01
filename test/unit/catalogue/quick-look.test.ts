import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogueSchema } from '../../../assets/catalogue/schema.ts';
import { quickLook } from '../../../electron/host/catalogue/quick-look.ts';
import { readCatalogue } from '../../../electron/host/catalogue/read-catalogue.ts';
import { BUILT_IN } from '../../support/catalogue-folder.ts';

const read = readCatalogue(BUILT_IN);
if (!read.ok) throw new Error('not read');
const raw = Object.fromEntries(Object.entries(read.texts).map(([part, text]) => [part, JSON.parse(text)]));

/** Schema and content of every entry and of every file that is none. */
const samples = Object.entries(catalogueSchema.shape).flatMap(([part, schema]) => {
  const value: unknown = raw[part];
  if (!Array.isArray(value)) return [{ schema: schema as z.ZodType, value }];
  const { element } = schema as z.ZodArray<z.ZodType>;
  return value.map((entry: unknown) => ({ schema: element, value: entry }));
});

/** Every place in a value. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))];
}

type Change = 'replace' | 'remove' | 'add';

function changed(value: unknown, path: readonly (string | number)[], change: Change, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (change !== 'add' || typeof value !== 'object' || value === null) return to;
    return Array.isArray(value) ? [...value, to] : { ...value, strange: to };
  }
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (rest.length === 0 && change === 'remove') {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else copy[key] = changed(copy[key], rest, change, to);
  return copy;
}

const replacement = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    'A',
    'C',
    'free',
    'days',
    '2026-02-30',
    '2026-11-26',
    '05.02.01',
    'x'.repeat(1001),
    0,
    1.5,
    1e9,
  ),
);

describe('a quick look', () => {
  test('says what zod says, whatever has changed in the catalogue', () => {
    let wrong = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.constantFrom<Change>('replace', 'remove', 'add'),
        replacement,
        ({ schema, value }, nth, change, to) => {
          const all = places(value);
          const next = changed(value, all[nth % all.length] ?? [], change, to);
          const isRight = schema.safeParse(next).success;
          if (!isRight) wrong++;
          expect(quickLook(schema)(next)).toBe(isRight);
        },
      ),
      { numRuns: 3000 },
    );
    expect(wrong).toBeGreaterThan(1000);
  });

  test('of the whole catalogue finds it right, and zod changes nothing in it', () => {
    expect(quickLook(catalogueSchema)(raw)).toBe(true);
    expect(catalogueSchema.parse(raw)).toEqual(raw);
  });

  const odd: Record<string, z.ZodType> = {
    loose: z.looseObject({ a: z.string() }),
    plain: z.object({ a: z.string().optional() }),
    least: z.string().min(3),
    lower: z.string().lowercase(),
    dated: z.iso.date(),
    address: z.url(),
    refined: z.array(z.string()).refine((list) => list.length !== 1),
    exact: z.array(z.int()).length(2),
    tuple: z.tuple([z.string(), z.number()]),
    record: z.record(z.string(), z.number()),
    either: z.union([z.literal('free'), z.strictObject({ amount: z.number().positive() })]),
    deep: z.strictObject({ a: z.strictObject({ b: z.array(z.enum(['x', 'y'])).min(1) }).nullish() }),
  };
  test.each(Object.keys(odd))('asks zod where it does not know better: %s', (name) => {
    const schema = odd[name] as z.ZodType;
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(
        ...[{ a: 'x' }, {}, { a: 1 }, { a: 'x', b: 1 }, 'abc', 'ab', 'ABC', '2026-01-01'],
      ),
      fc.constantFrom<unknown>(...[['x'], [1, 2], [1], ['a', 1], 'free', { amount: 1 }, { amount: -1 }]),
      fc.constantFrom<unknown>(...[{ a: { b: ['x'] } }, { a: { b: [] } }, { a: null }, { a: { b: ['z'] } }]),
    );
    fc.assert(fc.property(value, (one) => quickLook(schema)(one) === schema.safeParse(one).success));
  });
});
