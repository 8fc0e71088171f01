/**
 * A way that leads back to its beginning, as the names on it with the first one again at the end; null when there is
 * none. Each name of `edges` leads to those behind it; names that stand nowhere lead nowhere.
 */
export function findLoop(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    // A stack of our own: a chain of ten thousand must not exhaust the other one.
    const way: { readonly name: string; readonly next: readonly string[]; at: number }[] = [];
    const onWay = new Map<string, number>();
    const enter = (name: string) => {
      onWay.set(name, way.length);
      way.push({ name, next: edges.get(name) ?? [], at: 0 });
    };
    enter(start);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const name = step.next[step.at++];
      if (name === undefined) {
        done.add(step.name);
        onWay.delete(step.name);
        way.pop();
        continue;
      }
      const since = onWay.get(name);
      if (since !== undefined) return [...way.slice(since).map((on) => on.name), name];
      if (!done.has(name)) enter(name);
    }
  }
  return null;
}
