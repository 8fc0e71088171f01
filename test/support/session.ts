import { createActor, SimulatedClock } from 'xstate';
import type { IssueResult, TicketRequest } from '../../flows/domain/ticket.ts';
import { createSessionMachine, type SessionDeps, type SessionEvent } from '../../flows/session/machine.ts';
import { sessionView } from '../../flows/view/view.ts';
import { catalogue, visitKinds } from './catalogue.ts';
import { sampleTicket } from './tickets.ts';

export const TIMES = { idleSeconds: 60, idleAfterTicketSeconds: 25, warningSeconds: 20 };

/** A session with a clock in the hand and a world that answers at once. */
export function startSession(change: { issue?: (request: TicketRequest) => Promise<IssueResult> } = {}) {
  const clock = new SimulatedClock();
  const requests: TicketRequest[] = [];
  const printed: string[] = [];
  const started: string[] = [];
  let ids = 0;
  const deps: SessionDeps = {
    times: TIMES,
    defaultLocale: 'az',
    newId: () => `ID${++ids}`,
    monotonic: () => clock.now(),
    print: (ticketId, sessionId) => printed.push(`${ticketId}@${sessionId}`),
    queueTicket: {
      catalogue,
      visitKinds,
      startPrint: (ticketId, sessionId) => started.push(`${ticketId}@${sessionId}`),
      issue:
        change.issue ??
        (async (request) => {
          requests.push(request);
          return { ok: true, ticket: sampleTicket({ ...request }) };
        }),
    },
    waitingTickets: {
      waiting: () =>
        ['T1', 'T2']
          .filter((id) => !printed.some((entry) => entry.startsWith(id)))
          .map((ticketId) => ({ ticketId, number: `A00${ticketId.slice(1)}`, issuedAt: 0 })),
    },
  };
  const actor = createActor(createSessionMachine(deps), { clock });
  actor.start();
  const data = {
    catalogue,
    visitKinds,
    centreName: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' },
    waitingTickets: () => 2,
  };
  return {
    clock,
    requests,
    printed,
    started,
    actor,
    send: (...events: SessionEvent[]) => {
      for (const event of events) actor.send(event);
    },
    view: () => sessionView(actor.getSnapshot(), data, clock.now()).view,
    screen: () => sessionView(actor.getSnapshot(), data, clock.now()).view.screen,
    seconds: (count: number) => clock.increment(count * 1000),
  };
}
