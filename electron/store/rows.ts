import type { Locale } from '../../flows/contract.ts';
import type { JobState, Ticket } from '../../flows/domain/ticket.ts';

/** A print job joined with its ticket, as SQLite gives it. */
export interface TicketRow {
  job_id: string;
  copy: number;
  state: JobState;
  id: string;
  service_day: string;
  series: string;
  running: number;
  number: string;
  direction: string | null;
  service: string | null;
  visit_kind: string;
  priority: number;
  desk: string | null;
  locale: Locale;
  issued_at: number;
  ahead: number;
  wait_ms: number;
  appointment_at: number | null;
  /** JSON */
  services: string;
  for_other: 0 | 1;
}

export function ticketOf(row: TicketRow): Ticket {
  return {
    id: row.id,
    serviceDay: row.service_day,
    series: row.series,
    running: row.running,
    number: row.number,
    direction: row.direction,
    service: row.service,
    services: JSON.parse(row.services) as readonly string[],
    forOther: row.for_other === 1,
    visitKind: row.visit_kind,
    priority: row.priority,
    desk: row.desk,
    locale: row.locale,
    issuedAt: row.issued_at,
    ahead: row.ahead,
    waitMs: row.wait_ms,
    appointmentAt: row.appointment_at,
  };
}
