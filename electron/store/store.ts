import { statSync } from 'node:fs';
import { type DeskPace, estimateQueue } from '../../flows/domain/queue-estimate.ts';
import type { Queue } from '../../flows/domain/queue-of.ts';
import { serviceDayAt } from '../../flows/domain/service-day.ts';
import type { JobState, Ticket, TicketRequest } from '../../flows/domain/ticket.ts';
import { ticketNumber } from '../../flows/domain/ticket-number.ts';
import { type CardStore, createCardStore } from './cards.ts';
import { createKeptStore, type KeptStore } from './kept.ts';
import type { Db } from './open-database.ts';
import { createOutboxStore, type OutboxStore } from './outbox.ts';
import { createPaperStore, type PaperStore, type PaperUse } from './paper.ts';
import { createPeopleStore, type PeopleStore } from './people.ts';
import { createRecordStore, type RecordStore } from './records.ts';
import { type TicketRow, ticketOf } from './rows.ts';
import { createUpkeepStore, type UpkeepStore } from './upkeep.ts';

/** A print job and the ticket it prints. `copy` 2 and more are asked-for reprints. */
export interface PrintJob {
  readonly id: string;
  readonly copy: number;
  readonly state: JobState;
  readonly ticket: Ticket;
}

export interface StoreDeps {
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * What the kiosk remembers of itself. `running`: `yes` from a start until an orderly end. `reserved`: service
 * day and count of numbers that a lost store may have given on it. `pin-tries`: wrong PINs in a row and when the last was.
 * `technician-tries`: a technician's wrong PINs in a row.
 */
export type SettingKey = 'running' | 'reserved' | 'pin-tries' | 'technician-tries' | 'cards-captured';

export interface Store
  extends PeopleStore,
    PaperStore,
    UpkeepStore,
    CardStore,
    RecordStore,
    KeptStore,
    OutboxStore {
  /**
   * Number, ticket, print job (in state `queued`), outbox event and audit line in one transaction. The same
   * `requestId` gives the ticket it gave before. Throws what SQLite throws (full disk).
   */
  issueTicket(request: TicketRequest, queue: Queue, pace: DeskPace): PrintJob;
  /** Numbers up to `count` may be on paper already today, from a store that was lost: they are not given again. */
  reserveNumbers(count: number): void;
  /** The newest job of a ticket. */
  jobOf(ticketId: string): PrintJob | null;
  /** A further job for a ticket whose last one is `unknown` or `printed`: a copy, marked as one. */
  addCopy(ticketId: string): PrintJob;
  /** With the paper that has gone since it was last written down: one commit for both. */
  setJobState(jobId: string, state: JobState, paper?: PaperUse | null): void;
  /** At start: what was being sent when the kiosk died may be on paper or not. Returns how many. */
  doubtInterruptedJobs(): number;
  /** Tickets issued since `since` whose newest job is `queued` or `unknown`, oldest first. */
  waitingJobs(since: number): PrintJob[];
  countWaitingJobs(since: number): number;
  /** A value that outlives a restart, or null. */
  setting(key: SettingKey): string | null;
  setSetting(key: SettingKey, value: string): void;
  /** False when the file was deleted or replaced: what is written now would be lost with this process. */
  isThere(): boolean;
  audit(kind: string, subject?: string | null, detail?: string | null): void;
  close(): void;
}

/** No queue is longer: older tickets of the day were called long ago. */
const QUEUE_WINDOW = 300;

/** Statements are prepared once; all calls are synchronous, so a transaction cannot be interleaved. */
export function createStore(db: Db, { now, newId }: StoreDeps): Store {
  const inode = statSync(db.name).ino;
  const lastIssue = db.prepare<[], { serviceDay: string; issuedAt: number }>(
    'SELECT service_day AS serviceDay, issued_at AS issuedAt FROM tickets ORDER BY rowid DESC LIMIT 1',
  );
  const nextRunning = db.prepare<[string, string, number], { running: number }>(
    `INSERT INTO counters (service_day, series, running) VALUES (?, ?, ? + 1)
     ON CONFLICT DO UPDATE SET running = running + 1 RETURNING running`,
  );
  const queueToday = db.prepare<[string, string], { issuedAt: number; priority: number }>(
    `SELECT issued_at AS issuedAt, priority FROM tickets WHERE service_day = ? AND series = ?
     ORDER BY running DESC LIMIT ${QUEUE_WINDOW}`,
  );
  const insertTicket = db.prepare(
    `INSERT INTO tickets (id, request_id, service_day, series, running, number, direction, service, visit_kind,
       priority, desk, locale, issued_at, ahead, wait_ms, appointment_at, services, for_other)
     VALUES (@id, @requestId, @serviceDay, @series, @running, @number, @direction, @service, @visitKind,
       @priority, @desk, @locale, @issuedAt, @ahead, @waitMs, @appointmentAt, @services, @forOther)`,
  );
  const insertJob = db.prepare(
    `INSERT INTO print_jobs (id, ticket_id, copy, state, created_at, changed_at) VALUES (?, ?, ?, 'queued', ?, ?)`,
  );
  const insertOutbox = db.prepare('INSERT INTO outbox (id, kind, payload, created_at) VALUES (?, ?, ?, ?)');
  const insertAudit = db.prepare('INSERT INTO audit (at, kind, subject, detail) VALUES (?, ?, ?, ?)');
  const byRequest = db.prepare<[string], { id: string }>('SELECT id FROM tickets WHERE request_id = ?');
  const updateJob = db.prepare('UPDATE print_jobs SET state = ?, changed_at = ? WHERE id = ?');
  const newestJob = db.prepare<[string], TicketRow>(
    `SELECT j.id AS job_id, j.copy, j.state, t.* FROM print_jobs j JOIN tickets t ON t.id = j.ticket_id
     WHERE t.id = ? ORDER BY j.copy DESC LIMIT 1`,
  );
  const interrupted = db.prepare<[], { id: string }>("SELECT id FROM print_jobs WHERE state = 'sending'");
  const waitingFrom = `FROM print_jobs j JOIN tickets t ON t.id = j.ticket_id
     WHERE j.state IN ('queued', 'unknown') AND j.created_at >= ?
       AND j.copy = (SELECT max(copy) FROM print_jobs k WHERE k.ticket_id = j.ticket_id)`;
  const waiting = db.prepare<[number], TicketRow>(
    `SELECT j.id AS job_id, j.copy, j.state, t.* ${waitingFrom} ORDER BY t.rowid`,
  );
  const countWaiting = db.prepare<[number], { n: number }>(`SELECT count(*) AS n ${waitingFrom}`);

  const readSetting = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const writeSetting = db.prepare(
    `INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
  );

  const audit: Store['audit'] = (kind, subject = null, detail = null) => {
    insertAudit.run(now(), kind, subject, detail);
  };

  const toOutbox = (kind: string, payload: object) => {
    insertOutbox.run(newId(), kind, JSON.stringify(payload), now());
  };
  const people = createPeopleStore(db, { now, newId, toOutbox, audit });
  const records = createRecordStore(db, { now, newId, toOutbox, audit });

  const paperStore = createPaperStore(db, { now, audit });
  const setting: Store['setting'] = (key) => readSetting.get(key)?.value ?? null;
  const setSetting: Store['setSetting'] = (key, value) => {
    writeSetting.run(key, value, now());
  };

  const reservedOn = (serviceDay: string): number => {
    const [day, count] = (readSetting.get('reserved')?.value ?? '').split(' ');
    return day === serviceDay ? Number(count) : 0;
  };

  const jobOf = (ticketId: string): PrintJob | null => {
    const row = newestJob.get(ticketId);
    return row ? jobFrom(row) : null;
  };

  const issueTicket = db.transaction((request: TicketRequest, queue: Queue, pace: DeskPace): PrintJob => {
    const before = byRequest.get(request.requestId);
    const known = before && jobOf(before.id);
    if (known) return known;
    const issuedAt = now();
    const { appointment } = request;
    const serviceDay = serviceDayAt(issuedAt, lastIssue.get() ?? null);
    const running = nextRunning.get(serviceDay, queue.series, reservedOn(serviceDay))?.running ?? 1;
    const mine = { issuedAt, priority: queue.priority };
    const estimate = estimateQueue(queueToday.all(serviceDay, queue.series), mine, pace);
    const ticket: Ticket = {
      id: newId(),
      serviceDay,
      series: queue.series,
      running,
      number: ticketNumber(queue.series, running),
      direction: request.direction,
      service: request.service,
      services: request.services ?? (request.service === null ? [] : [request.service]),
      forOther: request.forOther ?? false,
      visitKind: request.visitKind,
      priority: queue.priority,
      desk: queue.desk,
      locale: request.locale,
      issuedAt,
      ahead: estimate.ahead,
      // Nobody is called before the time that they were promised.
      waitMs: Math.max(estimate.waitMs, (appointment?.at ?? 0) - issuedAt),
      appointmentAt: appointment?.at ?? null,
    };
    const jobId = newId();
    insertTicket.run({
      ...ticket,
      requestId: request.requestId,
      services: JSON.stringify(ticket.services),
      forOther: ticket.forOther ? 1 : 0,
    });
    insertJob.run(jobId, ticket.id, 1, issuedAt, issuedAt);
    // The centre, and nobody else, knows whose appointment that is.
    const told = appointment ? { ...ticket, appointment: appointment.id } : ticket;
    insertOutbox.run(newId(), 'ticket.issued', JSON.stringify(told), issuedAt);
    audit('ticket.issued', ticket.id, ticket.number);
    return { id: jobId, copy: 1, state: 'queued', ticket };
  });

  const addCopy = db.transaction((ticketId: string): PrintJob => {
    const last = jobOf(ticketId);
    if (!last) throw new Error(`no print job for ticket ${ticketId}`);
    const job: PrintJob = { ...last, id: newId(), copy: last.copy + 1, state: 'queued' };
    insertJob.run(job.id, ticketId, job.copy, now(), now());
    audit('ticket.copy-asked', ticketId, String(job.copy));
    return job;
  });

  const setJobState = db.transaction((jobId: string, state: JobState, paper: PaperUse | null = null) => {
    updateJob.run(state, now(), jobId);
    if (state !== 'sending') audit(`job.${state}`, jobId);
    if (paper) paperStore.addPaper(paper);
  });

  return {
    ...people,
    ...records,
    ...paperStore,
    ...createCardStore({ db, setting, setSetting, audit }),
    ...createUpkeepStore(db),
    ...createKeptStore(db, audit),
    ...createOutboxStore(db, now),
    issueTicket: issueTicket.immediate,
    reserveNumbers: (count) => {
      writeSetting.run('reserved', `${serviceDayAt(now(), lastIssue.get() ?? null)} ${count}`, now());
    },
    jobOf,
    addCopy: addCopy.immediate,
    setJobState: setJobState.immediate,
    doubtInterruptedJobs: db.transaction(() => {
      const jobs = interrupted.all();
      for (const job of jobs) setJobState(job.id, 'unknown');
      return jobs.length;
    }).immediate,
    waitingJobs: (since) => waiting.all(since).map(jobFrom),
    countWaitingJobs: (since) => countWaiting.get(since)?.n ?? 0,
    setting,
    setSetting,
    isThere: () => statSync(db.name, { throwIfNoEntry: false })?.ino === inode,
    audit,
    close: () => db.close(),
  };
}

function jobFrom(row: TicketRow): PrintJob {
  return { id: row.job_id, copy: row.copy, state: row.state, ticket: ticketOf(row) };
}
