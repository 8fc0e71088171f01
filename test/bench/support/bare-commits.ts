import { join } from 'node:path';
import { openDatabase } from '../../../electron/store/open-database.ts';
import type { Ticket } from '../../../flows/domain/ticket.ts';

export interface BareCommits {
  /** The rows of one ticket, then the job's new state: two transactions. Milliseconds for both. */
  time(ticket: Ticket, requestId: string): number;
  close(): void;
}

/**
 * What SQLite and the disk alone need for a ticket: the same rows in the same tables, in the same kind of
 * transactions on the same disk, with nothing read or computed before.
 */
export function openBareCommits(dataDir: string): BareCommits {
  const opened = openDatabase(join(dataDir, 'bare'), 'bench');
  if (!opened.ok) throw new Error(opened.detail);
  const { db } = opened;
  const counter = db.prepare(
    `INSERT INTO counters (service_day, series, running) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET running = running + 1`,
  );
  const row = db.prepare(
    `INSERT INTO tickets (id, request_id, service_day, series, running, number, direction, service, visit_kind,
       priority, desk, locale, issued_at, ahead, wait_ms)
     VALUES (@id, @requestId, @serviceDay, @series, @running, @number, @direction, @service, @visitKind,
       @priority, @desk, @locale, @issuedAt, @ahead, @waitMs)`,
  );
  const job = db.prepare(
    `INSERT INTO print_jobs (id, ticket_id, copy, state, created_at, changed_at) VALUES (?, ?, 1, 'queued', ?, ?)`,
  );
  const outbox = db.prepare(
    `INSERT INTO outbox (id, kind, payload, created_at) VALUES (?, 'ticket.issued', ?, ?)`,
  );
  const audit = db.prepare(`INSERT INTO audit (at, kind, subject, detail) VALUES (?, 'ticket.issued', ?, ?)`);
  const sending = db.prepare(`UPDATE print_jobs SET state = 'sending', changed_at = ? WHERE id = ?`);

  const issue = db.transaction((ticket: Ticket, requestId: string, payload: string) => {
    counter.run(ticket.serviceDay, ticket.series);
    row.run({ ...ticket, requestId });
    job.run(ticket.id, ticket.id, ticket.issuedAt, ticket.issuedAt);
    outbox.run(ticket.id, payload, ticket.issuedAt);
    audit.run(ticket.issuedAt, ticket.id, ticket.number);
  }).immediate;
  const send = db.transaction((ticket: Ticket) => {
    sending.run(ticket.issuedAt, ticket.id);
  }).immediate;

  return {
    time(ticket, requestId) {
      const payload = JSON.stringify(ticket);
      const began = performance.now();
      issue(ticket, requestId, payload);
      send(ticket);
      return performance.now() - began;
    },
    close: () => db.close(),
  };
}
