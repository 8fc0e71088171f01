import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { DockCommand, DockView, Welcome } from '../../flows/contract.ts';
import { queueOf } from '../../flows/domain/queue-of.ts';
import { serviceDayAt } from '../../flows/domain/service-day.ts';
import type { IssueResult, TicketRequest } from '../../flows/domain/ticket.ts';
import type { SessionEvent } from '../../flows/session/session.ts';
import type { Outcome } from '../../flows/technician/technician.ts';
import type { PresentedCard } from '../../hardware/card-readers/card-reader.ts';
import type { Printer } from '../../hardware/printers/printer.ts';
import { HELP_CALLS_MS } from '../store/people.ts';
import type { PrintJob, Store } from '../store/store.ts';
import type { BadgeDesk } from './badges/badge-desk.ts';
import { type Bridge, createBridge } from './bridge.ts';
import type { Clock } from './clock.ts';
import { reachOf } from './config/reach.ts';
import type { Config } from './config/schema.ts';
import type { ReaderSlot } from './devices/reader-slot.ts';
import { takeTyped } from './devices/take-typed.ts';
import type { Log } from './log.ts';
import type { KioskHost, PagePort } from './page-port.ts';
import { ticketPaper } from './paper/ticket-paper.ts';
import { paperTrouble } from './paper-trouble.ts';
import { createPaperMetre } from './printing/paper-metre.ts';
import { createPrintQueue } from './printing/print-queue.ts';
import { createSayer } from './say.ts';
import { runSession, type SessionRunner } from './session-runner.ts';
import type { Speaker } from './speech/speech.ts';
import { createPinGuard, type TechnicianConfig } from './technician/pin-guard.ts';
import { printOutcome } from './technician/print-outcome.ts';
import { createTechnician, type HostTechnicianDeps, type TechnicianStore } from './technician/technician.ts';
import { createVolunteers, type PinTries } from './volunteers.ts';
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
  readonly readers: readonly ReaderSlot[];
  readonly badges: BadgeDesk;
  readonly openStore: () => StoreOpening;
  readonly dock: Dock | null;
  readonly speaker: Speaker;
  /** Sign-language clips there are: `<locale>/<screen>`. */
  readonly signs: readonly string[];
  readonly technician: Omit<HostTechnicianDeps, 'config' | 'now' | 'store' | 'reprint' | 'badges'> & {
    /** With the PINs that they have now. */
    readonly people: () => readonly TechnicianConfig[];
  };
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
/** How long a technician may still print it, or void it. */
const WORKING_DAY_MS = 24 * 60 * 60 * 1000;
/** Lines of the audit trail in a diagnostics archive. */
const AUDIT_LINES = 2000;
/** No series gives more numbers on one day: after a lost store, numbering goes on beyond. */
const NUMBERS_OF_A_DAY = 500;
/** How often an unusable store is tried again. */
const STORE_RETRY_MS = 15_000;

