import type { TFunction } from 'i18next';
import type { CatalogueData } from '../../assets/catalogue/schema.ts';
import { CATALOGUE_FILES, CATALOGUE_PARTS } from '../host/catalogue/catalogue-files.ts';
import { shown } from '../host/catalogue/finding.ts';

/** What one version of the catalogue has changed in another. */
export type Difference =
  | {
      readonly kind: 'added' | 'removed';
      readonly file: string;
      readonly entry: string;
      readonly name: string;
    }
  /** The same service, direction or document under another code: tickets and links know the old one. */
  | {
      readonly kind: 'renumbered';
      readonly file: string;
      readonly entry: string;
      readonly to: string;
      readonly name: string;
    }
  | {
      readonly kind: 'changed';
      readonly file: string;
      readonly entry: string | null;
      readonly field: string;
      /** Null where there was nothing, or is nothing any more. */
      readonly before: string | null;
      readonly after: string | null;
    };

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** File by file, each in the order of the newer version. */
export function differences(before: CatalogueData, after: CatalogueData): readonly Difference[] {
  return CATALOGUE_PARTS.flatMap((part): Difference[] => {
    const file = CATALOGUE_FILES[part];
    const [old, now] = [before[part], after[part]];
    if (Array.isArray(old) && Array.isArray(now)) return ofLists(file, entriesOf(old), entriesOf(now));
    return changes(file, null, fieldsOf(old), fieldsOf(now));
  });
}

function ofLists(
  file: string,
  old: ReadonlyMap<string, Entry>,
  now: ReadonlyMap<string, Entry>,
): Difference[] {
  const added = [...now.values()].filter(({ key }) => !old.has(key));
  const removed = [...old.values()].filter(({ key }) => !now.has(key));
  // A name that left with one code and came with another has moved.
  const moves = new Map<Entry, Entry>();
  for (const gone of removed) {
    const come = added.find(({ name }) => name === gone.name);
    if (come && !moves.has(come)) moves.set(come, gone);
  }
  const moved = new Set(moves.values());
  return [
    ...[...now.values()].flatMap((entry): Difference[] => {
      const known = old.get(entry.key);
      if (known) return changes(file, entry.key, known.fields, entry.fields);
      const from = moves.get(entry);
      if (!from) return [{ kind: 'added', file, entry: entry.key, name: entry.name }];
      return [
        { kind: 'renumbered', file, entry: from.key, to: entry.key, name: entry.name },
        ...changes(file, entry.key, from.fields, entry.fields).filter(
          (change) => change.kind === 'changed' && change.field !== 'code' && change.field !== 'id',
        ),
      ];
    }),
    ...removed
      .filter((entry) => !moved.has(entry))
      .map(({ key, name }): Difference => ({ kind: 'removed', file, entry: key, name })),
  ];
}

function entriesOf(list: readonly object[]): ReadonlyMap<string, Entry> {
  return new Map(
    list.map((entry) => {
      const { code, id, az } = entry as { code?: string; id?: string; az?: string };
      const key = code ?? id ?? '';
      return [key, { key, name: az ?? '', fields: fieldsOf(entry) }];
    }),
  );
}

function changes(
  file: string,
  entry: string | null,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field): Difference[] => {
    const [before, after] = [old.get(field) ?? null, now.get(field) ?? null];
    return before === after ? [] : [{ kind: 'changed', file, entry, field, before, after }];
  });
}

/** Every leaf by its path; lists of words stay whole, in lists of objects each is counted from 1. */
function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.length === 0 ? new Map() : new Map([[path, value.join(', ')]]);
  const items: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, at) => [String(at + 1), item])
    : Object.entries(value);
  return new Map(items.flatMap(([key, item]) => [...fieldsOf(item, path === '' ? key : `${path}.${key}`)]));
}

export function describeDifference(difference: Difference, words: TFunction): string {
  const { file, kind } = difference;
  switch (kind) {
    case 'added':
    case 'removed':
      return words(`difference.${kind}`, { file, entry: difference.entry, name: shown(difference.name) });
    case 'renumbered':
      return words('difference.renumbered', {
        file,
        entry: difference.entry,
        to: difference.to,
        name: shown(difference.name),
      });
    case 'changed': {
      const quoted = (text: string | null) =>
        text === null ? words('difference.nothing') : `“${shown(text)}”`;
      return words('difference.changed', {
        place: [file, difference.entry, difference.field].filter((part) => part !== null).join('  '),
        before: quoted(difference.before),
        after: quoted(difference.after),
      });
    }
  }
}
