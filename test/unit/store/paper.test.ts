import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { openDatabase } from '../../../electron/store/open-database.ts';
import { createStore } from '../../../electron/store/store.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';
import { NOON } from '../../support/tickets.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const UNUSED = { usedMm: 0, prints: 0, retracted: 0 };
const REQUEST = {
  requestId: 'R',
  sessionId: 'S',
  direction: '03',
  service: null,
  visitKind: 'ordinary',
  locale: 'az',
} as const;

/** Two connections to one file: what the other sees has been committed. */
function committed(): unknown {
  const db = new Database(join(folder.path, 'kiosk.sqlite'), { readonly: true });
  const row = db.prepare('SELECT used_mm, prints, retracted FROM paper_rolls').get() ?? null;
  db.close();
  return row;
}

describe('the roll in the printer', () => {
  test('is counted over restarts, until a new one is fitted', () => {
    const first = openTestStore(folder.path).store;
    expect(first.roll()).toEqual(UNUSED);
    first.addPaper({ mm: 151.5, prints: 1 });
    first.addPaper({ mm: 300, prints: 2 });
    first.close();
    const second = openTestStore(folder.path).store;
    expect(second.roll()).toEqual({ usedMm: 451.5, prints: 3, retracted: 0 });
    second.noteRetracted();
    second.newRoll();
    expect(second.roll()).toEqual(UNUSED);
    second.addPaper({ mm: 10, prints: 1 });
    expect(second.roll()).toEqual({ usedMm: 10, prints: 1, retracted: 0 });
    second.close();
  });

  test('a ticket’s paper is in the commit that says how its print ended', () => {
    const { store } = openTestStore(folder.path);
    const job = store.issueTicket(
      REQUEST,
      { series: 'C', desk: null, priority: 0 },
      { desks: 1, serviceMs: 1 },
    );
    store.setJobState(job.id, 'sending');
    expect(committed()).toBeNull();
    store.setJobState(job.id, 'printed', { mm: 150, prints: 1 });
    expect(committed()).toEqual({ used_mm: 150, prints: 1, retracted: 0 });
    // One with the other, or neither.
    expect(() => store.setJobState(job.id, 'printed', { mm: -500, prints: 1 })).toThrow(/CHECK/);
    expect(committed()).toEqual({ used_mm: 150, prints: 1, retracted: 0 });
    expect(store.auditTrail(10).filter(({ kind }) => kind === 'job.printed')).toHaveLength(1);
    store.close();
  });

  test('a ticket that nobody took is counted and stands in the audit trail', () => {
    const { store } = openTestStore(folder.path);
    store.noteRetracted();
    store.noteRetracted();
    expect(store.roll()).toEqual({ ...UNUSED, retracted: 2 });
    expect(store.auditTrail(10).map(({ kind }) => kind)).toEqual(['ticket.retracted', 'ticket.retracted']);
    store.close();
  });
});

test('a store of before the paper metre is brought up, with a copy taken first, and loses nothing', () => {
  const before = openDatabase(folder.path, 'old', MIGRATIONS.slice(0, 2));
  if (!before.ok) throw new Error(before.detail);
  before.db.prepare("INSERT INTO settings VALUES ('running', 'no', 1)").run();
  before.db.close();
  const opened = openDatabase(folder.path, 'new');
  if (!opened.ok) throw new Error(opened.detail);
  const store = createStore(opened.db, { now: () => NOON, newId: () => 'ID' });
  expect(opened.setAside).toBeNull();
  expect(store.setting('running')).toBe('no');
  expect(store.roll()).toEqual(UNUSED);
  store.close();
  expect(readdirSync(folder.path).filter((name) => name.includes('.before-'))).toHaveLength(1);
});
