import { describe, expect, test } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { DELAYS } from '../../../../hardware/supervision/delays.ts';
import type { DeviceState } from '../../../../hardware/supervision/device-state.ts';
import { deviceMachine, type Standing } from '../../../../hardware/supervision/machine.ts';
import type { TransportFault } from '../../../../hardware/transports/transport.ts';
import { activeLeaves, leafStates, reception } from '../../../support/machine-paths.ts';

interface Status {
  readonly kind: Standing;
}

const never = () => new Promise<never>(() => {});
const machine = deviceMachine<Status>({
  open: never,
  close: () => {},
  greet: never,
  look: never,
  standing: ({ kind }) => kind,
  delays: DELAYS,
});

const FAULTS: readonly TransportFault[] = [
  { kind: 'absent', detail: '' },
  { kind: 'busy', detail: '' },
  { kind: 'denied', detail: '' },
  { kind: 'lost', detail: '' },
  { kind: 'stalled', written: 0 },
];
const READINGS = [
  ...(['ready', 'degraded', 'faulted'] as const).map((kind) => ({ kind: 'answered', status: { kind } })),
  { kind: 'silent' },
  { kind: 'stranger', found: 'id-scanner' },
  { kind: 'lost', fault: FAULTS[3] },
];
const EVENTS = [
  { type: 'PLUGGED' },
  { type: 'REOPEN' },
  { type: 'CLOSE' },
  ...READINGS.map((reading) => ({ type: 'READING', reading })),
  { type: 'xstate.after.reopen.device.absent' },
  { type: 'xstate.after.openDeadline.device.opening' },
  { type: 'xstate.done.actor.0.device.opening', output: { ok: true } },
  ...FAULTS.map((fault) => ({ type: 'xstate.done.actor.0.device.opening', output: { ok: false, fault } })),
  ...READINGS.map((output) => ({ type: 'xstate.done.actor.0.device.greeting', output })),
  { type: 'xstate.after.look.device.up.watch.resting' },
  ...READINGS.map((output) => ({ type: 'xstate.done.actor.0.device.up.watch.looking', output })),
];

const paths = getShortestPaths(machine, {
  events: EVENTS as never,
  serializeState: ({ value, context }) =>
    JSON.stringify([value, { ...context, failedTries: Math.min(context.failedTries, 4) }]),
  limit: 20_000,
});
const ends = paths.map(({ state }) => ({
  leaves: activeLeaves(state),
  shown: state.context.shown as DeviceState<Status>,
  context: state.context,
}));
const standingIn = (leaves: readonly string[]) =>
  leaves.find((leaf) => leaf.startsWith('device.up.standing.'))?.slice('device.up.standing.'.length);

describe('the machine of every device', () => {
  test('reaches every state by generated paths', () => {
    expect([...new Set(ends.flatMap(({ leaves }) => leaves))].sort()).toEqual(
      leafStates(machine.root).sort(),
    );
    expect(paths.length).toBeGreaterThan(50);
  });

  test.each(['PLUGGED', 'READING', 'REOPEN', 'CLOSE'])(
    '%s is handled or refused on purpose in every state',
    (type) => {
      const silent = paths
        .filter(({ state }) => {
          const { handled, refused } = reception(state, type);
          // A device is closed from any state; once closed, it refuses that too.
          return handled === (refused !== null) && !(type === 'CLOSE' && refused !== null);
        })
        .map(({ state }) => JSON.stringify(state.value));
      expect([...new Set(silent)]).toEqual([]);
    },
  );

  test('shows what stands: a device that is up is not away, and one that serves has just said so', () => {
    for (const { leaves, shown } of ends) {
      const standing = standingIn(leaves);
      if (standing !== undefined) expect(shown.kind).toBe(standing);
      if (leaves.includes('device.closed')) expect(shown).toEqual({ kind: 'absent', why: 'not-there' });
      if (leaves.includes('device.absent') || leaves.includes('device.opening'))
        expect(shown.kind).toMatch(/absent|faulted/);
      if (leaves.includes('device.greeting')) expect(shown.kind).toMatch(/connecting|faulted/);
    }
  });

  test('serves only after a look on the line that is open now', () => {
    for (const { context } of ends)
      if (context.shown.kind === 'ready' || context.shown.kind === 'degraded')
        expect(context.fresh).toBe(false);
  });
});
