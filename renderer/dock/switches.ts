import type { DockCommand, DockReader, DockView, DockWord } from '../../flows/contract.ts';

type Printer = NonNullable<DockView['printer']>;

/** One part of the simulated printer: the commands that put it in each of its states, the sound one first. */
export interface Switch {
  readonly group: 'paper' | 'cover' | 'cutter' | 'frozen' | 'plugged' | 'power';
  readonly commands: readonly DockCommand[];
  /** The command whose state is in force. */
  readonly current: string;
}

const PAPER: Readonly<Record<Printer['paper'], DockWord<'printer'>>> = {
  ok: 'paper-ok',
  'near-end': 'paper-near-end',
  out: 'paper-out',
};

/** The state of each part of the printer, in terms of the commands that lead to it. Covers all of its commands. */
export function printerSwitches(printer: Printer): readonly Switch[] {
  const part = (
    group: Switch['group'],
    words: readonly DockWord<'printer'>[],
    current: DockWord<'printer'>,
  ): Switch => ({ group, commands: words.map((does) => ({ device: 'printer', does })), current });
  return [
    part('paper', ['paper-ok', 'paper-near-end', 'paper-out'], PAPER[printer.paper]),
    part('cover', ['cover-close', 'cover-open'], printer.cover === 'open' ? 'cover-open' : 'cover-close'),
    part('cutter', ['cutter-ok', 'cutter-jam'], printer.cutter === 'jammed' ? 'cutter-jam' : 'cutter-ok'),
    part('frozen', ['thaw', 'freeze'], printer.frozen ? 'freeze' : 'thaw'),
    part('plugged', ['plug', 'unplug'], printer.plugged ? 'plug' : 'unplug'),
    part('power', ['power-on', 'power-off'], printer.power ? 'power-on' : 'power-off'),
  ];
}

/** A simulated reader: what a person can do with it, and what can be wrong with it. */
export interface ReaderPanel {
  readonly deeds: readonly DeedButton[];
  readonly faults: readonly FaultButton[];
}

export interface DeedButton {
  readonly command: DockCommand;
  /** Its effect is there now. */
  readonly stands: boolean;
}

/** Puts a fault in, or takes it away again. */
export interface FaultButton {
  readonly fault: DockCommand;
  readonly next: DockCommand;
  readonly isOn: boolean;
}

type Reader = DockReader['device'];

interface Panel<Device extends Reader> {
  readonly deeds: readonly DockWord<Device>[];
  /** Each with what takes it away. */
  readonly faults: readonly (readonly [DockWord<Device>, DockWord<Device>])[];
}

const PANELS: { readonly [Device in Reader]: Panel<Device> } = {
  idScanner: {
    deeds: [
      'present td1',
      'present td3',
      'present printed-side',
      'present wrong-digit',
      'present expired',
      'present foreign',
    ],
    faults: [
      ['unplug', 'plug'],
      ['freeze', 'thaw'],
    ],
  },
  barCodeReader: {
    deeds: ['present ticket', 'present appointment', 'present goods'],
    faults: [
      ['unplug', 'plug'],
      ['freeze', 'thaw'],
    ],
  },
  cardReader: {
    deeds: ['insert badge', 'insert blank', 'insert uid', 'insert unknown', 'insert mute', 'remove'],
    faults: [
      ['unplug', 'plug'],
      ['service-down', 'service-up'],
    ],
  },
  cardMotor: {
    deeds: ['insert', 'take'],
    faults: [
      ['unplug', 'plug'],
      ['jam', 'free'],
      ['bin-full', 'empty-bin'],
    ],
  },
  centre: { deeds: ['answering', 'slow', 'wrong', 'silent'], faults: [] },
};

export function readerPanel({ device, standing }: DockReader): ReaderPanel {
  const { deeds, faults } = PANELS[device];
  const command = (word: DockWord<Reader>) => ({ device, does: word }) as DockCommand;
  return {
    deeds: deeds.map((word) => ({ command: command(word), stands: standing.includes(word) })),
    faults: faults.map(([fault, mend]) => {
      const isOn = standing.includes(fault);
      return { fault: command(fault), next: command(isOn ? mend : fault), isOn };
    }),
  };
}
