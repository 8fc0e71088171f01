import { describe, expect, test } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { CITIZEN_EVENTS, createSessionMachine } from '../../../flows/session/machine.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { activeLeaves, leafStates, reception } from '../../support/machine-paths.ts';
import { TIMES } from '../../support/session.ts';

let now = 0;
const machine = createSessionMachine({
  times: TIMES,
  defaultLocale: 'az',
  newId: () => 'ID',
  // Each look at the clock finds it past every deadline of the look before.
  monotonic: () => {
    now += 1_000_000;
    return now;
  },
  print: () => {},
  queueTicket: { catalogue, visitKinds, issue: () => new Promise(() => {}), startPrint: () => {} },
  waitingTickets: { waiting: () => [{ ticketId: 'T1', number: 'A001', issuedAt: 0 }] },
});

const HOST_EVENTS = ['printer', 'job', 'service-lost', 'service-restored'];
const EVENTS = [
  ...CITIZEN_EVENTS.map((type) => ({ type, locale: 'ru', id: 'help', to: 'next' })),
  { type: 'printer', trouble: 'no-paper' },
  { type: 'job', sessionId: 'ID', ticketId: 'T1', state: 'printed' },
  { type: 'job', sessionId: 'OLD', ticketId: 'T1', state: 'printed' },
  { type: 'service-lost', code: 'store' },
  { type: 'service-restored' },
  { type: 'xstate.after.idle.session.presence.here' },
  { type: 'xstate.after.second.session.presence.warning.counting' },
  { type: 'xstate.done.actor.flow', output: { end: 'finished' } },
] as const;

const paths = getShortestPaths(machine, {
  events: EVENTS as never,
  serializeState: (snapshot) =>
    JSON.stringify([
      snapshot.value,
      { ...snapshot.context, deadlineAt: snapshot.context.deadlineAt !== null, pace: null },
    ]),
  limit: 50_000,
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
      const signOfLife = type === 'activity' || type === 'continue';
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
