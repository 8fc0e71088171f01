import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSealingPair, seal, unseal } from '../../../electron/centre/sealed-box.ts';
import { openDatabase } from '../../../electron/store/open-database.ts';
import type { Store } from '../../../electron/store/store.ts';
import { isReceipt } from '../../../flows/domain/receipt.ts';
import type { NewRecord } from '../../../flows/domain/record.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = openTestStore(folder.path).store;
});
afterEach(() => {
  store.close();
  folder.dispose();
});

const entry = (change: Partial<NewRecord> = {}): Omit<NewRecord, 'sealed'> => ({
  requestId: 'REQ1',
  sessionId: 'S1',
  kind: 'checklist',
  locale: 'az',
  service: '06.00',
  open: { have: ['identity-card'], missing: [] },
  ...change,
});

function rows(sql: string): unknown[] {
  const opened = openDatabase(folder.path, 'look');
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return opened.db.prepare(sql).all();
  } finally {
    opened.db.close();
  }
}

test('a record, its event for the centre and its line of the audit trail are written together', () => {
  const written = store.record(entry(), 'K1', null);
  expect(isReceipt(written.number)).toBe(true);
  expect(written.number).toMatch(/^K1-000001-\d$/);
  expect(rows('SELECT kind, number, service, locale FROM records')).toEqual([
    { kind: 'checklist', number: written.number, service: '06.00', locale: 'az' },
  ]);
  const [event] = rows('SELECT kind, payload FROM outbox') as { kind: string; payload: string }[];
  expect(event?.kind).toBe('record.checklist');
  expect(JSON.parse(event?.payload ?? '')).toMatchObject({ id: written.id, sealed: null });
  expect(rows("SELECT kind, subject FROM audit WHERE kind LIKE 'record.%'")).toEqual([
    { kind: 'record.checklist', subject: written.id },
  ]);
});

test('asked twice it is one record with one number; another one has the next', () => {
  const first = store.record(entry(), 'K1', null);
  expect(store.record(entry(), 'K1', null)).toEqual(first);
  expect(store.record(entry({ requestId: 'REQ2' }), 'K1', null).number).toMatch(/^K1-000002-\d$/);
  expect(rows('SELECT count(*) AS n FROM outbox')).toEqual([{ n: 2 }]);
});

test('a record is found by its number, and whether the centre has it', () => {
  const [first, second] = ['REQ1', 'REQ2'].map((requestId) => store.record(entry({ requestId }), 'K1', null));
  const [event] = store.unsent(1);
  if (!first || !second || !event) throw new Error('two were written');
  expect(store.recordOf(first.number)).toEqual({ kind: 'checklist', at: first.at, sent: false });
  store.markSent(event.id);
  expect(store.recordOf(first.number)?.sent).toBe(true);
  expect(store.recordOf(second.number)?.sent).toBe(false);
  expect(store.recordOf('K1-000009-9')).toBeNull();
});

test('what is personal is nowhere on the disk but sealed, and the centre opens it', () => {
  const { publicKey, privateKey } = newSealingPair();
  const personal = { text: 'MARKED-COMPLAINT-WORDS', phone: '0501234567' };
  const written = store.record(entry({ kind: 'complaint' }), 'K1', (belongsTo) =>
    seal(personal, publicKey, belongsTo),
  );
  for (const file of readdirSync(folder.path)) {
    const bytes = readFileSync(join(folder.path, file));
    expect(bytes.includes('MARKED-COMPLAINT-WORDS'), file).toBe(false);
    expect(bytes.includes('0501234567'), file).toBe(false);
  }
  const [event] = rows('SELECT payload FROM outbox') as { payload: string }[];
  const { sealed } = JSON.parse(event?.payload ?? '') as { sealed: string };
  expect(unseal(sealed, privateKey, `${written.id} complaint`)).toEqual(personal);
});

test('when it cannot be sealed nothing is written', () => {
  expect(() => store.record(entry(), 'K1', () => seal({}, 'no key', 'R1'))).toThrow();
  expect(rows('SELECT count(*) AS n FROM records')).toEqual([{ n: 0 }]);
  expect(rows('SELECT count(*) AS n FROM outbox')).toEqual([{ n: 0 }]);
});

test('a sheet that is asked for again is a copy; after a restart what was being sent is in doubt', () => {
  expect(store.addSheet('SH1')).toEqual({ copy: 1, state: 'queued' });
  store.setSheetState('SH1', 'sending');
  expect(store.addSheet('SH1')).toEqual({ copy: 2, state: 'queued' });
  store.setSheetState('SH1', 'sending');
  store.addSheet('SH2');
  expect(store.doubtInterruptedSheets()).toBe(1);
  expect(store.sheet('SH1')).toEqual({ copy: 2, state: 'unknown' });
  // What had not begun went with the session that knew what stands on it.
  expect(store.sheet('SH2')).toEqual({ copy: 1, state: 'void' });
});
