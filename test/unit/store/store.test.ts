import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TicketRequest } from '../../../flows/domain/ticket.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';
import { NOON } from '../../support/tickets.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

let requests = 0;
const request = (change: Partial<TicketRequest> = {}): TicketRequest => ({
  requestId: `R${++requests}`,
  sessionId: 'S',
  direction: '03',
  service: null,
  visitKind: 'ordinary',
  locale: 'az',
  ...change,
});
const C = { series: 'C', desk: null, priority: 0 };
const D = { series: 'D', desk: null, priority: 0 };
const PACE = { desks: 1, serviceMs: 7 * 60_000 };
const HOUR = 3_600_000;

test('a number for an appointment bears its time, nobody waits less for it, and the centre is told whose it is', () => {
  const { store, clock } = openTestStore(folder.path);
  const at = clock.now + HOUR;
  const { ticket } = store.issueTicket(request({ appointment: { id: 'BOOKED1', at } }), C, PACE);
  expect(ticket).toMatchObject({ appointmentAt: at, waitMs: HOUR });
  expect(store.jobOf(ticket.id)?.ticket).toEqual(ticket);
  const late = store.issueTicket(request({ appointment: { id: 'BOOKED2', at: clock.now - 1 } }), C, PACE);
  expect(late.ticket.waitMs).toBeGreaterThanOrEqual(0);
  expect(store.issueTicket(request(), C, PACE).ticket.appointmentAt).toBeNull();
  store.close();
  const db = new Database(join(folder.path, 'kiosk.sqlite'), { readonly: true });
  const told = db.prepare<[], { payload: string }>('SELECT payload FROM outbox ORDER BY rowid').all();
  db.close();
  expect(told.map(({ payload }) => JSON.parse(payload).appointment)).toEqual([
    'BOOKED1',
    'BOOKED2',
    undefined,
  ]);
});

test('a number for several services, or for somebody else, says so to the store and to the centre', () => {
  const { store } = openTestStore(folder.path);
  const services = ['03.01', '04.01'];
  const asked = request({ service: '03.01', services, forOther: true });
  const { ticket } = store.issueTicket(asked, C, PACE);
  expect(ticket).toMatchObject({ service: '03.01', services, forOther: true });
  expect(store.jobOf(ticket.id)?.ticket).toEqual(ticket);
  const one = store.issueTicket(request({ service: '03.01' }), C, PACE).ticket;
  expect(one).toMatchObject({ services: ['03.01'], forOther: false });
  const none = store.issueTicket(request(), C, PACE).ticket;
  expect(none).toMatchObject({ services: [], forOther: false });
  expect(store.waitingJobs(0).map((job) => job.ticket)).toEqual([ticket, one, none]);
  store.close();
  const db = new Database(join(folder.path, 'kiosk.sqlite'), { readonly: true });
  const [told] = db.prepare<[], { payload: string }>('SELECT payload FROM outbox ORDER BY rowid').all();
  db.close();
  expect(JSON.parse(told?.payload ?? '')).toMatchObject({ services, forOther: true });
});

describe('numbers', () => {
  test('run on within a series and a service day, each series for itself', () => {
    const { store } = openTestStore(folder.path);
    const numbers = [C, C, D, C].map((queue) => store.issueTicket(request(), queue, PACE).ticket.number);
    expect(numbers).toEqual(['C001', 'C002', 'D001', 'C003']);
    store.close();
  });

  test('go on after a restart', () => {
    const first = openTestStore(folder.path);
    first.store.issueTicket(request(), C, PACE);
    first.store.close();
    const second = openTestStore(folder.path);
    expect(second.store.issueTicket(request(), C, PACE).ticket.number).toBe('C002');
    second.store.close();
  });

  test('start anew at midnight in Baku, which is 20:00 UTC', () => {
    const { store, clock } = openTestStore(folder.path, { now: Date.UTC(2026, 10, 22, 19, 59, 59) });
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({
      number: 'C001',
      serviceDay: '2026-11-22',
    });
    clock.now += 1000;
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({
      number: 'C001',
      serviceDay: '2026-11-23',
    });
    store.close();
  });

  test('do not fall back into yesterday when the clock is corrected by minutes across midnight', () => {
    const { store, clock } = openTestStore(folder.path, { now: Date.UTC(2026, 10, 22, 20, 1) });
    store.issueTicket(request(), C, PACE);
    clock.now -= 5 * 60_000;
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({
      number: 'C002',
      serviceDay: '2026-11-23',
    });
    store.close();
  });

  test('go on where a day stopped when a clock that ran years ahead is set right', () => {
    const { store, clock } = openTestStore(folder.path);
    store.issueTicket(request(), C, PACE);
    clock.now = Date.UTC(2031, 0, 1);
    store.issueTicket(request(), C, PACE);
    clock.now = NOON + HOUR;
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({
      number: 'C002',
      serviceDay: '2026-11-22',
    });
    store.close();
  });

  test.each([0, Date.UTC(2000, 0, 1)])('go on when the clock has lost its battery (%d)', (lost) => {
    const { store, clock } = openTestStore(folder.path);
    store.issueTicket(request(), C, PACE);
    clock.now = lost;
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({
      number: 'C002',
      serviceDay: '2026-11-22',
    });
    store.close();
  });

  test('that a lost store gave today are not given again', () => {
    const { store } = openTestStore(folder.path);
    store.reserveNumbers(500);
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C501');
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C502');
    expect(store.issueTicket(request(), D, PACE).ticket.number).toBe('D501');
    store.close();
  });

  test('begin at one again on the day after', () => {
    const { store, clock } = openTestStore(folder.path);
    store.reserveNumbers(500);
    clock.now += 24 * HOUR;
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C001');
    store.close();
  });

  test('grow a digit after 999', () => {
    const { store } = openTestStore(folder.path);
    for (let i = 0; i < 999; i++) store.issueTicket(request(), C, PACE);
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C1000');
    store.close();
  });
});

