import { onTestFinished } from 'vitest';
import {
  type PaperEvent,
  type PrinterSimulator,
  type PrinterSimulatorOptions,
  startPrinterSimulator,
} from '../../hardware/simulators/printer/printer-simulator.ts';

/** A simulated printer for one test: a process of its own that ends with the test. */
export async function simulatedPrinter(options: PrinterSimulatorOptions = {}): Promise<PrinterSimulator> {
  const simulator = await startPrinterSimulator(options);
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** Path to hand to a serial transport. Throws for a simulator on TCP. */
export function serialPathOf(simulator: PrinterSimulator): string {
  if (simulator.address.kind !== 'serial') throw new Error('the simulator is not on a serial line');
  return simulator.address.path;
}

/** The sheet number `index` (from 0), as soon as it is cut. */
export function sheetOf(simulator: PrinterSimulator, index = 0): Promise<PaperEvent> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const sheet = simulator.sheets[index];
      if (sheet) resolve(sheet);
      return sheet !== undefined;
    };
    if (look()) return;
    const stop = simulator.onPaper(() => {
      if (look()) stop();
    });
  });
}
