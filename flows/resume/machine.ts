import { assign, fromPromise, setup } from 'xstate';
import type { DeskDeps } from '../desk.ts';
import type { Kept, TakingUp } from '../domain/record.ts';
import {
  FLOW_NAMES,
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type FlowTag,
  NO_READERS,
  noWayBack,
  type Readers,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import type { FieldWrong } from '../parts/checked.ts';
import { checkResumeCode } from '../parts/resume-code.ts';
import { withTyped } from '../parts/typed-field.ts';
import { withoutLast } from '../parts/typing.ts';

export interface ResumeDeps extends Pick<DeskDeps, 'takeUp'> {
  /** Whether this kiosk has the flow. */
  readonly has: (flow: FlowName) => boolean;
}

export interface ResumeContext {
  readonly readers: Readers;
  /** As typed or read. It opens the form: nobody else's business. */
  readonly typed: string;
  readonly wrong: FieldWrong | null;
  /** Something else was held to the reader. */
  readonly otherCode: boolean;
  readonly kept: Kept | null;
  readonly failure: 'unknown' | 'expired' | 'store' | null;
  readonly misses: number;
  readonly wantsTicket: boolean;
}

/** The store is given up after so long, milliseconds. */
const STORE_DEADLINE_MS = 5_000;
/** After so many a desk helps better than another try. */
const MOST_MISSES = 3;

/** A form that was put aside is taken up again with the code on its paper. */
export function createResumeMachine(deps: ResumeDeps) {
  const codeIn = (event: FlowEvent): string | null => {
    if (event.type !== 'read' || event.read.kind !== 'code' || event.read.use !== 'resume') return null;
    return checkResumeCode(event.read.id).ok ? event.read.id : null;
  };
  /** A form of a flow that this kiosk does not have is none to it. */
  const isFlow = (name: string): name is FlowName =>
    FLOW_NAMES.some((flow) => flow === name && deps.has(flow));

  return setup({
    types: {
      context: {} as ResumeContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as FlowTag,
    },
    actors: {
      takeUp: fromPromise<TakingUp, string>(({ input }) => deps.takeUp(input)),
    },
    actions: {
      sayWrong: assign({
        wrong: ({ context }) => {
          const checked = checkResumeCode(context.typed);
          return checked.ok ? null : checked.why;
        },
      }),
      takeRead: assign(({ event }) => {
        const code = codeIn(event);
        return code === null ? { otherCode: true } : { typed: code, wrong: null, otherCode: false };
      }),
      wantTicket: assign({ wantsTicket: true }),
    },
    guards: {
      codeIsRight: ({ context }) => checkResumeCode(context.typed).ok,
      isCode: ({ event }) => codeIn(event) !== null,
      hasMissedOften: ({ context }) => context.misses >= MOST_MISSES,
    },
    delays: { storeDeadline: STORE_DEADLINE_MS },
  }).createMachine({
    id: 'resume',
    context: ({ input: { readers, start } }) => ({
      readers: readers ?? NO_READERS,
      typed: start.code !== undefined && checkResumeCode(start.code).ok ? start.code : '',
      wrong: null,
      otherCode: false,
      kept: null,
      failure: null,
      misses: 0,
      wantsTicket: false,
    }),
    initial: 'beginning',
    on: { printer: {}, job: {}, sheet: {}, read: {}, locale: {}, room: {} },
    states: {
      beginning: { always: [{ guard: 'codeIsRight', target: 'taking' }, { target: 'code' }] },
      code: {
        tags: 'personal',
        meta: takesOnly('key', 'erase', 'enter', 'back'),
        entry: assign({ wrong: null, otherCode: false, failure: null }),
        on: {
          key: {
            actions: assign({
              typed: ({ context, event }) => withTyped('resume-code', context.typed, event.key),
              wrong: null,
            }),
          },
          erase: { actions: assign({ typed: ({ context }) => withoutLast(context.typed), wrong: null }) },
          enter: [{ guard: 'codeIsRight', target: 'taking' }, { actions: 'sayWrong' }],
          read: [{ guard: 'isCode', target: 'taking', actions: 'takeRead' }, { actions: 'takeRead' }],
          back: 'left',
        },
      },
      taking: {
        meta: noWayBack('it is looked for here; it takes milliseconds, and the deadline ends it'),
        invoke: {
          src: 'takeUp',
          input: ({ context }) => {
            const checked = checkResumeCode(context.typed);
            return checked.ok ? checked.value : context.typed;
          },
          onDone: [
            {
              guard: ({ event: { output } }) => output.ok && isFlow(output.kept.flow),
              target: 'goingOn',
              actions: assign({ kept: ({ event: { output } }) => (output.ok ? output.kept : null) }),
            },
            {
              target: 'failed',
              actions: assign({
                failure: ({ event: { output } }) => (output.ok ? 'unknown' : output.reason),
                misses: ({ context, event: { output } }) =>
                  !output.ok && output.reason === 'store' ? context.misses : context.misses + 1,
              }),
            },
          ],
          onError: { target: 'failed', actions: assign({ failure: 'store' }) },
        },
        after: { storeDeadline: { target: 'failed', actions: assign({ failure: 'store' }) } },
      },
      failed: {
        always: { guard: 'hasMissedOften', target: 'desk' },
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            {
              // What was typed stays where one sign of it may be wrong.
              guard: ({ event, context }) => event.id === 'again' && context.failure !== 'store',
              target: 'code',
            },
            { guard: ({ event }) => event.id === 'again', target: 'taking' },
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
          ],
          back: 'code',
        },
      },
      desk: {
        entry: assign({ typed: '' }),
        meta: takesOnly('choose', 'back'),
        on: {
          choose: [
            { guard: ({ event }) => event.id === 'ticket', target: 'toTicket', actions: 'wantTicket' },
            { guard: ({ event }) => event.id === 'done', target: 'left' },
          ],
          back: 'left',
        },
      },
      goingOn: { type: 'final' },
      toTicket: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { kept, wantsTicket } }): FlowOutput => {
      if (wantsTicket) return { end: 'next', flow: 'queue-ticket', start: {} };
      return kept && isFlow(kept.flow)
        ? { end: 'next', flow: kept.flow, start: { kept: kept.state } }
        : { end: 'left' };
    },
  });
}

export type ResumeMachine = ReturnType<typeof createResumeMachine>;
