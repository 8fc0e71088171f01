import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { openDatabase } from '../../../electron/store/open-database.ts';
import type { Store } from '../../../electron/store/store.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';
import { NOON, sampleTicket } from '../../support/tickets.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const file = () => join(folder.path, 'kiosk.sqlite');
const MINUTE = 60_000;

function opened() {
  const { store, clock } = openTestStore(folder.path);
  onTestFinished(() => store.close());
  return { store, clock };
}

/** A second connection, as another program would have it. */
function beside() {
  const db = new Database(file());
  onTestFinished(() => {
    db.close();
  });
  const all = (sql: string) => db.prepare<[], Record<string, unknown>>(sql).all();
  return {
    exec: (sql: string) => db.exec(sql),
    all,
    payloads: (kind: string) =>
      all(`SELECT payload FROM outbox WHERE kind = '${kind}'`).map(({ payload }) =>
        JSON.parse(String(payload)),
      ),
  };
}

function ticketIn(store: Store): string {
  const request = { requestId: 'R', sessionId: 'S', direction: '03', service: null, visitKind: 'ordinary' };
  const queue = { series: 'C', desk: null, priority: 0 };
  return store.issueTicket({ ...request, locale: 'az' }, queue, { desks: 1, serviceMs: 1 }).ticket.id;
}

describe('a rating', () => {
  test('is a row, an outbox event and an audit line, and none of them says whose', () => {
    const { store } = opened();
    const ticketId = ticketIn(store);
    store.rate({ sessionId: 'SESSION', ticketId, stars: 4 });
    const { all, payloads } = beside();
    const [row] = all('SELECT * FROM ratings');
    expect(row).toEqual({ id: expect.any(String), ticket_id: ticketId, stars: 4, at: NOON });
    expect(payloads('rating.given')).toEqual([{ id: row?.id, ticketId, stars: 4, at: NOON }]);
    expect(all("SELECT subject, detail FROM audit WHERE kind = 'rating.given'")).toEqual([
      { subject: ticketId, detail: '4' },
    ]);
  });

  test('is given once for a ticket: the first touch counts', () => {
    const { store } = opened();
    const ticketId = ticketIn(store);
    store.rate({ sessionId: 'S', ticketId, stars: 4 });
    store.rate({ sessionId: 'S', ticketId, stars: 1 });
    const { all, payloads } = beside();
    expect(all('SELECT stars FROM ratings')).toEqual([{ stars: 4 }]);
    expect(payloads('rating.given')).toHaveLength(1);
    expect(all("SELECT 1 FROM audit WHERE kind = 'rating.given'")).toHaveLength(1);
  });

  test.each(['outbox', 'audit'])(
    'that fails at the %s leaves nothing behind, and may be given again',
    (at) => {
      const { store } = opened();
      const ticketId = ticketIn(store);
      const { exec, all, payloads } = beside();
      exec(`CREATE TRIGGER full BEFORE INSERT ON ${at} BEGIN SELECT RAISE(ABORT, 'disk'); END`);
      expect(() => store.rate({ sessionId: 'S', ticketId, stars: 4 })).toThrow('disk');
      exec('DROP TRIGGER full');
      expect(all('SELECT * FROM ratings')).toEqual([]);
      expect(payloads('rating.given')).toEqual([]);
      store.rate({ sessionId: 'S', ticketId, stars: 5 });
      expect(all('SELECT stars FROM ratings')).toEqual([{ stars: 5 }]);
    },
  );

  test('of a ticket that is in no row, or of six stars, is refused', () => {
    const { store } = opened();
    expect(() => store.rate({ sessionId: 'S', ticketId: 'GONE', stars: 4 })).toThrow(/FOREIGN KEY/);
    const rating = { sessionId: 'S', ticketId: ticketIn(store), stars: 6 };
    expect(() => store.rate(rating as unknown as Parameters<Store['rate']>[0])).toThrow(/CHECK/);
  });
});

