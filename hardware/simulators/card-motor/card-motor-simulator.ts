import { fileURLToPath } from 'node:url';
import {
  type SerialSimulator,
  type SerialSimulatorOptions,
  startSerialSimulator,
} from '../serial-simulator.ts';
import type { CardMotorOptions, CardMotorState } from './simulated-card-motor.ts';

export type CardMotorSimulator = SerialSimulator<CardMotorState>;

const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Starts a simulated motorised card reader; `insert` is the first of its commands. */
export function startCardMotorSimulator(
  options: SerialSimulatorOptions & Partial<CardMotorOptions> = {},
): Promise<CardMotorSimulator> {
  const { enquiry = false, counter = true, travelMs = 50, capacity = 20 } = options;
  const own = [
    `--enquiry=${enquiry ? 'yes' : 'no'}`,
    `--counter=${counter ? 'yes' : 'no'}`,
    `--travel=${travelMs}`,
    `--capacity=${capacity}`,
  ];
  return startSerialSimulator<CardMotorState>(PROGRAM, {
    ...options,
    arguments: [...own, ...(options.arguments ?? [])],
  });
}
