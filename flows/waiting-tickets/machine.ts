import { assign, setup } from 'xstate';
import { type FlowEvent, type FlowInput, type FlowOutput, refuses } from '../flow.ts';

/** A ticket that never came out of the printer, or whose fate is unknown. */
export interface WaitingTicket {
  readonly ticketId: string;
  /** `A017` */
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
}

export interface WaitingTicketsDeps {
  /** In the order in which they will be called. */
  readonly waiting: () => readonly WaitingTicket[];
  readonly print: (ticketId: string, sessionId: string) => void;
}

/** Choices on one screen. */
export const TICKETS_PER_SCREEN = 6;

/** Time after which a print that says nothing is left alone, milliseconds. */
const PRINT_DEADLINE_MS = 45_000;

/** Paper for those who got their number while there was none: they choose it, nothing comes out unasked. */
export function createWaitingTicketsMachine(deps: WaitingTicketsDeps) {
  return setup({
    types: {
      context: {} as {
        readonly sessionId: string;
        readonly tickets: readonly WaitingTicket[];
        readonly page: number;
        readonly printing: string | null;
      },
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as ReturnType<typeof refuses>,
    },
    actions: {
      list: assign(({ context }) => {
        const tickets = deps.waiting();
        return { tickets, page: Math.min(context.page, lastPage(tickets)), printing: null };
      }),
      print: ({ context }) => {
        if (context.printing !== null) deps.print(context.printing, context.sessionId);
      },
    },
    guards: {
      isListed: ({ context }, id: string) => context.tickets.some((ticket) => ticket.ticketId === id),
      isPrinting: ({ context }, id: string) => context.printing === id,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        to === 'next' ? context.page < lastPage(context.tickets) : context.page > 0,
      noneLeft: ({ context }) => context.tickets.length === 0,
    },
    delays: { printDeadline: PRINT_DEADLINE_MS },
  }).createMachine({
    id: 'waitingTickets',
    context: ({ input }) => ({ sessionId: input.sessionId, tickets: [], page: 0, printing: null }),
    initial: 'listing',
    on: { printer: {}, job: {}, locale: {} },
    states: {
      listing: {
        meta: refuses('unsure', 'open-visit-kinds', 'print', 'retry'),
        entry: 'list',
        always: { guard: 'noneLeft', target: 'finished' },
        on: {
          choose: {
            guard: { type: 'isListed', params: ({ event }) => event.id },
            target: 'printing',
            actions: assign({ printing: ({ event }) => event.id }),
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => event.to },
            actions: assign({
              page: ({ context, event }) => context.page + (event.to === 'next' ? 1 : -1),
            }),
          },
          finish: 'finished',
          back: 'finished',
        },
      },
      printing: {
        meta: refuses('choose', 'unsure', 'turn-page', 'open-visit-kinds', 'print', 'retry'),
        entry: 'print',
        on: {
          job: [
            {
              guard: {
                type: 'isPrinting',
                params: ({ event }) => (event.state === 'sending' ? '' : event.ticketId),
              },
              target: 'listing',
            },
          ],
          finish: 'finished',
          back: 'listing',
        },
        after: { printDeadline: 'listing' },
      },
      finished: { type: 'final' },
    },
    output: { end: 'finished' },
  });
}

/** Number of the last page, from 0. */
export function lastPage(tickets: readonly WaitingTicket[]): number {
  return Math.max(0, Math.ceil(tickets.length / TICKETS_PER_SCREEN) - 1);
}

export type WaitingTicketsMachine = ReturnType<typeof createWaitingTicketsMachine>;
