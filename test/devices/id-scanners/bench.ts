import { onTestFinished } from 'vitest';
import type { DocumentRead } from '../../../hardware/id-scanners/document-read.ts';
import type { IdScanner } from '../../../hardware/id-scanners/id-scanner.ts';
import { openIdScanner } from '../../../hardware/id-scanners/open-id-scanner.ts';
import { type IdScannerProfile, loadIdScannerProfile } from '../../../hardware/id-scanners/profiles.ts';
import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import type { IdScannerOptions } from '../../../hardware/simulators/id-scanner/simulated-id-scanner.ts';
import type { SerialSimulatorOptions } from '../../../hardware/simulators/serial-simulator.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { systemClock } from '../printers/bench.ts';

export const TODAY = '2026-11-24';
export const SERIAL_PROFILES = ['mrz-serial', 'access-is'] as const;

export function profileOf(id: string): IdScannerProfile {
  const loaded = loadIdScannerProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

export interface ScannerBench {
  readonly scanner: IdScanner;
  readonly simulator: IdScannerSimulator;
  /** Everything that was read, in order. */
  readonly reads: readonly DocumentRead[];
  readonly log: string[];
  /** The next read from now on. */
  nextRead(): Promise<DocumentRead>;
  /** Holds a document to the reader, told to look for one if it must be, and waits for what is read. */
  present(document: string): Promise<DocumentRead>;
}

/** The real driver on a real line to whatever is at the path. Ends with the test. */
export function scannerAt(
  path: string,
  profile: IdScannerProfile,
): Pick<ScannerBench, 'scanner' | 'reads' | 'nextRead' | 'log'> {
  const reads: DocumentRead[] = [];
  const log: string[] = [];
  const scanner = openIdScanner({
    profile,
    transport: serialTransport(path, 9600, { xonXoff: false }),
    clock: systemClock,
    today: () => TODAY,
    log: (event, details) => log.push(JSON.stringify([event, details])),
  });
  scanner.onRead((read) => reads.push(read));
  onTestFinished(() => scanner.close());
  const nextRead = () =>
    new Promise<DocumentRead>((resolve) => {
      const stop = scanner.onRead((read) => {
        stop();
        resolve(read);
      });
    });
  return { scanner, reads, nextRead, log };
}

/** A simulated scanner in a process of its own, and the driver on the line to it. */
export async function startScannerBench(
  id: string = 'mrz-serial',
  options: SerialSimulatorOptions & Partial<IdScannerOptions> = {},
  changed: Partial<IdScannerProfile> = {},
): Promise<ScannerBench> {
  const profile = { ...profileOf(id), ...changed };
  const simulator = await startIdScannerSimulator({ triggered: profile.trigger !== null, ...options });
  onTestFinished(() => simulator.stop());
  const bench = scannerAt(simulator.path, profile);
  return {
    ...bench,
    simulator,
    async present(document) {
      const read = bench.nextRead();
      await bench.scanner.startReading();
      await simulator.command(`present ${document}`);
      return read;
    },
  };
}
