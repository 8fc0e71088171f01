import { assign, raise, type SnapshotFrom, sendTo, setup, stateIn } from 'xstate';
import type { KioskEvent, KioskEventType, Locale, PaperTrouble } from '../contract.ts';
import type { JobState } from '../domain/ticket.ts';
import { FLOW_EVENTS, type FlowEvent, type FlowInput, refuses } from '../flow.ts';
import { createQueueTicketMachine, type QueueTicketDeps } from '../queue-ticket/machine.ts';
import { createWaitingTicketsMachine, type WaitingTicketsDeps } from '../waiting-tickets/machine.ts';
import { afterTouch, NEW_PACE, type Pace, stretched } from './pace.ts';

/** Seconds a citizen may rest; all of them from the configuration. */
export interface SessionTimes {
  /** Without a touch until the warning. */
  readonly idleSeconds: number;
  /** The same once the ticket is in the citizen's hand. */
  readonly idleAfterTicketSeconds: number;
  /** Length of the warning; at least 20 (WCAG 2.2, 2.2.1). */
  readonly warningSeconds: number;
}

export interface SessionDeps {
  readonly times: SessionTimes;
  readonly defaultLocale: Locale;
  readonly newId: () => string;
  /** Milliseconds of a clock that nobody can set back. */
  readonly monotonic: () => number;
  readonly queueTicket: Omit<QueueTicketDeps, 'newId' | 'print'>;
  readonly waitingTickets: Omit<WaitingTicketsDeps, 'print'>;
  readonly print: (ticketId: string, sessionId: string) => void;
}

/** News from the host. Job news carry the session that asked; another session never hears of them. */
export type HostEvent =
  | { readonly type: 'printer'; readonly trouble: PaperTrouble | null }
  | {
      readonly type: 'job';
      readonly sessionId: string;
      readonly ticketId: string;
      readonly state: JobState;
    }
  | { readonly type: 'service-lost'; readonly code: string }
  | { readonly type: 'service-restored' };

/** The machine to itself. */
type InnerEvent = { readonly type: 'ended' } | { readonly type: 'gone' } | { readonly type: 'pace-changed' };

export type SessionEvent = KioskEvent | HostEvent | InnerEvent;

export interface SessionContext {
  /** Null while nobody is there. */
  readonly sessionId: string | null;
  readonly locale: Locale;
  readonly trouble: PaperTrouble | null;
  /** When the presence region acts next, on the monotonic clock; null while nobody is there. */
  readonly deadlineAt: number | null;
  /** How slowly this citizen touches; stretches the deadlines. */
  readonly pace: Pace;
  /** The citizen has what they came for. */
  readonly settled: boolean;
  /** Why the kiosk cannot serve; null when it can. */
  readonly outOfService: string | null;
}

/** Every touch: proof that somebody is there. */
export const CITIZEN_EVENTS = [
  'begin',
  'choose',
  'unsure',
  'turn-page',
  'open-visit-kinds',
  'open-waiting-tickets',
  'print',
  'finish',
  'retry',
  'back',
  'restart',
  'open-help',
  'open-languages',
  'set-language',
  'close',
  'continue',
  'activity',
] as const satisfies readonly KioskEventType[];

const SECOND_MS = 1000;

/**
 * One visit from the first touch to the return of the attract screen. Three regions side by side: what is on
 * stage (attract screen or a flow), what lies over it (help, languages), and whether anybody is there.
 */
