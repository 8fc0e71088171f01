import { assign, fromPromise, raise, setup } from 'xstate';
import type { TransportResult } from '../transports/transport.ts';
import { MISSES_UNTIL_MUTE, MISSES_UNTIL_REOPEN, type SupervisionDelays } from './delays.ts';
import { absenceOf, type DeviceState, type Reading } from './device-state.ts';

/** How far a status lets the device serve. */
export type Standing = 'ready' | 'degraded' | 'faulted';

export interface MachineDeps<Status> {
  readonly open: () => Promise<TransportResult>;
  readonly close: () => void;
  readonly greet: () => Promise<Reading<Status>>;
  readonly look: () => Promise<Reading<Status>>;
  readonly standing: (status: Status) => Standing;
  readonly delays: SupervisionDelays;
}

export type MachineEvent<Status> =
  /** Something was plugged in: the back-off is over. */
  | { readonly type: 'PLUGGED' }
  /** What a look, or a job on the way, has found. */
  | { readonly type: 'READING'; readonly reading: Reading<Status> }
  /** A job has left the line in doubt: close it at once, which drops what has not left yet, and open it again. */
  | { readonly type: 'REOPEN' }
  | { readonly type: 'CLOSE' };

export interface MachineContext<Status> {
  readonly shown: DeviceState<Status>;
  readonly failedOpens: number;
  readonly misses: number;
}

/**
 * Every device of the kiosk:
 *
 *     absent ──reopen | PLUGGED──▶ opening ──▶ greeting ──▶ up: ready | degraded | faulted
 *       ▲                            │ fails                │  a look each second, beside it
 *       ├────────────────────────────┘                      │
 *       └───────────────lost | REOPEN───────────────────────┤
 *                       opening ◀──three misses | PLUGGED when mute┘
 *
 * Physical reality is read anew after each opening (`greet`), never remembered from before. While a line is tried
 * again, what is shown stays: a device that is away is away, not "connecting" once a second.
 */
