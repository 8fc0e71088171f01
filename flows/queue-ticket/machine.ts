import { and, assign, fromPromise, not, setup } from 'xstate';
import type { Catalogue, Need } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, OpenFlow, PaperTrouble, Stars } from '../contract.ts';
import { VAM_DESK } from '../domain/queue-of.ts';
import type { IssueResult, JobState, Ticket, TicketRequest, VisitKindRule } from '../domain/ticket.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type FlowStart,
  type JobNews,
  noWayBack,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import { choicesOn, MOST_SERVICES, type Way } from './choices.ts';

/** The world as this flow may touch it. */
export interface QueueTicketDeps {
  /** The one in force; asked once, when a citizen begins. */
  readonly catalogue: () => Catalogue;
  /** The first is the default. */
  readonly visitKinds: readonly VisitKindRule[];
  /** Writes the ticket and its print job down. The same `requestId` gives the same ticket. */
  readonly issue: (request: TicketRequest, catalogue: Catalogue) => Promise<IssueResult>;
  /** Starts the print job of a ticket that has just been issued; never a second time. */
  readonly startPrint: (ticketId: string, sessionId: string) => void;
  /** Asks for paper for a ticket whose job waits or whose fate is unknown. */
  readonly print: (ticketId: string, sessionId: string) => void;
  /** Writes down how the citizen found it. */
  readonly rate: (rating: Rating) => void;
  readonly newId: () => string;
  /** What else can be done here than to take a number. */
  readonly ways: readonly OpenFlow[];
}

/** One touch on one of five faces, after a ticket. Says nothing of who touched it. */
export interface Rating {
  readonly sessionId: string;
  readonly ticketId: string;
  readonly stars: Stars;
}

export interface QueueTicketContext {
  /** A newer one that comes meanwhile is for the next citizen: a choice must lead where it said. */
  readonly catalogue: Catalogue;
  readonly sessionId: string;
  readonly locale: Locale;
  readonly need: string | null;
  readonly direction: string | null;
  /** What the number is taken for, in the order in which it was chosen. */
  readonly services: readonly string[];
  /** One number for several services: they are collected before it is given. */
  readonly several: boolean;
  /** For somebody whom the citizen cares for. */
  readonly forOther: boolean;
  /** Choices on one screen. */
  readonly room: number;
  /** The first choice in sight, counted from 0. */
  readonly from: number;
  /** The same among the kinds of visit. */
  readonly kindFrom: number;
  readonly visitKind: string;
  /** Kept across retries: asking twice gives one number. */
  readonly requestId: string;
  readonly ticket: Ticket | null;
  readonly failure: 'store' | 'slow' | null;
  readonly stars: Stars | null;
  /** Why the printer cannot print now; null when it can. */
  readonly trouble: PaperTrouble | null;
  /** The flow that the citizen goes on to. */
  readonly next: { readonly flow: FlowName; readonly start: FlowStart } | null;
}

/** Times after which a waiting state gives up and says so, milliseconds. */
export const DEADLINES = { issue: 5_000, print: 45_000, thanks: 8_000 } as const;

