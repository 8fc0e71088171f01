import type { PaperTrouble } from '../../../flows/contract.ts';
import {
  impossible,
  type PrinterCell,
  type PrinterTrial,
  type Row,
  row,
  type Sight,
  same,
  sight,
  type TicketEnd,
} from './cells.ts';

/** The rows: how the printer is when the fault comes. */
export const PRINTER_STATES = ['absent', 'connecting', 'ready', 'printing', 'degraded', 'faulted'] as const;
export type PrinterState = (typeof PRINTER_STATES)[number];

const WELL = sight('good', 'state.printer.ready');
const NEAR_END = sight('soon', 'state.printer.near-end');
const NO_PAPER = sight('bad', 'state.printer.no-paper');
const COVER = sight('bad', 'state.printer.cover-open');
const CUTTER = sight('bad', 'state.printer.cutter-error');
const JAM = sight('bad', 'state.printer.jam');
const MUTE = sight('bad', 'state.mute');
const STRANGER = sight('bad', 'state.stranger');
/** Which of the two depends on whether the line was open. */
const AWAY = sight('away', 'state.absent.lost', 'state.absent.not-there');

const tried = (citizen: PaperTrouble | null, technician: Sight, ticket: TicketEnd): PrinterTrial => ({
  kind: 'tried',
  citizen,
  technician,
  ticket,
});

/** What is seen of each state before the fault, and again when it is mended. */
export const PRINTER_SIGHTS: Readonly<
  Record<Exclude<PrinterState, 'connecting'>, Pick<PrinterTrial, 'citizen' | 'technician'>>
> = {
  absent: { citizen: 'printer-gone', technician: AWAY },
  ready: { citizen: null, technician: WELL },
  printing: { citizen: null, technician: WELL },
  degraded: { citizen: null, technician: NEAR_END },
  faulted: { citizen: 'no-paper', technician: NO_PAPER },
};

const JAMS_LATER = 'what blocks the way shows when the next ticket is moved';

export const PRINTER: Readonly<Record<PrinterState, Row<PrinterCell>>> = {
  /** Unplugged; what befalls it meanwhile is seen when it is plugged in, for nothing from before is trusted. */
  absent: {
    unplug: impossible('it is the state itself'),
    replug: tried(null, WELL, 'waiting'),
    'paper-out': tried('no-paper', NO_PAPER, 'waiting'),
    'near-end': tried(null, NEAR_END, 'waiting'),
    cover: tried('cover-open', COVER, 'waiting'),
    jam: same('printing', 'jam', JAMS_LATER),
    cutter: tried('cutter', CUTTER, 'waiting'),
    freeze: tried('printer-gone', MUTE, 'waiting'),
    garbage: impossible('no line is open that could carry it'),
    'slow-line': same('ready', 'slow-line', 'there is a line only after the plug'),
    'wrong-device': tried('printer-gone', STRANGER, 'waiting'),
  },
  connecting: row((fault) =>
    fault === 'jam'
      ? same('printing', 'jam', JAMS_LATER)
      : same(
          'ready',
          fault,
          'lasts half a second: the greeting, or the look after it, finds what ready finds',
        ),
  ),
  ready: {
    unplug: tried('printer-gone', AWAY, 'waiting'),
    replug: tried(null, WELL, 'printed'),
    'paper-out': tried('no-paper', NO_PAPER, 'waiting'),
    'near-end': tried(null, NEAR_END, 'printed'),
    cover: tried('cover-open', COVER, 'waiting'),
    jam: same('printing', 'jam', JAMS_LATER),
    cutter: tried('cutter', CUTTER, 'waiting'),
    freeze: tried('printer-gone', MUTE, 'waiting'),
    garbage: tried(null, WELL, 'printed'),
    'slow-line': tried(null, WELL, 'printed'),
    'wrong-device': tried('printer-gone', STRANGER, 'waiting'),
  },
  /** In the middle of a ticket. */
  printing: {
    unplug: tried('printer-gone', AWAY, 'unknown'),
    replug: tried(null, WELL, 'unknown'),
    'paper-out': tried('no-paper', NO_PAPER, 'unknown'),
    'near-end': tried(null, NEAR_END, 'printed'),
    cover: tried('cover-open', COVER, 'unknown'),
    /** Only a printer with a presenter can tell. */
    jam: tried('jam', JAM, 'unknown'),
    cutter: tried('cutter', CUTTER, 'unknown'),
    freeze: tried('printer-gone', MUTE, 'unknown'),
    garbage: tried(null, WELL, 'printed'),
    'slow-line': tried(null, WELL, 'printed'),
    'wrong-device': tried('printer-gone', STRANGER, 'unknown'),
  },
  /** Near the end of the roll. */
  degraded: {
    unplug: tried('printer-gone', AWAY, 'waiting'),
    replug: tried(null, NEAR_END, 'printed'),
    'paper-out': tried('no-paper', NO_PAPER, 'waiting'),
    'near-end': impossible('it is the state itself'),
    cover: tried('cover-open', COVER, 'waiting'),
    jam: same('printing', 'jam', JAMS_LATER),
    cutter: tried('cutter', CUTTER, 'waiting'),
    freeze: tried('printer-gone', MUTE, 'waiting'),
    garbage: tried(null, NEAR_END, 'printed'),
    'slow-line': tried(null, NEAR_END, 'printed'),
    'wrong-device': tried('printer-gone', STRANGER, 'waiting'),
  },
  /** Without paper. The cause that a hand can mend first is told. */
  faulted: {
    unplug: tried('printer-gone', AWAY, 'waiting'),
    replug: tried('no-paper', NO_PAPER, 'waiting'),
    'paper-out': impossible('it is the state itself'),
    'near-end': impossible('whoever puts in a roll, be it a short one, has mended it'),
    cover: tried('cover-open', COVER, 'waiting'),
    jam: impossible('nothing moves that could stick'),
    cutter: tried('no-paper', NO_PAPER, 'waiting'),
    freeze: tried('printer-gone', MUTE, 'waiting'),
    garbage: tried('no-paper', NO_PAPER, 'waiting'),
    'slow-line': tried('no-paper', NO_PAPER, 'waiting'),
    'wrong-device': tried('printer-gone', STRANGER, 'waiting'),
  },
};
