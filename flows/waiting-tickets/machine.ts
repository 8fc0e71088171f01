import { assign, setup } from 'xstate';
import { hasPage, inPages, turned } from '../access/choice-room.ts';
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

/** There is no "I am not sure" here: its place is free for one more. */
export function ticketRoom(room: number): number {
  return room + 1;
}

/** Time after which a print that says nothing is left alone, milliseconds. */
const PRINT_DEADLINE_MS = 45_000;

/** Paper for those who got their number while there was none: they choose it, nothing comes out unasked. */
export function createWaitingTicketsMachine(deps: WaitingTicketsDeps) {
  return setup({
    types: {
      context: {} as {
        readonly sessionId: string;
        readonly tickets: readonly WaitingTicket[];
        readonly room: number;
        /** The first ticket in sight, counted from 0. */
        readonly from: number;
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
        const last = (inPages(tickets, context.room).length - 1) * context.room;
        return { tickets, from: Math.min(context.from, last), printing: null };
      }),
      print: ({ context }) => {
        if (context.printing !== null) deps.print(context.printing, context.sessionId);
      },
    },
    guards: {
      isListed: ({ context }, id: string) => context.tickets.some((ticket) => ticket.ticketId === id),
      isPrinting: ({ context }, id: string) => context.printing === id,
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.tickets.length, context.room, context.from, to),
      noneLeft: ({ context }) => context.tickets.length === 0,
    },
    delays: { printDeadline: PRINT_DEADLINE_MS },
  }).createMachine({
    id: 'waitingTickets',
    context: ({ input }) => ({
      sessionId: input.sessionId,
      tickets: [],
      room: ticketRoom(input.room),
      from: 0,
      printing: null,
    }),
    initial: 'listing',
    on: {
      printer: {},
      job: {},
      locale: {},
      room: { actions: assign({ room: ({ event }) => ticketRoom(event.room) }) },
    },
    states: {
      listing: {
        meta: refuses('unsure', 'open-visit-kinds', 'print', 'retry', 'rate'),
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
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          finish: 'finished',
          back: 'finished',
        },
      },
      printing: {
        meta: refuses('choose', 'unsure', 'turn-page', 'open-visit-kinds', 'print', 'retry', 'rate'),
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