/** From "what do you need" to the number in the citizen's hand, or on the screen when there is no paper. */
export function createQueueTicketMachine(deps: QueueTicketDeps) {
  const defaultKind = deps.visitKinds[0]?.id ?? '';
  const isVam = ({ catalogue, visitKind }: QueueTicketContext) =>
    deps.visitKinds.find(({ id }) => id === visitKind)?.desk === VAM_DESK &&
    catalogue.vam.services.length > 0;

  return setup({
    types: {
      context: {} as QueueTicketContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as 'settled',
    },
    actors: {
      issue: fromPromise<IssueResult, { readonly request: TicketRequest; readonly catalogue: Catalogue }>(
        ({ input }) => deps.issue(input.request, input.catalogue),
      ),
    },
    actions: {
      print: ({ context }) => {
        if (context.ticket) deps.print(context.ticket.id, context.sessionId);
      },
      startPrint: ({ context }) => {
        if (context.ticket) deps.startPrint(context.ticket.id, context.sessionId);
      },
      turnPage: assign({
        from: ({ context, event }) => after(event, context.from, context.room),
      }),
      turnKindPage: assign({
        kindFrom: ({ context, event }) => after(event, context.kindFrom, context.room),
      }),
      firstPage: assign({ from: 0 }),
      // "I am not sure" of one more thing does not take back what is sure.
      dropUnlessSeveral: assign({
        services: ({ context }) => (context.several ? context.services : []),
      }),
      addService: assign({
        services: ({ context }, code: string) => [...new Set([...context.services, code])],
      }),
      rate: ({ context }) => {
        const { sessionId, ticket, stars } = context;
        if (ticket && stars !== null) deps.rate({ sessionId, ticketId: ticket.id, stars });
      },
      rememberTrouble: assign({
        trouble: ({ event, context }) => (event.type === 'printer' ? event.trouble : context.trouble),
      }),
    },
    guards: {
      knowsService: ({ context }) => context.services.length > 0,
      isVam: ({ context }) => isVam(context),
      isVamService: ({ context }, code: string) => context.catalogue.vam.services.includes(code),
      collectsVamService: ({ context }, code: string) =>
        context.several && context.catalogue.vam.services.includes(code),
      isInBasket: ({ context }, code: string) => context.services.includes(code),
      isLastInBasket: ({ context }, code: string) =>
        context.services.length === 1 && context.services[0] === code,
      mayAdd: ({ context }) => context.services.length < MOST_SERVICES,
      hasBasket: ({ context }) => context.several && context.services.length > 0,
      hasBasketPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.services.length, context.room, context.from, to),
      isNeed: ({ context }, id: string) => needOf(context.catalogue, id) !== undefined,
      isNeedWithOneDirection: ({ context }, id: string) => onlyDirection(context.catalogue, id) !== null,
      isDirection: ({ context }, code: string) =>
        context.need !== null &&
        (needOf(context.catalogue, context.need)?.directions.includes(code) ?? false),
      isService: ({ context }, code: string) => isService(context, code),
      collectsService: ({ context }, code: string) => context.several && isService(context, code),
      isVisitKind: (_, id: string) => deps.visitKinds.some((kind) => kind.id === id),
      hasPage: ({ context }, { list, to }: { list: Way; to: 'next' | 'previous' }) =>
        hasPage(choicesOn(list, context.catalogue, context).length, context.room, context.from, to),
      hasKindPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(deps.visitKinds.length, context.room, context.kindFrom, to),
      needHasOneDirection: ({ context }) =>
        context.need !== null && onlyDirection(context.catalogue, context.need) !== null,
      jobIs: ({ context }, params: { job: JobNews; state: JobState }) =>
        context.ticket?.id === params.job.ticketId && params.job.state === params.state,
      jobIsHeld: ({ context }, job: JobNews) =>
        context.ticket?.id === job.ticketId && job.state === 'queued' && context.trouble !== null,
      printerIsWell: ({ context }) => context.trouble === null,
      printerNowWell: (_, trouble: PaperTrouble | null) => trouble === null,
      printerNowIll: (_, trouble: PaperTrouble | null) => trouble !== null,
    },
    delays: { issueDeadline: DEADLINES.issue, printDeadline: DEADLINES.print, thanks: DEADLINES.thanks },
  }).createMachine({
    id: 'queueTicket',
    context: ({ input }) => ({
      ...begunWith(deps.catalogue(), input.start),
      sessionId: input.sessionId,
      locale: input.locale,
      several: false,
      forOther: false,
      need: null,
      room: input.room,
      from: 0,
      kindFrom: 0,
      visitKind: defaultKind,
      requestId: deps.newId(),
      ticket: null,
      failure: null,
      stars: null,
      trouble: input.trouble,
      next: null,
    }),
    initial: 'beginning',
    on: {
      printer: { actions: 'rememberTrouble' },
      job: {},
      sheet: {},
      // A code or a document held to the reader answers no question of this road.
      read: {},
      locale: { actions: assign({ locale: ({ event }) => event.locale }) },
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      beginning: {
        always: [{ guard: 'knowsService', target: 'issuing' }, { target: 'choosing' }],
      },
      choosing: {
        initial: 'need',
        states: {
          need: {
            always: { guard: 'isVam', target: 'vam', actions: 'firstPage' },
            meta: takesOnly('open', 'choose', 'unsure', 'turn-page', 'open-visit-kinds', 'back'),
            on: {
              choose: [
                {
                  guard: { type: 'isNeedWithOneDirection', params: ({ event }) => event.id },
                  target: 'service',
                  actions: assign({
                    need: ({ event }) => event.id,
                    direction: ({ context, event }) => onlyDirection(context.catalogue, event.id),
                    from: 0,
                  }),
                },
                {
                  guard: { type: 'isNeed', params: ({ event }) => event.id },
                  target: 'direction',
                  actions: assign({ need: ({ event }) => event.id, from: 0 }),
                },
              ],
              unsure: {
                target: '#queueTicket.issuing',
                actions: [assign({ need: null, direction: null }), 'dropUnlessSeveral'],
              },
              'turn-page': {
                guard: { type: 'hasPage', params: ({ event }) => ({ list: 'need', to: event.to }) },
                actions: 'turnPage',
              },
              'open-visit-kinds': '#queueTicket.visitKind',
              open: {
                target: '#queueTicket.goingOn',
                actions: assign({ next: ({ event }) => ({ flow: event.flow, start: {} }) }),
              },
              back: '#queueTicket.left',
            },
          },
          direction: {
            meta: takesOnly('choose', 'unsure', 'turn-page', 'open-visit-kinds', 'back'),
            on: {
              choose: {
                guard: { type: 'isDirection', params: ({ event }) => event.id },
                target: 'service',
                actions: assign({ direction: ({ event }) => event.id, from: 0 }),
              },
              unsure: {
                target: '#queueTicket.issuing',
                actions: [assign({ direction: null }), 'dropUnlessSeveral'],
              },
              'turn-page': {
                guard: { type: 'hasPage', params: ({ event }) => ({ list: 'direction', to: event.to }) },
                actions: 'turnPage',
              },
              'open-visit-kinds': '#queueTicket.visitKind',
              back: { target: 'need', actions: 'firstPage' },
            },
          },
          service: {
            meta: takesOnly('choose', 'unsure', 'turn-page', 'open-visit-kinds', 'back'),
            on: {
              choose: [
                {
                  guard: { type: 'collectsService', params: ({ event }) => event.id },
                  target: '#queueTicket.basket',
                  actions: { type: 'addService', params: ({ event }) => event.id },
                },
                {
                  guard: { type: 'isService', params: ({ event }) => event.id },
                  target: '#queueTicket.issuing',
                  actions: assign({ services: ({ event }) => [event.id] }),
                },
              ],
              unsure: { target: '#queueTicket.issuing', actions: 'dropUnlessSeveral' },
              'turn-page': {
                guard: { type: 'hasPage', params: ({ event }) => ({ list: 'service', to: event.to }) },
                actions: 'turnPage',
              },
              'open-visit-kinds': '#queueTicket.visitKind',
              back: [
                { guard: 'needHasOneDirection', target: 'need', actions: 'firstPage' },
                { target: 'direction', actions: 'firstPage' },
              ],
            },
          },
          // The services of the desk that this kind of visit has to itself, instead of all questions.
          vam: {
            always: { guard: not('isVam'), target: 'need', actions: 'firstPage' },
            meta: takesOnly('choose', 'unsure', 'turn-page', 'open-visit-kinds', 'back'),
            on: {
              choose: [
                {
                  guard: { type: 'collectsVamService', params: ({ event }) => event.id },
                  target: '#queueTicket.basket',
                  actions: { type: 'addService', params: ({ event }) => event.id },
                },
                {
                  guard: { type: 'isVamService', params: ({ event }) => event.id },
                  target: '#queueTicket.issuing',
                  actions: assign({ services: ({ event }) => [event.id] }),
                },
              ],
              unsure: {
                target: '#queueTicket.issuing',
                actions: [assign({ need: null, direction: null }), 'dropUnlessSeveral'],
              },
              'turn-page': {
                guard: { type: 'hasPage', params: ({ event }) => ({ list: 'vam', to: event.to }) },
                actions: 'turnPage',
              },
              'open-visit-kinds': '#queueTicket.visitKind',
              back: { target: 'need', actions: assign({ visitKind: defaultKind, from: 0 }) },
            },
          },
          asBefore: { type: 'history' },
        },
      },
      visitKind: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        entry: assign({ kindFrom: 0 }),
        on: {
          'turn-page': {
            guard: { type: 'hasKindPage', params: ({ event }) => event.to },
            actions: 'turnKindPage',
          },
          choose: [
            {
              guard: { type: 'isVisitKind', params: ({ event }) => event.id },
              target: 'choosing.asBefore',
              actions: assign({ visitKind: ({ event }) => event.id }),
            },
            {
              guard: ({ event }) => event.id === 'for-other',
              target: 'choosing.asBefore',
              actions: assign({ forOther: ({ context }) => !context.forOther }),
            },
            {
              guard: ({ event }) => event.id === 'several',
              target: 'choosing.asBefore',
              actions: assign({ several: ({ context }) => !context.several, services: [] }),
            },
          ],
          back: 'choosing.asBefore',
        },
      },
      // What one number shall be taken for, where it is more than one thing.
      basket: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        entry: 'firstPage',
        on: {
          choose: [
            {
              guard: { type: 'isLastInBasket', params: ({ event }) => event.id },
              target: 'choosing.need',
              actions: assign({ services: [], need: null, direction: null, from: 0 }),
            },
            {
              guard: { type: 'isInBasket', params: ({ event }) => event.id },
              actions: assign({
                services: ({ context, event }) => context.services.filter((code) => code !== event.id),
              }),
            },
            {
              guard: and(['mayAdd', ({ event }) => event.id === 'add']),
              target: 'choosing.need',
              actions: assign({ need: null, direction: null, from: 0 }),
            },
            { guard: ({ event }) => event.id === 'take', target: 'issuing' },
          ],
          'turn-page': {
            guard: { type: 'hasBasketPage', params: ({ event }) => event.to },
            actions: 'turnPage',
          },
          back: {
            target: 'choosing.asBefore',
            actions: assign({ services: ({ context }) => context.services.slice(0, -1), from: 0 }),
          },
        },
      },
      issuing: {
        meta: noWayBack('the number is being written down; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'issue',
          input: ({ context }) => ({
            catalogue: context.catalogue,
            request: requestOf(context),
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'ticket',
              actions: [
                assign({
                  ticket: ({ event }) => (event.output.ok ? event.output.ticket : null),
                  failure: null,
                }),
                'startPrint',
              ],
            },
            { target: 'noTicket', actions: assign({ failure: 'store' }) },
          ],
          onError: { target: 'noTicket', actions: assign({ failure: 'store' }) },
        },
        after: { issueDeadline: { target: 'noTicket', actions: assign({ failure: 'slow' }) } },
      },
      noTicket: {
        meta: takesOnly('retry', 'back', 'finish'),
        on: {
          retry: 'issuing',
          // Another question may follow: it must not be answered with the number of this one.
          back: [
            { guard: 'hasBasket', target: 'basket', actions: assign({ requestId: deps.newId }) },
            { target: 'choosing.asBefore', actions: assign({ requestId: deps.newId, services: [] }) },
          ],
          finish: 'finished',
        },
      },
      ticket: {
        initial: 'printing',
        on: {
          finish: 'rating',
          choose: {
            guard: and(['knowsService', ({ event }) => event.id === 'checklist']),
            target: 'goingOn',
            actions: assign({
              next: ({ context }) => ({ flow: 'checklist', start: { service: context.services[0] ?? '' } }),
            }),
          },
          job: [
            {
              guard: { type: 'jobIs', params: ({ event }) => ({ job: event, state: 'printed' as const }) },
              target: '.printed',
            },
            {
              guard: { type: 'jobIs', params: ({ event }) => ({ job: event, state: 'unknown' as const }) },
              target: '.unknown',
            },
            { guard: { type: 'jobIsHeld', params: ({ event }) => event }, target: '.waiting' },
            {
              guard: { type: 'jobIs', params: ({ event }) => ({ job: event, state: 'queued' as const }) },
              target: '.offered',
            },
          ],
        },
        states: {
          printing: {
            meta: ticketTakes(),
            after: { printDeadline: 'unknown' },
          },
          printed: { tags: 'settled', meta: ticketTakes() },
          waiting: {
            meta: ticketTakes(),
            on: {
              printer: [
                {
                  guard: { type: 'printerNowWell', params: ({ event }) => event.trouble },
                  target: 'offered',
                  actions: 'rememberTrouble',
                },
                { actions: 'rememberTrouble' },
              ],
            },
          },
          offered: {
            meta: ticketTakes('print'),
            on: {
              print: { target: 'printing', actions: 'print' },
              printer: [
                {
                  guard: { type: 'printerNowIll', params: ({ event }) => event.trouble },
                  target: 'waiting',
                  actions: 'rememberTrouble',
                },
                { actions: 'rememberTrouble' },
              ],
            },
          },
          unknown: {
            meta: ticketTakes('print'),
            on: { print: { guard: 'printerIsWell', target: 'printing', actions: 'print' } },
          },
        },
      },
      rating: {
        tags: 'settled',
        initial: 'asking',
        on: { finish: 'finished' },
        states: {
          asking: {
            meta: takesOnly('finish', 'rate'),
            on: {
              rate: { target: 'thanked', actions: [assign({ stars: ({ event }) => event.stars }), 'rate'] },
            },
          },
          thanked: {
            meta: takesOnly('finish', 'choose'),
            on: {
              choose: {
                guard: ({ event }) => event.id === 'more',
                target: '#queueTicket.goingOn',
                actions: assign({
                  next: ({ context }) => ({
                    flow: 'opinion',
                    start: { what: 'more', ...(context.ticket ? { code: context.ticket.id } : {}) },
                  }),
                }),
              },
            },
            after: { thanks: '#queueTicket.finished' },
          },
        },
      },
      left: { type: 'final' },
      goingOn: { type: 'final' },
      finished: { type: 'final' },
    },
    output: ({ context: { next, ticket } }): FlowOutput => {
      // To a number that is given nobody comes back; to the first question one does.
      if (next) return { end: 'next', ...next, ...(ticket ? {} : { back: {} }) };
      return { end: ticket ? 'finished' : 'left' };
    },
  });
}

