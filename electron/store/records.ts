import { receiptNumber } from '../../flows/domain/receipt.ts';
import type { NewRecord, OwnRecord } from '../../flows/domain/record.ts';
import type { JobState } from '../../flows/domain/ticket.ts';
import type { Db } from './open-database.ts';

/** A record that has been written. */
export interface WrittenRecord {
  readonly id: string;
  /** `K1-000123-7` */
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A paper that is no ticket, as the store knows it: what stands on it is not kept. */
export interface StoredSheet {
  readonly copy: number;
  readonly state: JobState;
}

export interface RecordStore {
  /**
   * Record, outbox event and audit line in one transaction. The same `requestId` gives the record it gave before.
   * @param seal seals what is personal for the centre, as part of what it is named; null when nothing is
   */
  record(
    record: Omit<NewRecord, 'sealed'>,
    kioskId: string,
    seal: ((belongsTo: string) => string) | null,
  ): WrittenRecord;
  /** Null for a number that this store did not give. */
  recordOf(number: string): OwnRecord | null;
  /** A sheet that is about to be printed: the first time, or again because somebody asked. */
  addSheet(sheetId: string): StoredSheet;
  setSheetState(sheetId: string, state: JobState): void;
  sheet(sheetId: string): StoredSheet | null;
  /** At start: what was being sent when the kiosk died may be on paper or not; nobody has the rest any more. */
  doubtInterruptedSheets(): number;
}

export interface RecordStoreDeps {
  readonly now: () => number;
  readonly newId: () => string;
  readonly toOutbox: (kind: string, payload: object) => void;
  readonly audit: (kind: string, subject: string, detail: string | null) => void;
}

export function createRecordStore(db: Db, { now, newId, toOutbox, audit }: RecordStoreDeps): RecordStore {
  const byRequest = db.prepare<[string], WrittenRecord>(
    'SELECT id, number, created_at AS at FROM records WHERE request_id = ?',
  );
  const lastSeq = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM records');
  const insert = db.prepare(
    `INSERT INTO records (seq, id, request_id, kind, number, service, locale, open, created_at)
     VALUES (@seq, @id, @requestId, @kind, @number, @service, @locale, @open, @at)`,
  );
  // Only those that still wait are read: of what the centre has the outbox holds more each day.
  const byNumber = db.prepare<[string], Omit<OwnRecord, 'sent'> & { readonly sent: 0 | 1 }>(
    `SELECT kind, created_at AS at, NOT EXISTS (
       SELECT 1 FROM outbox WHERE sent_at IS NULL AND json_extract(payload, '$.id') = records.id
     ) AS sent FROM records WHERE number = ?`,
  );
  const findSheet = db.prepare<[string], StoredSheet>('SELECT copy, state FROM sheets WHERE id = ?');
  const insertSheet = db.prepare(
    `INSERT INTO sheets (id, copy, state, created_at, changed_at) VALUES (?, 1, 'queued', ?, ?)
     ON CONFLICT DO UPDATE SET copy = copy + 1, state = 'queued', changed_at = excluded.changed_at`,
  );
  const updateSheet = db.prepare('UPDATE sheets SET state = ?, changed_at = ? WHERE id = ?');
  const doubtSheets = db.prepare(
    "UPDATE sheets SET state = 'unknown', changed_at = ? WHERE state = 'sending'",
  );
  const dropSheets = db.prepare("UPDATE sheets SET state = 'void', changed_at = ? WHERE state = 'queued'");

  const record = db.transaction(
    (
      entry: Omit<NewRecord, 'sealed'>,
      kioskId: string,
      seal: ((belongsTo: string) => string) | null,
    ): WrittenRecord => {
      const before = byRequest.get(entry.requestId);
      if (before) return before;
      const seq = (lastSeq.get()?.seq ?? 0) + 1;
      const written: WrittenRecord = { id: newId(), number: receiptNumber(kioskId, seq), at: now() };
      const { requestId, kind, service, locale, open } = entry;
      insert.run({ ...written, seq, requestId, kind, service, locale, open: JSON.stringify(open) });
      const sealed = seal?.(`${written.id} ${kind}`) ?? null;
      toOutbox(`record.${kind}`, { ...written, kind, service, locale, open, sealed });
      audit(`record.${kind}`, written.id, written.number);
      return written;
    },
  );

  const addSheet = db.transaction((sheetId: string): StoredSheet => {
    insertSheet.run(sheetId, now(), now());
    return findSheet.get(sheetId) ?? { copy: 1, state: 'queued' };
  });

  return {
    record: record.immediate,
    recordOf: (number) => {
      const row = byNumber.get(number);
      return row ? { ...row, sent: row.sent === 1 } : null;
    },
    addSheet: addSheet.immediate,
    setSheetState: (sheetId, state) => {
      updateSheet.run(state, now(), sheetId);
    },
    sheet: (sheetId) => findSheet.get(sheetId) ?? null,
    doubtInterruptedSheets: db.transaction(() => {
      dropSheets.run(now());
      return doubtSheets.run(now()).changes;
    }).immediate,
  };
}
