import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { LOCALES } from '../../../flows/contract.ts';
import { createFlows } from '../../../flows/create-flows.ts';
import { FLOW_EVENTS, type FlowName, type FlowStart, NEWS_EVENTS } from '../../../flows/flow.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { deskWorld } from '../../support/desk.ts';
import { flowWords } from '../../support/flow-words.ts';
import { activeLeaves, leafStates, reception } from '../../support/machine-paths.ts';

const { deps } = deskWorld();
const flows = createFlows({
  ...deps,
  catalogue: () => catalogue,
  visitKinds,
  newId: () => 'ID',
  issue: () => new Promise(() => {}),
  startPrint: () => {},
  print: () => {},
  rate: () => {},
  waiting: () => [],
});

/** Of everybody, with papers that hang on who asks; of everybody, with papers of all; without known papers. */
const WITH_APPLICANTS =
  catalogue.services.find(({ documents }) => documents.some((one) => one.for))?.code ?? '';
const UNKNOWN = catalogue.services.find(({ documents }) => documents.length === 0)?.code ?? '';

const COMMON = [
  { type: 'turn-page', to: 'next' },
  { type: 'turn-page', to: 'previous' },
  { type: 'back' },
  { type: 'finish' },
  { type: 'print' },
  { type: 'choose', id: 'nothing' },
  { type: 'choose', id: 'done' },
  { type: 'printer', trouble: 'no-paper' },
  { type: 'printer', trouble: null },
  { type: 'sheet', sheetId: 'ID', state: 'sending' },
  { type: 'sheet', sheetId: 'ID', state: 'printed' },
  { type: 'sheet', sheetId: 'ID', state: 'unknown' },
  { type: 'sheet', sheetId: 'ID', state: 'queued' },
  { type: 'locale', locale: 'ru' },
  { type: 'room', room: 2 },
];

interface Case {
  readonly flow: FlowName;
  readonly starts: readonly FlowStart[];
  readonly events: readonly object[];
}

const CASES: readonly Case[] = [
  {
    flow: 'menu',
    starts: [{}],
    events: [
      { type: 'choose', id: 'search' },
      { type: 'choose', id: 'papers' },
    ],
  },
  {
    flow: 'search',
    starts: [{}, { event: '' }, { event: 'birth' }, { typed: 'pensiya' }, { what: 'papers', event: '' }],
    events: [
      { type: 'key', key: 'p' },
      { type: 'erase' },
      { type: 'enter' },
      { type: 'keyboard', to: 'ru' },
      { type: 'choose', id: 'events' },
      { type: 'choose', id: 'search' },
      { type: 'choose', id: 'birth' },
      { type: 'choose', id: '05.02.09' },
    ],
  },
  {
    flow: 'service-sheet',
    starts: [{ service: '06.00' }, { service: UNKNOWN }, {}],
    events: [
      { type: 'choose', id: 'ticket' },
      { type: 'choose', id: 'papers' },
      { type: 'choose', id: 'phone' },
    ],
  },
  {
    flow: 'checklist',
    starts: [{ service: WITH_APPLICANTS }, { service: '06.00' }, { service: UNKNOWN }, {}],
    events: [
      { type: 'choose', id: 'citizen' },
      { type: 'choose', id: 'representative' },
      { type: 'choose', id: 'print' },
      { type: 'choose', id: 'who' },
      { type: 'choose', id: 'missing' },
      { type: 'choose', id: 'ticket' },
      { type: 'choose', id: 'identity-card' },
      {
        type: 'read',
        read: {
          kind: 'document',
          document: {
            kind: 'identity-card',
            number: 'AA0000000',
            fin: null,
            suggestedFin: null,
            birth: null,
            expiry: null,
            isExpired: false,
          },
        },
      },
      { type: 'xstate.done.actor.0.checklist.recording', output: { ok: true, id: 'R', number: 'N', at: 0 } },
      { type: 'xstate.error.actor.0.checklist.recording', error: new Error('broken') },
      { type: 'xstate.after.recordDeadline.checklist.recording' },
      { type: 'xstate.after.sheetDeadline.checklist.done' },
    ],
  },
];

describe.each(CASES)('the flow $flow', ({ flow, starts, events }) => {
  const known = flows[flow];
  if (!known) throw new Error(`no flow ${flow}`);
  const machine: AnyStateMachine = known.machine;
  const paths = starts.flatMap((start) =>
    getShortestPaths(machine, {
      input: { sessionId: 'S', locale: 'az', trouble: null, room: 3, start },
      events: [...COMMON, ...events] as never,
      serializeState: (snapshot) => {
        const { catalogue: _, from: _from, room: _room, typed, found: _found, ...context } = snapshot.context;
        return JSON.stringify([snapshot.value, { ...context, typed: typed?.slice(0, 1), locale: '' }]);
      },
      limit: 20_000,
    }),
  );

  test('reaches every state by generated paths', () => {
    const reached = new Set(paths.flatMap(({ state }) => activeLeaves(state)));
    expect([...reached].sort()).toEqual(leafStates(machine.root).sort());
  });

  test.each([...FLOW_EVENTS, ...NEWS_EVENTS])(
    '%s is handled or refused on purpose in every state',
    (type) => {
      const silent = paths
        .filter(({ state }) => state.status === 'active')
        .filter(({ state }) => {
          const { handled, refused } = reception(state, type);
          return handled === (refused !== null);
        })
        .map(({ state }) => JSON.stringify(state.value));
      expect([...new Set(silent)]).toEqual([]);
    },
  );

  test('has a screen for every state, in every language', () => {
    for (const { state } of paths) {
      if (state.status !== 'active') continue;
      for (const locale of LOCALES) {
        const { screen } = known.screen(state, { locale, say: flowWords(locale) });
        expect(JSON.stringify(screen)).not.toMatch(/undefined|\{\{/);
        if ('items' in screen.props) expect(screen.props.items.length).toBeLessThanOrEqual(5);
      }
    }
  });
});
