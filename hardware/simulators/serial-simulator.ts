import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listeners } from '../transports/faults.ts';
import { ArgumentMistake } from './arguments.ts';
import type { CableState } from './cable.ts';
import { startJsonProcess } from './json-process.ts';
import type { SerialDeviceEvent } from './serial-device.ts';

export interface SerialSimulatorOptions {
  /** Stable path of the pseudo-terminal, removed at the end. Default: a link among the system's temporary files. */
  readonly link?: string;
  /** Faults to come, in the words of `fault-script.ts`. */
  readonly script?: string;
  /** Further arguments of the process. */
  readonly arguments?: readonly string[];
}

export interface SerialSimulator<State> {
  /** Where the kiosk opens it. Stays the same over unplug and plug. */
  readonly path: string;
  readonly state: State & CableState;
  /** In the words of the cable or of the device. Resolves when it has happened, rejects when it is not understood. */
  command(text: string): Promise<State & CableState>;
  onState(listener: (state: State & CableState) => void): () => void;
  /** The process has ended, whether by `stop` or by itself. */
  onExit(listener: (code: number | null) => void): () => void;
  stop(): Promise<void>;
}

/**
 * Starts a simulated serial device as a process of its own and waits until its line can be opened. The process dies
 * with this one. Rejects when it cannot start, and with an `ArgumentMistake` when an option is wrong.
 */
export async function startSerialSimulator<State>(
  program: string,
  options: SerialSimulatorOptions = {},
): Promise<SerialSimulator<State>> {
  const link = options.link ?? join(tmpdir(), `device-${randomUUID()}`);
  const script = options.script === undefined ? [] : [`--script=${options.script}`];
  const child = startJsonProcess(program, ['--link', link, ...script, ...(options.arguments ?? [])]);
  const states = listeners<State & CableState>();
  const exits = listeners<number | null>();
  const awaited = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  const ready = Promise.withResolvers<string>();
  const first = Promise.withResolvers<State & CableState>();
  let state: (State & CableState) | null = null;
  let nextId = 1;

  const settle = (id: number | null): { done: () => void; fail: (error: Error) => void } | undefined => {
    const waiting = id === null ? undefined : awaited.get(id);
    if (id !== null) awaited.delete(id);
    return waiting;
  };
  child.onMessage((message) => {
    const event = message as SerialDeviceEvent<State>;
    switch (event.event) {
      case 'ready':
        ready.resolve(event.path);
        break;
      case 'mistake':
        ready.reject(new ArgumentMistake(event.option, event.found, event.expected));
        break;
      case 'state':
        state = event.state;
        first.resolve(state);
        states.emit(state);
        break;
      case 'done':
        settle(event.id)?.done();
        break;
      case 'not-understood':
        settle(event.id)?.fail(new Error(`not understood: ${event.line}`));
        break;
    }
  });
  void child.ended.then((code) => {
    const error = new Error(`simulator ended with ${code}`);
    ready.reject(error);
    for (const { fail } of awaited.values()) fail(error);
    awaited.clear();
    exits.emit(code);
  });
  const path = await ready.promise;
  const known = await first.promise;
  const current = (): State & CableState => state ?? known;

  return {
    path,
    get state() {
      return current();
    },
    async command(text) {
      const id = nextId++;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      awaited.set(id, { done: resolve, fail: reject });
      child.send({ command: text, id });
      await promise;
      return current();
    },
    onState: states.add,
    onExit: exits.add,
    stop: () => child.stop(),
  };
}
