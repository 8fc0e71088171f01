import { describe, expect, test } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { createFlows } from '../../../flows/create-flows.ts';
import { createSessionMachine } from '../../../flows/session/machine.ts';
import { CITIZEN_EVENTS } from '../../../flows/session/session.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { deskWorld } from '../../support/desk.ts';
import { activeLeaves, leafStates, reception } from '../../support/machine-paths.ts';
import { GLASS, TIMES } from '../../support/session.ts';
import { SAMPLE_SIGHTS } from '../../support/technician-world.ts';

const flows = createFlows({
  ...deskWorld().deps,
  newId: () => 'ID',
  print: () => {},
  catalogue: () => catalogue,
  visitKinds,
  issue: () => new Promise(() => {}),
  startPrint: () => {},
  rate: () => {},
  waiting: () => [],
});

let now = 0;
const machine = createSessionMachine({
  times: TIMES,
  glass: GLASS,
  voice: true,
  help: {
    checkPin: () => new Promise(() => {}),
    lockedMs: () => 0,
    call: () => {},
    calls: () => [{ id: 'T1', kioskId: 'K1', at: 0 }],
    answer: () => {},
    audit: () => {},
  },
  technician: {
    exists: true,
    sights: SAMPLE_SIGHTS,
    audit: () => {},
    work: () => new Promise(() => {}),
  },
  defaultLocale: 'az',
  newId: () => 'ID',
  // Each look at the clock finds it past every deadline of the look before.
  monotonic: () => {
    now += 1_000_000;
    return now;
  },
  flows,
});

const HOST_EVENTS = [
  'printer',
  'job',
  'sheet',
  'help',
  'read',
  'service-lost',
  'service-restored',
  'technician-badge',
  'volunteer-badge',
  'badge-asks-pin',
  'code',
];
const CONTENTS = {
  locale: 'ru',
  id: 'help',
  to: 'next',
  stars: 5,
  plugged: true,
  by: 'keys',
  digit: '7',
  given: true,
  dx: 0,
  dy: 0,
  flow: 'menu',
  key: 'a',
};
const VOLUNTEER = { id: 'V1', name: 'V1' };
const EVENTS = [
  ...CITIZEN_EVENTS.map((type) => ({ ...CONTENTS, type, change: { setting: 'reach', value: true } })),
  { type: 'headset', plugged: false },
  { type: 'consent', given: false },
  { type: 'printer', trouble: 'no-paper' },
  { type: 'job', sessionId: 'ID', ticketId: 'T1', state: 'printed' },
  { type: 'job', sessionId: 'OLD', ticketId: 'T1', state: 'printed' },
  { type: 'sheet', sessionId: 'ID', sheetId: 'S1', state: 'printed' },
  { type: 'read', sessionId: 'ID', read: { kind: 'code', use: 'ticket', id: 'T1' } },
  { type: 'help', sessionId: 'ID', state: 'called' },
  { type: 'read', sessionId: 'ID', read: { kind: 'bad', why: 'garbled' } },
  { type: 'service-lost', code: 'store' },
  { type: 'technician-badge', technicianId: 'TECH' },
  { type: 'volunteer-badge', volunteer: VOLUNTEER },
  { type: 'badge-asks-pin', of: 'technician' },
  { type: 'service-restored' },
  { type: 'code', use: 'ticket', id: 'T1' },
  { type: 'code', use: 'appointment', id: 'A1' },
  { type: 'xstate.after.idle.session.presence.here' },
  { type: 'xstate.after.quiet.session.presence.here' },
  { type: 'xstate.after.second.session.presence.warning.counting' },
  { type: 'xstate.after.keepDeadline.session.presence.warning.puttingAside' },
  { type: 'xstate.after.second.session.overlay.pin.typing' },
  { type: 'xstate.after.pinDeadline.session.overlay.pin.checking' },
  { type: 'xstate.after.assistQuiet.session.assist.helping.beside' },
  { type: 'xstate.after.second.session.assist.helping.asked.counting' },
  { type: 'xstate.done.actor.flow', output: { end: 'finished' } },
  { type: 'xstate.done.actor.flow', output: { end: 'left' } },
  ...Object.keys(flows).map((flow) => ({
    type: 'xstate.done.actor.flow',
    output: { end: 'next', flow, start: {}, back: {} },
  })),
  ...[[], ['personal'], ['keepable'], ['settled']].map((tags) => ({
    type: 'xstate.snapshot.flow',
    // Two events are the same when they read the same.
    tags,
    snapshot: { hasTag: (tag: string) => tags.includes(tag), can: () => true },
  })),
  {
    type: 'xstate.done.actor.0.session.overlay.pin.checking',
    output: { kind: 'right', volunteer: VOLUNTEER },
  },
  {
    type: 'xstate.done.actor.0.session.overlay.pin.checking',
    output: { kind: 'technician', technicianId: 'TECH' },
  },
  { type: 'xstate.done.actor.technician', output: undefined },
  { type: 'xstate.done.actor.0.session.overlay.pin.checking', output: { kind: 'wrong' } },
  { type: 'xstate.done.actor.0.session.overlay.pin.checking', output: { kind: 'locked', ms: 1000 } },
];

/**
 * What tells two moments of a session apart. To it one flow is like another: which of them is on the stage, and what it
 * says of itself, counts only while nothing else goes on.
 */
function moment({ value, context }: SnapshotFrom<typeof machine>): string {
  const { stage, ...rest } = value;
  const isClear = rest.overlay === 'none' && rest.assist === 'none';
  const isOnStage = typeof stage === 'object';
  return JSON.stringify([
    isOnStage && !(isClear && rest.presence === 'here') ? 'flow' : stage,
    rest,
    isClear && context.personal,
    isClear && context.keepable && context.trouble === null,
    rest.overlay instanceof Object && context.pin.slice(0, 4),
    context.pinOf,
    context.sessionId,
    context.helper !== null,
    context.technicianId !== null,
    context.badReading,
    context.outOfService,
    context.deadlineAt !== null,
  ]);
}

const paths = getShortestPaths(machine, {
  events: EVENTS as never,
  serializeState: moment as never,
  limit: 200_000,
});

describe('the session', () => {
  test('reaches every state by generated paths', () => {
    const reached = new Set(paths.flatMap(({ state }) => activeLeaves(state)));
    expect([...reached].sort()).toEqual(leafStates(machine.root).sort());
  });

  // Presence hears every touch as a sign of life; what the touch does is for stage and overlay to say.
  test.each([...CITIZEN_EVENTS, ...HOST_EVENTS])(
    '%s is handled or refused on purpose in every state',
    (type) => {
      const signOfLife = type === 'activity' || type === 'continue' || type === 'read';
      const silent = paths
        .filter(({ state }) => {
          const { handled, refused } = reception(state, type, signOfLife ? '-' : 'session.presence');
          return handled ? false : refused === null;
        })
        .map(({ state }) => JSON.stringify(state.value));
      expect([...new Set(silent)]).toEqual([]);
    },
  );
});
