import { EpsonChannel } from '../../../hardware/printers/escpos/dialects/epson-channel.ts';
import { fuzz } from '../../support/fuzz.ts';
import { FUZZ_TARGETS } from '../../support/fuzz-targets.ts';
import { seededRandom } from '../../support/random.ts';
import type { Row, SectionResult } from '../row.ts';
import { median } from '../statistics.ts';

const BYTES = 1_000_000;
/** As a serial line hands them over. */
const CHUNK = 64;
const ROUNDS = 11;
const INPUTS = 1_000_000;
/** Compiled code comes and goes; a byte kept of each input is more. */
const HEAP_KB = 1000;

/** The printer's back channel taken apart, one random byte after the other: the worst it can hear. */
export async function measureParsers(): Promise<SectionResult> {
  const random = seededRandom(1);
  const noise = Uint8Array.from({ length: BYTES }, () => Math.floor(random() * 256));
  const times: number[] = [];
  let events = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const parser = new EpsonChannel();
    const began = performance.now();
    for (let at = 0; at < BYTES; at += CHUNK) events += parser.push(noise.subarray(at, at + CHUNK)).length;
    times.push(((performance.now() - began) * 1e6) / BYTES);
  }
  const rows = [{ what: 'status bytes taken apart, random', value: median(times), unit: 'ns/B' }];
  return {
    rows: [...rows, ...(await fuzzRows())],
    notes: [
      `median of ${ROUNDS} rounds of ${BYTES} bytes; ${Math.round(events / ROUNDS)} events a round.`,
      `each parser took ${INPUTS} random and damaged inputs, one after the other, without an exception or a hang.`,
    ],
  };
}

/** An exception or a hang ends the measurement with the input that did it. */
async function fuzzRows(): Promise<SectionResult['rows']> {
  const rows: Row[] = [];
  for (const { name, module } of FUZZ_TARGETS) {
    const { heapGrowth } = await fuzz({ name, module, inputs: INPUTS });
    const value = Math.max(0, Math.round(heapGrowth / 1000));
    rows.push({ what: `growth of memory over ${INPUTS} inputs, ${name}`, value, unit: 'kB', below: HEAP_KB });
  }
  return rows;
}