function needOf(catalogue: Catalogue, id: string): Need | undefined {
  return catalogue.needs.find((need) => need.id === id);
}

function isService({ catalogue, direction }: QueueTicketContext, code: string): boolean {
  return catalogue.services.some((service) => service.code === code && service.direction === direction);
}

/** The direction of a need that has no other. */
function onlyDirection(catalogue: Catalogue, id: string): string | null {
  const codes = needOf(catalogue, id)?.directions ?? [];
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** What a screen with a number on it takes: the number is given and stays. */
function ticketTakes(...more: 'print'[]) {
  return {
    refuses: {
      ...takesOnly('finish', 'choose', ...more).refuses,
      back: 'the number is given; a way back would promise to take it away',
    },
  };
}

/** Who comes from a service's own page has chosen it. */
function begunWith(catalogue: Catalogue, { service: code }: FlowStart) {
  const service = catalogue.services.find((one) => one.code === code);
  return { catalogue, services: service ? [service.code] : [], direction: service?.direction ?? null };
}

/** The queue is that of the first thing chosen. */
function requestOf(context: QueueTicketContext): TicketRequest {
  const { catalogue, requestId, sessionId, services, forOther, visitKind, locale } = context;
  const first = catalogue.services.find(({ code }) => code === services[0]);
  return {
    requestId,
    sessionId,
    direction: first?.direction ?? context.direction,
    service: first?.code ?? null,
    services,
    forOther,
    visitKind,
    locale,
  };
}

function after(event: FlowEvent, from: number, room: number): number {
  return event.type === 'turn-page' ? turned(from, room, event.to) : from;
}

export type QueueTicketMachine = ReturnType<typeof createQueueTicketMachine>;
