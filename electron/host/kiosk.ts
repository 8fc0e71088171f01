import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { DockCommand, DockView, Welcome } from '../../flows/contract.ts';
import { queueOf } from '../../flows/domain/queue-of.ts';
import type { IssueResult, TicketRequest } from '../../flows/domain/ticket.ts';
import type { Printer } from '../../hardware/printers/printer.ts';
import type { PrintJob, Store } from '../store/store.ts';
import { type Bridge, createBridge } from './bridge.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/schema.ts';
import type { Log } from './log.ts';
import type { KioskHost, PagePort } from './page-port.ts';
import { ticketPaper } from './paper/ticket-paper.ts';
import { paperTrouble } from './paper-trouble.ts';
import { createPrintQueue } from './printing/print-queue.ts';
import { runSession, type SessionRunner } from './session-runner.ts';
import type { Words } from './words/load-words.ts';

/** The simulated devices, where there are any. */
export interface Dock {
  readonly view: DockView;
  onChange(listener: (view: DockView) => void): void;
  command(command: DockCommand): void;
}

export interface KioskDeps {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly paperWords: Words;
  readonly printer: Printer;
  readonly openStore: () => StoreOpening;
  readonly dock: Dock | null;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  readonly onHopeless: (error: unknown) => void;
}

export type StoreOpening =
  /** `lost`: stores that had to be set aside today; their numbers are on paper. */
  | { readonly ok: true; readonly store: Store; readonly lost: number }
  /** `code` for the technician who reads it off the glass. */
  | { readonly ok: false; readonly code: string };

export interface Kiosk extends KioskHost {
  readonly welcome: Welcome;
  readonly refusals: Bridge['refusals'];
}

/** How long a ticket without paper is offered at the kiosk. */
const WAITING_TICKETS_MS = 2 * 60 * 60 * 1000;
/** No series gives more numbers on one day: after a lost store, numbering goes on beyond. */
const NUMBERS_OF_A_DAY = 500;
/** How often an unusable store is tried again. */
const STORE_RETRY_MS = 15_000;

