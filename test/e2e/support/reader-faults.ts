import { startBarCodeReaderSimulator } from '../../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import { startCardMotorSimulator } from '../../../hardware/simulators/card-motor/card-motor-simulator.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import {
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../../hardware/simulators/printer/printer-simulator.ts';
import { startSmartCardSimulator } from '../../../hardware/simulators/smart-card/smart-card-simulator.ts';
import type { Fault } from '../../faults/matrix/cells.ts';
import type { ReaderId, ReaderState } from '../../faults/matrix/readers.ts';

type State = Exclude<ReaderState, 'connecting'>;
type Commands = readonly string[];
type Ways = Readonly<Partial<Record<Fault, { readonly begin: Commands; readonly mend: Commands }>>>;

const CABLE: Ways = {
  unplug: { begin: ['unplug'], mend: ['plug'] },
  replug: { begin: ['unplug', 'plug'], mend: [] },
  freeze: { begin: ['freeze'], mend: ['thaw'] },
  garbage: { begin: ['noise 40'], mend: [] },
  'slow-line': { begin: ['pace 400'], mend: ['pace full'] },
  'wrong-device': { begin: ['unplug'], mend: ['plug'] },
};

/** What hands and wear do to each family. */
const WAYS: Readonly<Record<ReaderId, Ways>> = {
  idScanner: { ...CABLE, garbage: { begin: [], mend: [] } },
  barCodeReader: CABLE,
  cardReader: {
    unplug: { begin: ['unplug'], mend: ['plug'] },
    replug: { begin: ['unplug', 'plug'], mend: [] },
    freeze: { begin: ['service-frozen'], mend: ['service-up'] },
  },
  // What sticks is found when the motor turns next: here as it starts up.
  cardMotor: { ...CABLE, jam: { begin: ['jam', 'power-cycle'], mend: ['free'] } },
};

const INTO: Readonly<
  Record<ReaderId, Readonly<Record<State, { readonly into: Commands; readonly out: Commands }>>>
> = {
  idScanner: {
    absent: { into: ['unplug'], out: ['plug'] },
    ready: { into: [], out: [] },
    degraded: { into: [], out: [] },
    faulted: { into: [], out: [] },
  },
  barCodeReader: {
    absent: { into: ['unplug'], out: ['plug'] },
    ready: { into: [], out: [] },
    degraded: { into: ['speed 2'], out: ['speed 1'] },
    faulted: { into: ['freeze'], out: ['thaw'] },
  },
  cardReader: {
    absent: { into: ['unplug'], out: ['plug'] },
    ready: { into: [], out: [] },
    degraded: { into: [], out: [] },
    faulted: { into: [], out: [] },
  },
  cardMotor: {
    absent: { into: ['unplug'], out: ['plug'] },
    ready: { into: [], out: [] },
    degraded: { into: [], out: [] },
    faulted: { into: ['bin-full'], out: ['empty-bin'] },
  },
};

interface Simulated {
  command(text: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** One reader of each family, as processes at the end of cables, and the hand that breaks and mends them. */
export async function startReaders(folder: string) {
  const link = (id: ReaderId) => `${folder}/${id}`;
  const [idScanner, barCodeReader, cardReader, cardMotor] = await Promise.all([
    startIdScannerSimulator({ link: link('idScanner') }),
    startBarCodeReaderSimulator({ link: link('barCodeReader'), protocol: 'ssi' }),
    startSmartCardSimulator(),
    startCardMotorSimulator({ link: link('cardMotor') }),
  ]);
  const simulators: Readonly<Record<ReaderId, Simulated>> = {
    idScanner,
    barCodeReader,
    cardReader,
    cardMotor,
  };
  let stranger: PrinterSimulator | null = null;
  const transport = (id: ReaderId) => ({ kind: 'serial', path: link(id), baudRate: 9600 });

  /** What somebody, or a loose plug, does to a scanner again and again: it shows how it is by what it sends. */
  const AGAIN = { garbage: 'noise 40', well: 'present td1' } as const;

  /** For one row of the matrix. */
  function faultsOf(id: ReaderId, state: State) {
    const tell = async (commands: Commands) => {
      for (const command of commands) await simulators[id].command(command);
    };
    const ways = (fault: Fault) => {
      const way = WAYS[id][fault];
      if (!way) throw new Error(`${id} knows no ${fault}`);
      return way;
    };
    let scanned: keyof typeof AGAIN | null = null;
    return {
      async into(): Promise<void> {
        scanned = state === 'degraded' ? 'garbage' : null;
        await tell(INTO[id][state].into);
      },
      async out(): Promise<void> {
        scanned = 'well';
        await tell(INTO[id][state].out);
      },
      /** Once more what is being done to a scanner. */
      async again(): Promise<void> {
        if (id === 'idScanner' && scanned !== null) await tell([AGAIN[scanned]]);
      },
      /** At rest. Of an absent device it happens meanwhile, and then it is plugged in. */
      async begin(fault: Fault): Promise<void> {
        scanned = fault === 'garbage' ? 'garbage' : null;
        if (fault === 'wrong-device') {
          await tell(ways(fault).begin);
          stranger = await startPrinterSimulator({ link: link(id) });
        } else if (state === 'absent') {
          await tell(fault === 'replug' ? [] : ways(fault).begin);
          await tell(['plug']);
        } else await tell(ways(fault).begin);
      },
      async mend(fault: Fault): Promise<void> {
        await stranger?.stop();
        stranger = null;
        await tell(ways(fault).mend);
      },
    };
  }

  return {
    config: {
      idScanner: { profile: 'mrz-serial', transport: transport('idScanner') },
      barCodeReader: { profile: 'zebra-ssi', transport: transport('barCodeReader') },
      cardReader: { profile: 'pcsc', reader: 'pcd 00 00', socket: cardReader.socket },
      cardMotor: { profile: 'creator-crt', transport: transport('cardMotor') },
    },
    faultsOf,
    async stop(): Promise<void> {
      await stranger?.stop();
      await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    },
  };
}

export type Readers = Awaited<ReturnType<typeof startReaders>>;

export type ReaderFaults = ReturnType<Readers['faultsOf']>;
