import { type AnyStateMachine, and, assign, fromPromise, not, sendTo, setup, stateIn } from 'xstate';
import { changed, USUAL_ACCESS, withHeadset } from '../access/access.ts';
import { choiceRoom, hasPage, turned } from '../access/choice-room.ts';
import { placeOfSetting, settingsRoom, settingTiles } from '../access/settings-pages.ts';
import { TOUR_STEPS } from '../contract.ts';
import type { JobState } from '../domain/ticket.ts';
import { FLOW_NAMES, type FlowEvent, type FlowName, type refuses } from '../flow.ts';
import type { Flows } from '../flows.ts';
import { createTechnicianMachine, type TechnicianEvent } from '../technician/machine.ts';
import { afterTouch, NEW_PACE, stretched } from './pace.ts';
import { PIN_LENGTH } from './pin-length.ts';
import type { AssistStep, PinAnswer, PinOf, SessionContext, SessionDeps, SessionEvent } from './session.ts';
import { legOfCode, NO_TRAIL } from './trail.ts';

/** What lies over the stage in pages. */
export type OverlayList = 'settings' | 'tour' | 'calls';

const SECOND_MS = 1000;
/** A PIN that has not been checked by then never is, milliseconds. */
const PIN_DEADLINE_MS = 5_000;

/** The store is asked for 5 s by the flow that puts a form aside: by then it has its answer, milliseconds. */
const KEEP_DEADLINE_MS = 7_000;

/** What the regions of a session share: their actors, and what their actions, guards and delays are by name. */
export function sessionSetup(deps: SessionDeps) {
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
  const patient = (seconds: number, { pace, access }: SessionContext): number =>
    stretched(seconds * SECOND_MS, pace, access);
  const idleMs = (context: SessionContext): number => {
    const { idleSeconds, idleAfterTicketSeconds, technicianSeconds } = deps.times;
    const usual = context.technicianId === null ? idleSeconds : technicianSeconds;
    return patient(context.settled ? idleAfterTicketSeconds : usual, context);
  };

  return setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      meta: {} as ReturnType<typeof refuses>,
    },
    actors: {
      ...flowMachines(deps.flows),
      technician: createTechnicianMachine(deps.technician),
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
        personal: false,
        keepable: false,
        trail: NO_TRAIL,
      }),
      // Whoever was here before has left; how the screen is now is how the technician has just set it.
      leaveCitizen: assign({
        sessionId: null,
        called: false,
        signedIn: null,
        settled: false,
        personal: false,
        keepable: false,
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
      putAside: sendTo('flow', (): FlowEvent => ({ type: 'stop-now' })),
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
      isVeiled: stateIn({ overlay: 'veil' }),
      isPersonal: ({ context }) => context.personal,
      /** Nobody is there, and this kiosk has what the code is for. */
      codeBegins: and([
        stateIn({ stage: 'attract' }),
        stateIn({ overlay: 'none' }),
        ({ event }) => event.type === 'code' && deps.flows[legOfCode(event).flow] !== undefined,
      ]),
      /** A form that is half done, and the printer that its code would come from. */
      canBePutAside: ({ context }) => context.trouble === null && context.keepable,
      isSettled: ({ context }) => context.settled,
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
      quiet: ({ context }) => patient(deps.times.veilSeconds, context),
      keepDeadline: KEEP_DEADLINE_MS,
      second: SECOND_MS,
      pinDeadline: PIN_DEADLINE_MS,
      assistQuiet: deps.times.assistSeconds * SECOND_MS,
    },
  });
}

/** Names of the flows that this kiosk has. */
export function flowNames(flows: Flows): readonly FlowName[] {
  return FLOW_NAMES.filter((name) => flows[name] !== undefined);
}

function flowMachines(flows: Flows): Record<FlowName, AnyStateMachine> {
  return Object.fromEntries(flowNames(flows).map((name) => [name, flows[name]?.machine])) as Record<
    FlowName,
    AnyStateMachine
  >;
}

export type SessionSetup = ReturnType<typeof sessionSetup>;
