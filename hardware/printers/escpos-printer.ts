import { isDeepStrictEqual } from 'node:util';
import type { DeviceState, Reading } from '../supervision/device-state.ts';
import { supervise } from '../supervision/supervise.ts';
import { listeners } from '../transports/faults.ts';
import type { PrintDocument } from './document.ts';
import { encodeDocument } from './escpos/encode.ts';
import { EscposDriver, type PrinterSetup } from './escpos/printer-driver.ts';
import type { Printer, PrinterCondition, PrinterStatus, PrintOptions, PrintOutcome } from './printer.ts';

/** From each code page one, and one that is uploaded or sent as a picture. */
const FIRST_LETTERS: PrintDocument = { lines: [{ kind: 'text', text: 'Əşя№' }, { kind: 'rule' }] };

/**
 * An ESC/POS printer on any line, connected for as long as the kiosk runs (`supervision/machine.ts`). Somebody
 * who wants to print need not wait for the next try to connect, or for the next look.
 */
export function openPrinter(setup: PrinterSetup): Printer {
  // Draws the letters that every ticket needs, and reads the code pages, before the first citizen waits for them.
  encodeDocument(FIRST_LETTERS, setup.profile, { kind: 'fresh', cutFirst: false });

  const driver = new EscposDriver(setup);
  const device = supervise(driver, {
    clock: setup.clock,
    onCrash: (error) => setup.log?.('printer.crashed', { error: nameOf(error) }),
  });
  driver.onUnasked((found) => device.note({ kind: 'answered', status: found }));
  const changed = listeners<PrinterStatus>();
  let status = printerStatus(device.state);
  device.onState((state) => {
    const next = printerStatus(state);
    if (isDeepStrictEqual(next, status)) return;
    status = next;
    setup.log?.('printer.status', { status: status.kind });
    changed.emit(status);
  });

  /** What somebody who waited has found: if nobody answered even now, that is not the first miss. */
  function noteAsked(reading: Reading<PrinterCondition>): void {
    device.note(reading);
    if (reading.kind === 'silent') device.note(reading);
  }

  async function print(document: PrintDocument, options: PrintOptions): Promise<PrintOutcome> {
    for (;;) {
      // The looks at rest draw back what nobody takes, so this ends.
      await driver.mouth?.settled();
      const outcome = await tryToPrint(document, options);
      if (outcome !== 'occupied') return outcome;
    }
  }

  async function tryToPrint(
    document: PrintDocument,
    options: PrintOptions,
  ): Promise<PrintOutcome | 'occupied'> {
    if (!serves(await device.settled())) return { kind: 'not-started', status };
    return device.exclusive(async () => {
      const attempt = await driver.print(document, options);
      if (attempt.kind === 'occupied') return 'occupied';
      if (attempt.kind === 'refused') {
        noteAsked(attempt.reading);
        return { kind: 'not-started', status: statusIn(attempt.reading) };
      }
      const { outcome } = attempt;
      if (outcome.kind !== 'printed') noteOutcome(outcome.status);
      return outcome;
    });
  }

  /** Where a job that did not end well has left the printer. */
  function noteOutcome(found: PrinterStatus): void {
    switch (found.kind) {
      case 'silent':
      case 'stranger':
        // Closing drops what the system has not sent yet: it must not reach a printer that wakes up later.
        device.reopen();
        break;
      case 'absent':
        device.note({ kind: 'lost', fault: { kind: 'lost', detail: 'in the middle of a job' } });
        break;
      default:
        device.note({ kind: 'answered', status: found });
    }
  }

  return {
    get status() {
      return status;
    },
    get state() {
      return device.state;
    },
    onState: device.onState,
    onStatus: changed.add,
    onTicket: (listener) => driver.mouth?.onTicket(listener) ?? (() => undefined),
    onFed: (listener) => driver.onFed(listener),
    async refresh() {
      if (serves(await device.settled())) await device.exclusive(async () => noteAsked(await driver.ask()));
      return status;
    },
    print: (document, options = {}) => print(document, options),
    distrust: () => driver.distrust(),
    nudge: device.nudge,
    close: device.close,
  };
}

/** Worth asking: the line stands, and somebody answers. What a hand has mended meanwhile is found by asking. */
function serves(state: DeviceState<PrinterCondition>): boolean {
  switch (state.kind) {
    case 'absent':
    case 'connecting':
      return false;
    case 'ready':
    case 'degraded':
      return true;
    case 'faulted':
      return state.status.kind !== 'mute' && state.status.kind !== 'stranger';
  }
}

/** A device's state in the words of the printers. */
export function printerStatus(state: DeviceState<PrinterCondition>): PrinterStatus {
  switch (state.kind) {
    case 'absent':
    case 'connecting':
      return { kind: 'absent' };
    case 'ready':
    case 'degraded':
      return state.status;
    case 'faulted':
      switch (state.status.kind) {
        case 'mute':
          return { kind: 'silent' };
        case 'stranger':
          return { kind: 'stranger' };
        default:
          return state.status;
      }
  }
}

function statusIn(reading: Reading<PrinterCondition>): PrinterStatus {
  switch (reading.kind) {
    case 'answered':
      return reading.status;
    case 'silent':
      return { kind: 'silent' };
    case 'stranger':
      return { kind: 'stranger' };
    case 'lost':
      return { kind: 'absent' };
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
