import type { Printer } from '../../hardware/printers/printer.ts';

/** A kiosk without a printer in its configuration: every number is given on the screen. */
export const noPrinter: Printer = {
  status: { kind: 'absent' },
  state: { kind: 'absent', why: 'not-there' },
  onState: () => () => {},
  onStatus: () => () => {},
  onTicket: () => () => {},
  onFed: () => () => {},
  print: async () => ({ kind: 'not-started', status: { kind: 'absent' } }),
  distrust: () => {},
  refresh: async () => ({ kind: 'absent' }),
  nudge: () => {},
  close: async () => {},
};
