import { assign, setup } from 'xstate';
import { hasPage, turned } from '../access/choice-room.ts';
import {
  type FlowEvent,
  type FlowInput,
  type FlowName,
  type FlowOutput,
  type StateMeta,
  takesOnly,
} from '../flow.ts';
import { type MenuEntry, menuOf } from './entries.ts';

export interface MenuDeps {
  /** Whether this kiosk has the flow. */
  readonly has: (flow: FlowName) => boolean;
}

export interface MenuContext {
  readonly entries: readonly MenuEntry[];
  readonly chosen: MenuEntry | null;
  readonly room: number;
  /** The first entry in sight, counted from 0. */
  readonly from: number;
}

/** Everything that can be done here beside taking a number. */
export function createMenuMachine(deps: MenuDeps) {
  return setup({
    types: {
      context: {} as MenuContext,
      events: {} as FlowEvent,
      input: {} as FlowInput,
      output: {} as FlowOutput,
      meta: {} as StateMeta,
    },
    guards: {
      isEntry: ({ context }, id: string) => context.entries.some((entry) => entry.id === id),
      hasPage: ({ context }, to: 'next' | 'previous') =>
        hasPage(context.entries.length, context.room, context.from, to),
    },
  }).createMachine({
    id: 'menu',
    context: ({ input }) => ({ entries: menuOf(deps.has), chosen: null, room: input.room, from: 0 }),
    initial: 'choosing',
    on: {
      printer: {},
      job: {},
      sheet: {},
      read: {},
      locale: {},
      room: { actions: assign({ room: ({ event }) => event.room }) },
    },
    states: {
      choosing: {
        meta: takesOnly('choose', 'turn-page', 'back'),
        on: {
          choose: {
            guard: { type: 'isEntry', params: ({ event }) => event.id },
            target: 'goingOn',
            actions: assign({
              chosen: ({ context, event }) => context.entries.find(({ id }) => id === event.id) ?? null,
            }),
          },
          'turn-page': {
            guard: { type: 'hasPage', params: ({ event }) => event.to },
            actions: assign({
              from: ({ context, event }) => turned(context.from, context.room, event.to),
            }),
          },
          back: 'left',
        },
      },
      goingOn: { type: 'final' },
      left: { type: 'final' },
    },
    output: ({ context: { chosen } }): FlowOutput =>
      chosen ? { end: 'next', flow: chosen.flow, start: chosen.start, back: {} } : { end: 'left' },
  });
}

export type MenuMachine = ReturnType<typeof createMenuMachine>;
