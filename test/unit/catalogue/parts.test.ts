import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLoop } from '../../../electron/host/catalogue/find-loop.ts';
import { shown } from '../../../electron/host/catalogue/finding.ts';
import { parseCatalogue } from '../../../electron/host/catalogue/parse-catalogue.ts';
import { readCatalogue } from '../../../electron/host/catalogue/read-catalogue.ts';
import { DEEPEST, lineAt, scanJson } from '../../../electron/host/catalogue/scan-json.ts';
import { textTroubles } from '../../../electron/host/catalogue/text-rules.ts';
import { compareVersions } from '../../../electron/host/catalogue/version-order.ts';
import { LOCALES } from '../../../flows/contract.ts';
import { BUILT_IN } from '../../support/catalogue-folder.ts';

describe('the scan of a JSON text', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map((item) => depthOf(item)))
      : 0;

  test('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        fc.pre(depthOf(value) <= DEEPEST);
        const odd = scanJson(JSON.stringify(value, null, indent)).filter(
          ({ what }) => what !== 'reserved-key',
        );
        expect(odd).toEqual([]);
      }),
    );
  });

  test('agrees with JSON.parse on what is JSON', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b"',
        '1',
        '-',
        '0.5',
        'true',
        'nul',
        ' ',
        '\n',
        '"\\u00e9"',
        '"\\x"',
        '\\',
        '"',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(!scanJson(text).some(({ what }) => what === 'not-json')).toBe(isJson);
      }),
      { numRuns: 5000 },
    );
  });

  test('tells every double key with its place, however it is written', () => {
    const text = '{"a": 1,\n "b": {"c": 1, "c": 2},\n "\\u0061": 2}';
    expect(scanJson(text).map(({ what, offset }) => [what, lineAt(text, offset)])).toEqual([
      ['double-key', { line: 2, column: 16 }],
      ['double-key', { line: 3, column: 2 }],
    ]);
  });
});

describe('a text', () => {
  const words = fc.stringMatching(/^[A-Za-zƏəĞğİıÇçÖöŞşÜü]{1,12}( [A-Za-zƏəĞğİıÇçÖöŞşÜü]{1,12}){0,4}$/);

  test('of Azerbaijani words is right', () => {
    fc.assert(
      fc.property(words, (text) => {
        fc.pre(!/manat|azn/i.test(text));
        expect(textTroubles(text, 'az')).toEqual([]);
      }),
    );
  });

  test('with one odd character anywhere is not', () => {
    const odd = fc.constantFrom(
      '<',
      '>',
      '\u202e',
      '\u2066',
      '\u200b',
      '\ufeff',
      '\u0000',
      '\n',
      '\u0085',
      '{{',
    );
    fc.assert(
      fc.property(words, odd, words, (before, character, after) => {
        expect(textTroubles(`${before}${character}${after}`, 'az')).not.toEqual([]);
      }),
    );
  });

  test('is shown short, without a sign that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(shown(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test.each(LOCALES)('of the built-in catalogue has no look-alike letters (%s)', (locale) => {
    expect(textTroubles('Ünvanlı dövlət sosial yardımı', locale)).toEqual([]);
  });
});

describe('a loop', () => {
  test('is found where there is one, and nowhere else', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graph = fc.dictionary(
      fc.constantFrom(...names),
      fc.array(fc.constantFrom(...names), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(graph, (edges) => {
        const map = new Map(Object.entries(edges));
        const loop = findLoop(map);
        // Taken away one by one, names that lead nowhere leave nothing exactly where there is no loop.
        const left = new Map(map);
        for (let before = -1; before !== left.size; ) {
          before = left.size;
          for (const [name, next] of left) if (!next.some((one) => left.has(one))) left.delete(name);
        }
        expect(loop === null).toBe(left.size === 0);
        if (!loop) return;
        expect(loop.at(-1)).toBe(loop[0]);
        for (const [at, name] of loop.slice(0, -1).entries()) expect(map.get(name)).toContain(loop[at + 1]);
      }),
    );
  });

  test('of a hundred thousand steps exhausts nothing', () => {
    const count = 100_000;
    const edges = new Map(Array.from({ length: count }, (_, at) => [`${at}`, [`${(at + 1) % count}`]]));
    expect(findLoop(edges)).toHaveLength(count + 1);
  });
});

test('versions are ordered by their numbers', () => {
  const sorted = ['2026.11.2', '2027.1.1', '2026.2.9', '2026.11.10'].sort(compareVersions);
  expect(sorted).toEqual(['2026.2.9', '2026.11.2', '2026.11.10', '2027.1.1']);
  expect(compareVersions('2026.11.1', '2026.11.1')).toBe(0);
});

test('whatever comes in place of a file is refused by a value, never by an exception', () => {
  const read = readCatalogue(BUILT_IN);
  if (!read.ok) throw new Error('not read');
  const { texts } = read;
  const parts = Object.keys(texts) as (keyof typeof texts)[];
  const broken = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.jsonValue().map((value) => JSON.stringify([value])),
  );
  fc.assert(
    fc.property(fc.constantFrom(...parts), broken, (part, text) => {
      const parsed = parseCatalogue({ ...texts, [part]: text });
      // An empty list of life events is no mistake.
      if (parsed.ok) expect(JSON.parse(text)).toEqual([]);
      else expect(parsed.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
