import type { Sheet } from '../../../flows/domain/sheet.ts';
import type { JobState } from '../../../flows/domain/ticket.ts';
import type { PrintDocument } from '../../../hardware/printers/document.ts';
import type { Printer, PrintOutcome } from '../../../hardware/printers/printer.ts';
import type { RecordStore } from '../../store/records.ts';

export interface SheetPrinterDeps {
  readonly printer: Pick<Printer, 'print'>;
  readonly store: Pick<RecordStore, 'addSheet' | 'setSheetState'>;
  readonly compose: (sheet: Sheet, copy: number) => PrintDocument;
  readonly onSheet: (news: {
    readonly sessionId: string;
    readonly sheetId: string;
    readonly state: JobState;
    readonly outcome: PrintOutcome | null;
  }) => void;
  /** Something unforeseen between store and printer. */
  readonly onError: (error: unknown) => void;
}

/**
 * Prints the papers that are no tickets. What stands on them is nowhere but in the session that asked: after it, what
 * waits is waited for no longer, and nothing is printed twice unasked.
 */
export function createSheetPrinter({ printer, store, compose, onSheet, onError }: SheetPrinterDeps) {
  const underWay = new Set<string>();

  const run = async (sheetId: string, sheet: Sheet, sessionId: string): Promise<void> => {
    const tell = (state: JobState, outcome: PrintOutcome | null) =>
      onSheet({ sessionId, sheetId, state, outcome });
    let started = false;
    try {
      const { copy } = store.addSheet(sheetId);
      const outcome = await printer.print(compose(sheet, copy), {
        beforeFirstByte: () => {
          store.setSheetState(sheetId, 'sending');
          started = true;
          tell('sending', null);
        },
      });
      const state = stateAfter(outcome);
      store.setSheetState(sheetId, state);
      tell(state, outcome);
    } catch (error) {
      onError(error);
      tell(started ? 'unknown' : 'queued', null);
    } finally {
      underWay.delete(sheetId);
    }
  };

  return {
    print(sheetId: string, sheet: Sheet, sessionId: string): void {
      if (underWay.has(sheetId)) return;
      underWay.add(sheetId);
      void run(sheetId, sheet, sessionId);
    },
  };
}

function stateAfter(outcome: PrintOutcome): JobState {
  switch (outcome.kind) {
    case 'printed':
      return 'printed';
    case 'unknown':
      return 'unknown';
    case 'not-started':
      return 'queued';
  }
}
