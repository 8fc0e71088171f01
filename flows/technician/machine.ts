import { assign, fromPromise, type SnapshotFrom, setup } from 'xstate';
import { hasPage, turned } from '../access/choice-room.ts';
import type { Access, KioskEvent } from '../contract.ts';
import { refuses } from '../flow.ts';
import { PIN_LENGTH } from '../session/pin-length.ts';
import { roomOf, sizeOf } from './room.ts';
import { type Step, stepOf, trailAfter } from './steps.ts';
import type { Place, TechnicianDeps, Work, WorkDone } from './technician.ts';
import { TARGETS, touchOutcome } from './touch-check.ts';

/** What the session hands on to the technician's machine. */
export type TechnicianEvent =
  | Extract<
      KioskEvent,
      { type: 'choose' | 'turn-page' | 'back' | 'digit' | 'erase' | 'enter' | 'touch-at' | 'finish' }
    >
  | { readonly type: 'access'; readonly access: Access };

export const TECHNICIAN_EVENTS = [
  'choose',
  'turn-page',
  'back',
  'digit',
  'erase',
  'enter',
  'touch-at',
  'finish',
] as const satisfies readonly KioskEvent['type'][];

export interface TechnicianInput {
  readonly technicianId: string;
  readonly access: Access;
}

export interface TechnicianContext {
  readonly technicianId: string;
  readonly access: Access;
  /** The way here; the last is where the technician stands. Never empty. */
  readonly trail: readonly Place[];
  /** The first row in sight, counted from 0. */
  readonly from: number;
  /** What is being done; null while nothing is. */
  readonly work: Work | null;
}

const HOME: Place = { at: 'home' };
/** Looking at every port, or a technician who walks to the printer: what takes longer is given up. */
const WORK_DEADLINE_MS = 90_000;

export function standing({ trail }: TechnicianContext): Place {
  return trail.at(-1) ?? HOME;
}

/** Goes with the deadline and with everything that goes wrong unforeseen. */
const FAILED: WorkDone = { kind: 'told', outcome: { kind: 'failed' } };

/**
 * What a signed-in technician does. Where they stand is data (`Place`), since each place knows its own rows; the two
 * states say whether something is being done. A touch does what the rows of the place allow, and nothing else.
 */
