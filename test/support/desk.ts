import { createIndexKeeper } from '../../electron/host/catalogue/index-keeper.ts';
import type { ChecklistDeps } from '../../flows/checklist/machine.ts';
import type { DeskDeps } from '../../flows/desk.ts';
import type { NewRecord, Recorded } from '../../flows/domain/record.ts';
import type { Sheet } from '../../flows/domain/sheet.ts';
import type { SearchDeps } from '../../flows/search/machine.ts';
import { flowWords } from './flow-words.ts';

/** A Thursday, 10:30 in Baku. */
export const DESK_NOW = Date.UTC(2026, 10, 26, 6, 30);

/** What flows may do in the world, in memory: what they wrote down and what they printed can be looked at. */
export function deskWorld(answer: (record: NewRecord) => Promise<Recorded> = recorded) {
  const records: NewRecord[] = [];
  const printed: { readonly sheetId: string; readonly sheet: Sheet; readonly sessionId: string }[] = [];
  const deps: Omit<ChecklistDeps & SearchDeps & Pick<DeskDeps, 'now'>, 'catalogue' | 'newId'> = {
    say: flowWords,
    now: () => DESK_NOW,
    indexOf: createIndexKeeper(),
    record: (record) => {
      records.push(record);
      return answer(record);
    },
    printSheet: (sheetId, sheet, sessionId) => printed.push({ sheetId, sheet, sessionId }),
  };
  return { records, printed, deps };
}

async function recorded({ requestId }: NewRecord): Promise<Recorded> {
  return { ok: true, id: `R-${requestId}`, number: 'K1-000001-0', at: 0 };
}
