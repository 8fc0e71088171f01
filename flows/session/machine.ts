import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  assign,
  fromPromise,
  not,
  or,
  raise,
  type SnapshotFrom,
  sendTo,
  setup,
  stateIn,
} from 'xstate';
import { changed, USUAL_ACCESS, withHeadset } from '../access/access.ts';
import { choiceRoom, hasPage, turned } from '../access/choice-room.ts';
import { placeOfSetting, settingsRoom, settingTiles } from '../access/settings-pages.ts';
import { TOUR_STEPS } from '../contract.ts';
import type { JobState } from '../domain/ticket.ts';
import {
  FLOW_EVENTS,
  FLOW_NAMES,
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  refuses,
} from '../flow.ts';
import { createTechnicianMachine, TECHNICIAN_EVENTS, type TechnicianEvent } from '../technician/machine.ts';
import { afterTouch, NEW_PACE, stretched } from './pace.ts';
import { PIN_LENGTH } from './pin-length.ts';
import {
  type AssistStep,
  CITIZEN_EVENTS,
  type PinAnswer,
  type PinOf,
  type SessionContext,
  type SessionDeps,
  type SessionEvent,
} from './session.ts';
import { afterFlow, NO_TRAIL, toHome, toNext } from './trail.ts';

/** What lies over the stage in pages. */
type OverlayList = 'settings' | 'tour' | 'calls';

const SECOND_MS = 1000;
/** What every touch does, beside what it means. */
const NOTED = ['noteTouch', 'auditStep'] as const;
/** A PIN that has not been checked by then never is, milliseconds. */
const PIN_DEADLINE_MS = 5_000;

/**
 * One visit from the first touch to the return of the attract screen. Four regions side by side: what is on
 * stage (attract screen or a flow), what lies over it (help, settings, a volunteer's PIN, …), whether anybody is there,
 * and whether a volunteer helps.
 */
