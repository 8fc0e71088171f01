import type { DockCommand, DockDevice, DockReader, DockView, DockWord } from '../../flows/contract.ts';

type Printer = NonNullable<DockView['printer']>;

/** One part of a simulated device: the commands that put it in each of its states, the sound one first. */
export interface Switch {
  readonly group: SwitchGroup;
  readonly commands: readonly DockCommand[];
  /** The command whose state is in force; null for what happens once and is over. */
  readonly current: string | null;
}

export type SwitchGroup = 'paper' | 'cover' | 'cutter' | 'frozen' | 'plugged' | 'power' | 'present';

const PAPER: Readonly<Record<Printer['paper'], DockWord<'printer'>>> = {
  ok: 'paper-ok',
  'near-end': 'paper-near-end',
  out: 'paper-out',
};

function to<Device extends DockDevice>(
  device: Device,
  ...words: readonly DockWord<Device>[]
): readonly DockCommand[] {
  return words.map((does) => ({ device, does }) as DockCommand);
}

/** The state of each part of the printer, in terms of the commands that lead to it. Covers all of its commands. */
export function printerSwitches(printer: Printer): readonly Switch[] {
  const part = (
    group: SwitchGroup,
    words: readonly DockWord<'printer'>[],
    current: DockWord<'printer'>,
  ): Switch => ({ group, commands: to('printer', ...words), current });
  return [
    part('paper', ['paper-ok', 'paper-near-end', 'paper-out'], PAPER[printer.paper]),
    part('cover', ['cover-close', 'cover-open'], printer.cover === 'open' ? 'cover-open' : 'cover-close'),
    part('cutter', ['cutter-ok', 'cutter-jam'], printer.cutter === 'jammed' ? 'cutter-jam' : 'cutter-ok'),
    part('frozen', ['thaw', 'freeze'], printer.frozen ? 'freeze' : 'thaw'),
    part('plugged', ['plug', 'unplug'], printer.plugged ? 'plug' : 'unplug'),
    part('power', ['power-on', 'power-off'], printer.power ? 'power-on' : 'power-off'),
  ];
}

const READERS: Readonly<
  Record<DockReader['device'], readonly Readonly<{ group: SwitchGroup; commands: readonly DockCommand[] }>[]>
> = {
  idScanner: [
    {
      group: 'present',
      commands: to(
        'idScanner',
        'present td1',
        'present td3',
        'present printed-side',
        'present wrong-digit',
        'present expired',
        'present foreign',
      ),
    },
    { group: 'plugged', commands: to('idScanner', 'plug', 'unplug') },
    { group: 'frozen', commands: to('idScanner', 'thaw', 'freeze') },
  ],
};

/** The same for a reader: first what can be held to it. */
export function readerSwitches({ device, standing }: DockReader): readonly Switch[] {
  return READERS[device].map(({ group, commands }) => ({
    group,
    commands,
    current: standing.find((word) => commands.some(({ does }) => does === word)) ?? null,
  }));
}
