import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, type AnyStateMachine, createActor, SimulatedClock } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { LOCALES, type Screen } from '../../flows/contract.ts';
import {
  FLOW_EVENTS,
  type FlowEvent,
  type FlowInput,
  type FlowOutput,
  type FlowStart,
  NEWS_EVENTS,
} from '../../flows/flow.ts';
import type { Flow } from '../../flows/flows.ts';
import { flowWords } from './flow-words.ts';
import { activeLeaves, leafStates, reception } from './machine-paths.ts';

/** What any flow may hear at any time. */
const COMMON = [
  { type: 'turn-page', to: 'next' },
  { type: 'turn-page', to: 'previous' },
  { type: 'back' },
  { type: 'finish' },
  { type: 'print' },
  { type: 'stop-now' },
  { type: 'erase' },
  { type: 'enter' },
  { type: 'key', key: 'a' },
  { type: 'key', key: '5' },
  { type: 'keyboard', to: 'ru' },
  { type: 'choose', id: 'nothing' },
  { type: 'choose', id: 'done' },
  { type: 'choose', id: 'again' },
  { type: 'choose', id: 'skip' },
  { type: 'printer', trouble: 'no-paper' },
  { type: 'printer', trouble: null },
  { type: 'sheet', sheetId: 'ID', state: 'printed' },
  { type: 'sheet', sheetId: 'ID', state: 'unknown' },
  { type: 'locale', locale: 'ru' },
  { type: 'room', room: 2 },
];

export interface Walk {
  readonly flow: Flow;
  readonly starts: readonly FlowStart[];
  readonly events: readonly object[];
  /** What of the context makes one state of a flow another: small, or there is no end of paths. */
  readonly essence: (context: never) => unknown;
  /** What it gets beside what every flow gets. */
  readonly input?: object;
}

/** The tests that every flow passes: its states, what it takes in each, and what is seen of each. */
export function walkFlow(name: string, { flow, starts, events, essence, input }: Walk): void {
  describe(`the flow ${name}, walked`, () => {
    const machine: AnyStateMachine = flow.machine;
    const paths = starts.flatMap((start) =>
      getShortestPaths(machine, {
        input: { sessionId: 'S', locale: 'az', trouble: null, room: 3, start, ...input },
        events: [...COMMON, ...events] as never,
        serializeState: (snapshot) => JSON.stringify([snapshot.value, essence(snapshot.context as never)]),
        limit: 100_000,
      }),
    );
    const active = paths.filter(({ state }) => state.status === 'active');

    test('every state is reached', () => {
      const reached = new Set(paths.flatMap(({ state }) => activeLeaves(state)));
      expect([...reached].sort()).toEqual(leafStates(machine.root).sort());
    });

    test.each([...FLOW_EVENTS, ...NEWS_EVENTS])(
      '%s is handled or refused on purpose in every state',
      (type) => {
        const silent = active
          .filter(({ state }) => {
            const { handled, refused } = reception(state, type);
            return handled === (refused !== null);
          })
          .map(({ state }) => JSON.stringify(state.value));
        expect([...new Set(silent)]).toEqual([]);
      },
    );

    test('every state has a screen in every language, with ids that say nothing of anybody', () => {
      for (const { state } of active) {
        for (const locale of LOCALES) {
          const { screen, at } = flow.screen(state, { locale, say: flowWords(locale) });
          expect(JSON.stringify(screen)).not.toMatch(/undefined|\{\{/);
          expect(at.length).toBeLessThanOrEqual(64);
          for (const id of idsOn(screen)) expect(id).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
          if ('items' in screen.props) expect(screen.props.items.length).toBeLessThanOrEqual(5);
        }
      }
    });

    test('a state in which something personal is typed is tagged so', () => {
      for (const { state } of active) {
        const { screen } = flow.screen(state, { locale: 'az', say: flowWords('az') });
        const shows =
          (screen.name === 'entry' && screen.props.personal) ||
          (screen.name === 'sheet' && screen.props.facts.some(({ personal }) => personal));
        if (shows) expect([state.value, state.hasTag('personal')]).toEqual([state.value, true]);
      }
    });
  });
}

function idsOn({ props }: Screen): readonly string[] {
  return (['items', 'deeds', 'facts'] as const).flatMap((list) => {
    const things = (props as Partial<Record<typeof list, readonly { id?: string }[]>>)[list] ?? [];
    return things.flatMap(({ id }) => id ?? []);
  });
}

/** A flow that runs, with its clock in the hand. */
export function runFlow(flow: Flow, start: FlowStart = {}, input: Partial<FlowInput> | object = {}) {
  const clock = new SimulatedClock();
  const actor = createActor(flow.machine as AnyStateMachine, {
    clock,
    input: { sessionId: 'S', locale: 'en', trouble: null, room: 5, ...input, start },
  });
  actor.start();
  const snapshot = () => actor.getSnapshot() as AnyMachineSnapshot;
  const shown = () => flow.screen(snapshot(), { locale: 'en', say: flowWords('en') });
  return {
    clock,
    send: (...events: FlowEvent[]) => {
      for (const event of events) actor.send(event);
    },
    choose: (...ids: string[]) => {
      for (const id of ids) actor.send({ type: 'choose', id });
    },
    type: (text: string) => {
      for (const key of text) actor.send({ type: 'key', key });
    },
    /** Lets promises that are settled be heard. */
    settle: async () => {
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
    shown,
    screen: () => shown().screen,
    value: () => snapshot().value,
    has: (tag: string) => snapshot().hasTag(tag),
    /** Whether it would take it now. */
    takes: (event: FlowEvent) => snapshot().can(event),
    output: () => snapshot().output as FlowOutput | undefined,
  };
}

/** What a flow hears of the machine that asks who somebody is: that it has this tag now, and no other. */
export function identifySnapshot(tag: string) {
  return { type: 'xstate.snapshot.identify', snapshot: { tag, hasTag: (one: string) => one === tag } };
}
