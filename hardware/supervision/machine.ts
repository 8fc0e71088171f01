import { assign, fromPromise, raise, setup } from 'xstate';
import type { TransportResult } from '../transports/transport.ts';
import { MISSES_UNTIL_MUTE, MISSES_UNTIL_REOPEN, type SupervisionDelays } from './delays.ts';
import { absenceOf, type DeviceState, type Mute, type Reading, type Stranger } from './device-state.ts';

/** How far a status lets the device serve. */
export type Standing = 'ready' | 'degraded' | 'faulted';

/** None of these rejects or throws. What is aborted was overtaken: its answer is not wanted, and it need not begin. */
export interface MachineDeps<Status> {
  readonly open: (overtaken: AbortSignal) => Promise<TransportResult>;
  readonly close: () => void;
  readonly greet: (overtaken: AbortSignal) => Promise<Reading<Status>>;
  readonly look: (overtaken: AbortSignal) => Promise<Reading<Status>>;
  readonly standing: (status: Status) => Standing;
  readonly delays: SupervisionDelays;
}

export type MachineEvent<Status> =
  /** Something was plugged in, or somebody waits: the back-off is over. */
  | { readonly type: 'PLUGGED' }
  /** What a look, or a job on the way, has found. */
  | { readonly type: 'READING'; readonly reading: Reading<Status> }
  /** A job was left without an answer: the line is closed at once, which drops what has not left yet, and opened again. */
  | { readonly type: 'REOPEN' }
  | { readonly type: 'CLOSE' };

export interface MachineContext<Status> {
  readonly shown: DeviceState<Status>;
  /** Lines in a row that were not opened, or broke before the first look at rest. */
  readonly failedTries: number;
  /** Unanswered looks in a row, on this line. */
  readonly misses: number;
  /** The line was opened, and nothing is known of the device yet. */
  readonly fresh: boolean;
}

