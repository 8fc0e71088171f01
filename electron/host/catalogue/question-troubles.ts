import { type FindingDetail, type FindingKind, type PlacedTrouble, shown } from './finding.ts';
import type { JsonPath } from './scan-json.ts';

export function trouble(path: JsonPath, what: FindingKind, detail: FindingDetail = {}): PlacedTrouble {
  return { path, what, detail };
}

/** The second and every further one of a list. */
export function doubleIds(entries: readonly { readonly id: string }[], list: JsonPath): PlacedTrouble[] {
  const ids = entries.map(({ id }) => id);
  return ids.flatMap((id, at) =>
    ids.indexOf(id) < at ? [trouble([...list, at, 'id'], 'double', { found: shown(id) })] : [],
  );
}

/** Questions that hang on each other in a circle, at the first of them. */
export function loopTrouble(
  loop: readonly string[] | null,
  questions: readonly { readonly id: string }[],
): PlacedTrouble[] {
  if (loop === null) return [];
  const at = questions.findIndex(({ id }) => id === loop[0]);
  return [trouble(['questions', at, 'when'], 'loop', { found: shown(loop.join(' → ')) })];
}
