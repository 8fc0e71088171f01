import {
  type BarCodeReaderSimulator,
  startBarCodeReaderSimulator,
} from '../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import {
  type CardMotorSimulator,
  startCardMotorSimulator,
} from '../../hardware/simulators/card-motor/card-motor-simulator.ts';
import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../hardware/simulators/printer/printer-simulator.ts';
import {
  type SmartCardSimulator,
  startSmartCardSimulator,
} from '../../hardware/simulators/smart-card/smart-card-simulator.ts';
import type { DevicesConfig } from './config/devices-schema.ts';
import { nameOf } from './devices/host-device.ts';
import type { Log } from './log.ts';

/** Those that run on this machine. */
export interface Simulators {
  readonly printer: PrinterSimulator | null;
  readonly idScanner: IdScannerSimulator | null;
  readonly barCodeReader: BarCodeReaderSimulator | null;
  /** Only where pcscd and vsmartcard-vpcd are installed. */
  readonly cardReader: SmartCardSimulator | null;
  readonly cardMotor: CardMotorSimulator | null;
}

export interface SimulatedDevices {
  readonly simulators: Simulators;
  /** The devices that the kiosk has by them. */
  readonly config: DevicesConfig;
  stop(): Promise<void>;
}

/** The virtual reader has two slots; cards are put into the first. */
const CARD_SLOT = 'pcd 00 00';

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
  const [printer, idScanner, barCodeReader, cardReader, cardMotor] = await Promise.all([
    tried('printer', () => startPrinterSimulator({})),
    tried('idScanner', () => startIdScannerSimulator({})),
    tried('barCodeReader', () => startBarCodeReaderSimulator({})),
    tried('cardReader', () => startSmartCardSimulator({})),
    tried('cardMotor', () => startCardMotorSimulator({})),
  ]);
  const simulators = { printer, idScanner, barCodeReader, cardReader, cardMotor };
  return {
    simulators,
    config: configOf(simulators),
    async stop() {
      await Promise.all(Object.values(simulators).map((simulator) => simulator?.stop()));
    },
  };
}

function configOf({ printer, idScanner, barCodeReader, cardReader, cardMotor }: Simulators): DevicesConfig {
  return {
    ...(printer && { printer: { profile: 'epson-tm-t88', transport: printerLine(printer) } }),
    ...(idScanner && { idScanner: { profile: 'mrz-serial', transport: serial(idScanner.path, 9600) } }),
    ...(barCodeReader && {
      barCodeReader: { profile: 'generic-serial', transport: serial(barCodeReader.path, 9600) },
    }),
    ...(cardMotor && { cardMotor: { profile: 'creator-crt', transport: serial(cardMotor.path, 9600) } }),
    ...(cardReader && { cardReader: { profile: 'pcsc', reader: CARD_SLOT, socket: cardReader.socket } }),
  };
}

function printerLine({ address }: PrinterSimulator) {
  return address.kind === 'serial' ? serial(address.path, 115_200) : address;
}

function serial(path: string, baudRate: number) {
  return { kind: 'serial', path, baudRate } as const;
}
