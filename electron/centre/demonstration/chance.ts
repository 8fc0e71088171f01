/** Seeded random numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). The same seed gives the same people. */
export interface Chance {
  /** 0 or more, below `end`. */
  below(end: number): number;
  /** @throws {RangeError} for an empty list */
  oneOf<T>(list: readonly T[]): T;
  is(share: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    oneOf: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('nothing to choose from');
      return one;
    },
    is: (share) => next() < share,
  };
}
