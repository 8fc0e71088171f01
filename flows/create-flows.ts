import { type AppointmentDeps, createAppointmentMachine } from './appointment/machine.ts';
import { appointmentScreen } from './appointment/screen.ts';
import { type ChecklistDeps, createChecklistMachine } from './checklist/machine.ts';
import { checklistScreen } from './checklist/screen.ts';
import type { OpenFlow } from './contract.ts';
import { OPINION, PROMISES, RIGHTS, SCALES } from './desk-data.ts';
import type { Centre } from './domain/centre.ts';
import type { FlowName } from './flow.ts';
import { type Flows, flow } from './flows.ts';
import { createMenuMachine } from './menu/machine.ts';
import { menuScreen } from './menu/screen.ts';
import { createOpinionMachine, type OpinionDeps } from './opinion/machine.ts';
import { opinionScreen } from './opinion/screen.ts';
import { createQueueTicketMachine, type QueueTicketDeps } from './queue-ticket/machine.ts';
import { queueTicketScreen } from './queue-ticket/screen.ts';
import { createRequestMachine, type RequestDeps } from './request/machine.ts';
import { requestScreen } from './request/screen.ts';
import { createRightsMachine, type RightsDeps } from './rights/machine.ts';
import { rightsScreen } from './rights/screen.ts';
import { createSearchMachine, type SearchDeps } from './search/machine.ts';
import { searchScreen } from './search/screen.ts';
import { createServiceSheetMachine, type ServiceSheetDeps } from './service-sheet/machine.ts';
import { serviceSheetScreen } from './service-sheet/screen.ts';
import { createWaitingTicketsMachine, type WaitingTicketsDeps } from './waiting-tickets/machine.ts';
import { waitingTicketsScreen } from './waiting-tickets/screen.ts';

/** What the flows of a kiosk may touch of the world. */
export interface FlowsDeps
  extends Omit<QueueTicketDeps, 'ways'>,
    WaitingTicketsDeps,
    SearchDeps,
    ServiceSheetDeps,
    ChecklistDeps,
    Omit<OpinionDeps, 'opinion' | 'promises'>,
    Omit<RequestDeps, 'promises' | 'scales'>,
    Omit<RightsDeps, 'rights'>,
    Omit<AppointmentDeps, 'centre'> {
  /** Absent where there is no back office to ask: what hangs on its answer is not offered. */
  readonly centre?: Centre;
}

/** Beside the road to a number. */
const WAYS_OF_FIRST_QUESTION = ['search', 'menu'] as const satisfies readonly OpenFlow[];

/** Every flow that this kiosk can run. */
export function createFlows(deps: FlowsDeps): Flows {
  const has = (name: FlowName) => flows[name] !== undefined;
  const road = { ...deps, ways: WAYS_OF_FIRST_QUESTION };
  const wishes = { ...deps, opinion: OPINION, promises: PROMISES, scales: SCALES, rights: RIGHTS };
  const flows: Flows = {
    'queue-ticket': flow(createQueueTicketMachine(road), (snapshot, sight) =>
      queueTicketScreen(snapshot, road, sight),
    ),
    'waiting-tickets': flow(createWaitingTicketsMachine(deps), waitingTicketsScreen),
    menu: flow(createMenuMachine({ has }), menuScreen),
    search: flow(createSearchMachine(deps), searchScreen),
    'service-sheet': flow(createServiceSheetMachine(deps), serviceSheetScreen),
    checklist: flow(createChecklistMachine(deps), checklistScreen),
    request: flow(createRequestMachine(wishes), (snapshot, sight) => requestScreen(snapshot, wishes, sight)),
    rights: flow(createRightsMachine(wishes), (snapshot, sight) => rightsScreen(snapshot, wishes, sight)),
    opinion: flow(createOpinionMachine(wishes), (snapshot, sight) => opinionScreen(snapshot, wishes, sight)),
    ...(deps.centre && {
      appointment: flow(createAppointmentMachine({ ...deps, centre: deps.centre }), appointmentScreen),
    }),
  };
  return flows;
}
