import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../hardware/simulators/printer/printer-simulator.ts';
import type { DevicesConfig } from './config/devices-schema.ts';
import { nameOf } from './devices/host-device.ts';
import type { Log } from './log.ts';

/** The simulators that run here, and the devices that the kiosk has by them. */
export interface SimulatedDevices {
  readonly printer: PrinterSimulator | null;
  readonly idScanner: IdScannerSimulator | null;
  readonly config: DevicesConfig;
  stop(): Promise<void>;
}

/** Starts them side by side. One that cannot run on this machine is logged and left out. */
export async function startSimulatedDevices(log: Log): Promise<SimulatedDevices> {
  const tried = async <Simulator>(device: string, start: () => Promise<Simulator>) => {
    try {
      return await start();
    } catch (error) {
      log('simulator.left-out', { device, error: nameOf(error) });
      return null;
    }
  };
  const [printer, idScanner] = await Promise.all([
    tried('printer', () => startPrinterSimulator({})),
    tried('idScanner', () => startIdScannerSimulator({})),
  ]);
  return {
    printer,
    idScanner,
    config: {
      ...(printer && { printer: { profile: 'epson-tm-t88', transport: printerLine(printer) } }),
      ...(idScanner && { idScanner: { profile: 'mrz-serial', transport: serial(idScanner.path, 9600) } }),
    },
    async stop() {
      await Promise.all([printer, idScanner].map((simulator) => simulator?.stop()));
    },
  };
}

function printerLine({ address }: PrinterSimulator) {
  return address.kind === 'serial' ? serial(address.path, 115_200) : address;
}

function serial(path: string, baudRate: number) {
  return { kind: 'serial', path, baudRate } as const;
}
