import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import type { PrinterCommand } from '../../../hardware/simulators/printer/printer-simulator.ts';
import type { Fault } from '../../faults/matrix/cells.ts';
import type { PrinterState } from '../../faults/matrix/printer.ts';
import { expect, type TestKiosk } from './kiosk.ts';

type State = Exclude<PrinterState, 'connecting'>;

const BEGIN: Readonly<Record<Fault, readonly PrinterCommand[]>> = {
  unplug: ['unplug'],
  replug: ['unplug', 'plug'],
  'paper-out': ['paper-out'],
  'near-end': ['paper-near-end'],
  cover: ['cover-open'],
  jam: ['presenter-jam'],
  cutter: ['cutter-jam'],
  freeze: ['freeze'],
  garbage: ['noise'],
  'slow-line': ['slow-line'],
  'wrong-device': ['unplug'],
};

const MEND: Readonly<Record<Exclude<Fault, 'paper-out'>, readonly PrinterCommand[]>> = {
  unplug: ['plug'],
  replug: [],
  'near-end': ['paper-ok'],
  cover: ['cover-close'],
  jam: ['presenter-ok'],
  cutter: ['cutter-ok'],
  freeze: ['thaw'],
  garbage: [],
  'slow-line': ['fast-line'],
  'wrong-device': ['plug'],
};

/** How each state comes about from one in order. */
const INTO: Readonly<Record<State, readonly PrinterCommand[]>> = {
  absent: ['unplug'],
  ready: [],
  printing: [],
  degraded: ['paper-near-end'],
  faulted: ['paper-out'],
};

const OUT: Readonly<Record<State, readonly PrinterCommand[]>> = {
  absent: ['plug'],
  ready: [],
  printing: [],
  degraded: ['paper-ok'],
  faulted: ['paper-ok'],
};

/** Bytes of a ticket that reach the printer before the fault in the middle of it. */
const MID_TICKET = 300;

/** The hand that breaks and mends the simulated printer, for one row of the matrix. */
export function printerFaults(kiosk: TestKiosk, state: State) {
  const { simulator } = kiosk;
  let stranger: IdScannerSimulator | null = null;
  const tell = async (commands: readonly PrinterCommand[]) => {
    for (const command of commands) await simulator.command(command);
  };
  const logged = (part: string) => kiosk.log.filter((line) => line.includes(part)).length;
  const losses = () => logged('"printer.lost"');

  /** Two plugs swapped: whoever is on the printer's line now is heard when a document is held to it. */
  async function swap(): Promise<void> {
    stranger = await startIdScannerSimulator({ link: `${kiosk.folder}/printer` });
    const scanner = stranger;
    const known = () => logged('"state":"stranger"');
    const before = known();
    await expect
      .poll(
        async () => {
          await scanner.command('present td1');
          return known();
        },
        { intervals: [500] },
      )
      .toBeGreaterThan(before);
  }

  return {
    into: () => tell(INTO[state]),
    out: () => tell(OUT[state]),
    /** At rest. Of an absent printer it happens meanwhile, and then it is plugged in. */
    async begin(fault: Fault): Promise<void> {
      const before = losses();
      if (state === 'absent' && fault === 'replug') await tell(['plug']);
      else await tell(BEGIN[fault]);
      if (fault === 'wrong-device') return swap();
      if (state === 'absent') await tell(['plug']);
      else if (fault === 'replug') await expect.poll(losses).toBeGreaterThan(before);
    },
    /** In the middle of the ticket that is printed next. */
    async beginWithin(fault: Fault): Promise<void> {
      const [first, second] = BEGIN[fault];
      const then = second === undefined ? '' : `; 100 ms later: ${second}`;
      await simulator.play(`after ${MID_TICKET} bytes: ${first}${then}`);
    },
    /** What follows the fault in the middle of a ticket, once it has come. */
    async goOn(fault: Fault): Promise<void> {
      if (state !== 'printing' || fault !== 'wrong-device') return;
      await expect.poll(() => simulator.state.plugged).toBe(false);
      await swap();
    },
    async mend(fault: Fault): Promise<void> {
      await stranger?.stop();
      stranger = null;
      if (fault !== 'paper-out') await tell(MEND[fault]);
      else await tell(['paper-ok']);
    },
    stop: () => stranger?.stop(),
  };
}

export type PrinterFaults = ReturnType<typeof printerFaults>;
