/**
 * `now`, with each part that says the same as `before` replaced by that very part: what paints it knows by a glance that
 * it has nothing to do. For what has come as JSON.
 */
export function shared<T>(before: unknown, now: T): T {
  if (before === now || !isCompound(before) || !isCompound(now)) return now;
  if (Array.isArray(before) !== Array.isArray(now)) return now;
  const names = Object.keys(now);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    const part = shared(before[name], now[name]);
    (now as Record<string, unknown>)[name] = part;
    same &&= part === before[name];
  }
  return same ? (before as T) : now;
}

function isCompound(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
