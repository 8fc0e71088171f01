import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { DockCommand, DockView, Locale, Welcome } from '../../flows/contract.ts';
import { createFlows } from '../../flows/create-flows.ts';
import type { Centre } from '../../flows/domain/centre.ts';
import { queueOf } from '../../flows/domain/queue-of.ts';
import type { NewRecord, Recorded, RecordKind } from '../../flows/domain/record.ts';
import type { Say } from '../../flows/domain/say.ts';
import { serviceDayAt } from '../../flows/domain/service-day.ts';
import type { IssueResult, TicketRequest } from '../../flows/domain/ticket.ts';
import type { FlowName } from '../../flows/flow.ts';
import type { SessionEvent } from '../../flows/session/session.ts';
import type { Outcome } from '../../flows/technician/technician.ts';
import type { PresentedCard } from '../../hardware/card-readers/card-reader.ts';
import type { Printer } from '../../hardware/printers/printer.ts';
import { seal } from '../centre/sealed-box.ts';
import { HELP_CALLS_MS } from '../store/people.ts';
import type { PrintJob } from '../store/store.ts';
import type { BadgeDesk } from './badges/badge-desk.ts';
import { type Bridge, createBridge } from './bridge.ts';
import type { CatalogueKeeper } from './catalogue/catalogue-keeper.ts';
import { createIndexKeeper } from './catalogue/index-keeper.ts';
import { tellNews } from './catalogue/tell-news.ts';
import type { Clock } from './clock.ts';
import { reachOf } from './config/reach.ts';
import type { Config } from './config/schema.ts';
import type { ReaderSlot } from './devices/reader-slot.ts';
import { takeTyped } from './devices/take-typed.ts';
import { errorCode } from './error-code.ts';
import { createKeptForms } from './kept/kept-forms.ts';
import type { Log } from './log.ts';
import { createCourier } from './outbox/courier.ts';
import type { KioskHost, PagePort } from './page-port.ts';
import { sheetPaper } from './paper/sheet-paper.ts';
import { ticketPaper } from './paper/ticket-paper.ts';
import { paperTrouble } from './paper-trouble.ts';
import { createPins } from './pins.ts';
import { createPaperMetre } from './printing/paper-metre.ts';
import { createPrintQueue } from './printing/print-queue.ts';
import { createSheetPrinter } from './printing/sheet-printer.ts';
import { createSayer } from './say.ts';
import { runSession, type SessionRunner } from './session-runner.ts';
import type { Speaker } from './speech/speech.ts';
import { createStoreKeeper, type StoreOpening } from './store-keeper.ts';
import type { TechnicianConfig } from './technician/pin-guard.ts';
import { printOutcome } from './technician/print-outcome.ts';
import { createTechnician, type HostTechnicianDeps, type TechnicianStore } from './technician/technician.ts';
import type { Words } from './words/load-words.ts';

/** The simulated devices, where there are any. */
export interface Dock {
  readonly view: DockView;
  onChange(listener: (view: DockView) => void): void;
  command(command: DockCommand): void;
}

export interface KioskDeps {
  readonly config: Config;
  readonly catalogue: Pick<CatalogueKeeper, 'current' | 'knowing' | 'follow'>;
  readonly paperWords: Words;
  /** Asked by the flows, and handed what was written down. */
  readonly centre: Centre;
  /** The texts of the flows. */
  readonly flowWords: (locale: Locale) => Say;
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
/** The flow whose half-done form ends with a record of this kind; null where none was put aside. */
const FORM_OF: Readonly<Record<RecordKind, FlowName | null>> = {
  application: 'application',
  'call-back': 'request',
  'home-visit': 'request',
  'home-help': 'request',
  checklist: null,
  reference: null,
  rights: null,
  opinion: null,
  complaint: null,
  thanks: null,
  'check-in': null,
};

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
  // The session paints once before the bridge is there to hear it.
  let bridge: Bridge | null = null;

  const store = createStoreKeeper({
    open: deps.openStore,
    clock,
    log,
    onLost: (code) => session.send({ type: 'service-lost', code }),
    onRestored: () => {
      session.send({ type: 'service-restored' });
      session.refresh();
    },
    onInterrupted: () => printer.distrust(),
  });
  const waitingSince = () => clock.now() - WAITING_TICKETS_MS;

  /** Technicians who wait for the paper of a ticket. */
  const reprints = new Map<string, (outcome: Outcome) => void>();

  const metre = createPaperMetre({
    write: (use) =>
      store.with((opened) => {
        opened.addPaper(use);
        return true;
      }) ?? false,
    later: (run, ms) => void clock.setTimeout(run, ms),
  });
  const stopCounting = [
    printer.onFed(metre.fed),
    printer.onTicket((event) => {
      log('ticket-at-mouth', { event });
      if (event === 'retracted') store.with((opened) => opened.noteRetracted());
    }),
  ];