export function createSessionMachine(deps: SessionDeps) {
  const technician = createTechnicianMachine(deps.technician);
  const flowInput = ({ context }: { context: SessionContext }): FlowInput => ({
    sessionId: context.sessionId ?? '',
    locale: context.locale,
    trouble: context.trouble,
    room: choiceRoom(context.access, deps.glass),
    start: context.trail.at(-1)?.start ?? {},
  });
  const flowNames = FLOW_NAMES.filter((name) => deps.flows[name] !== undefined);
  const flowMachines = Object.fromEntries(
    flowNames.map((name) => [name, deps.flows[name]?.machine]),
  ) as Record<FlowName, AnyStateMachine>;
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
          settled: false,
        })),
      },
      onSnapshot: {
        guard: ({ context, event }: { context: SessionContext; event: { snapshot: AnyMachineSnapshot } }) =>
          context.settled !== event.snapshot.hasTag('settled'),
        actions: [
          assign({
            settled: ({ event }: { event: { snapshot: AnyMachineSnapshot } }) =>
              event.snapshot.hasTag('settled'),
          }),
          raise({ type: 'pace-changed' as const }),
        ],
      },
    },
  });
  /** How many things an overlay lists, and how many of them at once. */
  const listed = ({ access }: SessionContext, list: OverlayList): { count: number; room: number } => {
    switch (list) {
      case 'settings':
        return { count: settingTiles(deps.voice).length, room: settingsRoom(access) };
      case 'tour':
        return { count: TOUR_STEPS.length, room: 1 };
      case 'calls':
        return { count: deps.help.calls().length, room: choiceRoom(access, deps.glass) };
    }
  };
  const writeStep = (
    { sessionId, helper, signedIn }: SessionContext,
    what: AssistStep['what'],
    event: AssistStep['event'],
  ): void => {
    const volunteer = helper ?? signedIn;
    if (volunteer) deps.help.audit({ sessionId: sessionId ?? '', volunteerId: volunteer.id, what, event });
  };
  const pagesOf = (list: OverlayList) => ({
    'turn-page': {
      guard: { type: 'hasOverlayPage' as const, params: { list } },
      actions: { type: 'turnOverlayPage' as const, params: { list } },
    },
  });
  const toTechnician = Object.fromEntries(
    TECHNICIAN_EVENTS.map((type) => [type, { guard: 'nothingOnTop', actions: 'passToTechnician' }] as const),
  );
  const toFlow = Object.fromEntries(
    FLOW_EVENTS.map((type) => [type, { guard: 'nothingOnTop', actions: 'passToFlow' }] as const),
  );
  const stillHere = Object.fromEntries(
    CITIZEN_EVENTS.map((type) => [type, { target: 'here', reenter: true, actions: NOTED }] as const),
  );

  /** Whoever holds a document to the reader is there. */
  const holdsSomething = { guard: 'readInMySession', target: 'here', reenter: true } as const;

  /** Of what lies on top to be read, or to be set: nothing is typed there, and nobody is called. */
  const toBeRead = refuses(
    'digit',
    'erase',
    'enter',
    'consent',
    'open-volunteer',
    'open-technician',
    'call-help',
  );

  return setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      meta: {} as ReturnType<typeof refuses>,
    },
    actors: {
      ...flowMachines,
      technician,
      checkPin: fromPromise<PinAnswer, { readonly pin: string; readonly of: PinOf }>(({ input }) =>
        deps.help.checkPin(input.pin, input.of),
      ),
    },
    actions: {
      forgetCitizen: assign({
        sessionId: null,
        locale: deps.defaultLocale,
        // A plug that is still in the jack is no wish of the one who left: who comes next hears with it.
        badReading: null,
        access: ({ context }) => (context.access.headset ? withHeadset(USUAL_ACCESS, true) : USUAL_ACCESS),
        called: false,
        pin: '',
        pinWrong: false,
        signedIn: null,
        technicianId: null,
        helper: null,
        assistEndsAt: null,
        deadlineAt: null,
        pace: NEW_PACE,
        settled: false,
        trail: NO_TRAIL,
      }),
      // Whoever was here before has left; how the screen is now is how the technician has just set it.
      leaveCitizen: assign({
        sessionId: null,
        called: false,
        signedIn: null,
        settled: false,
        trail: NO_TRAIL,
      }),
      knowTechnician: assign({
        technicianId: ({ context, event }) =>
          event.type === 'technician-badge' ? event.technicianId : context.technicianId,
      }),
      noteBadReading: assign({
        badReading: ({ context, event }) =>
          event.type === 'read' && event.read.kind === 'bad' ? event.read.why : context.badReading,
      }),
      forgetTechnician: assign({ technicianId: null }),
      knowVolunteer: assign({
        signedIn: ({ context, event }) =>
          event.type === 'volunteer-badge' ? event.volunteer : context.signedIn,
      }),
      passToTechnician: sendTo('technician', ({ event }) => event as TechnicianEvent),
      passAccessToTechnician: sendTo(
        'technician',
        ({ context }): TechnicianEvent => ({ type: 'access', access: context.access }),
      ),
      auditTechnician: ({ context }, what: 'began' | 'ended') => {
        if (context.technicianId !== null) deps.technician.audit(what, context.technicianId);
      },
      startSession: assign({ sessionId: () => deps.newId() }),
      setLocale: assign({
        locale: ({ event, context }) =>
          event.type === 'begin' || event.type === 'set-language' ? event.locale : context.locale,
      }),
      rememberTrouble: assign({
        trouble: ({ event, context }) => (event.type === 'printer' ? event.trouble : context.trouble),
      }),
      passToFlow: sendTo('flow', ({ event }) => event as FlowEvent),
      passJobToFlow: sendTo(
        'flow',
        (_, { ticketId, state }: { ticketId: string; state: JobState }): FlowEvent => ({
          type: 'job',
          ticketId,
          state,
        }),
      ),
      passSheetToFlow: sendTo(
        'flow',
        (_, { sheetId, state }: { sheetId: string; state: JobState }): FlowEvent => ({
          type: 'sheet',
          sheetId,
          state,
        }),
      ),
      passReadToFlow: sendTo('flow', ({ event }): FlowEvent => {
        // The guard has let only a good reading pass.
        const { read } = event as Extract<SessionEvent, { type: 'read' }>;
        return { type: 'read', read: read as Extract<FlowEvent, { type: 'read' }>['read'] };
      }),
      passLocaleToFlow: sendTo(
        'flow',
        ({ event, context }): FlowEvent => ({
          type: 'locale',
          locale: event.type === 'set-language' ? event.locale : context.locale,
        }),
      ),
      setAccess: assign({
        access: ({ event, context }) =>
          event.type === 'set-access' ? changed(context.access, event.change) : context.access,
      }),
      setHeadset: assign({
        access: ({ event, context }) =>
          event.type === 'headset' ? withHeadset(context.access, event.plugged) : context.access,
      }),
      noteKeys: assign({
        access: ({ event, context }) =>
          event.type === 'activity' && event.by !== 'finger'
            ? { ...context.access, keys: true }
            : context.access,
      }),
      passRoomToFlow: sendTo(
        'flow',
        ({ context }): FlowEvent => ({ type: 'room', room: choiceRoom(context.access, deps.glass) }),
      ),
      firstOverlayPage: assign({ overlayFrom: 0 }),
      turnOverlayPage: assign({
        overlayFrom: ({ event, context }, { list }: { list: OverlayList }) =>
          event.type === 'turn-page'
            ? turned(context.overlayFrom, listed(context, list).room, event.to)
            : context.overlayFrom,
      }),
      keepSettingInSight: assign({
        overlayFrom: ({ event, context }) =>
          event.type === 'set-access'
            ? placeOfSetting(event.change, deps.voice, context.overlayFrom)
            : context.overlayFrom,
      }),
      callVolunteer: ({ context }) => deps.help.call(context.sessionId ?? '', 'volunteer'),
      callOperator: ({ context }) => deps.help.call(context.sessionId ?? '', 'operator'),
      type: assign({
        pin: ({ event, context }) =>
          event.type === 'digit'
            ? `${context.pin}${event.digit}`.slice(0, PIN_LENGTH.most)
            : context.pin.slice(0, -1),
        pinWrong: false,
      }),
      forgetPin: assign({ pin: '', pinWrong: false }),
      askPinOf: assign((_, of: PinOf) => {
        const ms = deps.help.lockedMs(of);
        return { pinOf: of, lockedUntil: ms > 0 ? deps.monotonic() + ms : null };
      }),
      askHelper: assign({ assistEndsAt: () => deps.monotonic() + deps.times.warningSeconds * SECOND_MS }),
      answerCall: ({ event, context }) => {
        if (event.type === 'choose' && context.signedIn) deps.help.answer(event.id, context.signedIn);
      },
      audit: ({ context }, what: AssistStep['what']) => writeStep(context, what, null),
      auditStep: ({ context, event }) => {
        if (context.helper && event.type !== 'activity')
          writeStep(context, 'step', event.type as AssistStep['event']);
      },
      auditEnd: ({ context }) => {
        if (context.helper) writeStep(context, 'ended', null);
      },
      unlockWhenDue: assign({
        lockedUntil: ({ context }) =>
          deps.monotonic() >= (context.lockedUntil ?? 0) ? null : context.lockedUntil,
      }),
      noteTouch: assign({
        pace: ({ context, event }) =>
          afterTouch(context.pace, deps.monotonic(), { askedForTime: event.type === 'continue' }),
      }),
      waitForTouch: assign({ deadlineAt: ({ context }) => deps.monotonic() + idleMs(context) }),
      warn: assign({ deadlineAt: () => deps.monotonic() + deps.times.warningSeconds * SECOND_MS }),
    },
    guards: {
      nothingOnTop: stateIn({ overlay: 'none' }),
      isMySession: ({ context }, sessionId: string) => context.sessionId === sessionId,
      readInMySession: ({ context, event }) => event.type === 'read' && context.sessionId === event.sessionId,
      badlyRead: and(['readInMySession', ({ event }) => event.type === 'read' && event.read.kind === 'bad']),
      wellRead: and(['readInMySession', ({ event }) => event.type === 'read' && event.read.kind !== 'bad']),
      byKeys: ({ event }) => event.type === 'activity' && event.by !== 'finger',
      plugged: ({ event }) => event.type === 'headset' && event.plugged,
      hasOverlayPage: ({ context, event }, { list }: { list: OverlayList }) => {
        const { count, room } = listed(context, list);
        return event.type === 'turn-page' && hasPage(count, room, context.overlayFrom, event.to);
      },
      isLastOfTour: ({ context, event }) =>
        event.type === 'turn-page' && event.to === 'next' && context.overlayFrom + 1 >= TOUR_STEPS.length,
      pinIsLong: ({ context }) => context.pin.length >= PIN_LENGTH.least,
      mayTryPin: ({ context }) => deps.monotonic() >= (context.lockedUntil ?? 0),
      isCall: ({ event }) => event.type === 'choose' && deps.help.calls().some(({ id }) => id === event.id),
      helperIsLate: ({ context }) => deps.monotonic() >= (context.assistEndsAt ?? Number.POSITIVE_INFINITY),
      isTended: stateIn({ stage: 'technician' }),
      mayBeTended: and([() => deps.technician.exists, not(stateIn({ stage: 'technician' }))]),
      isAssisted: stateIn({ assist: 'helping' }),
      isOutOfService: ({ context }) => context.outOfService !== null,
      deadlinePassed: ({ context }) => deps.monotonic() >= (context.deadlineAt ?? Number.POSITIVE_INFINITY),
    },
    delays: {
      idle: ({ context }) => idleMs(context),
      second: SECOND_MS,
      pinDeadline: PIN_DEADLINE_MS,
      assistQuiet: deps.times.assistSeconds * SECOND_MS,
    },
  }).createMachine({
    id: 'session',
    type: 'parallel',
    context: {
      sessionId: null,
      locale: deps.defaultLocale,
      trouble: null,
      access: USUAL_ACCESS,
      overlayFrom: 0,
      badReading: null,
      called: false,
      pin: '',
      pinWrong: false,
      pinOf: 'volunteer',
      lockedUntil: null,
      signedIn: null,
      technicianId: null,
      helper: null,
      assistEndsAt: null,
      deadlineAt: null,
      pace: NEW_PACE,
      settled: false,
      trail: NO_TRAIL,
      outOfService: null,
    },
    on: {
      'service-lost': { actions: assign({ outOfService: ({ event }) => event.code }) },
      'service-restored': { actions: assign({ outOfService: null }) },
      help: {
        guard: ({ context, event }) => (context.sessionId ?? '') === event.sessionId,
        actions: assign({ called: ({ event }) => event.state === 'called' }),
      },
    },
    states: {
      stage: {
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
              read: { guard: and(['nothingOnTop', 'wellRead']), actions: 'passReadToFlow' },
            },
            states: {
              going: {
                always: [
                  ...flowNames.map((name) => ({ guard: isNext(name), target: name })),
                  { target: '#session.stage.attract' },
                ],
              },
              ...(Object.fromEntries(flowNames.map((name) => [name, onStage(name)])) as object),
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
              printer: { actions: 'rememberTrouble' },
              job: {},
              sheet: {},
            },
          },
        },
      },
      overlay: {
        initial: 'none',
        on: {
          restart: '.none',
          ended: '.none',
          tended: '.none',
          'open-help': '.help',
          'open-languages': '.language',
          'open-settings': { target: '.settings', actions: 'firstOverlayPage' },
          'open-tour': { target: '.tour', actions: 'firstOverlayPage' },
          headset: { actions: 'setHeadset' },
          activity: { actions: 'noteKeys' },
          'set-access': { actions: ['setAccess', raise({ type: 'access-changed' })] },
          'set-language': { target: '.none', actions: 'setLocale' },
          // At a technician's test the technician is told, not a citizen.
          read: {
            guard: and(['badlyRead', not('isTended')]),
            target: '.badReading',
            actions: 'noteBadReading',
          },
          'volunteer-badge': [
            { guard: or(['isTended', 'isAssisted']) },
            {
              guard: ({ context }) => context.sessionId !== null,
              target: '.consent',
              actions: ['knowVolunteer', { type: 'audit', params: 'asked' }],
            },
            { target: '.calls', actions: 'knowVolunteer' },
          ],
          'badge-asks-pin': {
            guard: not(or(['isTended', 'isAssisted'])),
            target: '.pin',
            actions: { type: 'askPinOf', params: ({ event }) => event.of },
          },
        },
        states: {
          none: {
            meta: refuses('close', 'digit', 'erase', 'enter', 'consent', 'open-volunteer', 'open-technician'),
            on: {
              'call-help': { guard: 'isAssisted', actions: 'callOperator' },
              // Heard before it is seen: who plugs in where nobody is gets to know how this works.
              headset: [
                {
                  guard: ({ context, event }) => event.plugged && context.sessionId === null,
                  target: 'tour',
                  actions: 'setHeadset',
                },
                { actions: 'setHeadset' },
              ],
            },
          },
          help: {
            meta: refuses('digit', 'erase', 'enter', 'consent'),
            on: {
              close: 'none',
              back: 'none',
              'open-volunteer': {
                guard: not('isTended'),
                target: 'pin',
                actions: { type: 'askPinOf', params: 'volunteer' },
              },
              'open-technician': {
                guard: 'mayBeTended',
                target: 'pin',
                actions: { type: 'askPinOf', params: 'technician' },
              },
              'call-help': [{ guard: 'isAssisted', actions: 'callOperator' }, { actions: 'callVolunteer' }],
            },
          },
          language: {
            meta: toBeRead,
            on: { close: 'none', back: 'none' },
          },
          badReading: {
            meta: toBeRead,
            on: {
              close: 'none',
              back: 'none',
              read: [
                { guard: 'badlyRead', target: 'badReading', reenter: true, actions: 'noteBadReading' },
                { guard: 'readInMySession', target: 'none' },
              ],
            },
            exit: assign({ badReading: null }),
          },
          settings: {
            meta: toBeRead,
            on: {
              close: 'none',
              back: 'none',
              ...pagesOf('settings'),
              'set-access': {
                actions: ['setAccess', 'keepSettingInSight', raise({ type: 'access-changed' })],
              },
            },
          },
          tour: {
            meta: toBeRead,
            on: {
              close: 'none',
              back: 'none',
              'turn-page': [{ guard: 'isLastOfTour', target: 'none' }, pagesOf('tour')['turn-page']],
            },
          },
          pin: {
            meta: refuses('consent', 'open-volunteer', 'open-technician', 'call-help'),
            initial: 'typing',
            entry: 'forgetPin',
            // Who types a PIN, or is asked for a yes, is not taken away from it.
            on: { close: 'help', back: 'help', read: {} },
            states: {
              typing: {
                on: {
                  digit: { guard: 'mayTryPin', actions: 'type' },
                  erase: { actions: 'type' },
                  enter: { guard: and(['pinIsLong', 'mayTryPin']), target: 'checking' },
                },
                // Counts the seconds of a lock down on the screen.
                after: {
                  second: {
                    guard: ({ context }) => context.lockedUntil !== null,
                    target: 'typing',
                    reenter: true,
                    actions: 'unlockWhenDue',
                  },
                },
              },
              checking: {
                meta: refuses('digit', 'erase', 'enter'),
                invoke: {
                  src: 'checkPin',
                  input: ({ context }) => ({ pin: context.pin, of: context.pinOf }),
                  onDone: [
                    {
                      guard: ({ event }) => event.output.kind === 'technician',
                      actions: [
                        'forgetPin',
                        assign({
                          technicianId: ({ event }) =>
                            event.output.kind === 'technician' ? event.output.technicianId : null,
                        }),
                        raise({ type: 'technician-begins' }),
                      ],
                    },
                    {
                      guard: ({ event, context }) =>
                        event.output.kind === 'right' && context.sessionId !== null,
                      target: '#session.overlay.consent',
                      actions: [
                        'forgetPin',
                        assign({
                          signedIn: ({ event }) =>
                            event.output.kind === 'right' ? event.output.volunteer : null,
                        }),
                        { type: 'audit', params: 'asked' },
                      ],
                    },
                    {
                      guard: ({ event }) => event.output.kind === 'right',
                      target: '#session.overlay.calls',
                      actions: [
                        'forgetPin',
                        assign({
                          signedIn: ({ event }) =>
                            event.output.kind === 'right' ? event.output.volunteer : null,
                        }),
                      ],
                    },
                    {
                      target: 'typing',
                      actions: assign({
                        pin: '',
                        pinWrong: true,
                        lockedUntil: ({ event }) =>
                          event.output.kind === 'locked' ? deps.monotonic() + event.output.ms : null,
                      }),
                    },
                  ],
                  onError: { target: 'typing', actions: assign({ pin: '', pinWrong: true }) },
                },
                after: { pinDeadline: { target: 'typing', actions: assign({ pin: '', pinWrong: true }) } },
              },
            },
          },
          calls: {
            meta: toBeRead,
            on: {
              close: 'none',
              back: 'none',
              choose: { guard: 'isCall', actions: 'answerCall' },
              ...pagesOf('calls'),
            },
          },
          consent: {
            meta: refuses(
              'digit',
              'erase',
              'enter',
              'open-volunteer',
              'open-technician',
              'call-help',
              'close',
            ),
            on: {
              consent: [
                {
                  guard: ({ event }) => event.given,
                  target: 'none',
                  actions: raise({ type: 'assist-begins' }),
                },
                { target: 'none', actions: { type: 'audit', params: 'refused' } },
              ],
              back: { target: 'none', actions: { type: 'audit', params: 'refused' } },
              read: {},
            },
          },
        },
      },
      assist: {
        initial: 'none',
        states: {
          none: {
            meta: refuses('still-helping', 'hand-back'),
            on: { 'assist-begins': 'helping' },
          },
          helping: {
            entry: [
              assign({ helper: ({ context }) => context.signedIn, called: false }),
              { type: 'audit', params: 'began' },
            ],
            exit: assign({ helper: null, assistEndsAt: null, called: false }),
            initial: 'beside',
            on: {
              'hand-back': {
                target: 'none',
                actions: { type: 'audit', params: 'handed-back' },
              },
              ended: 'none',
            },
            states: {
              beside: {
                on: { 'still-helping': { target: 'beside', reenter: true } },
                after: { assistQuiet: 'asked' },
              },
              asked: {
                entry: 'askHelper',
                exit: assign({ assistEndsAt: null }),
                on: { 'still-helping': 'beside' },
                initial: 'counting',
                states: {
                  counting: {
                    after: {
                      second: [
                        {
                          guard: 'helperIsLate',
                          target: '#session.assist.none',
                          actions: { type: 'audit', params: 'helper-gone' },
                        },
                        { target: 'counting', reenter: true },
                      ],
                    },
                  },
                },
              },
            },
          },
        },
      },
      presence: {
        initial: 'nobody',
        on: { ended: '.nobody', restart: '.nobody', tended: '.here' },
        states: {
          nobody: {
            on: {
              ...stillHere,
              restart: {},
              read: {},
              activity: [{ guard: 'byKeys', target: 'here', actions: 'noteTouch' }, {}],
              continue: {},
              headset: [{ guard: 'plugged', target: 'here', actions: 'noteTouch' }, {}],
            },
          },
          here: {
            entry: 'waitForTouch',
            on: {
              ...stillHere,
              restart: 'nobody',
              read: holdsSomething,
              'pace-changed': { target: 'here', reenter: true },
            },
            after: { idle: 'warning' },
          },
          warning: {
            entry: 'warn',
            initial: 'counting',
            on: { ...stillHere, restart: 'nobody', read: holdsSomething },
            states: {
              counting: {
                after: {
                  second: [
                    // Where a half-done form will be put aside for the citizen, before they are forgotten.
                    { guard: 'deadlinePassed', actions: raise({ type: 'gone' }) },
                    { target: 'counting', reenter: true },
                  ],
                },
              },
            },
          },
        },
      },
    },
  });

  function idleMs(context: SessionContext): number {
    const { idleSeconds, idleAfterTicketSeconds, technicianSeconds } = deps.times;
    const usual = context.technicianId === null ? idleSeconds : technicianSeconds;
    return stretched(
      (context.settled ? idleAfterTicketSeconds : usual) * SECOND_MS,
      context.pace,
      context.access,
    );
  }
}

export type SessionMachine = ReturnType<typeof createSessionMachine>;
export type SessionSnapshot = SnapshotFrom<SessionMachine>;