/** The one loop: touches in, Views out, and between them flows, store and devices. */
export function createKiosk(deps: KioskDeps): Kiosk {
  const { config, catalogue, printer, clock, log, newId } = deps;
  const welcome: Welcome = { screen: config.screen, dock: deps.dock !== null };
  const centreName = config.centre.name;
  let store: Store | null = null;
  let storeRetry: unknown = null;
  /** Stores that went while the kiosk ran. */
  let losses = 0;
  // The session paints once before the bridge is there to hear it.
  let bridge: Bridge | null = null;

  const waitingSince = () => clock.now() - WAITING_TICKETS_MS;

  const queue = createPrintQueue({
    printer,
    store: {
      setJobState: (jobId, state) => usableStore().setJobState(jobId, state),
      jobOf: (ticketId) => usableStore().jobOf(ticketId),
      addCopy: (ticketId) => usableStore().addCopy(ticketId),
    },
    compose: (job: PrintJob) => ticketPaper(job, { catalogue, centreName, words: deps.paperWords }),
    onJob: ({ sessionId, ticketId, state, outcome }) => {
      log('job', { ticket: ticketId, state, outcome: outcome?.kind ?? null });
      if (outcome && outcome.kind !== 'printed') tellPrinter();
      session.send({ type: 'job', sessionId, ticketId, state });
      session.refresh();
    },
    onError: (error) => log('print.failed', { error: errorCode(error) }),
  });

  const issue = async (request: TicketRequest): Promise<IssueResult> => {
    const target = queueOf(request, catalogue, config.visitKinds);
    const pace = config.queue.series[target.series] ?? config.queue.default;
    const deskPace = { desks: pace.desks, serviceMs: pace.serviceMinutes * 60_000 };
    const write = () => withStore((opened) => opened.issueTicket(request, target, deskPace));
    // A store that broke is set aside and a fresh one opened: the citizen who met the fault still gets a number.
    const job = write() ?? write();
    if (!job) return { ok: false, reason: 'store' };
    log('ticket.issued', { ticket: job.ticket.id, number: job.ticket.number });
    return { ok: true, ticket: job.ticket };
  };

  /** Null when the store cannot do it; one that is broken or gone is opened anew. */
  const withStore = <T>(use: (opened: Store) => T): T | null => {
    try {
      if (store && !store.isThere()) reopenStore('gone');
      return store && use(store);
    } catch (error) {
      log('store.failed', { error: errorCode(error) });
      if (isBroken(error)) reopenStore(errorCode(error));
      return null;
    }
  };

  const session: SessionRunner = runSession({
    clock,
    log,
    onHopeless: deps.onHopeless,
    paint: (view) => bridge?.paint(view),
    view: {
      catalogue,
      visitKinds: config.visitKinds,
      centreName,
      waitingTickets: () => withStore((opened) => opened.countWaitingJobs(waitingSince())) ?? 0,
    },
    session: {
      times: config.session,
      defaultLocale: config.locale,
      newId,
      print: (ticketId, sessionId) => queue.printAgain(ticketId, sessionId),
      queueTicket: {
        catalogue,
        visitKinds: config.visitKinds,
        issue,
        startPrint: (ticketId, sessionId) => queue.start(ticketId, sessionId),
      },
      waitingTickets: {
        waiting: () =>
          (withStore((opened) => opened.waitingJobs(waitingSince())) ?? []).map(({ ticket }) => ({
            ticketId: ticket.id,
            number: ticket.number,
            issuedAt: ticket.issuedAt,
          })),
      },
    },
  });

  bridge = createBridge({
    welcome,
    currentView: () => session.view,
    currentDock: () => deps.dock?.view ?? null,
    onEvent: (event) => session.send(event),
    onDock: (command) => deps.dock?.command(command),
    log,
  });
  const connected = bridge;
  deps.dock?.onChange((view) => connected.paintDock(view));

  const tellPrinter = () => session.send({ type: 'printer', trouble: paperTrouble(printer.status) });
  const stopListening = printer.onStatus((status) => {
    log('printer', { state: status.kind });
    tellPrinter();
  });

  const tryStore = () => {
    const opening = deps.openStore();
    if (!opening.ok || !takeUp(opening.store, opening.lost + losses)) {
      session.send({ type: 'service-lost', code: opening.ok ? 'STORE-FULL' : opening.code });
      clock.clearTimeout(storeRetry);
      storeRetry = clock.setTimeout(tryStore, STORE_RETRY_MS);
      return;
    }
    store = opening.store;
    session.send({ type: 'service-restored' });
    session.refresh();
  };

  /** The file is opened anew; what cannot be used of it is set aside then. */
  const reopenStore = (why: string) => {
    log('store.reopened', { why });
    if (why === 'gone') losses++;
    const old = store;
    store = null;
    try {
      old?.close();
    } catch (error) {
      log('store.failed', { error: errorCode(error) });
    }
    tryStore();
  };

  /** What the last run left behind: a power cut is noticed, and what it interrupted is in doubt. False when nothing can be written. */
  const takeUp = (opened: Store, lost: number): boolean => {
    try {
      if (opened.setting('running') === 'yes') {
        opened.audit('kiosk.interrupted');
        printer.distrust();
      }
      opened.setSetting('running', 'yes');
      if (lost > 0) opened.reserveNumbers(lost * NUMBERS_OF_A_DAY);
      const doubted = opened.doubtInterruptedJobs();
      if (doubted > 0) log('jobs.doubted', { count: doubted });
      return true;
    } catch (error) {
      // It can be read and not written: a full disk.
      log('store.failed', { error: errorCode(error) });
      opened.close();
      return false;
    }
  };

  const usableStore = (): Store => {
    if (!store) throw new Error('the store is not open');
    return store;
  };

  tryStore();
  tellPrinter();

  return {
    welcome,
    refusals: connected.refusals,
    connect: (page: PagePort) => connected.connect(page),
    async close() {
      clock.clearTimeout(storeRetry);
      stopListening();
      connected.close();
      session.stop();
      await printer.close();
      store?.setSetting('running', 'no');
      store?.close();
    },
  };
}

/** Nothing that waiting or more room on the disk would mend. */
function isBroken(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|ERROR|READONLY_DBMOVED)/.test(errorCode(error));
}

function errorCode(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.name;
  return 'unknown';
}
