import { fileURLToPath } from 'node:url';
import { listeners } from '../../transports/faults.ts';
import { startJsonProcess } from '../json-process.ts';
import type { SmartCardEvent, SmartCardState } from './messages.ts';

export interface SmartCardSimulatorOptions {
  /** Faults to come, in the words of `fault-script.ts` and `commands.ts`. */
  readonly script?: string;
}

export interface SmartCardSimulator {
  /** Of the PC/SC service that has the reader. Stays the same over all that happens to it. */
  readonly socket: string;
  readonly state: SmartCardState;
  /** In the words of `commands.ts`. Resolves when it has happened, rejects when it is not understood. */
  command(text: string): Promise<SmartCardState>;
  onState(listener: (state: SmartCardState) => void): () => void;
  /** The process has ended, whether by `stop` or by itself. */
  onExit(listener: (code: number | null) => void): () => void;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * Starts a simulated reader with its service as processes of their own and waits until the service answers. They die
 * with this process. Rejects when pcscd or vsmartcard-vpcd is missing.
 */
export async function startSmartCardSimulator(
  options: SmartCardSimulatorOptions = {},
): Promise<SmartCardSimulator> {
  const { script } = options;
  const child = startJsonProcess(PROGRAM, script === undefined ? [] : [`--script=${script}`]);
  const states = listeners<SmartCardState>();
  const exits = listeners<number | null>();
  const awaited = new Map<number, PromiseWithResolvers<void>>();
  const ready = Promise.withResolvers<string>();
  const first = Promise.withResolvers<SmartCardState>();
  let state: SmartCardState | null = null;
  let nextId = 1;

  child.onMessage((message) => {
    const event = message as SmartCardEvent;
    switch (event.event) {
      case 'ready':
        ready.resolve(event.socket);
        break;
      case 'mistake':
        ready.reject(new Error(`${event.option}: ${event.found}; expected ${event.expected}`));
        break;
      case 'state':
        state = event.state;
        first.resolve(state);
        states.emit(state);
        break;
      case 'done':
        awaited.get(event.id)?.resolve();
        break;
      case 'not-understood':
        if (event.id !== null) awaited.get(event.id)?.reject(new Error(`not understood: ${event.line}`));
        break;
    }
  });
  void child.ended.then((code) => {
    const error = new Error(`simulator ended with ${code}`);
    ready.reject(error);
    for (const { reject } of awaited.values()) reject(error);
    exits.emit(code);
  });
  const socket = await ready.promise;
  const known = await first.promise;
  const current = (): SmartCardState => state ?? known;

  return {
    socket,
    get state() {
      return current();
    },
    async command(text) {
      const id = nextId++;
      const answer = Promise.withResolvers<void>();
      awaited.set(id, answer);
      child.send({ command: text, id });
      await answer.promise.finally(() => awaited.delete(id));
      return current();
    },
    onState: states.add,
    onExit: exits.add,
    stop: () => child.stop(),
  };
}
