import { StatusParser } from '../../../hardware/printers/escpos/status.ts';
import { seededRandom } from '../../support/random.ts';
import type { SectionResult } from '../row.ts';
import { median } from '../statistics.ts';

const BYTES = 1_000_000;
/** As a serial line hands them over. */
const CHUNK = 64;
const ROUNDS = 11;

/** The printer's back channel taken apart, one random byte after the other: the worst it can hear. */
export async function measureParsers(): Promise<SectionResult> {
  const random = seededRandom(1);
  const noise = Uint8Array.from({ length: BYTES }, () => Math.floor(random() * 256));
  const times: number[] = [];
  let events = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const parser = new StatusParser();
    const began = performance.now();
    for (let at = 0; at < BYTES; at += CHUNK) events += parser.push(noise.subarray(at, at + CHUNK)).length;
    times.push(((performance.now() - began) * 1e6) / BYTES);
  }
  return {
    rows: [{ what: 'status bytes taken apart, random', value: median(times), unit: 'ns/B' }],
    notes: [`median of ${ROUNDS} rounds of ${BYTES} bytes; ${Math.round(events / ROUNDS)} events a round.`],
  };
}
