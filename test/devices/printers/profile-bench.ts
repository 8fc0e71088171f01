import { expect } from 'vitest';
import type { PrintOutcome } from '../../../hardware/printers/printer.ts';
import type { PrinterSimulatorOptions } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { type Bench, type LineKind, profileOf, startBench, statusOf } from './bench.ts';
import { simulatorOf } from './simulated.ts';
import { sampleTicket } from './tickets.ts';

/** For `expect.poll`: a slow motor, and looks a second apart, on a slow machine. */
export const LONG = { timeout: 25_000 } as const;
/** The same, of a whole test. */
export const TEST_MS = 90_000;

export const LINES: readonly LineKind[] = ['serial', 'tcp', 'file'];
/** Each way of asking a printer how it is, and of having a ticket confirmed. */
export const DRIVERS = ['epson-tm-t88', 'citizen-ct-s651', 'custom-vkp80', 'zjiang-80'] as const;

export interface ProfileBench extends Bench {
  readonly proof: 'process-id' | 'status';
  /** Prints a whole ticket. */
  printed(): Promise<void>;
  /** Tries to print; how often the book-keeper was told that bytes leave. */
  attempt(): Promise<{ readonly outcome: PrintOutcome; readonly noted: number }>;
}

/** A simulated printer of this profile that is in order, and the real driver on a real line to it. */
export async function benchOf(
  id: string,
  line: LineKind,
  options: PrinterSimulatorOptions = {},
): Promise<ProfileBench> {
  const profile = profileOf(id);
  const bench = await startBench(line, { ...simulatorOf(profile), ...options }, profile);
  const { printer, simulator } = bench;
  await statusOf(printer, 'ready');
  // A citizen who takes every ticket that hangs there.
  printer.onTicket((event) => {
    if (event === 'hanging') void simulator.command('take-ticket');
  });
  const proof = profile.processId ? 'process-id' : 'status';
  const attempt = async () => {
    let noted = 0;
    const outcome = await printer.print(sampleTicket('A017'), { beforeFirstByte: () => noted++ });
    return { outcome, noted };
  };
  return {
    ...bench,
    proof,
    attempt,
    async printed() {
      // A simulator that draws its letters for the first time may answer too late for a printer in order.
      await expect.poll(async () => (await attempt()).outcome, LONG).toEqual({ kind: 'printed', proof });
    },
  };
}
