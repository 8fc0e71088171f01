/**
 * What a person, a plug or wear can do to the printer. The same words as the dock's buttons; this room knows
 * nothing of the dock, a test keeps the two lists in step.
 */
export const PRINTER_COMMANDS = [
  'paper-out',
  'paper-near-end',
  'paper-ok',
  'cover-open',
  'cover-close',
  'cutter-jam',
  'cutter-ok',
  'freeze',
  'thaw',
  'unplug',
  'plug',
  'power-off',
  'power-on',
] as const;
/** Only with a presenter: somebody takes the ticket, or something blocks its way. */
export const PRESENTER_COMMANDS = ['take-ticket', 'presenter-jam', 'presenter-ok'] as const;
/** What befalls the line alone: random bytes as from a loose plug, a crawl, and its usual pace again. */
export const LINE_COMMANDS = ['noise', 'slow-line', 'fast-line'] as const;
type PresenterCommand = (typeof PRESENTER_COMMANDS)[number];
type ConditionCommand = (typeof PRINTER_COMMANDS)[number];
export type LineCommand = (typeof LINE_COMMANDS)[number];
export type PrinterCommand = ConditionCommand | PresenterCommand | LineCommand;

export interface PrinterState {
  readonly power: boolean;
  readonly paper: 'ok' | 'near-end' | 'out';
  readonly cover: 'closed' | 'open';
  readonly cutter: 'ok' | 'jammed';
  /** Takes no bytes and answers nothing, though the line stands. */
  readonly frozen: boolean;
  readonly plugged: boolean;
}

export const WELL: PrinterState = {
  power: true,
  paper: 'ok',
  cover: 'closed',
  cutter: 'ok',
  frozen: false,
  plugged: true,
};

export function isPrinterCommand(text: unknown): text is PrinterCommand {
  return [...PRINTER_COMMANDS, ...PRESENTER_COMMANDS, ...LINE_COMMANDS].some((command) => command === text);
}

export function isPresenterCommand(command: PrinterCommand): command is PresenterCommand {
  return PRESENTER_COMMANDS.some((known) => known === command);
}

export function isLineCommand(command: PrinterCommand): command is LineCommand {
  return LINE_COMMANDS.some((known) => known === command);
}

/** For the timeline of faults. */
export const PRINTER_WORDS = {
  read: (text: string): PrinterCommand | null => (isPrinterCommand(text) ? text : null),
  expected: 'a command of the printer',
};

/** The printer after `command`. A command that changes nothing gives back the same object. */
export function stateAfter(state: PrinterState, command: ConditionCommand): PrinterState {
  const change = changeOf(command);
  const next = { ...state, ...change };
  return JSON.stringify(next) === JSON.stringify(state) ? state : next;
}

function changeOf(command: ConditionCommand): Partial<PrinterState> {
  switch (command) {
    case 'paper-out':
      return { paper: 'out' };
    case 'paper-near-end':
      return { paper: 'near-end' };
    case 'paper-ok':
      return { paper: 'ok' };
    case 'cover-open':
      return { cover: 'open' };
    case 'cover-close':
      return { cover: 'closed' };
    case 'cutter-jam':
      return { cutter: 'jammed' };
    case 'cutter-ok':
      return { cutter: 'ok' };
    case 'freeze':
      return { frozen: true };
    case 'thaw':
      return { frozen: false };
    case 'unplug':
      return { plugged: false };
    case 'plug':
      return { plugged: true };
    case 'power-off':
      return { power: false };
    // A power cycle also ends a hung firmware.
    case 'power-on':
      return { power: true, frozen: false };
  }
}