  const queue = createPrintQueue({
    printer,
    store: {
      setJobState: (jobId, state) => metre.along((use) => store.usable().setJobState(jobId, state, use)),
      jobOf: (ticketId) => store.usable().jobOf(ticketId),
      addCopy: (ticketId) => store.usable().addCopy(ticketId),
    },
    compose: (job: PrintJob) =>
      ticketPaper(job, {
        catalogue: catalogue.knowing(job.ticket),
        centreName,
        words: deps.paperWords,
        demonstration: deps.centre.isDemonstration,
      }),
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

  const issue = async (request: TicketRequest, chosenFrom: Catalogue): Promise<IssueResult> => {
    const target = queueOf(request, chosenFrom, config.visitKinds);
    const pace = config.queue.series[target.series] ?? config.queue.default;
    const deskPace = { desks: pace.desks, serviceMs: pace.serviceMinutes * 60_000 };
    const write = () => store.with((opened) => opened.issueTicket(request, target, deskPace));
    // A store that broke is set aside and a fresh one opened: the citizen who met the fault still gets a number.
    const job = write() ?? write();
    if (!job) return { ok: false, reason: 'store' };
    log('ticket.issued', { ticket: job.ticket.id, number: job.ticket.number });
    wakeCourier();
    return { ok: true, ticket: job.ticket };
  };

  const pins = createPins({
    volunteers: config.volunteers,
    technicians: deps.technician.people,
    clock,
    store,
    log,
  });

  const jobsOfDay = () => store.with((opened) => opened.waitingJobs(clock.now() - WORKING_DAY_MS)) ?? [];
  const technicianStore: TechnicianStore = {
    waitingJobs: jobsOfDay,
    voidJob: (ticketId) => {
      const job = jobsOfDay().find(({ ticket }) => ticket.id === ticketId);
      if (!job) return false;
      return (
        store.with((opened) => {
          opened.setJobState(job.id, 'void');
          return true;
        }) ?? false
      );
    },
    facts: () =>
      store.with((opened) => ({
        ticketsToday: opened.ticketsOn(serviceDayAt(clock.now(), null)),
        jobsWaiting: opened.countWaitingJobs(clock.now() - WORKING_DAY_MS),
        outbox: opened.outboxDepth(),
        capturedCards: opened.capturedCards(),
        newestAt: opened.newestAt(),
      })),
    roll: () => store.with((opened) => metre.now(opened.roll())),
    newRoll: () =>
      store.with((opened) => {
        opened.newRoll();
        metre.forget();
        return true;
      }) ?? false,
    binEmptied: () => {
      store.with((opened) => opened.binEmptied());
    },
    integrity: () => store.with((opened) => opened.integrity()),
    auditTrail: () => store.with((opened) => opened.auditTrail(AUDIT_LINES)) ?? [],
    audit: (kind, subject, detail) => {
      log(kind, { technician: subject, about: detail });
      store.with((opened) => opened.audit(kind, subject, detail));
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
    (store.with((opened) => opened.openCalls(clock.now() - HELP_CALLS_MS)) ?? []).map(({ id, at }) => ({
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

  const { centre } = deps;
  const keptForms = createKeptForms({ withStore: store.with, clock, days: config.session.keepDays });
  const courier = createCourier({ centre, withStore: store.with, clock, log });
  const hasCentre = config.centre.mode !== 'standalone';
  /** Without a centre what is for it waits in the store, for the day on which there is one. */
  const wakeCourier = () => {
    if (hasCentre) courier.nudge();
  };

  const sheets = createSheetPrinter({
    printer,
    store: {
      addSheet: (sheetId) => store.usable().addSheet(sheetId),
      setSheetState: (sheetId, state) =>
        metre.along((use) => {
          store.usable().setSheetState(sheetId, state);
          if (use) store.usable().addPaper(use);
        }),
    },
    compose: (sheet, copy) =>
      sheetPaper(sheet, copy, {
        centreName,
        words: deps.paperWords,
        now: clock.now(),
        demonstration: centre.isDemonstration,
      }),
    onSheet: ({ sessionId, sheetId, state, outcome }) => {
      log('sheet', { sheet: sheetId, state, outcome: outcome?.kind ?? null });
      if (outcome && outcome.kind !== 'printed') tellPrinter();
      session.send({ type: 'sheet', sessionId, sheetId, state });
      session.refresh();
    },
    onError: (error) => log('print.failed', { error: errorCode(error) }),
  });

  const record = async ({ sealed, ...entry }: NewRecord): Promise<Recorded> => {
    // What is personal reaches the disk only as the centre alone can read it.
    const sealIt = sealed && ((belongsTo: string) => seal(sealed, centre.sealingKey, belongsTo));
    const write = () => store.with((opened) => opened.record(entry, config.kioskId, sealIt));
    const written = write() ?? write();
    wakeCourier();
    const form = FORM_OF[entry.kind];
    if (written && form) keptForms.settle(form);
    return written ? { ok: true, ...written } : { ok: false, reason: 'store' };
  };

  const indexOf = createIndexKeeper();
  // Made before anybody comes: the first letter must not wait for it.
  indexOf(catalogue.current());

  const flows = createFlows({
    newId,
    now: () => clock.now(),
    record,
    recordOf: async (number) => store.with((opened) => opened.recordOf(number)),
    ...(hasCentre && { centre }),
    keep: keptForms.keep,
    takeUp: keptForms.takeUp,
    printSheet: sheets.print,
    say: deps.flowWords,
    indexOf,
    catalogue: catalogue.current,
    visitKinds: config.visitKinds,
    issue,
    startPrint: (ticketId, sessionId) => queue.start(ticketId, sessionId),
    print: (ticketId, sessionId) => queue.printAgain(ticketId, sessionId),
    rate: (rating) => {
      store.with((opened) => opened.rate(rating));
      wakeCourier();
    },
    waiting: () =>
      (store.with((opened) => opened.waitingJobs(waitingSince())) ?? []).map(({ ticket }) => ({
        ticketId: ticket.id,
        number: ticket.number,
        issuedAt: ticket.issuedAt,
      })),
  });

  const isThere = (kind: string | undefined) => kind === 'ready' || kind === 'degraded';
  const reads = (kind: ReaderSlot['id']) =>
    deps.readers.some(({ id, reader }) => id === kind && isThere(reader?.state.kind));

  const session: SessionRunner = runSession({
    clock,
    log,
    onHopeless: deps.onHopeless,
    paint: (view) => bridge?.paint(view),
    view: {
      flows,
      say: deps.flowWords,
      demonstration: centre.isDemonstration,
      centreName,
      waitingTickets: () => store.with((opened) => opened.countWaitingJobs(waitingSince())) ?? 0,
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
      keptForms.forget();
      const heard = deps.speaker.stats();
      // Where phrases came from: a clip that is missing is spoken by the voice, and shows here.
      if (heard.recorded + heard.generated + heard.synthesised > 0) log('speech.sources', { ...heard });
    },
    session: {
      times: config.session,
      defaultLocale: config.locale,
      glass,
      voice: voices.length > 0,
      readers: () => ({ document: reads('idScanner'), code: reads('barCodeReader') }),
      newId,
      help: {
        checkPin: (pin, of) =>
          of === 'technician' ? pins.technicians.check(pin) : pins.volunteers.check(pin),
        lockedMs: (of) => (of === 'technician' ? pins.technicians : pins.volunteers).lockedMs(),
        call: (sessionId, whom) => {
          const call = store.with((opened) => opened.callHelp(sessionId, whom));
          log('help.called', { whom, written: call !== null });
          wakeCourier();
          // Without a store nobody would come: the screen goes on saying whom to ask.
          if (call) later({ type: 'help', sessionId, state: 'called' });
        },
        calls: openCalls,
        answer: (callId, { id }) => {
          const mine = store.with((opened) => opened.openCalls(0).find((call) => call.id === callId));
          store.with((opened) => opened.answerCall(callId, id));
          if (mine) later({ type: 'help', sessionId: mine.sessionId, state: 'answered' });
          session.refresh();
        },
        audit: ({ sessionId, volunteerId, what, event }) => {
          store.with((opened) =>
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
      flows,
    },
  });

  const answerCallsOf = (mine: string, volunteerId: string) =>
    store.with((opened) => {
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
      slot.onRead(({ read, card, captured }) => {
        if (captured) store.with((opened) => opened.noteCaptured(captured));
        const { sessionId } = session;
        // Nobody's: a technician's test, or a document held to an empty kiosk.
        if (read && sessionId !== null) session.send({ type: 'read', sessionId, read });
        // Held to the kiosk while nobody is there, a code says what somebody has come for.
        else if (read?.kind === 'code' && !session.isTended)
          session.send({ type: 'code', use: read.use, id: read.id });
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
        store.with((opened) => opened.audit('volunteer.badge', answer.volunteer.id));
        return session.send({ type: 'volunteer-badge', volunteer: answer.volunteer });
      case 'needs-pin':
        return session.send({ type: 'badge-asks-pin', of: answer.of });
      case 'refused':
        return log('badge.refused');
    }
  };

  store.begin();
  keptForms.begin();
  wakeCourier();
  catalogue.follow((news) =>
    tellNews(news, log, (kind, subject, detail) => {
      store.with((opened) => opened.audit(kind, subject, detail));
    }),
  );
  tellPrinter();

  return {
    welcome,
    refusals: connected.refusals,
    connect: (page: PagePort) => connected.connect(page),
    async close() {
      stopListening();
      for (const stop of stopFollowing) stop();
      connected.close();
      session.stop();
      await printer.close();
      for (const stop of stopCounting) stop();
      metre.flush();
      keptForms.stop();
      courier.stop();
      store.close();
    },
  };
}