export function createTechnicianMachine(deps: TechnicianDeps) {
  const stepFor = (context: TechnicianContext, id: string): Step | null =>
    stepOf(standing(context), id, deps.sights);
  const changeTop = (context: TechnicianContext, place: Place): readonly Place[] => [
    ...context.trail.slice(0, -1),
    place,
  ];

  return setup({
    types: {
      context: {} as TechnicianContext,
      events: {} as TechnicianEvent,
      input: {} as TechnicianInput,
      meta: {} as ReturnType<typeof refuses>,
    },
    actors: {
      work: fromPromise<WorkDone, { readonly work: Work; readonly technicianId: string }>(
        ({ input, signal }) => deps.work(input.work, input.technicianId, signal),
      ),
    },
    actions: {
      take: assign(({ context, event }) => {
        const step = event.type === 'choose' ? stepFor(context, event.id) : null;
        switch (step?.step) {
          case 'to':
            return { trail: [...context.trail, step.place], from: 0 };
          case 'change':
            return { trail: changeTop(context, step.place) };
          case 'instead':
            return { trail: changeTop(context, step.place), from: 0 };
          case 'back':
            return { trail: context.trail.slice(0, -1), from: 0 };
          case 'work':
          case undefined:
            return {};
        }
      }),
      rememberWork: assign(({ context, event }) => {
        const step = event.type === 'choose' ? stepFor(context, event.id) : null;
        return step?.step === 'work' ? { work: step.work } : {};
      }),
      goBack: assign(({ context }) => ({
        trail: context.trail.length > 1 ? context.trail.slice(0, -1) : context.trail,
        from: 0,
      })),
      turn: assign({
        from: ({ context, event }) =>
          event.type === 'turn-page'
            ? turned(context.from, roomOf(standing(context), context.access), event.to)
            : context.from,
      }),
      type: assign(({ context, event }) => {
        const place = standing(context);
        if (place.at !== 'pin') return {};
        const typed =
          event.type === 'digit'
            ? `${place.typed}${event.digit}`.slice(0, PIN_LENGTH.most)
            : place.typed.slice(0, -1);
        return { trail: changeTop(context, { ...place, typed, differs: false }) };
      }),
      keepFirst: assign(({ context }) => {
        const place = standing(context);
        if (place.at !== 'pin') return {};
        const next: Place =
          place.first === null
            ? { ...place, first: place.typed, typed: '' }
            : { at: 'pin', first: null, typed: '', differs: true };
        return { trail: changeTop(context, next) };
      }),
      rememberPin: assign(({ context }) => {
        const place = standing(context);
        return place.at === 'pin' ? { work: { do: 'set-pin', pin: place.typed } as const } : {};
      }),
      noteTouch: assign(({ context, event }) => {
        const place = standing(context);
        if (place.at !== 'touch' || event.type !== 'touch-at') return {};
        const offsets = [...place.offsets, { dx: event.dx, dy: event.dy }];
        const next: Place =
          offsets.length < TARGETS.length
            ? { at: 'touch', offsets }
            : { at: 'told', outcome: touchOutcome(offsets), after: null };
        return { trail: changeTop(context, next) };
      }),
      setAccess: assign({
        access: ({ context, event }) => (event.type === 'access' ? event.access : context.access),
      }),
      conclude: assign(({ context }, { done }: { done: WorkDone }) => ({
        trail: context.work ? trailAfter(context.trail, context.work, done) : context.trail,
        from: 0,
        work: null,
      })),
      // A new PIN must not stay in memory longer than it is needed.
      forgetWork: assign({ work: null }),
    },
    guards: {
      leadsToWork: ({ context, event }) =>
        event.type === 'choose' && stepFor(context, event.id)?.step === 'work',
      isListed: ({ context, event }) => event.type === 'choose' && stepFor(context, event.id) !== null,
      hasPage: ({ context, event }) => {
        const place = standing(context);
        return (
          event.type === 'turn-page' &&
          hasPage(sizeOf(place, deps.sights), roomOf(place, context.access), context.from, event.to)
        );
      },
      typesPin: ({ context }) => standing(context).at === 'pin',
      pinIsLong: ({ context }) => {
        const place = standing(context);
        return place.at === 'pin' && place.typed.length >= PIN_LENGTH.least;
      },
      pinIsAgain: ({ context }) => {
        const place = standing(context);
        return place.at === 'pin' && place.typed.length >= PIN_LENGTH.least && place.first === place.typed;
      },
      checksTouch: ({ context }) => standing(context).at === 'touch',
    },
    delays: { workDeadline: WORK_DEADLINE_MS },
  }).createMachine({
    id: 'technician',
    context: ({ input }) => ({ ...input, trail: [HOME], from: 0, work: null }),
    initial: 'resting',
    on: { access: { actions: 'setAccess' }, finish: '.left' },
    states: {
      resting: {
        on: {
          choose: [
            { guard: 'leadsToWork', target: 'working', actions: 'rememberWork' },
            { guard: 'isListed', actions: 'take' },
          ],
          'turn-page': { guard: 'hasPage', actions: 'turn' },
          back: { actions: 'goBack' },
          digit: { guard: 'typesPin', actions: 'type' },
          erase: { guard: 'typesPin', actions: 'type' },
          enter: [
            { guard: 'pinIsAgain', target: 'working', actions: 'rememberPin' },
            { guard: 'pinIsLong', actions: 'keepFirst' },
          ],
          'touch-at': { guard: 'checksTouch', actions: 'noteTouch' },
        },
      },
      working: {
        meta: refuses('choose', 'turn-page', 'digit', 'erase', 'enter', 'touch-at'),
        invoke: {
          src: 'work',
          input: ({ context }) => ({
            work: context.work ?? { do: 'look' },
            technicianId: context.technicianId,
          }),
          onDone: {
            target: 'resting',
            actions: { type: 'conclude', params: ({ event }) => ({ done: event.output }) },
          },
          onError: { target: 'resting', actions: { type: 'conclude', params: { done: FAILED } } },
        },
        // What the printer has begun it ends; nobody waits for it.
        on: { back: { target: 'resting', actions: 'forgetWork' } },
        after: {
          workDeadline: { target: 'resting', actions: { type: 'conclude', params: { done: FAILED } } },
        },
      },
      left: { type: 'final', entry: 'forgetWork' },
    },
  });
}

export type TechnicianMachine = ReturnType<typeof createTechnicianMachine>;
export type TechnicianSnapshot = SnapshotFrom<TechnicianMachine>;
