import { type AnyMachineSnapshot, and, assign, or, raise } from 'xstate';
import { choiceRoom } from '../access/choice-room.ts';
import {
  FLOW_EVENTS,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type FlowTag,
  NO_READERS,
  refuses,
} from '../flow.ts';
import { TECHNICIAN_EVENTS } from '../technician/machine.ts';
import type { SessionContext, SessionDeps } from './session.ts';
import { flowNames, type SessionSetup } from './setup.ts';
import { afterFlow, legOfCode, NO_TRAIL, toHome, toNext } from './trail.ts';

/** News of the flow on the stage. */
interface Snapshot {
  readonly context: SessionContext;
  readonly event: { readonly snapshot: AnyMachineSnapshot };
}

const NO_TAGS = { settled: false, personal: false, keepable: false } as const satisfies Record<
  FlowTag,
  boolean
>;

function tagsOf(flow: AnyMachineSnapshot): Record<FlowTag, boolean> {
  return {
    settled: flow.hasTag('settled'),
    personal: flow.hasTag('personal'),
    // While nothing is filled in yet there is nothing to put aside.
    keepable: flow.hasTag('keepable') && flow.can({ type: 'stop-now' }),
  };
}

const noteTags = assign(({ event }: { event: object }) => tagsOf((event as Snapshot['event']).snapshot));

/** What is on the stage: the attract screen, a flow, the technician's screens, or that the kiosk is out of service. */
export function stageRegion(session: SessionSetup, deps: SessionDeps) {
  const flowInput = ({ context }: { context: SessionContext }): FlowInput => ({
    sessionId: context.sessionId ?? '',
    locale: context.locale,
    trouble: context.trouble,
    room: choiceRoom(context.access, deps.glass),
    start: context.trail.at(-1)?.start ?? {},
    readers: deps.readers?.() ?? NO_READERS,
  });
  const names = flowNames(deps.flows);
  const isNext =
    (name: FlowName) =>
    ({ context }: { context: SessionContext }) =>
      context.trail.at(-1)?.flow === name;
  /** A flow on the stage, the same for each. A snapshot of it repaints the page even when nothing here changes. */
  const onStage = (name: FlowName) => ({
    invoke: {
      id: 'flow' as const,
      src: name,
      input: flowInput,
      onDone: {
        target: 'going',
        actions: assign(({ context, event }: { context: SessionContext; event: object }) => ({
          trail: afterFlow(context.trail, (event as { output: FlowOutput }).output),
          ...NO_TAGS,
        })),
      },
      onSnapshot: [
        // Something to be read anew: the time for it begins now.
        {
          guard: ({ context, event }: Snapshot) => {
            const { settled, personal } = tagsOf(event.snapshot);
            return context.settled !== settled || (personal && !context.personal);
          },
          actions: [noteTags, raise({ type: 'pace-changed' as const })],
        },
        {
          guard: ({ context, event }: Snapshot) => {
            const { personal, keepable } = tagsOf(event.snapshot);
            return context.personal !== personal || context.keepable !== keepable;
          },
          actions: noteTags,
        },
      ],
    },
  });
  const toTechnician = Object.fromEntries(
    TECHNICIAN_EVENTS.map((type) => [type, { guard: 'nothingOnTop', actions: 'passToTechnician' }] as const),
  );
  const toFlow = Object.fromEntries(
    FLOW_EVENTS.map((type) => [type, { guard: 'nothingOnTop', actions: 'passToFlow' }] as const),
  );

  return session.createStateConfig({
    initial: 'attract',
    on: {
      restart: '.attract',
      gone: '.attract',
      'technician-begins': '.technician',
      'technician-badge': { target: '.technician', actions: 'knowTechnician' },
    },
    states: {
      attract: {
        meta: refuses(...FLOW_EVENTS.filter((type) => type !== 'open'), 'touch-at'),
        entry: ['auditEnd', 'forgetCitizen', raise({ type: 'ended' })],
        always: { guard: 'isOutOfService', target: 'outOfService' },
        on: {
          begin: {
            guard: 'nothingOnTop',
            target: 'flow',
            actions: ['startSession', 'setLocale', assign({ trail: toHome() })],
          },
          'open-waiting-tickets': {
            guard: 'nothingOnTop',
            target: 'flow',
            actions: [
              'startSession',
              assign(({ context }) => ({
                trail: toNext(context.trail, { flow: 'waiting-tickets', start: {} }),
              })),
            ],
          },
          open: {
            guard: and(['nothingOnTop', ({ event }) => deps.flows[event.flow] !== undefined]),
            target: 'flow',
            actions: [
              'startSession',
              assign(({ context, event }) => ({
                trail: toNext(context.trail, { flow: event.flow, start: {} }),
              })),
            ],
          },
          code: {
            guard: 'codeBegins',
            target: 'flow',
            actions: ['startSession', assign({ trail: ({ event }) => toNext(NO_TRAIL, legOfCode(event)) })],
          },
          printer: { actions: 'rememberTrouble' },
          job: {},
          sheet: {},
        },
      },
      flow: {
        meta: refuses('begin', 'open-waiting-tickets', 'touch-at'),
        initial: 'going',
        on: {
          ...toFlow,
          'set-language': { actions: 'passLocaleToFlow' },
          'access-changed': { actions: 'passRoomToFlow' },
          printer: { actions: ['rememberTrouble', 'passToFlow'] },
          job: {
            guard: { type: 'isMySession', params: ({ event }) => event.sessionId },
            actions: { type: 'passJobToFlow', params: ({ event }) => event },
          },
          sheet: {
            guard: { type: 'isMySession', params: ({ event }) => event.sessionId },
            actions: { type: 'passSheetToFlow', params: ({ event }) => event },
          },
          // Who was asked for their document has looked for it long enough for the veil to fall.
          read: { guard: and([or(['nothingOnTop', 'isVeiled']), 'wellRead']), actions: 'passReadToFlow' },
          // Somebody is here already.
          code: {},
        },
        states: {
          going: {
            always: [
              ...names.map((name) => ({ guard: isNext(name), target: name })),
              { target: '#session.stage.attract' },
            ],
          },
          ...(Object.fromEntries(names.map((name) => [name, onStage(name)])) as object),
        },
      },
      // No session of a citizen is under way in here, and none begins.
      technician: {
        meta: refuses(...FLOW_EVENTS, 'begin', 'open-waiting-tickets'),
        entry: ['leaveCitizen', { type: 'auditTechnician', params: 'began' }, raise({ type: 'tended' })],
        exit: [{ type: 'auditTechnician', params: 'ended' }, 'forgetTechnician'],
        invoke: {
          id: 'technician',
          src: 'technician',
          input: ({ context }) => ({
            technicianId: context.technicianId ?? '',
            access: context.access,
          }),
          onDone: 'attract',
          onSnapshot: {},
        },
        on: {
          ...toTechnician,
          'technician-badge': {},
          code: {},
          'access-changed': { actions: 'passAccessToTechnician' },
          printer: { actions: 'rememberTrouble' },
          job: {},
          sheet: {},
        },
      },
      outOfService: {
        meta: refuses(...FLOW_EVENTS, 'begin', 'open-waiting-tickets', 'touch-at'),
        on: {
          'service-restored': { target: 'attract', actions: assign({ outOfService: null }) },
          code: {},
          printer: { actions: 'rememberTrouble' },
          job: {},
          sheet: {},
        },
      },
    },
  });
}
