/** Above 0 where `one` is the later of two version numbers (`2026.11.2`), 0 where they are the same. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((number) => number.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
