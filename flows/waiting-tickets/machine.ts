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
  /** Newest first. */
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
        readonly printing: string | null;
      },
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as ReturnType<typeof refuses>,
    },
    actions: {
      list: assign({ tickets: () => deps.waiting().slice(0, TICKETS_PER_SCREEN), printing: null }),
      print: ({ context }) => {
        if (context.printing !== null) deps.print(context.printing, context.sessionId);
      },
    },
    guards: {
      isListed: ({ context }, id: string) => context.tickets.some((ticket) => ticket.ticketId === id),
      isPrinting: ({ context }, id: string) => context.printing === id,
      noneLeft: ({ context }) => context.tickets.length === 0,
    },
    delays: { printDeadline: PRINT_DEADLINE_MS },
  }).createMachine({
    id: 'waitingTickets',
    context: ({ input }) => ({ sessionId: input.sessionId, tickets: [], printing: null }),
    initial: 'listing',
    on: { printer: {}, job: {}, locale: {} },
    states: {
      listing: {
        meta: refuses('unsure', 'turn-page', 'open-visit-kinds', 'print', 'retry'),
        entry: 'list',
        always: { guard: 'noneLeft', target: 'finished' },
        on: {
          choose: {
            guard: { type: 'isListed', params: ({ event }) => event.id },
            target: 'printing',
            actions: assign({ printing: ({ event }) => event.id }),
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

export type WaitingTicketsMachine = ReturnType<typeof createWaitingTicketsMachine>;