describe('one transaction', () => {
  test('holds number, ticket, print job, outbox event and audit line', () => {
    const { store } = openTestStore(folder.path);
    const job = store.issueTicket(request({ requestId: 'R' }), C, PACE);
    store.close();
    const db = new Database(join(folder.path, 'kiosk.sqlite'), { readonly: true });
    const row = (sql: string) => db.prepare(sql).get() as Record<string, unknown>;
    expect(row('SELECT * FROM tickets')).toMatchObject({ request_id: 'R', number: 'C001' });
    expect(row('SELECT * FROM print_jobs')).toMatchObject({ ticket_id: job.ticket.id, state: 'queued' });
    expect(JSON.parse(String(row('SELECT payload FROM outbox').payload))).toMatchObject({ number: 'C001' });
    expect(row('SELECT * FROM audit')).toMatchObject({ kind: 'ticket.issued', subject: job.ticket.id });
    db.close();
  });

  test('leaves nothing behind when it fails half-way', () => {
    const { store } = openTestStore(folder.path);
    const db = new Database(join(folder.path, 'kiosk.sqlite'));
    db.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk'); END");
    expect(() => store.issueTicket(request(), C, PACE)).toThrow('disk');
    db.exec('DROP TRIGGER full');
    expect(db.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 0 });
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C001');
    db.close();
    store.close();
  });

  test('asked twice gives one number', () => {
    const { store } = openTestStore(folder.path);
    const first = store.issueTicket(request({ requestId: 'R' }), C, PACE);
    expect(store.issueTicket(request({ requestId: 'R' }), C, PACE)).toEqual(first);
    expect(store.issueTicket(request(), C, PACE).ticket.number).toBe('C002');
    store.close();
  });
});

describe('print jobs', () => {
  test('interrupted while sending are in doubt after a restart, and only those', () => {
    const { store } = openTestStore(folder.path);
    const [a, b, c] = [1, 2, 3].map(() => store.issueTicket(request(), C, PACE));
    store.setJobState(a?.id ?? '', 'sending');
    store.setJobState(a?.id ?? '', 'printed');
    store.setJobState(b?.id ?? '', 'sending');
    expect(store.doubtInterruptedJobs()).toBe(1);
    expect(store.jobOf(a?.ticket.id ?? '')?.state).toBe('printed');
    expect(store.jobOf(b?.ticket.id ?? '')?.state).toBe('unknown');
    expect(store.jobOf(c?.ticket.id ?? '')?.state).toBe('queued');
    expect(store.waitingJobs(0).map(({ ticket }) => ticket.number)).toEqual(['C002', 'C003']);
    expect(store.countWaitingJobs(0)).toBe(2);
    store.close();
  });

  test('a copy takes the place of the job in doubt', () => {
    const { store } = openTestStore(folder.path);
    const job = store.issueTicket(request(), C, PACE);
    store.setJobState(job.id, 'unknown');
    const copy = store.addCopy(job.ticket.id);
    expect(copy).toMatchObject({ copy: 2, state: 'queued', ticket: job.ticket });
    store.setJobState(copy.id, 'printed');
    expect(store.waitingJobs(0)).toEqual([]);
    store.close();
  });
});

describe('settings', () => {
  test('outlive a restart', () => {
    const first = openTestStore(folder.path);
    expect(first.store.setting('running')).toBeNull();
    first.store.setSetting('running', 'yes');
    first.store.setSetting('running', 'no');
    first.store.close();
    const second = openTestStore(folder.path);
    expect(second.store.setting('running')).toBe('no');
    second.store.close();
  });
});

describe('the estimate on the ticket', () => {
  test('counts those who wait, and not those who were served', () => {
    const { store, clock } = openTestStore(folder.path);
    for (let i = 0; i < 3; i++) store.issueTicket(request(), C, PACE);
    clock.now += 60_000;
    const fourth = store.issueTicket(request(), C, PACE).ticket;
    expect(fourth).toMatchObject({ ahead: 2, waitMs: 3 * PACE.serviceMs - 60_000 });
    clock.now += 10 * PACE.serviceMs;
    expect(store.issueTicket(request(), C, PACE).ticket).toMatchObject({ ahead: 0, waitMs: 0 });
    store.close();
  });
});