export function deviceMachine<Status>(deps: MachineDeps<Status>) {
  type Context = MachineContext<Status>;
  type Event = MachineEvent<Status>;
  const readingOf = (event: Event): Reading<Status> | null =>
    event.type === 'READING' ? event.reading : null;
  const standingOf = (event: Event): Standing | null => {
    const reading = readingOf(event);
    return reading?.kind === 'answered' ? deps.standing(reading.status) : null;
  };

  return setup({
    types: { context: {} as Context, events: {} as Event },
    actors: {
      open: fromPromise(() => deps.open()),
      greet: fromPromise(() => deps.greet()),
      look: fromPromise(() => deps.look()),
    },
    delays: {
      reopen: ({ context }) => {
        const { reopen } = deps.delays;
        return reopen[Math.min(context.failedOpens, reopen.length - 1)] ?? 0;
      },
      look: () => deps.delays.look,
      openDeadline: () => deps.delays.openDeadline,
    },
    guards: {
      isLost: ({ event }) => readingOf(event)?.kind === 'lost',
      isReady: ({ event }) => standingOf(event) === 'ready',
      isDegraded: ({ event }) => standingOf(event) === 'degraded',
      isFaulted: ({ event }) => standingOf(event) === 'faulted',
      isStranger: ({ event }) => readingOf(event)?.kind === 'stranger',
      isMute: ({ context }) =>
        context.misses + 1 >= MISSES_UNTIL_MUTE ||
        context.shown.kind === 'connecting' ||
        isMute(context.shown),
      wantsReopening: ({ context }) => (context.misses + 1) % MISSES_UNTIL_REOPEN === 0,
      looksMute: ({ context }) => isMute(context.shown),
    },
    actions: {
      closeLine: () => deps.close(),
      showConnecting: assign({
        shown: ({ context }): DeviceState<Status> =>
          isMute(context.shown) ? context.shown : { kind: 'connecting' },
        failedOpens: 0,
      }),
      showStatus: assign(({ event }) => {
        const reading = readingOf(event);
        if (reading?.kind !== 'answered') return {};
        return { misses: 0, shown: { kind: deps.standing(reading.status), status: reading.status } };
      }),
      showStranger: assign(({ event }) => {
        const reading = readingOf(event);
        if (reading?.kind !== 'stranger') return {};
        const shown: DeviceState<Status> = {
          kind: 'faulted',
          status: { kind: 'stranger', found: reading.found },
        };
        return { misses: 0, shown };
      }),
      showMute: assign({ shown: (): DeviceState<Status> => ({ kind: 'faulted', status: { kind: 'mute' } }) }),
      showLost: assign({
        misses: 0,
        shown: (): DeviceState<Status> => ({ kind: 'absent', why: 'lost' }),
      }),
      showLate: assign({
        shown: (): DeviceState<Status> => ({ kind: 'absent', why: 'busy' }),
        failedOpens: ({ context }) => context.failedOpens + 1,
      }),
      countMiss: assign({ misses: ({ context }) => context.misses + 1 }),
    },
  }).createMachine({
    id: 'device',
    initial: 'opening',
    context: { shown: { kind: 'absent', why: 'not-there' }, failedOpens: 0, misses: 0 },
    on: { CLOSE: '.closed' },
    states: {
      absent: {
        entry: 'closeLine',
        after: { reopen: 'opening' },
        on: { PLUGGED: 'opening' },
      },
      opening: {
        invoke: {
          src: 'open',
          onDone: [
            { guard: ({ event }) => event.output.ok, target: 'greeting' },
            {
              target: 'absent',
              actions: assign(({ context, event }) => ({
                failedOpens: context.failedOpens + 1,
                misses: 0,
                shown: {
                  kind: 'absent' as const,
                  why: event.output.ok ? ('not-there' as const) : absenceOf(event.output.fault),
                },
              })),
            },
          ],
        },
        after: { openDeadline: { target: 'absent', actions: 'showLate' } },
      },
      greeting: {
        entry: 'showConnecting',
        invoke: {
          src: 'greet',
          onDone: {
            target: 'up',
            actions: raise(({ event }) => ({ type: 'READING', reading: event.output })),
          },
        },
        on: { REOPEN: { target: 'absent', actions: 'showLost' } },
      },
      up: {
        type: 'parallel',
        on: {
          REOPEN: 'absent',
          PLUGGED: { guard: 'looksMute', target: 'opening' },
        },
        states: {
          standing: {
            initial: 'faulted',
            on: {
              READING: [
                { guard: 'isLost', target: '#device.absent', actions: 'showLost' },
                { guard: 'isReady', target: '.ready', actions: 'showStatus' },
                { guard: 'isDegraded', target: '.degraded', actions: 'showStatus' },
                { guard: 'isFaulted', target: '.faulted', actions: 'showStatus' },
                { guard: 'isStranger', target: '.faulted', actions: 'showStranger' },
                { guard: 'wantsReopening', target: '#device.opening', actions: ['showMute', 'countMiss'] },
                { guard: 'isMute', target: '.faulted', actions: ['showMute', 'countMiss'] },
                { actions: 'countMiss' },
              ],
            },
            states: { ready: {}, degraded: {}, faulted: {} },
          },
          watch: {
            initial: 'resting',
            states: {
              resting: { after: { look: 'looking' } },
              looking: {
                invoke: {
                  src: 'look',
                  onDone: {
                    target: 'resting',
                    actions: raise(({ event }) => ({ type: 'READING', reading: event.output })),
                  },
                },
              },
            },
          },
        },
      },
      closed: { type: 'final', entry: 'closeLine' },
    },
  });
}

function isMute(state: DeviceState<unknown>): boolean {
  return state.kind === 'faulted' && (state.status as { kind?: unknown } | null)?.kind === 'mute';
}
