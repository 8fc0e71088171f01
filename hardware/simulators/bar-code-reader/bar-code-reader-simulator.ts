import { fileURLToPath } from 'node:url';
import {
  type SerialSimulator,
  type SerialSimulatorOptions,
  startSerialSimulator,
} from '../serial-simulator.ts';
import type { BarCodeReaderOptions, BarCodeReaderState } from './simulated-bar-code-reader.ts';

export type BarCodeReaderSimulator = SerialSimulator<BarCodeReaderState>;

const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Starts a simulated bar-code reader; `present ticket` is the first of its commands. */
export function startBarCodeReaderSimulator(
  options: SerialSimulatorOptions & Partial<BarCodeReaderOptions> = {},
): Promise<BarCodeReaderSimulator> {
  const { protocol = 'lines', suffix = 'cr', aim = false, sessionMs } = options;
  const own = [
    `--protocol=${protocol}`,
    `--suffix=${suffix}`,
    `--aim=${aim ? 'yes' : 'no'}`,
    ...(sessionMs === undefined ? [] : [`--session=${sessionMs}`]),
  ];
  return startSerialSimulator<BarCodeReaderState>(PROGRAM, {
    ...options,
    arguments: [...own, ...(options.arguments ?? [])],
  });
}
