import type { PaperTrouble } from '../../flows/contract.ts';
import type { PrinterStatus } from '../../hardware/printers/printer.ts';

/** What a printer's state means to a citizen who wants paper; null when it can print. */
export function paperTrouble(status: PrinterStatus): PaperTrouble | null {
  switch (status.kind) {
    case 'ready':
      return null;
    case 'no-paper':
      return 'no-paper';
    case 'cover-open':
      return 'cover-open';
    case 'cutter-error':
      return 'cutter';
    case 'jam':
      return 'jam';
    case 'error':
    case 'offline':
      return 'printer-error';
    case 'silent':
    case 'stranger':
    case 'absent':
      return 'printer-gone';
  }
}
