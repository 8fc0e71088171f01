import type { DockCommand, DockView } from '../../flows/contract.ts';

type Printer = DockView['printer'];

/** One part of the simulated printer: the commands that put it in each of its states, the sound one first. */
export interface Fault {
  readonly group: 'paper' | 'cover' | 'cutter' | 'frozen' | 'plugged' | 'power';
  readonly commands: readonly [DockCommand, ...DockCommand[]];
  /** The command whose state is in force. */
  readonly current: DockCommand;
}

const PAPER: Readonly<Record<Printer['paper'], DockCommand>> = {
  ok: 'paper-ok',
  'near-end': 'paper-near-end',
  out: 'paper-out',
};

/** The state of each part of the printer, in terms of the commands that lead to it. Covers every `DockCommand`. */
export function switchesOf(printer: Printer): readonly Fault[] {
  return [
    { group: 'paper', commands: ['paper-ok', 'paper-near-end', 'paper-out'], current: PAPER[printer.paper] },
    {
      group: 'cover',
      commands: ['cover-close', 'cover-open'],
      current: printer.cover === 'open' ? 'cover-open' : 'cover-close',
    },
    {
      group: 'cutter',
      commands: ['cutter-ok', 'cutter-jam'],
      current: printer.cutter === 'jammed' ? 'cutter-jam' : 'cutter-ok',
    },
    { group: 'frozen', commands: ['thaw', 'freeze'], current: printer.frozen ? 'freeze' : 'thaw' },
    { group: 'plugged', commands: ['plug', 'unplug'], current: printer.plugged ? 'plug' : 'unplug' },
    {
      group: 'power',
      commands: ['power-on', 'power-off'],
      current: printer.power ? 'power-on' : 'power-off',
    },
  ];
}
