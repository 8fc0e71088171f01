import { assign, fromPromise, setup } from 'xstate';
import type { Catalogue, Need } from '../../assets/catalogue/schema.ts';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Locale, OpenFlow, PaperTrouble, Stars } from '../contract.ts';
import type { IssueResult, JobState, Ticket, TicketRequest, VisitKindRule } from '../domain/ticket.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type FlowStart,
  type JobNews,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import { choicesOn, type Way } from './choices.ts';

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
  readonly service: string | null;
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
      rate: ({ context }) => {
        const { sessionId, ticket, stars } = context;
        if (ticket && stars !== null) deps.rate({ sessionId, ticketId: ticket.id, stars });
      },
      rememberTrouble: assign({
        trouble: ({ event, context }) => (event.type === 'printer' ? event.trouble : context.trouble),
      }),
    },
    guards: {
      knowsService: ({ context }) => context.service !== null,
      isNeed: ({ context }, id: string) => needOf(context.catalogue, id) !== undefined,
      isNeedWithOneDirection: ({ context }, id: string) => onlyDirection(context.catalogue, id) !== null,
      isDirection: ({ context }, code: string) =>
        context.need !== null &&
        (needOf(context.catalogue, context.need)?.directions.includes(code) ?? false),
      isService: ({ context }, code: string) =>
        context.catalogue.services.some(
          (service) => service.code === code && service.direction === context.direction,
        ),
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
                actions: assign({ need: null, direction: null, service: null }),
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
                actions: assign({ direction: null, service: null }),
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
              choose: {
                guard: { type: 'isService', params: ({ event }) => event.id },
                target: '#queueTicket.issuing',
                actions: assign({ service: ({ event }) => event.id }),
              },
              unsure: { target: '#queueTicket.issuing', actions: assign({ service: null }) },
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
          choose: {
            guard: { type: 'isVisitKind', params: ({ event }) => event.id },
            target: 'choosing.asBefore',
            actions: assign({ visitKind: ({ event }) => event.id }),
          },
          back: 'choosing.asBefore',
        },
      },
      issuing: {
        meta: {
          refuses: {
            ...takesOnly('back').refuses,
            back: 'the number is being written down; it takes milliseconds, and the deadline ends it',
          },
        },
        invoke: {
          src: 'issue',
          input: ({ context }) => ({
            catalogue: context.catalogue,
            request: {
              requestId: context.requestId,
              sessionId: context.sessionId,
              direction: context.direction,
              service: context.service,
              visitKind: context.visitKind,
              locale: context.locale,
            },
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
          back: {
            target: 'choosing.asBefore',
            // Another question may follow: it must not be answered with the number of this one.
            actions: assign({ requestId: deps.newId }),
          },
          finish: 'finished',
        },
      },
      ticket: {
        initial: 'printing',
        on: {
          finish: 'rating',
          choose: {
            guard: ({ context, event }) => event.id === 'checklist' && context.service !== null,
            target: 'goingOn',
            actions: assign({
              next: ({ context }) => ({ flow: 'checklist', start: { service: context.service ?? '' } }),
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
  return { catalogue, service: service?.code ?? null, direction: service?.direction ?? null };
}

function after(event: FlowEvent, from: number, room: number): number {
  return event.type === 'turn-page' ? turned(from, room, event.to) : from;
}

export type QueueTicketMachine = ReturnType<typeof createQueueTicketMachine>;
