import { type ApplicationDeps, createApplicationMachine } from './application/machine.ts';
import { applicationScreen } from './application/screen.ts';
import { type AppointmentDeps, createAppointmentMachine } from './appointment/machine.ts';
import { appointmentScreen } from './appointment/screen.ts';
import { type ChecklistDeps, createChecklistMachine } from './checklist/machine.ts';
import { checklistScreen } from './checklist/screen.ts';
import type { OpenFlow } from './contract.ts';
import type { DeskDeps } from './desk.ts';
import { FORMS, OPINION, PROMISES, RIGHTS, SCALES } from './desk-data.ts';
import type { Centre } from './domain/centre.ts';
import type { FlowName } from './flow.ts';
import { type Flows, flow } from './flows.ts';
import { createMenuMachine } from './menu/machine.ts';
import { menuScreen } from './menu/screen.ts';
import { createNoticesMachine, type NoticesDeps } from './notices/machine.ts';
import { noticesScreen } from './notices/screen.ts';
import { createOpinionMachine, type OpinionDeps } from './opinion/machine.ts';
import { opinionScreen } from './opinion/screen.ts';
import { createQueueTicketMachine, type QueueTicketDeps } from './queue-ticket/machine.ts';
import { queueTicketScreen } from './queue-ticket/screen.ts';
import { createReferenceMachine, type ReferenceDeps } from './reference/machine.ts';
import { referenceScreen } from './reference/screen.ts';
import { createRequestMachine, type RequestDeps } from './request/machine.ts';
import { requestScreen } from './request/screen.ts';
import { createResumeMachine } from './resume/machine.ts';
import { resumeScreen } from './resume/screen.ts';
import { createRightsMachine, type RightsDeps } from './rights/machine.ts';
import { rightsScreen } from './rights/screen.ts';
import { createSearchMachine, type SearchDeps } from './search/machine.ts';
import { searchScreen } from './search/screen.ts';
import { createServiceSheetMachine, type ServiceSheetDeps } from './service-sheet/machine.ts';
import { serviceSheetScreen } from './service-sheet/screen.ts';
import { createStatusMachine, type StatusDeps } from './status/machine.ts';
import { statusScreen } from './status/screen.ts';
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
    Omit<RightsDeps, 'rights' | 'hasNotices'>,
    Omit<AppointmentDeps, 'centre'>,
    Omit<ApplicationDeps, 'centre' | 'forms'>,
    Omit<StatusDeps, 'centre'>,
    Omit<ReferenceDeps, 'centre'>,
    Omit<NoticesDeps, 'centre'> {
  /** Absent where there is no back office to ask: what hangs on its answer is not offered. */
  readonly centre?: Centre;
  /** Absent where nothing is put aside. */
  readonly takeUp?: DeskDeps['takeUp'];
}

/** Beside the road to a number. */
const WAYS_OF_FIRST_QUESTION = ['search', 'menu'] as const satisfies readonly OpenFlow[];

/** Every flow that this kiosk can run. */
export function createFlows(deps: FlowsDeps): Flows {
  const has = (name: FlowName) => flows[name] !== undefined;
  const road = { ...deps, ways: WAYS_OF_FIRST_QUESTION };
  const data = { opinion: OPINION, promises: PROMISES, scales: SCALES, rights: RIGHTS };
  const wishes = { ...deps, ...data, hasNotices: deps.centre !== undefined };
  const hasForm = (service: string) => has('application') && FORMS.some((form) => form.service === service);
  const flows: Flows = {
    'queue-ticket': flow(createQueueTicketMachine(road), (snapshot, sight) =>
      queueTicketScreen(snapshot, road, sight),
    ),
    'waiting-tickets': flow(createWaitingTicketsMachine(deps), waitingTicketsScreen),
    menu: flow(createMenuMachine({ has }), menuScreen),
    search: flow(createSearchMachine(deps), searchScreen),
    'service-sheet': flow(createServiceSheetMachine({ ...deps, hasForm }), serviceSheetScreen),
    checklist: flow(createChecklistMachine(deps), checklistScreen),
    request: flow(createRequestMachine(wishes), (snapshot, sight) => requestScreen(snapshot, wishes, sight)),
    rights: flow(createRightsMachine(wishes), (snapshot, sight) => rightsScreen(snapshot, wishes, sight)),
    opinion: flow(createOpinionMachine(wishes), (snapshot, sight) => opinionScreen(snapshot, wishes, sight)),
    ...(deps.takeUp && {
      resume: flow(createResumeMachine({ has, takeUp: deps.takeUp }), resumeScreen),
    }),
    ...(deps.centre && withCentre({ ...deps, centre: deps.centre })),
  };
  return flows;
}

/** What needs somebody to ask who a citizen is, or what became of what they sent. */
function withCentre(deps: FlowsDeps & { readonly centre: Centre }): Flows {
  const forms = { ...deps, forms: FORMS };
  return {
    appointment: flow(createAppointmentMachine(deps), appointmentScreen),
    application: flow(createApplicationMachine(forms), (snapshot, sight) =>
      applicationScreen(snapshot, forms, sight),
    ),
    notices: flow(createNoticesMachine(deps), noticesScreen),
    reference: flow(createReferenceMachine(deps), referenceScreen),
    status: flow(createStatusMachine(deps), (snapshot, sight) => statusScreen(snapshot, deps, sight)),
  };
}
