import { isDeepStrictEqual } from 'node:util';
import { createActor } from 'xstate';
import type { Clock } from '../clock.ts';
import { listeners } from '../transports/faults.ts';
import type { TransportFault, TransportResult } from '../transports/transport.ts';
import { DELAYS, type SupervisionDelays } from './delays.ts';
import type { DeviceState, Reading } from './device-state.ts';
import { deviceMachine, type Standing } from './machine.ts';

/** What a family of devices does with its line; when it does so is the supervision's business. */
export interface Driver<Status> {
  open(): Promise<TransportResult>;
  /** The first look after each opening: who is there, and how is it? Trusts nothing from before. */
  greet(): Promise<Reading<Status>>;
  /** A look at rest: cheap, it comes once a second. */
  look(): Promise<Reading<Status>>;
  /** How far a status lets the device serve. */
  standing(status: Status): Standing;
  /** Drops what has not left yet. Never rejects, and may be called on a closed line. */
  close(): Promise<void>;
  /** The line broke. */
  onLost(listener: (fault: TransportFault) => void): () => void;
}

export interface Supervised<Status> {
  readonly state: DeviceState<Status>;
  onState(listener: (state: DeviceState<Status>) => void): () => void;
  /** One task at a time: a look never goes into the middle of a job. */
  exclusive<T>(task: () => Promise<T>): Promise<T>;
  /** A job has learnt how the device is. */
  note(reading: Reading<Status>): void;
  /** A job has left the line in doubt: it is closed, and opened again soon. */
  reopen(): void;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the device is, or that it is not there. */
  settled(): Promise<DeviceState<Status>>;
  close(): Promise<void>;
}

export interface SupervisionSetup {
  readonly clock: Clock;
  readonly delays?: SupervisionDelays;
}

/** Keeps one device connected for as long as the kiosk runs; see `machine.ts` for its states. */
export function supervise<Status>(driver: Driver<Status>, setup: SupervisionSetup): Supervised<Status> {
  const { clock } = setup;
  const changed = listeners<DeviceState<Status>>();
  let turn: Promise<unknown> = Promise.resolve();

  function exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  const machine = deviceMachine<Status>({
    open: () =>
      exclusive(async () => {
        await driver.close();
        return driver.open();
      }),
    close: () => void driver.close(),
    greet: () => exclusive(() => driver.greet()),
    look: () => exclusive(() => driver.look()),
    standing: (status) => driver.standing(status),
    delays: setup.delays ?? DELAYS,
  });
  const actor = createActor(machine, {
    clock: {
      setTimeout: (callback, ms) => clock.setTimeout(callback, ms),
      clearTimeout: (handle) => clock.clearTimeout(handle),
    },
  });
  let state = actor.getSnapshot().context.shown;
  actor.subscribe(({ context }) => {
    if (isDeepStrictEqual(context.shown, state)) return;
    state = context.shown;
    changed.emit(state);
  });
  driver.onLost((fault) => actor.send({ type: 'READING', reading: { kind: 'lost', fault } }));
  actor.start();

  const isSettled = () => {
    const snapshot = actor.getSnapshot();
    return snapshot.status !== 'active' || !(snapshot.matches('opening') || snapshot.matches('greeting'));
  };

  return {
    get state() {
      return state;
    },
    onState: changed.add,
    exclusive,
    note: (reading) => actor.send({ type: 'READING', reading }),
    reopen: () => actor.send({ type: 'REOPEN' }),
    nudge: () => actor.send({ type: 'PLUGGED' }),
    settled: () =>
      new Promise((resolve) => {
        actor.send({ type: 'PLUGGED' });
        if (isSettled()) return resolve(state);
        const subscription = actor.subscribe(() => {
          if (!isSettled()) return;
          subscription.unsubscribe();
          resolve(state);
        });
      }),
    async close() {
      actor.send({ type: 'CLOSE' });
      await exclusive(() => driver.close());
      actor.stop();
    },
  };
}
