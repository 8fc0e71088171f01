import type { Mark, PaperTrouble } from '../../../flows/contract.ts';

/** The columns: what can befall a device. */
export const FAULTS = [
  'unplug',
  /** Out and in again at once: a plug that was knocked. */
  'replug',
  'paper-out',
  'near-end',
  'cover',
  'jam',
  'cutter',
  'freeze',
  /** Random bytes, as from a loose plug. */
  'garbage',
  'slow-line',
  /** Two plugs were swapped: a device of another family is where this one was. */
  'wrong-device',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How a device shows itself to the technician. */
export interface Sight {
  readonly mark: Mark;
  /** Keys of `service.json`: one of these sentences. */
  readonly says: readonly [string, ...string[]];
}

export const sight = (mark: Mark, ...says: Sight['says']): Sight => ({ mark, says });

/** A cell that is not tried: it cannot happen, or it is what another cell tries already. */
export type Untried =
  | { readonly kind: 'impossible'; readonly why: string }
  /** `as` is a cell of the same device that is tried. */
  | {
      readonly kind: 'same';
      readonly as: { readonly state: string; readonly fault: Fault };
      readonly why: string;
    };

export const impossible = (why: string): Untried => ({ kind: 'impossible', why });
export const same = (state: string, fault: Fault, why: string): Untried => ({
  kind: 'same',
  as: { state, fault },
  why,
});

/** A whole row for one reason. */
export function row(cell: (fault: Fault) => Untried): Readonly<Record<Fault, Untried>> {
  return Object.fromEntries(FAULTS.map((fault) => [fault, cell(fault)])) as Record<Fault, Untried>;
}

/** What becomes of a ticket that is taken under the fault, or was on its way when it came. */
export type TicketEnd =
  /** On one sheet, without anybody's help. */
  | 'printed'
  /** Not one byte of it was sent. After the mending it is offered, and comes out once, when it is asked for. */
  | 'waiting'
  /** Bytes have left. It never comes again by itself; after the mending a copy is offered, and is marked as one. */
  | 'unknown';

/** A cell of the printer that is tried. */
export interface PrinterTrial {
  readonly kind: 'tried';
  /** What the citizen reads, before a number is taken and under it; null: nothing. */
  readonly citizen: PaperTrouble | null;
  readonly technician: Sight;
  readonly ticket: TicketEnd;
}

/** A cell of a reader that is tried: no citizen's way waits for a reader, so numbers are given and printed as ever. */
export interface ReaderTrial {
  readonly kind: 'tried';
  readonly technician: Sight;
}

export type PrinterCell = PrinterTrial | Untried;
export type ReaderCell = ReaderTrial | Untried;
export type Row<Cell> = Readonly<Record<Fault, Cell>>;
