import type { z } from 'zod';
import { LOCALES } from '../../../flows/contract.ts';
import { CATALOGUE_FILES, type CataloguePart } from './catalogue-files.ts';
import type { Trouble } from './checks.ts';
import { type FindingDetail, type FindingKind, type PlacedTrouble, shown } from './finding.ts';
import type { JsonPath } from './scan-json.ts';

type Issue = z.core.$ZodIssue;

/** How the fields look that have a form of their own. */
const EXAMPLES: Readonly<Record<string, string>> = {
  number: '2026.11.1',
  date: '2026-11-26',
  asOf: '2026-11-26',
  code: '05.02.01',
  direction: '05-1',
  directions: '05-1',
  services: '05.02.01',
  fromService: '03.01',
  id: 'birth-certificate',
  icon: 'wallet',
  series: 'E',
  passportId: '01-06-00-00',
};

/** What the schema found, in the words of an editor's trouble. */
export function shapeTroubles(
  issues: readonly Issue[],
  raw: Partial<Record<CataloguePart, unknown>>,
): Trouble[] {
  return issues.flatMap((issue) => {
    const [part, ...path] = issue.path.filter((step) => typeof step !== 'symbol');
    if (typeof part !== 'string' || !isPart(part)) throw new Error('an issue outside the files');
    return troublesOf(issue, path, valueAt(raw[part], path)).map((trouble) => ({ part, ...trouble }));
  });
}

/** The same of one file by itself. */
export function shapeTroublesIn(issues: readonly Issue[], value: unknown): PlacedTrouble[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return troublesOf(issue, path, valueAt(value, path));
  });
}

function isPart(name: string): name is CataloguePart {
  return Object.hasOwn(CATALOGUE_FILES, name);
}

function troublesOf(issue: Issue, path: JsonPath, value: unknown): PlacedTrouble[] {
  const one = (what: FindingKind, detail: FindingDetail = {}) => [{ path, what, detail }];
  // An empty text is told with the other texts.
  if (value === '' && issue.code !== 'invalid_value') return [];
  if (value === undefined || value === null) return one(missing(path));
  switch (issue.code) {
    case 'invalid_type':
      return one('wrong-type', { found: shown(value), expected: issue.expected });
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: 'unknown-field',
        detail: { found: shown(key) },
      }));
    case 'too_big':
      if (issue.origin === 'string') return one('too-long', { most: Number(issue.maximum) });
      if (issue.origin === 'array') return one('too-many', { most: Number(issue.maximum) });
      return one('out-of-range', { found: shown(value), expected: `≤ ${issue.maximum}` });
    case 'too_small':
      if (issue.origin === 'array') return one('too-few', { least: Number(issue.minimum) });
      return one('out-of-range', { found: shown(value), expected: `≥ ${issue.minimum}` });
    case 'invalid_value':
      return one('not-one-of', { found: shown(value), expected: issue.values.map(String).join(', ') });
    case 'invalid_union': {
      if ('options' in issue && issue.options)
        return one('not-one-of', { found: shown(value), expected: issue.options.map(String).join(', ') });
      // The way that got further is the one that was meant.
      const meant = issue.errors.find((errors) => errors.some(({ path: deep }) => deep.length > 0));
      if (!meant) return one('wrong-type', { found: shown(value), expected: 'free, {…}' });
      return meant.flatMap((inner) => {
        const deep = inner.path.filter((step) => typeof step !== 'symbol');
        return troublesOf(inner, [...path, ...deep], valueAt(value, deep));
      });
    }
    case 'custom':
      if (issue.params?.reserved === true) return one('reserved-id', { found: shown(value) });
      return one('wrong-form', { found: shown(value), expected: exampleFor(path) });
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return one('wrong-form', { found: shown(value), expected: exampleFor(path) });
  }
}

/** A field that has nothing in it. */
export function missing(path: JsonPath): FindingKind {
  return LOCALES.some((locale) => locale === path.at(-1)) && !path.includes('confidence')
    ? 'missing-language'
    : 'missing';
}

function exampleFor(path: JsonPath): string {
  const key = path.findLast((step) => typeof step === 'string');
  return (typeof key === 'string' ? EXAMPLES[key] : undefined) ?? '';
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
