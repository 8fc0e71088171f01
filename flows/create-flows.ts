import { type Flows, flow } from './flows.ts';
import { createQueueTicketMachine, type QueueTicketDeps } from './queue-ticket/machine.ts';
import { queueTicketScreen } from './queue-ticket/screen.ts';
import { createWaitingTicketsMachine, type WaitingTicketsDeps } from './waiting-tickets/machine.ts';
import { waitingTicketsScreen } from './waiting-tickets/screen.ts';

/** What the flows of a kiosk may touch of the world. */
export type FlowsDeps = QueueTicketDeps & WaitingTicketsDeps;

/** Every flow that this kiosk can run. */
export function createFlows(deps: FlowsDeps): Flows {
  return {
    'queue-ticket': flow(createQueueTicketMachine(deps), (snapshot, { locale }) =>
      queueTicketScreen(snapshot, deps, locale),
    ),
    'waiting-tickets': flow(createWaitingTicketsMachine(deps), waitingTicketsScreen),
  };
}
