import { join } from 'node:path';
import type { PrintOutcome } from '../../hardware/printers/printer.ts';
import { catalogueInForce } from '../host/catalogue/catalogue-in-force.ts';
import { newId } from '../host/new-id.ts';
import { ticketPaper } from '../host/paper/ticket-paper.ts';
import { createPrintQueue } from '../host/printing/print-queue.ts';
import { loadWords } from '../host/words/load-words.ts';
import { isDatabaseInUse, onDatabase } from '../store/read-database.ts';
import { createStore, type PrintJob, type Store } from '../store/store.ts';
import type { Cli, WithConfig, WithData } from './cli.ts';
import { devicesInForce } from './devices-in-force.ts';
import { EXIT } from './exit.ts';
import { WORKING_DAY_MS } from './kiosk-today.ts';
import { tellOutcome, withPrinter } from './tend-printer.ts';

/** Gives up printing a ticket. Safe beside a kiosk that runs: it looks at its waiting tickets anew each time. */
export function voidJob(cli: Cli, { data }: WithData, number: string): number {
  const done = changeStore(cli, data, (store) => {
    const job = waitingJob(cli, store, number);
    if (!job) return false;
    store.setJobState(job.id, 'void');
    store.audit('technician.void', job.ticket.id);
    return true;
  });
  if (!done) return EXIT.notDone;
  cli.say(cli.service('told.voided.title'));
  return EXIT.done;
}

/** Prints a waiting ticket. The kiosk must not run: it owns the printer, and prints it on its own screen. */
export async function reprintJob(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  number: string,
): Promise<number> {
  if (isDatabaseInUse(data)) {
    cli.complain(cli.words('kioskRuns'));
    return EXIT.notDone;
  }
  const job = changeStore(cli, data, (store) => {
    const waiting = waitingJob(cli, store, number);
    if (waiting) store.audit('technician.reprint', waiting.ticket.id);
    return waiting;
  });
  if (!job) return EXIT.notDone;
  return withPrinter(cli, devicesInForce(config, data).printer, async (printer) => {
    await printer.refresh();
    const outcome = await printed(cli, { config, data }, job, printer);
    return outcome ? tellOutcome(cli, printer, outcome) : EXIT.notDone;
  });
}

/** Null for something unforeseen between store and printer, which is said. */
function printed(
  cli: Cli,
  { config, data }: WithConfig & WithData,
  { ticket }: PrintJob,
  printer: Parameters<typeof createPrintQueue>[0]['printer'],
): Promise<PrintOutcome | null> {
  const catalogue = catalogueInForce(join(cli.assets, 'catalogue'), data);
  const words = loadWords(join(cli.assets, 'locales'), 'paper');
  const inStore = <T>(use: (store: Store) => T): T => {
    const done = changeStore(cli, data, use);
    if (done === null) throw new Error('the store is away');
    return done;
  };
  return new Promise((resolve) => {
    createPrintQueue({
      printer,
      store: {
        jobOf: (id) => inStore((store) => store.jobOf(id)),
        addCopy: (id) => inStore((store) => store.addCopy(id)),
        setJobState: (id, state) => inStore((store) => store.setJobState(id, state)),
      },
      compose: (job) =>
        ticketPaper(job, {
          catalogue,
          centreName: config.centre.name,
          words,
          demonstration: config.centre.mode === 'demonstration',
        }),
      onJob: ({ state, outcome }) => {
        if (state !== 'sending') resolve(outcome);
      },
      onError: () => resolve(null),
    }).printAgain(ticket.id, '');
  });
}

/** In one transaction. Null, and said, where the store cannot be written. */
function changeStore<T>(cli: Cli, data: string, change: (store: Store) => T): T | null {
  let result: T | null = null;
  const used = onDatabase(data, 'write', (db) => {
    const store = createStore(db, { now: cli.now, newId });
    result = change(store);
  });
  if (!used.ok) cli.complain(cli.words('noStore', { folder: data, code: used.code }));
  return result;
}

/** The waiting job of a ticket that is called so; null, and said, where there is none or several. */
function waitingJob({ complain, words, now }: Cli, store: Store, number: string): PrintJob | null {
  const jobs = store
    .waitingJobs(now() - WORKING_DAY_MS)
    .filter(({ ticket }) => ticket.number === number.toUpperCase());
  const [job] = jobs;
  if (job && jobs.length === 1) return job;
  complain(words(job ? 'jobs.several' : 'jobs.noSuch', { number }));
  return null;
}
