import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const STATES = ['Met', 'Partial', 'Not met', 'Cabinet', 'Nothing of the kind'];
/** What may stand in place of a test. */
const WITHOUT = ['none: cabinet', 'not shown by a test', 'nothing to show'];

interface Row {
  readonly clause: string;
  readonly state: string | undefined;
  readonly shownBy: string;
}

interface Named {
  readonly file: string;
  readonly title: string;
}

const text = readFileSync(join(ROOT, 'docs/accessibility.md'), 'utf8');

/** Rows whose first cell begins with the number of a clause or criterion. */
const rows: readonly Row[] = text.split('\n').flatMap((line) => {
  const [clause = '', does = '', shownBy = '', cabinet] = line.split(' | ').map((cell) => cell.trim());
  if (cabinet === undefined || !/^\| \d+\.\d/.test(line)) return [];
  return [{ clause: clause.slice(2), state: /^\*\*([^*]+?)\.?\*\*/.exec(does)?.[1], shownBy }];
});

/** `file` “title”, wherever it stands. */
const testsIn = (part: string): readonly Named[] =>
  Array.from(part.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)` “([^”]+)”/g), ([, file = '', title = '']) => ({
    file,
    title,
  }));

/** Titles as they stand in the source: of `it('…')`, `test('…')` and `.each(…)('…')`. */
function titlesIn(source: string): ReadonlySet<string> {
  const calls = source.matchAll(
    /(?:\b(?:it|test)(?:\.(?!describe\b)\w+)?|\))\(\s*(?:'([^'\n]*)'|`([^`\n]*)`)/g,
  );
  return new Set(Array.from(calls, ([, plain, template]) => plain ?? template ?? ''));
}

describe('docs/accessibility.md', () => {
  it('names only tests that are there', () => {
    const named = testsIn(text);
    expect(named.length).toBeGreaterThan(50);
    const gone = named.filter(({ file, title }) => {
      const path = join(ROOT, 'test', file);
      return !existsSync(path) || !titlesIn(readFileSync(path, 'utf8')).has(title);
    });
    expect(gone).toEqual([]);
  });

  it('says of each clause whether it is met, and which test shows it or that none does', () => {
    expect(rows.length).toBeGreaterThan(100);
    const vague = rows.filter(({ state, shownBy }) => {
      const shown = testsIn(shownBy).length;
      // A file without a title, or a title without a file, is no test.
      const isWhole = shown > 0 && shown === shownBy.split('“').length - 1;
      return !STATES.includes(state ?? '') || !(isWhole || WITHOUT.includes(shownBy));
    });
    expect(vague).toEqual([]);
  });

  it('speaks of each clause once', () => {
    const numbers = rows.map(({ clause }) => clause.split(' ')[0]);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  });
});
