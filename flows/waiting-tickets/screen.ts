import type { SnapshotFrom } from 'xstate';
import { pageOf } from '../access/choice-room.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { PlacedScreen } from '../flows.ts';
import type { WaitingTicketsMachine } from './machine.ts';

export function waitingTicketsScreen({ context }: SnapshotFrom<WaitingTicketsMachine>): PlacedScreen {
  const { choices, paging } = pageOf(context.tickets, context.room, context.from);
  const tickets = choices.map((ticket) => ({
    id: ticket.ticketId,
    label: ticket.number,
    hint: bakuTime(ticket.issuedAt).time,
    icon: 'ticket' as const,
  }));
  return {
    screen: { name: 'waiting-tickets', props: { choices: tickets, paging, printing: context.printing } },
    at: `waiting-tickets/${tickets.map(({ id }) => id).join()}`,
    progress: null,
    back: true,
  };
}
