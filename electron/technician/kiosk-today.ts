import type { Saying, ServiceFact } from '../../flows/contract.ts';
import { bakuTime } from '../../flows/domain/baku-time.ts';
import { serviceDayAt } from '../../flows/domain/service-day.ts';
import type { PrinterConfig } from '../host/config/printer-profile.ts';
import { readFacts, type StoreFacts } from '../host/technician/facts.ts';
import { paperFacts } from '../host/technician/printer-sights.ts';
import { version } from '../host/version.ts';
import { onDatabase } from '../store/read-database.ts';
import { createStore, type PrintJob, type Store } from '../store/store.ts';
import type { Cli, WithData } from './cli.ts';
import { EXIT } from './exit.ts';

/** How long a ticket without paper may still be printed or given up: a working day. */
export const WORKING_DAY_MS = 24 * 60 * 60 * 1000;
/** Lines of the audit trail on one screen of a terminal. */
const TRAIL_LINES = 40;

/** Reads the store beside a kiosk that may be running. Null, and said, where it cannot be read. */
export function readStore<T>(
  { complain, words, now }: Cli,
  data: string,
  use: (store: Store) => T,
): T | null {
  let result: T | null = null;
  const read = onDatabase(data, 'read', (db) => {
    result = use(createStore(db, { now, newId: () => '' }));
  });
  if (!read.ok) complain(words('noStore', { folder: data, code: read.code }));
  return result;
}

/** How the kiosk itself is: what its touch screen tells under "Condition". */
export async function tellFacts(cli: Cli, { data }: WithData): Promise<number> {
  const facts = await factsOf(cli, data);
  if (!facts) return EXIT.notDone;
  for (const { label, value, mark } of facts) {
    const trouble = mark === 'good' ? '' : `  (${cli.service(`mark.${mark}`)})`;
    cli.say(`${saying(cli, label)}: ${saying(cli, value)}${trouble}`);
  }
  return EXIT.done;
}

function saying({ service }: Cli, { say, with: filled }: Saying): string {
  return service(say, { ...filled });
}

/** Null, and said, where the store cannot be read. How much paper is left depends on the printer. */
export async function factsOf(
  cli: Cli,
  data: string,
  printer: PrinterConfig | null = null,
): Promise<readonly ServiceFact[] | null> {
  const read = readStore(cli, data, (opened) => ({
    store: storeFacts(cli.now())(opened),
    roll: opened.roll(),
  }));
  if (!read) return null;
  return readFacts({
    dataDir: data,
    now: cli.now,
    store: () => read.store,
    paper: () => paperFacts(printer, read.roll),
    hasCardBin: read.store.capturedCards > 0,
    brokenSettings: false,
    version: version(cli.assets),
  });
}

const storeFacts =
  (now: number) =>
  (store: Store): StoreFacts => ({
    ticketsToday: store.ticketsOn(serviceDayAt(now, null)),
    jobsWaiting: store.countWaitingJobs(now - WORKING_DAY_MS),
    outbox: store.outboxDepth(),
    capturedCards: store.capturedCards(),
    newestAt: store.newestAt(),
  });

/** The tickets that wait for paper. */
export function tellJobs(cli: Cli, { data }: WithData): number {
  const jobs = readStore(cli, data, (store) => store.waitingJobs(cli.now() - WORKING_DAY_MS));
  if (!jobs) return EXIT.notDone;
  cli.say(cli.service(jobs.length > 0 ? 'jobs.title' : 'jobs.none'));
  for (const job of jobs) cli.say(`  ${jobLine(cli, job)}`);
  return EXIT.done;
}

function jobLine({ service }: Cli, { state, ticket }: PrintJob): string {
  const { time } = bakuTime(ticket.issuedAt);
  return `${ticket.number}  ${service(`jobs.${state === 'unknown' ? 'unknown' : 'queued'}`, { time })}`;
}

/** The end of the audit trail: when and what, never whom. The log itself is in the journal of the system. */
export function tellLog(cli: Cli, { data }: WithData): number {
  const trail = readStore(cli, data, (store) => store.auditTrail(TRAIL_LINES));
  if (!trail) return EXIT.notDone;
  for (const { at, kind } of trail) {
    const { date, time } = bakuTime(at);
    cli.say(`${date} ${time}  ${kind}`);
  }
  cli.say(cli.words('log.journal'));
  return EXIT.done;
}