export function createSessionMachine(deps: SessionDeps) {
  const queueTicket = createQueueTicketMachine({
    ...deps.queueTicket,
    newId: deps.newId,
    print: deps.print,
  });
  const waitingTickets = createWaitingTicketsMachine({ ...deps.waitingTickets, print: deps.print });
  const flowInput = ({ context }: { context: SessionContext }): FlowInput => ({
    sessionId: context.sessionId ?? '',
    locale: context.locale,
    trouble: context.trouble,
  });
  const toFlow = Object.fromEntries(
    FLOW_EVENTS.map((type) => [type, { guard: 'nothingOnTop', actions: 'passToFlow' }] as const),
  );
  const stillHere = Object.fromEntries(
    CITIZEN_EVENTS.map((type) => [type, { target: 'here', reenter: true, actions: 'noteTouch' }] as const),
  );

  return setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      meta: {} as ReturnType<typeof refuses>,
    },
    actors: { queueTicket, waitingTickets },
    actions: {
      forgetCitizen: assign({
        sessionId: null,
        locale: deps.defaultLocale,
        deadlineAt: null,
        pace: NEW_PACE,
        settled: false,
      }),
      startSession: assign({ sessionId: () => deps.newId() }),
      setLocale: assign({
        locale: ({ event, context }) =>
          event.type === 'begin' || event.type === 'set-language' ? event.locale : context.locale,
      }),
      rememberTrouble: assign({
        trouble: ({ event, context }) => (event.type === 'printer' ? event.trouble : context.trouble),
      }),
      passToFlow: sendTo('flow', ({ event }) => event as FlowEvent),
      passJobToFlow: sendTo(
        'flow',
        (_, { ticketId, state }: { ticketId: string; state: JobState }): FlowEvent => ({
          type: 'job',
          ticketId,
          state,
        }),
      ),
      passLocaleToFlow: sendTo(
        'flow',
        ({ event, context }): FlowEvent => ({
          type: 'locale',
          locale: event.type === 'set-language' ? event.locale : context.locale,
        }),
      ),
      noteTouch: assign({
        pace: ({ context, event }) =>
          afterTouch(context.pace, deps.monotonic(), { askedForTime: event.type === 'continue' }),
      }),
      waitForTouch: assign({ deadlineAt: ({ context }) => deps.monotonic() + idleMs(context) }),
      warn: assign({ deadlineAt: () => deps.monotonic() + deps.times.warningSeconds * SECOND_MS }),
    },
    guards: {
      nothingOnTop: stateIn({ overlay: 'none' }),
      isMySession: ({ context }, sessionId: string) => context.sessionId === sessionId,
      isOutOfService: ({ context }) => context.outOfService !== null,
      deadlinePassed: ({ context }) => deps.monotonic() >= (context.deadlineAt ?? Number.POSITIVE_INFINITY),
      settledChanged: ({ context }, settled: boolean) => context.settled !== settled,
    },
    delays: { idle: ({ context }) => idleMs(context), second: SECOND_MS },
  }).createMachine({
    id: 'session',
    type: 'parallel',
    context: {
      sessionId: null,
      locale: deps.defaultLocale,
      trouble: null,
      deadlineAt: null,
      pace: NEW_PACE,
      settled: false,
      outOfService: null,
    },
    on: {
      'service-lost': { actions: assign({ outOfService: ({ event }) => event.code }) },
      'service-restored': { actions: assign({ outOfService: null }) },
    },
    states: {
      stage: {
        initial: 'attract',
        on: { restart: '.attract', gone: '.attract' },
        states: {
          attract: {
            meta: refuses(...FLOW_EVENTS),
            entry: ['forgetCitizen', raise({ type: 'ended' })],
            always: { guard: 'isOutOfService', target: 'outOfService' },
            on: {
              begin: {
                guard: 'nothingOnTop',
                target: 'queueTicket',
                actions: ['startSession', 'setLocale'],
              },
              'open-waiting-tickets': {
                guard: 'nothingOnTop',
                target: 'waitingTickets',
                actions: 'startSession',
              },
              printer: { actions: 'rememberTrouble' },
              job: {},
            },
          },
          queueTicket: {
            meta: refuses('begin', 'open-waiting-tickets'),
            invoke: {
              id: 'flow',
              src: 'queueTicket',
              input: flowInput,
              onDone: 'attract',
              onSnapshot: {
                guard: {
                  type: 'settledChanged',
                  params: ({ event }) => event.snapshot.hasTag('settled'),
                },
                actions: [
                  assign({ settled: ({ event }) => event.snapshot.hasTag('settled') }),
                  raise({ type: 'pace-changed' }),
                ],
              },
            },
            on: {
              ...toFlow,
              'set-language': { actions: 'passLocaleToFlow' },
              printer: { actions: ['rememberTrouble', 'passToFlow'] },
              job: {
                guard: { type: 'isMySession', params: ({ event }) => event.sessionId },
                actions: { type: 'passJobToFlow', params: ({ event }) => event },
              },
            },
          },
          waitingTickets: {
            meta: refuses('begin', 'open-waiting-tickets'),
            // A snapshot of the flow repaints the page even when nothing here changes.
            invoke: {
              id: 'flow',
              src: 'waitingTickets',
              input: flowInput,
              onDone: 'attract',
              onSnapshot: {},
            },
            on: {
              ...toFlow,
              'set-language': { actions: 'passLocaleToFlow' },
              printer: { actions: ['rememberTrouble', 'passToFlow'] },
              job: {
                guard: { type: 'isMySession', params: ({ event }) => event.sessionId },
                actions: { type: 'passJobToFlow', params: ({ event }) => event },
              },
            },
          },
          outOfService: {
            meta: refuses(...FLOW_EVENTS, 'begin', 'open-waiting-tickets'),
            on: {
              'service-restored': { target: 'attract', actions: assign({ outOfService: null }) },
              printer: { actions: 'rememberTrouble' },
              job: {},
            },
          },
        },
      },
      overlay: {
        initial: 'none',
        on: {
          restart: '.none',
          ended: '.none',
          'open-help': '.help',
          'open-languages': '.language',
          'set-language': { target: '.none', actions: 'setLocale' },
        },
        states: {
          none: { meta: refuses('close') },
          help: { on: { close: 'none', back: 'none' } },
          language: { on: { close: 'none', back: 'none' } },
        },
      },
      presence: {
        initial: 'nobody',
        on: { ended: '.nobody', restart: '.nobody' },
        states: {
          nobody: { on: { ...stillHere, restart: {}, activity: {}, continue: {} } },
          here: {
            entry: 'waitForTouch',
            on: { ...stillHere, restart: 'nobody', 'pace-changed': { target: 'here', reenter: true } },
            after: { idle: 'warning' },
          },
          warning: {
            entry: 'warn',
            initial: 'counting',
            on: { ...stillHere, restart: 'nobody' },
            states: {
              counting: {
                after: {
                  second: [
                    { guard: 'deadlinePassed', actions: raise({ type: 'gone' }) },
                    { target: 'counting', reenter: true },
                  ],
                },
              },
            },
          },
        },
      },
    },
  });

  function idleMs(context: SessionContext): number {
    const { idleSeconds, idleAfterTicketSeconds } = deps.times;
    return stretched((context.settled ? idleAfterTicketSeconds : idleSeconds) * SECOND_MS, context.pace);
  }
}

export type SessionMachine = ReturnType<typeof createSessionMachine>;
export type SessionSnapshot = SnapshotFrom<SessionMachine>;
