import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const KILLED_AFTER_MS = 2_000;

/** A simulator in a process of its own, spoken to in JSON lines. */
export interface JsonProcess {
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Its exit code; null when it could not start or was killed. */
  readonly ended: Promise<number | null>;
  /** Ends its standard input, and kills it when that is not enough. */
  stop(): Promise<void>;
}

/** Starts a TypeScript program of this tree with the Node (or Electron) that runs now; it dies with this process. */
export function startJsonProcess(program: string, args: readonly string[]): JsonProcess {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // In Electron the executable is Electron itself; this makes it a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  // A write to a process that has just died; `ended` tells of that.
  child.stdin.on('error', () => {});
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  }).finally(() => process.removeListener('exit', kill));
  const lines = createInterface({ input: child.stdout });
  return {
    send: (message) => {
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    onMessage: (listener) => {
      lines.on('line', (line) => {
        const message = parsed(line);
        if (message !== undefined) listener(message);
      });
    },
    ended,
    stop: async () => {
      child.stdin.end();
      const timer = setTimeout(kill, KILLED_AFTER_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** What a line says; undefined for the half line of a process that was killed while it wrote. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