/**
 * Every device of the kiosk:
 *
 *     absent ──reopen | PLUGGED──▶ opening ──▶ greeting ──▶ up: ready | degraded | faulted
 *       ▲ ▲                          │ fails      │           │  a look each second, beside it
 *       │ └──────────────────────────┴────────────┘           │
 *       ├─────────────────lost | REOPEN───────────────────────┤
 *       │               opening ◀──three misses | PLUGGED when it does not answer
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
  const CLOSED = 'closed for good';
  const MUTE: DeviceState<Status> = { kind: 'faulted', status: { kind: 'mute' } };

  return setup({
    types: { context: {} as Context, events: {} as Event },
    actors: {
      open: fromPromise<TransportResult>(({ signal }) => deps.open(signal)),
      greet: fromPromise<Reading<Status>>(({ signal }) => deps.greet(signal)),
      look: fromPromise<Reading<Status>>(({ signal }) => deps.look(signal)),
    },
    delays: {
      reopen: ({ context }) => {
        const { reopen } = deps.delays;
        return reopen[Math.min(Math.max(context.failedTries, 1), reopen.length) - 1] ?? 0;
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
      wantsReopening: ({ context }) => context.misses + 1 >= MISSES_UNTIL_REOPEN,
      // A stranger that falls silent is still a stranger, until the line has been opened anew.
      staysStranger: ({ context }) => !context.fresh && faultOf(context.shown) === 'stranger',
      isMute: ({ context }) =>
        context.fresh || context.misses + 1 >= MISSES_UNTIL_MUTE || faultOf(context.shown) === 'mute',
      doesNotAnswer: ({ context }) => faultOf(context.shown) !== null,
    },
    actions: {
      closeLine: () => deps.close(),
      /** A fault that stands is shown until it is known to be over. */
      showConnecting: assign({
        shown: ({ context }): DeviceState<Status> =>
          faultOf(context.shown) === null ? { kind: 'connecting' } : context.shown,
      }),
      showStatus: assign(({ event }) => {
        const reading = readingOf(event);
        if (reading?.kind !== 'answered') return {};
        const shown: DeviceState<Status> = {
          kind: deps.standing(reading.status),
          status: reading.status,
        };
        return { misses: 0, fresh: false, shown };
      }),
      showStranger: assign(({ event }) => {
        const reading = readingOf(event);
        if (reading?.kind !== 'stranger') return {};
        const shown: DeviceState<Status> = {
          kind: 'faulted',
          status: { kind: 'stranger', found: reading.found },
        };
        return { misses: 0, fresh: false, shown };
      }),
      showMute: assign({ shown: () => MUTE }),
      showUnanswered: assign({
        shown: ({ context }) => (faultOf(context.shown) === 'stranger' ? context.shown : MUTE),
      }),
      showLost: assign({ shown: (): DeviceState<Status> => ({ kind: 'absent', why: 'lost' }) }),
      showLate: assign({ shown: (): DeviceState<Status> => ({ kind: 'absent', why: 'busy' }) }),
      showClosed: assign({ shown: (): DeviceState<Status> => ({ kind: 'absent', why: 'not-there' }) }),
      countMiss: assign({ misses: ({ context }) => context.misses + 1, fresh: false }),
      countTry: assign({ failedTries: ({ context }) => context.failedTries + 1 }),
      forgetTries: assign({ failedTries: 0 }),
    },
  }).createMachine({
    id: 'device',
    initial: 'opening',
    context: { shown: { kind: 'absent', why: 'not-there' }, failedTries: 0, misses: 0, fresh: true },
    on: { CLOSE: '.closed' },
    states: {
      absent: {
        entry: 'closeLine',
        after: { reopen: 'opening' },
        on: { PLUGGED: 'opening' },
        meta: {
          refuses: {
            READING: 'what comes late says nothing of a device that is away',
            REOPEN: 'the line is closed, and is being tried already',
          },
        },
      },
      opening: {
        entry: assign({ misses: 0, fresh: true }),
        invoke: {
          src: 'open',
          onDone: [
            { guard: ({ event }) => event.output.ok, target: 'greeting' },
            {
              target: 'absent',
              actions: [
                'countTry',
                assign({
                  shown: ({ context, event }): DeviceState<Status> => {
                    const why = event.output.ok ? 'not-there' : absenceOf(event.output.fault);
                    // Still away since it went: who looks later must learn that it was there.
                    return why === 'not-there' && isLost(context.shown)
                      ? context.shown
                      : { kind: 'absent', why };
                  },
                }),
              ],
            },
          ],
        },
        after: { openDeadline: { target: 'absent', actions: ['countTry', 'showLate'] } },
        meta: {
          refuses: {
            PLUGGED: 'it is being opened',
            READING: 'the greeting tells, once the line is open',
            REOPEN: 'it is being opened',
          },
        },
      },
      greeting: {
        entry: 'showConnecting',
        invoke: {
          src: 'greet',
          onDone: [
            {
              guard: ({ event }) => event.output.kind === 'lost',
              target: 'absent',
              actions: ['countTry', 'showLost'],
            },
            {
              target: 'up',
              actions: raise(({ event }) => ({ type: 'READING', reading: event.output })),
            },
          ],
        },
        on: {
          // What a job finds meanwhile counts less than the greeting, unless the line is gone.
          READING: { guard: 'isLost', target: 'absent', actions: ['countTry', 'showLost'] },
          REOPEN: { target: 'absent', actions: ['countTry', 'showMute'] },
        },
        meta: { refuses: { PLUGGED: 'it is being asked' } },
      },
      up: {
        type: 'parallel',
        on: {
          REOPEN: { target: 'absent', actions: ['countTry', 'showMute'] },
          PLUGGED: { guard: 'doesNotAnswer', target: 'opening' },
        },
        states: {
          standing: {
            initial: 'faulted',
            on: {
              READING: [
                { guard: 'isLost', target: '#device.absent', actions: ['countTry', 'showLost'] },
                { guard: 'isReady', target: '.ready', actions: 'showStatus' },
                { guard: 'isDegraded', target: '.degraded', actions: 'showStatus' },
                { guard: 'isFaulted', target: '.faulted', actions: 'showStatus' },
                { guard: 'isStranger', target: '.faulted', actions: 'showStranger' },
                { guard: 'wantsReopening', target: '#device.opening', actions: 'showUnanswered' },
                { guard: 'staysStranger', actions: 'countMiss' },
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
                    actions: [
                      'forgetTries',
                      raise(({ event }) => ({ type: 'READING', reading: event.output })),
                    ],
                  },
                },
              },
            },
          },
        },
      },
      closed: {
        type: 'final',
        entry: ['closeLine', 'showClosed'],
        meta: { refuses: { PLUGGED: CLOSED, READING: CLOSED, REOPEN: CLOSED, CLOSE: CLOSED } },
      },
    },
  });
}

function isLost(state: DeviceState<unknown>): boolean {
  return state.kind === 'absent' && state.why === 'lost';
}

/** The two faults that no status of the device tells. */
function faultOf(state: DeviceState<unknown>): (Mute | Stranger)['kind'] | null {
  if (state.kind !== 'faulted') return null;
  const kind = (state.status as { kind?: unknown } | null)?.kind;
  return kind === 'mute' || kind === 'stranger' ? kind : null;
}