describe('a call for help', () => {
  test('is a row, an outbox event and an audit line', () => {
    const { store } = opened();
    const call = store.callHelp('S1', 'volunteer');
    expect(call).toEqual({ id: expect.any(String), sessionId: 'S1', whom: 'volunteer', at: NOON });
    const { all, payloads } = beside();
    expect(payloads('help.called')).toEqual([call]);
    expect(all('SELECT kind, subject, detail FROM audit')).toEqual([
      { kind: 'help.called', subject: call.id, detail: 'volunteer' },
    ]);
  });

  test('is not written twice for a session while it is open, and is again once answered', () => {
    const { store, clock } = opened();
    const first = store.callHelp('S1', 'volunteer');
    clock.now += MINUTE;
    expect(store.callHelp('S1', 'volunteer')).toEqual(first);
    expect(store.callHelp('S1', 'operator').id).not.toBe(first.id);
    expect(store.callHelp('S2', 'volunteer').id).not.toBe(first.id);
    expect(store.openCalls(0)).toHaveLength(3);
    store.answerCall(first.id, 'V1');
    expect(store.callHelp('S1', 'volunteer').id).not.toBe(first.id);
    expect(beside().payloads('help.called')).toHaveLength(4);
  });

  test('from a kiosk in no session is a call of its own each time: nobody knows that it is the same person', () => {
    const { store } = opened();
    store.callHelp('', 'volunteer');
    store.callHelp('', 'volunteer');
    expect(store.openCalls(0)).toHaveLength(2);
  });

  test('is open from a moment on, oldest first', () => {
    const { store, clock } = opened();
    const calls = ['S1', 'S2', 'S3'].map((session) => {
      clock.now += MINUTE;
      return store.callHelp(session, 'volunteer');
    });
    expect(store.openCalls(0)).toEqual(calls);
    expect(store.openCalls(NOON + 2 * MINUTE)).toEqual(calls.slice(1));
  });

  test('is answered once, by whom the first answer came from', () => {
    const { store, clock } = opened();
    const { id } = store.callHelp('S1', 'volunteer');
    clock.now += MINUTE;
    expect(store.answerCall(id, 'V1')).toBe(true);
    expect(store.answerCall(id, 'V2')).toBe(false);
    expect(store.answerCall('NONE', 'V2')).toBe(false);
    expect(store.openCalls(0)).toEqual([]);
    const { all, payloads } = beside();
    expect(all('SELECT answered_at, answered_by FROM help_calls')).toEqual([
      { answered_at: NOON + MINUTE, answered_by: 'V1' },
    ]);
    expect(payloads('help.answered')).toEqual([{ id, volunteerId: 'V1', at: NOON + MINUTE }]);
    expect(all("SELECT detail FROM audit WHERE kind = 'help.answered'")).toEqual([{ detail: 'V1' }]);
  });

  test('is open still after a restart', () => {
    const first = openTestStore(folder.path);
    const call = first.store.callHelp('S1', 'volunteer');
    first.store.close();
    expect(opened().store.openCalls(0)).toEqual([call]);
  });
});

/** A database as the release before left it: one migration, a ticket, a setting. */
function ofTheReleaseBefore(): void {
  const before = openDatabase(folder.path, 'before', MIGRATIONS.slice(0, 1));
  if (!before.ok) throw new Error(before.detail);
  const { db } = before;
  const ticket = { ...sampleTicket(), requestId: 'R' };
  db.prepare(
    `INSERT INTO tickets (id, request_id, service_day, series, running, number, direction, service, visit_kind,
       priority, desk, locale, issued_at, ahead, wait_ms)
     VALUES (@id, @requestId, @serviceDay, @series, @running, @number, @direction, @service, @visitKind,
       @priority, @desk, @locale, @issuedAt, @ahead, @waitMs)`,
  ).run(ticket);
  db.prepare('INSERT INTO counters VALUES (?, ?, ?)').run(ticket.serviceDay, ticket.series, ticket.running);
  db.prepare("INSERT INTO print_jobs VALUES ('JOB', ?, 1, 'queued', ?, ?)").run(ticket.id, NOON, NOON);
  db.prepare("INSERT INTO settings VALUES ('running', 'no', ?)").run(NOON);
  db.close();
}

describe('migration 0002', () => {
  test('takes up a database of the release before, with all that is in it', () => {
    ofTheReleaseBefore();
    const { store } = opened();
    expect(store.waitingJobs(0).map(({ ticket }) => ticket)).toEqual([sampleTicket()]);
    expect(store.setting('running')).toBe('no');
    store.rate({ sessionId: 'S', ticketId: sampleTicket().id, stars: 5 });
    store.callHelp('S', 'operator');
    expect(beside().all('SELECT stars FROM ratings')).toEqual([{ stars: 5 }]);
    expect(store.openCalls(0)).toHaveLength(1);
  });

  test('takes a copy first, and sets nothing aside', () => {
    ofTheReleaseBefore();
    opened();
    const copy = `kiosk.before-${MIGRATIONS.length}.test.sqlite`;
    const names = readdirSync(folder.path).filter((name) => /^kiosk\..+\.sqlite$/.test(name));
    expect(names).toEqual([copy]);
    const db = new Database(join(folder.path, copy), { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT number FROM tickets').get()).toEqual({ number: 'C017' });
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ratings'").get()).toBeUndefined();
    db.close();
  });

  test.each(['ratings', 'help_calls'])('a database that has lost its table %s is set aside', (table) => {
    const { store } = openTestStore(folder.path);
    store.close();
    const db = new Database(file());
    db.exec(`DROP TABLE ${table}`);
    db.close();
    const again = openDatabase(folder.path, 'stamp');
    if (!again.ok) throw new Error(again.detail);
    expect(again.setAside).toMatchObject({ fault: 'damaged' });
    again.db.close();
  });
});
