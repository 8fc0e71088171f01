export type Case = Readonly<Record<string, string>>;
type Axes = Readonly<Record<string, readonly string[]>>;

const pairKey = (one: string, value: string, other: string, otherValue: string): string =>
  `${one}=${value}&${other}=${otherValue}`;

/** The pairs of values that a case holds, as far as it goes. */
export function pairsIn(chosen: Case): string[] {
  const entries = Object.entries(chosen);
  return entries.flatMap(([one, value], index) =>
    entries.slice(index + 1).map(([other, otherValue]) => pairKey(one, value, other, otherValue)),
  );
}

/** Every pair of values of every two axes. */
export function allPairsOf(axes: Axes): Set<string> {
  const entries = Object.entries(axes);
  return new Set(
    entries.flatMap(([one, values], index) =>
      entries
        .slice(index + 1)
        .flatMap(([other, others]) =>
          values.flatMap((value) => others.map((otherValue) => pairKey(one, value, other, otherValue))),
        ),
    ),
  );
}

/**
 * A short list of cases in which every two values of two axes meet: most that goes wrong takes no more than two.
 * Greedy, and the same each time: begins each case with a pair that is still missing, then adds what meets most.
 */
export function allPairs(axes: Axes): readonly Case[] {
  const missing = allPairsOf(axes);
  const order = Object.keys(axes);
  const cases: Case[] = [];
  while (missing.size > 0) {
    const [first = ''] = missing;
    const chosen = new Map(first.split('&').map((part) => part.split('=') as [string, string]));
    const inOrder = (): Case =>
      Object.fromEntries(order.flatMap((axis) => (chosen.has(axis) ? [[axis, chosen.get(axis) ?? '']] : [])));
    for (const [axis, values] of Object.entries(axes)) {
      if (chosen.has(axis)) continue;
      let best = { value: values[0] ?? '', met: -1 };
      for (const value of values) {
        chosen.set(axis, value);
        const met = pairsIn(inOrder()).filter((pair) => missing.has(pair)).length;
        if (met > best.met) best = { value, met };
      }
      chosen.set(axis, best.value);
    }
    const made = inOrder();
    for (const pair of pairsIn(made)) missing.delete(pair);
    cases.push(made);
  }
  return cases;
}
