import { isDeepStrictEqual } from 'node:util';
import { createActor } from 'xstate';
import type { Clock } from '../clock.ts';
import { failed, listeners } from '../transports/faults.ts';
import type { TransportFault, TransportResult } from '../transports/transport.ts';
import { DELAYS, type SupervisionDelays } from './delays.ts';
import type { DeviceState, Reading } from './device-state.ts';
import { deviceMachine, type MachineEvent, type Standing } from './machine.ts';

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
  /** A job was left without an answer: the line is closed at once, and opened again soon. */
  reopen(): void;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the device is, or that it is not there. */
  settled(): Promise<DeviceState<Status>>;
  /** Waits for the job on the way. From then on the device is absent. */
  close(): Promise<void>;
}

export interface SupervisionSetup {
  readonly clock: Clock;
  readonly delays?: SupervisionDelays;
  /** The driver threw, or did not come back: a fault of the program. The device is started anew, with back-off. */
  readonly onCrash?: (error: unknown) => void;
}

/** Keeps one device connected for as long as the kiosk runs; see `machine.ts` for its states. */
export function supervise<Status>(driver: Driver<Status>, setup: SupervisionSetup): Supervised<Status> {
  const { clock, delays = DELAYS } = setup;
  const changed = listeners<DeviceState<Status>>();
  let turn: Promise<unknown> = Promise.resolve();
  let closing: Promise<unknown> = Promise.resolve();

  const crashed = (error: unknown) => {
    setup.onCrash?.(error);
    return CRASHED;
  };

  function exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  function shut(): Promise<unknown> {
    closing = driver.close().catch(crashed);
    return closing;
  }

  /** A look in its turn; whatever the driver does, it ends. */
  function taken(look: () => Promise<Reading<Status>>, overtaken: AbortSignal): Promise<Reading<Status>> {
    return exclusive(async () => {
      if (overtaken.aborted) return OVERTAKEN;
      let timer: unknown;
      const late = new Promise<never>((_, reject) => {
        timer = clock.setTimeout(
          () => reject(new Error('the driver did not come back')),
          delays.lookDeadline,
        );
      });
      try {
        return await Promise.race([look(), late]);
      } catch (error) {
        return { kind: 'lost' as const, fault: crashed(error) };
      } finally {
        clock.clearTimeout(timer);
      }
    });
  }

  const machine = deviceMachine<Status>({
    open: (overtaken) =>
      exclusive(async () => {
        if (overtaken.aborted) return failed(OVERTAKEN.fault);
        try {
          await closing;
          await shut();
          return await driver.open();
        } catch (error) {
          return failed(crashed(error));
        }
      }),
    close: () => void shut(),
    greet: (overtaken) => taken(() => driver.greet(), overtaken),
    look: (overtaken) => taken(() => driver.look(), overtaken),
    standing: (status) => {
      try {
        return driver.standing(status);
      } catch (error) {
        crashed(error);
        return 'faulted';
      }
    },
    delays,
  });
  const actor = createActor(machine, {
    clock: {
      setTimeout: (callback, ms) => clock.setTimeout(callback, ms),
      clearTimeout: (handle) => clock.clearTimeout(handle),
    },
  });
  const send = (event: MachineEvent<Status>) => {
    if (actor.getSnapshot().status === 'active') actor.send(event);
  };
  let state = actor.getSnapshot().context.shown;
  actor.subscribe(({ context }) => {
    if (isDeepStrictEqual(context.shown, state)) return;
    state = context.shown;
    changed.emit(state);
  });
  driver.onLost((fault) => send({ type: 'READING', reading: { kind: 'lost', fault } }));
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
    note: (reading) => send({ type: 'READING', reading }),
    reopen: () => send({ type: 'REOPEN' }),
    nudge: () => send({ type: 'PLUGGED' }),
    settled: () =>
      new Promise((resolve) => {
        send({ type: 'PLUGGED' });
        if (isSettled()) return resolve(state);
        const subscription = actor.subscribe(() => {
          if (!isSettled()) return;
          subscription.unsubscribe();
          resolve(state);
        });
      }),
    async close() {
      const end = async () => send({ type: 'CLOSE' });
      // Away from its line a device has no job on the way; a line that hangs while it opens is not waited for.
      await (actor.getSnapshot().matches('up') ? exclusive(end) : end());
      await closing;
    },
  };
}

const CRASHED: TransportFault = { kind: 'lost', detail: 'the driver failed' };
const OVERTAKEN = { kind: 'lost', fault: { kind: 'lost', detail: 'overtaken' } } as const;
