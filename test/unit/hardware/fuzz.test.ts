import { describe, expect, it } from 'vitest';
import { fuzz } from '../../support/fuzz.ts';
import { FUZZ_TARGETS } from '../../support/fuzz-targets.ts';

const SAMPLE = 20_000;
/** The heap may breathe by so much (compiled code, hidden classes); what grows with the inputs is far more. */
const BREATH = 1_000_000;

describe('parsers on random and on damaged bytes', () => {
  it.each(FUZZ_TARGETS)(
    '$name',
    async ({ name, module, mostHeld }) => {
      const report = await fuzz({ name, module, inputs: SAMPLE });
      expect(report.inputs).toBe(SAMPLE);
      expect(report.mostHeld).toBeLessThanOrEqual(mostHeld);
      expect(report.heapGrowth).toBeLessThan(BREATH);
    },
    120_000,
  );
});

const HERE = new URL('../../support/fuzz/broken.ts', import.meta.url);

describe('the thrower itself', () => {
  it('names the input that a parser cannot stand', async () => {
    await expect(fuzz({ name: 'throws', module: HERE, inputs: 10_000 })).rejects.toThrow(
      /throws: input \d+ of seed 1, (?:[0-9a-f]{2})*: no such byte/,
    );
  });

  it('counts what a parser holds back', async () => {
    const report = await fuzz({ name: 'hoards', module: HERE, inputs: SAMPLE });
    expect(report.mostHeld).toBe(report.bytes);
    expect(report.heapGrowth).toBeGreaterThan(BREATH);
  });

  it('throws the same for the same seed, and something else for another', async () => {
    const bytes = async (seed: number) =>
      (await fuzz({ name: 'hoards', module: HERE, inputs: 500, seed })).bytes;
    expect(await bytes(7)).toBe(await bytes(7));
    expect(await bytes(7)).not.toBe(await bytes(8));
  });
});
