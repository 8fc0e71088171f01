import { assign, fromPromise, setup } from 'xstate';
import type { FlowEvent, FlowInput, FlowOutput, StateMeta } from '../../flows/flow.ts';
import { takesOnly } from '../../flows/flow.ts';
import { type Flow, flow } from '../../flows/flows.ts';

/** What nobody else may see: on the screen and in the flow while it asks. */
export const MARK = 'SEVDA-MARK-1ABC234';

interface PrivateContext {
  readonly secret: string;
  readonly start: FlowInput['start'];
  readonly heard: readonly FlowEvent['type'][];
}

/**
 * A flow as the forms are: it asks for something personal, can be put aside, and shows something plain in between.
 * @param keep what putting it aside does
 */
export function privateFlow(keep: () => Promise<boolean> = async () => true): Flow {
  const machine = setup({
    types: {
      context: {} as PrivateContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
      tags: {} as 'settled' | 'personal' | 'keepable',
    },
    actors: { keep: fromPromise<boolean>(() => keep()) },
    actions: { note: assign({ heard: ({ context, event }) => [...context.heard, event.type] }) },
  }).createMachine({
    id: 'private',
    context: ({ input }) => ({ secret: MARK, start: input.start, heard: [] }),
    initial: 'plain',
    on: {
      '*': { actions: 'note' },
      back: '.left',
    },
    states: {
      plain: { meta: takesOnly('choose', 'back'), on: { choose: { target: 'asking', actions: 'note' } } },
      asking: {
        tags: ['personal', 'keepable'],
        meta: takesOnly('choose', 'key', 'stop-now', 'back'),
        on: {
          choose: { target: 'shown', actions: 'note' },
          'stop-now': { target: 'keeping', actions: 'note' },
        },
      },
      /** Personal, and nothing that could be put aside. */
      shown: { tags: 'personal', meta: takesOnly('back', 'finish'), on: { finish: 'finished' } },
      keeping: {
        tags: 'personal',
        meta: takesOnly(),
        invoke: {
          src: 'keep',
          onDone: [{ guard: ({ event }) => event.output, target: 'kept' }, { target: 'asking' }],
          onError: 'asking',
        },
      },
      kept: { tags: 'settled', meta: takesOnly('finish'), on: { finish: 'finished' } },
      finished: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context }): FlowOutput => ({ end: context.heard.includes('choose') ? 'finished' : 'left' }),
  });
  return flow(machine, (snapshot) => ({
    screen: {
      name: 'told',
      props: {
        mood: 'info',
        title: snapshot.hasTag('personal') ? snapshot.context.secret : String(snapshot.value),
        big: null,
        lines: snapshot.context.heard,
        code: null,
        paper: null,
        deeds: [],
      },
    },
    at: String(snapshot.value),
    progress: { step: 1, of: 1 },
    back: true,
  }));
}
