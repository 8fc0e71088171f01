import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { type Db, openDatabase } from '../../../electron/store/open-database.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const file = () => join(folder.path, 'kiosk.sqlite');
const request = {
  requestId: 'R',
  sessionId: 'S',
  direction: '03',
  service: null,
  visitKind: 'ordinary',
} as const;
const queue = { series: 'C', desk: null, priority: 0 };
const pace = { desks: 1, serviceMs: 1 };

function opened(result = openDatabase(folder.path, 'stamp')): { db: Db; setAside: unknown } {
  if (!result.ok) throw new Error(result.detail);
  return result;
}

function withOneTicket(): void {
  const { store } = openTestStore(folder.path);
  store.issueTicket({ ...request, locale: 'az' }, queue, pace);
  store.close();
}

describe('a fresh folder', () => {
  test('gets a database that survives a power cut', () => {
    const { db } = opened(openDatabase(join(folder.path, 'made', 'on', 'the', 'way'), 'stamp'));
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  test('that cannot be written is a value, not an exception', () => {
    writeFileSync(join(folder.path, 'plain'), '');
    expect(openDatabase(join(folder.path, 'plain', 'below'), 'stamp')).toMatchObject({ ok: false });
  });
});

describe('a file that cannot be used is set aside, not deleted, and a fresh one takes its place', () => {
  test.each([
    ['random bytes', () => Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) & 255))],
    ['text', () => Buffer.from('not a database, but longer than the header of one '.repeat(10))],
    [
      'a database with a page overwritten',
      () => {
        withOneTicket();
        const bytes = readFileSync(file());
        bytes.fill(0xa5, 4096, 3 * 4096);
        return bytes;
      },
    ],
    [
      'a database cut off',
      () => {
        withOneTicket();
        return readFileSync(file()).subarray(0, 5000);
      },
    ],
  ])('%s', (_, make) => {
    const bytes = make();
    writeFileSync(file(), bytes);
    const { db, setAside } = opened();
    expect(setAside).toMatchObject({
      fault: 'damaged',
      path: join(folder.path, 'kiosk.damaged.stamp.sqlite'),
    });
    expect(readFileSync(join(folder.path, 'kiosk.damaged.stamp.sqlite')).equals(bytes)).toBe(true);
    expect(db.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 0 });
    db.close();
  });

  test('a foreign database', () => {
    const foreign = new Database(file());
    foreign.exec('CREATE TABLE recipes (name TEXT)');
    foreign.close();
    const { db, setAside } = opened();
    expect(setAside).toMatchObject({ fault: 'foreign' });
    db.close();
  });

  test('a database that has lost a table', () => {
    withOneTicket();
    const db = new Database(file());
    db.exec('DROP TABLE outbox');
    db.close();
    const again = opened();
    expect(again.setAside).toMatchObject({ fault: 'damaged' });
    again.db.close();
  });

  test('a database of a newer kiosk', () => {
    withOneTicket();
    const db = new Database(file());
    db.pragma('user_version = 999');
    db.close();
    const again = opened();
    expect(again.setAside).toMatchObject({ fault: 'newer' });
    again.db.close();
  });
});

describe('migrations', () => {
  test('each leads from the one before it, with a copy taken first', () => {
    withOneTicket();
    const more = [...MIGRATIONS, { name: 'next', sql: 'ALTER TABLE tickets ADD COLUMN called_at INTEGER' }];
    const { db } = opened(openDatabase(folder.path, 'stamp', more));
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    expect(db.prepare('SELECT number, called_at FROM tickets').get()).toEqual({
      number: 'C001',
      called_at: null,
    });
    db.close();
    const copy = readdirSync(folder.path).find((name) => name.includes('.before-'));
    const before = new Database(join(folder.path, copy ?? ''), { readonly: true });
    expect(before.prepare('SELECT number FROM tickets').get()).toEqual({ number: 'C001' });
    expect(before.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    before.close();
  });

  test('one that fails leaves the database as it was', () => {
    withOneTicket();
    const broken = [...MIGRATIONS, { name: 'broken', sql: 'CREATE TABLE half (a); CREATE TABEL' }];
    expect(openDatabase(folder.path, 'stamp', broken)).toMatchObject({ ok: false });
    const { db, setAside } = opened();
    expect(setAside).toBeNull();
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    db.close();
  });
});
