import { modelOf, type PrinterModel } from '../../hardware/simulators/printer/model.ts';
import type { Sheet } from '../../hardware/simulators/printer/paper.ts';
import { SimulatedPrinter, USUAL_BEHAVIOUR } from '../../hardware/simulators/printer/simulated-printer.ts';
import { DONE, listeners } from '../../hardware/transports/faults.ts';
import type { Transport, TransportFault } from '../../hardware/transports/transport.ts';
import type { DeviceClock } from './device-clock.ts';

export interface PrinterOnLine {
  readonly transport: Transport;
  readonly printer: SimulatedPrinter;
  readonly sheets: readonly Sheet[];
  /** Dots that the motor has moved since the beginning. */
  fed(): number;
  /** Bytes that the printer took since this was last asked. */
  heard(): Uint8Array;
}

/** A simulated printer at the far end of a line without a process and without time of its own. */
export function printerOnLine(clock: DeviceClock, model: PrinterModel = modelOf(512)): PrinterOnLine {
  const data = listeners<Uint8Array>();
  const lost = listeners<TransportFault>();
  const sheets: Sheet[] = [];
  const heard: Uint8Array[] = [];
  const printer: SimulatedPrinter = new SimulatedPrinter(
    model,
    { ...USUAL_BEHAVIOUR, bufferBytes: 1_048_576 },
    {
      send: (bytes) => data.emit(bytes),
      onState: () => {},
      onSheet: (sheet) => sheets.push(sheet),
      onProgress: () => {},
      onRoom: () => {},
      onByte: () => {},
      now: () => clock.now(),
      later: (run, ms) => clock.setTimeout(run, ms),
    },
  );
  return {
    printer,
    sheets,
    fed: () => printer.report().fed,
    heard: () => Buffer.concat(heard.splice(0)),
    transport: {
      name: 'bench',
      open: async () => DONE,
      write: async (bytes) => {
        heard.push(bytes);
        printer.accept(bytes);
        return DONE;
      },
      onData: (listener) => data.add(listener),
      onLost: (listener) => lost.add(listener),
      close: async () => {},
    },
  };
}
