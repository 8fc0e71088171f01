import { onTestFinished } from 'vitest';
import type { Clock } from '../../../hardware/clock.ts';
import { loadProfile, type PrinterProfile } from '../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import type { Printer, PrinterStatus } from '../../../hardware/printers/printer.ts';
import {
  type PrinterSimulator,
  type PrinterSimulatorOptions,
  startPrinterSimulator,
} from '../../../hardware/simulators/printer/printer-simulator.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';

export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

/** For `expect.poll`: the machine may be busy with other tests. */
export const PATIENTLY = { timeout: 10_000 } as const;

export type LineKind = TransportConfig['kind'];

export interface Bench {
  readonly printer: Printer;
  readonly simulator: PrinterSimulator;
  readonly log: { readonly event: string; readonly details: Readonly<Record<string, unknown>> }[];
}

export function profileOf(id: string): PrinterProfile {
  const loaded = loadProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

/** A simulated printer in a process of its own, and the real driver on a real line to it. Ends with the test. */
export async function startBench(
  line: LineKind,
  options: PrinterSimulatorOptions = {},
  profile = profileOf('epson-tm-t88'),
): Promise<Bench> {
  const simulator = await startPrinterSimulator(line === 'tcp' ? { ...options, tcp: 0 } : options);
  const log: Bench['log'] = [];
  const transport = openTransport(configOf(simulator, line));
  const printer = openPrinter({
    profile,
    transport,
    clock: systemClock,
    log: (event, details) => log.push({ event, details }),
  });
  onTestFinished(async () => {
    await printer.close();
    await simulator.stop();
  });
  return { printer, simulator, log };
}

function configOf({ address }: PrinterSimulator, line: LineKind): TransportConfig {
  if (address.kind === 'tcp') return { kind: 'tcp', host: address.host, port: address.port };
  if (line === 'serial') return { kind: 'serial', path: address.path, baudRate: 115_200 };
  return { kind: 'file', path: address.path };
}

/** Waits for the driver to say so by itself. */
export function statusOf(printer: Printer, kind: PrinterStatus['kind']): Promise<PrinterStatus> {
  if (printer.status.kind === kind) return Promise.resolve(printer.status);
  return new Promise((resolve) => {
    const stop = printer.onStatus((status) => {
      if (status.kind !== kind) return;
      stop();
      resolve(status);
    });
  });
}
