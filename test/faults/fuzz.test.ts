import { describe, expect, it } from 'vitest';
import { fuzz } from '../support/fuzz.ts';
import { FUZZ_TARGETS } from '../support/fuzz-targets.ts';

/** `npm run faults` throws a million; the unit tests have their own sample of the first ones. */
const INPUTS = process.env.FAULTS === 'all' ? 1_000_000 : 50_000;
const BREATH = 1_000_000;

describe(`${INPUTS} random and damaged inputs`, () => {
  it.each(FUZZ_TARGETS)('$name', async ({ name, module, mostHeld }) => {
    const report = await fuzz({ name, module, inputs: INPUTS, seed: 2 });
    expect(report.inputs).toBe(INPUTS);
    expect(report.mostHeld).toBeLessThanOrEqual(mostHeld);
    expect(report.heapGrowth).toBeLessThan(BREATH);
  });
});
