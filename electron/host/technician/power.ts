import { spawn } from 'node:child_process';
import type { Outcome } from '../../../flows/technician/technician.ts';

export interface PowerCommands {
  /** Program and arguments; no shell reads them. */
  readonly restart: readonly string[];
  readonly shutDown: readonly string[];
}

/** Longer than any command that only asks the system to end, milliseconds. */
const DEADLINE_MS = 10_000;

/** Restarts or shuts down the machine; `commands` is null where that is only announced: beside simulated devices. */
export async function power(what: 'restart' | 'shut-down', commands: PowerCommands | null): Promise<Outcome> {
  if (!commands) return { kind: 'announced' };
  const [program = '', ...args] = what === 'restart' ? commands.restart : commands.shutDown;
  const done = await new Promise<boolean>((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: DEADLINE_MS });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
  if (!done) return { kind: 'power-failed' };
  return { kind: what === 'restart' ? 'restarting' : 'shutting-down' };
}