/** The one loop: touches in, Views out, and between them flows, store and devices. */
export function createKiosk(deps: KioskDeps): Kiosk {
  const { config, catalogue, printer, clock, log, newId } = deps;
  const { widthMm, heightMm } = config.screen;
  const glass = { screen: { widthMm, heightMm }, reach: reachOf(config) };
  const voices = deps.speaker.voicesAvailable();
  const welcome: Welcome = {
    ...glass,
    dock: deps.dock !== null,
    keypad: config.access.keypad,
    scanSeconds: config.access.scanSeconds,
    voices,
    signs: deps.signs,
  };
  const centreName = config.centre.name;
  let store: Store | null = null;
  let storeRetry: unknown = null;
  /** Stores that went while the kiosk ran. */
  let losses = 0;
  // The session paints once before the bridge is there to hear it.
  let bridge: Bridge | null = null;

  const waitingSince = () => clock.now() - WAITING_TICKETS_MS;

  /** Technicians who wait for the paper of a ticket. */
  const reprints = new Map<string, (outcome: Outcome) => void>();

  const metre = createPaperMetre({
    write: (use) =>
      withStore((opened) => {
        opened.addPaper(use);
        return true;
      }) ?? false,
    later: (run, ms) => void clock.setTimeout(run, ms),
  });
  const stopCounting = [
    printer.onFed(metre.fed),
    printer.onTicket((event) => {
      log('ticket-at-mouth', { event });
      if (event === 'retracted') withStore((opened) => opened.noteRetracted());
    }),
  ];

  const queue = createPrintQueue({
    printer,
    store: {
      setJobState: (jobId, state) => metre.along((use) => usableStore().setJobState(jobId, state, use)),
      jobOf: (ticketId) => usableStore().jobOf(ticketId),
      addCopy: (ticketId) => usableStore().addCopy(ticketId),
    },
    compose: (job: PrintJob) => ticketPaper(job, { catalogue, centreName, words: deps.paperWords }),
    onJob: ({ sessionId, ticketId, state, outcome }) => {
      log('job', { ticket: ticketId, state, outcome: outcome?.kind ?? null });
      if (outcome && outcome.kind !== 'printed') tellPrinter();
      if (state !== 'sending') {
        reprints.get(ticketId)?.(outcome ? printOutcome(outcome) : { kind: 'print-doubtful' });
        reprints.delete(ticketId);
      }
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

  /** Wrong PINs count while the store is away, too. */
  let pinTries: PinTries = { wrong: 0, lastAt: 0 };
  const volunteers = createVolunteers({
    volunteers: config.volunteers,
    now: () => clock.now(),
    tries: () => {
      const [wrong, lastAt] = (withStore((opened) => opened.setting('pin-tries')) ?? '')
        .split(' ')
        .map(Number);
      const written = { wrong: wrong || 0, lastAt: lastAt || 0 };
      return written.wrong > pinTries.wrong ? written : pinTries;
    },
    noteTries: (tries) => {
      pinTries = tries;
      withStore((opened) => opened.setSetting('pin-tries', `${tries.wrong} ${tries.lastAt}`));
    },
    audit: (kind, subject) => {
      log(kind, { volunteer: subject });
      withStore((opened) => opened.audit(kind, subject));
    },
  });

  let technicianTries = 0;
  const pinGuard = createPinGuard({
    technicians: deps.technician.people,
    monotonic: () => clock.monotonic(),
    wrongBefore: () =>
      Number(withStore((opened) => opened.setting('technician-tries')) ?? technicianTries) || 0,
    noteWrong: (wrong) => {
      technicianTries = wrong;
      withStore((opened) => opened.setSetting('technician-tries', String(wrong)));
    },
    audit: (kind, subject) => {
      log(kind, { technician: subject });
      withStore((opened) => opened.audit(kind, subject));
    },
  });

  const jobsOfDay = () => withStore((opened) => opened.waitingJobs(clock.now() - WORKING_DAY_MS)) ?? [];
  const technicianStore: TechnicianStore = {
    waitingJobs: jobsOfDay,
    voidJob: (ticketId) => {
      const job = jobsOfDay().find(({ ticket }) => ticket.id === ticketId);
      if (!job) return false;
      return (
        withStore((opened) => {
          opened.setJobState(job.id, 'void');
          return true;
        }) ?? false
      );
    },
    facts: () =>
      withStore((opened) => ({
        ticketsToday: opened.ticketsOn(serviceDayAt(clock.now(), null)),
        jobsWaiting: opened.countWaitingJobs(clock.now() - WORKING_DAY_MS),
        outbox: opened.outboxDepth(),
        newestAt: opened.newestAt(),
      })),
    roll: () => withStore((opened) => metre.now(opened.roll())),
    newRoll: () =>
      withStore((opened) => {
        opened.newRoll();
        metre.forget();
        return true;
      }) ?? false,
    integrity: () => withStore((opened) => opened.integrity()),
    auditTrail: () => withStore((opened) => opened.auditTrail(AUDIT_LINES)) ?? [],
    audit: (kind, subject, detail) => {
      log(kind, { technician: subject, about: detail });
      withStore((opened) => opened.audit(kind, subject, detail));
    },
  };
  const technician = createTechnician({
    ...deps.technician,
    config,
    now: () => clock.now(),
    store: technicianStore,
    badges: deps.badges,
    reprint: (ticketId) =>
      new Promise((resolve) => {
        if (!jobsOfDay().some(({ ticket }) => ticket.id === ticketId)) return resolve({ kind: 'job-gone' });
        reprints.set(ticketId, (outcome) =>
          resolve(outcome.kind === 'printed' ? { kind: 'reprinted' } : outcome),
        );
        queue.printAgain(ticketId, '');
      }),
  });

  const openCalls = () =>
    (withStore((opened) => opened.openCalls(clock.now() - HELP_CALLS_MS)) ?? []).map(({ id, at }) => ({
      id,
      at,
      kioskId: config.kioskId,
    }));

  /** The machine that asks is in the middle of a step: its answer comes after it. */
  const later = (news: SessionEvent) => clock.setTimeout(() => session.send(news), 0);
  const sayer = createSayer(deps.speaker, (why) => {
    log('speech.failed', { why });
    // Black and silent would be nothing at all.
    if (session.view.access.blank)
      session.send({ type: 'set-access', change: { setting: 'blank', value: false } });
  });

  const isTended = config.technician.people.length > 0;

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
      glass,
      voice: voices.length > 0,
      calls: openCalls,
      technician: technician.sights,
      technicians: isTended,
    },
    onSession: (_, before) => {
      for (const { reader } of deps.readers) reader?.drop();
      if (before === null) return;
      sayer.forget();
      const heard = deps.speaker.stats();
      // Where phrases came from: a clip that is missing is spoken by the voice, and shows here.
      if (heard.recorded + heard.generated + heard.synthesised > 0) log('speech.sources', { ...heard });
    },
    session: {
      times: config.session,
      defaultLocale: config.locale,
      glass,
      voice: voices.length > 0,
      newId,
      help: {
        checkPin: (pin, of) => (of === 'technician' ? pinGuard.check(pin) : volunteers.check(pin)),
        call: (sessionId, whom) => {
          const call = withStore((opened) => opened.callHelp(sessionId, whom));
          log('help.called', { whom, written: call !== null });
          // Without a store nobody would come: the screen goes on saying whom to ask.
          if (call) later({ type: 'help', sessionId, state: 'called' });
        },
        calls: openCalls,
        answer: (callId, { id }) => {
          const mine = withStore((opened) => opened.openCalls(0).find((call) => call.id === callId));
          withStore((opened) => opened.answerCall(callId, id));
          if (mine) later({ type: 'help', sessionId: mine.sessionId, state: 'answered' });
          session.refresh();
        },
        audit: ({ sessionId, volunteerId, what, event }) => {
          withStore((opened) =>
            opened.audit(
              `assist.${what}`,
              sessionId,
              event === null ? volunteerId : `${volunteerId} ${event}`,
            ),
          );
          if (what === 'began') answerCallsOf(sessionId, volunteerId);
        },
      },
      technician: {
        ...technician,
        exists: isTended,
        audit: (what, technicianId) => technicianStore.audit(`technician.${what}`, technicianId, null),
      },
      print: (ticketId, sessionId) => queue.printAgain(ticketId, sessionId),
      queueTicket: {
        catalogue,
        visitKinds: config.visitKinds,
        issue,
        startPrint: (ticketId, sessionId) => queue.start(ticketId, sessionId),
        rate: (rating) => {
          withStore((opened) => opened.rate(rating));
        },
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

  const answerCallsOf = (mine: string, volunteerId: string) =>
    withStore((opened) => {
      for (const { id, sessionId } of opened.openCalls(clock.now() - HELP_CALLS_MS))
        if (sessionId === mine) opened.answerCall(id, volunteerId);
    });

  bridge = createBridge({
    welcome,
    currentView: () => session.view,
    currentDock: () => deps.dock?.view ?? null,
    onEvent: (event) => session.send(event),
    onDock: (command) => deps.dock?.command(command),
    onSay: sayer.say,
    onTyped: (line) => takeTyped(deps.readers, line),
    log,
  });
  const connected = bridge;
  deps.dock?.onChange((view) => connected.paintDock(view));

  const tellPrinter = () => session.send({ type: 'printer', trouble: paperTrouble(printer.status) });
  const stopFollowing = [
    printer.onState(() => session.refresh()),
    ...deps.readers.flatMap((slot) => [
      slot.onState(() => session.refresh()),
      slot.onRead(({ read, card }) => {
        const { sessionId } = session;
        // Nobody's: a technician's test, or a card held to an empty kiosk.
        if (read && sessionId !== null) session.send({ type: 'read', sessionId, read });
        if (card && !session.isTended) void signIn(card, sessionId);
      }),
    ]),
  ];
  const stopListening = printer.onStatus((status) => {
    log('printer', { state: status.kind });
    tellPrinter();
  });

  /** A badge opens the way in that a PIN would open, and for a bare number the PIN is asked. */
  const signIn = async (card: PresentedCard, sessionId: string | null) => {
    const answer = await deps.badges.signIn(card);
    // Whoever was there when the card came has left meanwhile, or a technician has signed in otherwise.
    if (session.sessionId !== sessionId || session.isTended) return;
    switch (answer.kind) {
      case 'technician':
        technicianStore.audit('technician.badge', answer.technicianId, null);
        return session.send({ type: 'technician-badge', technicianId: answer.technicianId });
      case 'volunteer':
        log('volunteer.badge', { volunteer: answer.volunteer.id });
        withStore((opened) => opened.audit('volunteer.badge', answer.volunteer.id));
        return session.send({ type: 'volunteer-badge', volunteer: answer.volunteer });
      case 'needs-pin':
        return session.send({ type: 'badge-asks-pin', of: answer.of });
      case 'refused':
        return log('badge.refused');
    }
  };

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
      for (const stop of stopFollowing) stop();
      connected.close();
      session.stop();
      await printer.close();
      for (const stop of stopCounting) stop();
      metre.flush();
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
