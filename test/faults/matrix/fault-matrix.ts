import type { DEVICE_IDS } from '../../../flows/technician/technician.ts';
import type { PrinterCell, ReaderCell, Row } from './cells.ts';
import { PRINTER } from './printer.ts';
import { READERS } from './readers.ts';

type Rows<Cell> = Readonly<Record<string, Row<Cell>>>;

/**
 * Each device state × each fault: what the citizen sees, what the technician sees, how the ticket ends, and why a cell is
 * not tried where it is not. Tried through the page by `test/e2e/printer-matrix.spec.ts` and `reader-matrix.spec.ts`.
 */
export const FAULT_MATRIX: Readonly<Record<(typeof DEVICE_IDS)[number], Rows<PrinterCell | ReaderCell>>> = {
  printer: PRINTER,
  ...READERS,
};
