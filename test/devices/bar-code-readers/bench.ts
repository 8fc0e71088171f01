import { onTestFinished } from 'vitest';
import type { BarCodeRead } from '../../../hardware/bar-code-readers/bar-code-read.ts';
import type { BarCodeReader } from '../../../hardware/bar-code-readers/bar-code-reader.ts';
import { openBarCodeReader } from '../../../hardware/bar-code-readers/open-bar-code-reader.ts';
import {
  type BarCodeReaderProfile,
  loadBarCodeReaderProfile,
} from '../../../hardware/bar-code-readers/profiles.ts';
import {
  type BarCodeReaderSimulator,
  startBarCodeReaderSimulator,
} from '../../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import type { BarCodeReaderOptions } from '../../../hardware/simulators/bar-code-reader/simulated-bar-code-reader.ts';
import { packetOf } from '../../../hardware/simulators/bar-code-reader/ssi-decoder.ts';
import type { SerialSimulatorOptions } from '../../../hardware/simulators/serial-simulator.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { isReady, stateOf } from '../../support/device-states.ts';
import { systemClock } from '../printers/bench.ts';

/** What each profile's make speaks. */
export const SERIAL_PROFILES = {
  'generic-serial': 'lines',
  'honeywell-serial': 'honeywell',
  'zebra-ssi': 'ssi',
} as const satisfies Record<string, BarCodeReaderOptions['protocol']>;
export type SerialProfile = keyof typeof SERIAL_PROFILES;

export function profileOf(id: string): BarCodeReaderProfile {
  const loaded = loadBarCodeReaderProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

export interface ReaderBench {
  readonly reader: BarCodeReader;
  readonly simulator: BarCodeReaderSimulator;
  /** Everything that was read, in order. */
  readonly reads: readonly BarCodeRead[];
  readonly log: string[];
  /** The next read from now on. */
  nextRead(): Promise<BarCodeRead>;
  /** Tells the reader to look, holds a code to it, and waits for what is read. `fault` happens right before. */
  present(code: string, fault?: string): Promise<BarCodeRead>;
}

/** The real driver on a real line to whatever is at the path. Ends with the test. */
export function readerAt(
  path: string,
  profile: BarCodeReaderProfile,
): Pick<ReaderBench, 'reader' | 'reads' | 'nextRead' | 'log'> {
  const reads: BarCodeRead[] = [];
  const log: string[] = [];
  const reader = openBarCodeReader({
    profile,
    transport: serialTransport(path, 9600, { xonXoff: false }),
    clock: systemClock,
    log: (event, details) => log.push(JSON.stringify([event, details])),
  });
  reader.onRead((read) => reads.push(read));
  onTestFinished(() => reader.close());
  const nextRead = () =>
    new Promise<BarCodeRead>((resolve) => {
      const stop = reader.onRead((read) => {
        stop();
        resolve(read);
      });
    });
  return { reader, reads, nextRead, log };
}

export async function simulatedReader(
  id: SerialProfile,
  options: SerialSimulatorOptions & Partial<BarCodeReaderOptions> = {},
): Promise<BarCodeReaderSimulator> {
  const simulator = await startBarCodeReaderSimulator({ protocol: SERIAL_PROFILES[id], ...options });
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** A simulated reader in a process of its own, and the driver on the line to it, ready. */
export async function startReaderBench(
  id: SerialProfile,
  options: SerialSimulatorOptions & Partial<BarCodeReaderOptions> = {},
  profile: BarCodeReaderProfile = profileOf(id),
): Promise<ReaderBench> {
  const simulator = await simulatedReader(id, options);
  const bench = readerAt(simulator.path, profile);
  await stateOf(bench.reader, isReady);
  return {
    ...bench,
    simulator,
    async present(code, fault) {
      const read = bench.nextRead();
      await bench.reader.startReading();
      if (fault !== undefined) await simulator.command(fault);
      await simulator.command(`present ${code}`);
      return read;
    },
  };
}

/** A code as the make sends it; `status` is SSI's. */
export function codeBytes(id: SerialProfile, text: string, status = 0): Uint8Array {
  if (SERIAL_PROFILES[id] !== 'ssi') return Buffer.from(`${text}\r`, 'latin1');
  return packetOf(0xf3, status, [0x1c, ...Buffer.from(text, 'latin1')]);
}
