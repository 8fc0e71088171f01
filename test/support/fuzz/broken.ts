import type { FuzzTarget } from '../fuzz.ts';

/** Parsers with the faults that the thrower is there to find. */
const seeds = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6, 7)];

export const throws: FuzzTarget = {
  seeds,
  start: () => ({
    feed: (input) => {
      if (input.includes(0xfe)) throw new Error('no such byte');
    },
    held: () => 0,
  }),
};

export const hoards: FuzzTarget = {
  seeds,
  start: () => {
    const kept: number[][] = [];
    let held = 0;
    return {
      feed: (input) => {
        kept.push([...input]);
        held += input.length;
      },
      held: () => held,
    };
  },
};
