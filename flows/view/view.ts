import type { SnapshotFrom } from 'xstate';
import type { LocalizedText, Screen, StillWorks, View } from '../contract.ts';
import { bakuTime } from '../domain/baku-time.ts';
import type { SessionSnapshot } from '../session/machine.ts';
import { lastPage, TICKETS_PER_SCREEN, type WaitingTicketsMachine } from '../waiting-tickets/machine.ts';
import { type PlacedScreen, queueTicketScreen, TICKET_STEPS, type ViewData } from './ticket-screen.ts';

export interface SessionViewData extends ViewData {
  readonly centreName: LocalizedText;
  /** Tickets that wait for paper and can be printed now. */
  readonly waitingTickets: () => number;
}

/** What still works when the kiosk gives no numbers. */
const STILL_WORKS: readonly StillWorks[] = ['operators', 'call-142'];

/**
 * The View of a session, but for its place: the host counts places, so that no two visits to a screen share one.
 * @param now milliseconds on the session's monotonic clock
 */
export function sessionView(
  snapshot: SessionSnapshot,
  data: SessionViewData,
  now: number,
): { view: Omit<View, 'place'>; at: string } {
  const { context } = snapshot;
  const placed = stage(snapshot, data);
  const over = overlay(snapshot);
  const screen = over ?? placed.screen;
  const onStage = over === null;
  const { name } = screen;
  const isFlow = snapshot.matches({ stage: 'queueTicket' }) || snapshot.matches({ stage: 'waitingTickets' });
  return {
    at: over ? `${over.name}/${placed.at}` : placed.at,
    view: {
      locale: context.locale,
      screen,
      bar: {
        back: !onStage || (isFlow && name !== 'issuing' && name !== 'ticket'),
        restart: isFlow || !onStage,
        language: name !== 'language',
        help: name !== 'help',
      },
      progress: onStage && placed.step !== null ? { step: placed.step, of: TICKET_STEPS } : null,
      warning: snapshot.matches({ presence: 'warning' })
        ? { secondsLeft: Math.max(0, Math.ceil(((context.deadlineAt ?? now) - now) / 1000)) }
        : null,
    },
  };
}

function overlay(snapshot: SessionSnapshot): Screen | null {
  if (snapshot.matches({ overlay: 'help' })) return { name: 'help', props: {} };
  if (snapshot.matches({ overlay: 'language' }))
    return { name: 'language', props: { current: snapshot.context.locale } };
  return null;
}

function stage(snapshot: SessionSnapshot, data: SessionViewData): PlacedScreen {
  const { context } = snapshot;
  const flow = snapshot.children.flow?.getSnapshot();
  if (snapshot.matches({ stage: 'outOfService' })) {
    const props = { stillWorks: STILL_WORKS, code: context.outOfService ?? '' };
    return { screen: { name: 'out-of-service', props }, at: 'out-of-service', step: null };
  }
  if (flow && snapshot.matches({ stage: 'queueTicket' })) {
    return queueTicketScreen(flow as Parameters<typeof queueTicketScreen>[0], data, context.locale);
  }
  if (flow && snapshot.matches({ stage: 'waitingTickets' })) {
    return waitingTicketsScreen(flow as SnapshotFrom<WaitingTicketsMachine>);
  }
  const waitingTickets = context.trouble === null ? data.waitingTickets() : 0;
  const props = { centreName: data.centreName, waitingTickets, trouble: context.trouble };
  return { screen: { name: 'attract', props }, at: 'attract', step: null };
}

function waitingTicketsScreen({ context }: SnapshotFrom<WaitingTicketsMachine>): PlacedScreen {
  const from = context.page * TICKETS_PER_SCREEN;
  const choices = context.tickets.slice(from, from + TICKETS_PER_SCREEN).map((ticket) => ({
    id: ticket.ticketId,
    label: ticket.number,
    hint: bakuTime(ticket.issuedAt).time,
    icon: 'ticket' as const,
  }));
  const paging = { page: context.page + 1, pages: lastPage(context.tickets) + 1 };
  return {
    screen: { name: 'waiting-tickets', props: { choices, paging, printing: context.printing } },
    at: `waiting-tickets/${choices.map(({ id }) => id).join()}`,
    step: null,
  };
}
