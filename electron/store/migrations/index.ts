import { sql as tickets } from './0001-tickets.ts';
import { sql as people } from './0002-people.ts';
import { sql as paper } from './0003-paper.ts';
import { sql as records } from './0004-records.ts';
import { sql as appointments } from './0005-appointments.ts';
import { sql as kept } from './0006-kept.ts';
import { sql as ticketServices } from './0007-ticket-services.ts';

/** In order; a migration that has been released never changes again. `user_version` counts those applied. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-tickets', sql: tickets },
  { name: '0002-people', sql: people },
  { name: '0003-paper', sql: paper },
  { name: '0004-records', sql: records },
  { name: '0005-appointments', sql: appointments },
  { name: '0006-kept', sql: kept },
  { name: '0007-ticket-services', sql: ticketServices },
];
