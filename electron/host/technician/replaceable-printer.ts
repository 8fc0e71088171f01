import type {
  Printer,
  PrinterCondition,
  PrinterStatus,
  TicketEvent,
} from '../../../hardware/printers/printer.ts';
import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import { listeners } from '../../../hardware/transports/faults.ts';

export interface ReplaceablePrinter extends Printer {
  /** Ends the one that is there, when its job is done, and puts another in its place: both may want the same line. */
  replace(make: () => Printer): Promise<void>;
}

/** One printer to the rest of the kiosk, whichever line and profile a technician has just chosen. */
export function replaceablePrinter(first: Printer): ReplaceablePrinter {
  const statuses = listeners<PrinterStatus>();
  const states = listeners<DeviceState<PrinterCondition>>();
  const tickets = listeners<TicketEvent>();
  const fed = listeners<number>();
  let printer = first;
  let stops: readonly (() => void)[] = [];
  const follow = () => {
    stops = [
      printer.onStatus(statuses.emit),
      printer.onState(states.emit),
      printer.onTicket(tickets.emit),
      printer.onFed(fed.emit),
    ];
  };
  follow();
  return {
    get status() {
      return printer.status;
    },
    get state() {
      return printer.state;
    },
    onStatus: statuses.add,
    onState: states.add,
    onTicket: tickets.add,
    onFed: fed.add,
    print: (document, options) => printer.print(document, options),
    distrust: () => printer.distrust(),
    refresh: () => printer.refresh(),
    nudge: () => printer.nudge(),
    close: () => printer.close(),
    async replace(make) {
      for (const stop of stops) stop();
      await printer.close();
      printer = make();
      follow();
      statuses.emit(printer.status);
      states.emit(printer.state);
    },
  };
}
