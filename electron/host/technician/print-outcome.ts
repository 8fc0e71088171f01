import type { Outcome } from '../../../flows/technician/technician.ts';
import type { PrintOutcome } from '../../../hardware/printers/printer.ts';
import { printerStatusSays } from './device-says.ts';

/** How a print ended, as the technician is told. */
export function printOutcome(outcome: PrintOutcome): Outcome {
  switch (outcome.kind) {
    case 'printed':
      return { kind: 'printed' };
    case 'unknown':
      return { kind: 'print-doubtful', says: printerStatusSays(outcome.status) };
    case 'not-started':
      return { kind: 'print-refused', says: printerStatusSays(outcome.status) };
  }
}
