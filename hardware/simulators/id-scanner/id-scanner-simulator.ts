import { fileURLToPath } from 'node:url';
import {
  type SerialSimulator,
  type SerialSimulatorOptions,
  startSerialSimulator,
} from '../serial-simulator.ts';
import type { IdScannerOptions, IdScannerState } from './simulated-id-scanner.ts';

export type IdScannerSimulator = SerialSimulator<IdScannerState>;

const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Starts a simulated ID scanner; `present td1` is the first of its commands. */
export function startIdScannerSimulator(
  options: SerialSimulatorOptions & Partial<IdScannerOptions> = {},
): Promise<IdScannerSimulator> {
  const { separator = 'cr', framed = false, triggered = false } = options;
  const own = [
    `--separator=${separator}`,
    `--framed=${framed ? 'yes' : 'no'}`,
    `--triggered=${triggered ? 'yes' : 'no'}`,
  ];
  return startSerialSimulator<IdScannerState>(PROGRAM, {
    ...options,
    arguments: [...own, ...(options.arguments ?? [])],
  });
}
