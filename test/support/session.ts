import { createActor, SimulatedClock } from 'xstate';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import { createFlows } from '../../flows/create-flows.ts';
import type { TicketRequest } from '../../flows/domain/ticket.ts';
import type { Flows } from '../../flows/flows.ts';
import type { QueueTicketDeps, Rating } from '../../flows/queue-ticket/machine.ts';
import { createSessionMachine } from '../../flows/session/machine.ts';
import type { AssistStep, HelpCall, SessionDeps, SessionEvent } from '../../flows/session/session.ts';
import { sessionView } from '../../flows/view/view.ts';
import { catalogue, visitKinds } from './catalogue.ts';
import { deskWorld } from './desk.ts';
import { flowWords } from './flow-words.ts';
import { technicianWorld } from './technician-world.ts';
import { sampleTicket } from './tickets.ts';

export const TIMES = {
  idleSeconds: 60,
  idleAfterTicketSeconds: 25,
  warningSeconds: 20,
  assistSeconds: 120,
  technicianSeconds: 300,
  veilSeconds: 20,
};
export const GLASS = { screen: { widthMm: 300, heightMm: 530 }, reach: { fromMm: 0, toMm: 470 } };

/** A session with a clock in the hand and a world that answers at once. */
export function startSession(
  change: {
    issue?: QueueTicketDeps['issue'];
    checkPin?: SessionDeps['help']['checkPin'];
    lockedMs?: SessionDeps['help']['lockedMs'];
    technicians?: boolean;
    catalogue?: () => Catalogue;
    /** In place of those that a kiosk has, or beside them. */
    flows?: Flows;
  } = {},
) {
  const clock = new SimulatedClock();
  const requests: TicketRequest[] = [];
  const printed: string[] = [];
  const started: string[] = [];
  const ratings: Rating[] = [];
  const steps: AssistStep[] = [];
  const called: string[] = [];
  const calls: HelpCall[] = [{ id: 'CALL1', kioskId: 'K1', at: 0 }];
  let ids = 0;
  const without: Omit<SessionDeps, 'technician'> = {
    times: TIMES,
    defaultLocale: 'az',
    glass: GLASS,
    voice: true,
    help: {
      checkPin:
        change.checkPin ??
        (async (pin, of) =>
          of === 'technician' && pin === '135790'
            ? { kind: 'technician', technicianId: 'TECH' }
            : pin === '2468'
              ? { kind: 'right', volunteer: { id: 'V1', name: 'Könüllü 1' } }
              : { kind: 'wrong' }),
      lockedMs: change.lockedMs ?? (() => 0),
      call: (sessionId, whom) => called.push(`${whom}@${sessionId}`),
      calls: () => calls,
      answer: (id) =>
        calls.splice(
          calls.findIndex((call) => call.id === id),
          1,
        ),
      audit: (step) => steps.push(step),
    },
    newId: () => `ID${++ids}`,
    monotonic: () => clock.now(),
    flows: {
      ...createFlows({
        ...deskWorld().deps,
        newId: () => `ID${++ids}`,
        print: (ticketId, sessionId) => printed.push(`${ticketId}@${sessionId}`),
        catalogue: change.catalogue ?? (() => catalogue),
        visitKinds,
        startPrint: (ticketId, sessionId) => started.push(`${ticketId}@${sessionId}`),
        rate: (rating) => ratings.push(rating),
        issue:
          change.issue ??
          (async (request) => {
            requests.push(request);
            return { ok: true, ticket: sampleTicket({ ...request }) };
          }),
        waiting: () =>
          ['T1', 'T2']
            .filter((id) => !printed.some((entry) => entry.startsWith(id)))
            .map((ticketId) => ({ ticketId, number: `A00${ticketId.slice(1)}`, issuedAt: 0 })),
      }),
      ...change.flows,
    },
  };
  const technician = technicianWorld();
  const deps: SessionDeps = { ...without, technician: technician.deps };
  technician.deps.exists = change.technicians ?? true;
  const actor = createActor(createSessionMachine(deps), { clock });
  actor.start();
  const data = {
    flows: deps.flows,
    say: flowWords,
    demonstration: false,
    centreName: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' },
    waitingTickets: () => 2,
    glass: GLASS,
    voice: true,
    calls: () => calls,
    technician: technician.deps.sights,
    technicians: change.technicians ?? true,
  };
  return {
    technician,
    clock,
    requests,
    printed,
    started,
    ratings,
    steps,
    called,
    actor,
    send: (...events: SessionEvent[]) => {
      for (const event of events) actor.send(event);
    },
    view: () => sessionView(actor.getSnapshot(), data, clock.now()).view,
    /** What names the set of touch targets. */
    at: () => sessionView(actor.getSnapshot(), data, clock.now()).at,
    screen: () => sessionView(actor.getSnapshot(), data, clock.now()).view.screen,
    seconds: (count: number) => clock.increment(count * 1000),
  };
}
