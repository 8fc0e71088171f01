import { createIndexKeeper } from '../../electron/host/catalogue/index-keeper.ts';
import type { ChecklistDeps } from '../../flows/checklist/machine.ts';
import type { DeskDeps } from '../../flows/desk.ts';
import type { Keeping, Kept, NewRecord, Recorded } from '../../flows/domain/record.ts';
import type { Sheet } from '../../flows/domain/sheet.ts';
import type { SearchDeps } from '../../flows/search/machine.ts';
import { flowWords } from './flow-words.ts';

/** A Thursday, 10:30 in Baku. */
export const DESK_NOW = Date.UTC(2026, 10, 26, 6, 30);

/** What flows may do in the world, in memory: what they wrote down and what they printed can be looked at. */
export function deskWorld(
  answer: (record: NewRecord) => Promise<Recorded> = recorded,
  keeping: DeskDeps['keep'] = kept,
) {
  const records: NewRecord[] = [];
  const printed: { readonly sheetId: string; readonly sheet: Sheet; readonly sessionId: string }[] = [];
  const keptForms: Kept[] = [];
  const deps: Omit<ChecklistDeps & SearchDeps & Pick<DeskDeps, 'now' | 'keep'>, 'catalogue' | 'newId'> = {
    say: flowWords,
    now: () => DESK_NOW,
    indexOf: createIndexKeeper(),
    record: (record) => {
      records.push(record);
      return answer(record);
    },
    keep: (form, sessionId) => {
      keptForms.push(form);
      return keeping(form, sessionId);
    },
    printSheet: (sheetId, sheet, sessionId) => printed.push({ sheetId, sheet, sessionId }),
  };
  return { records, printed, keptForms, deps };
}

async function recorded({ requestId }: NewRecord): Promise<Recorded> {
  return { ok: true, id: `R-${requestId}`, number: 'K1-000001-0', at: 0 };
}

async function kept(): Promise<Keeping> {
  return { ok: true, code: '7K2M9-PQ4TX-00000-00000-00001', untilAt: DESK_NOW + 7 * 24 * 60 * 60 * 1000 };
}
