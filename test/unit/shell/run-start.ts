import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export interface Run {
  readonly child: ChildProcess;
  output(): string;
  errors(): string;
  readonly ended: Promise<number | null>;
}

/** Runs `npm start`'s program for real, in English unless told otherwise. */
export function runStart(argv: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  return runNode(['scripts/start.ts', ...argv], environment);
}

export function runNode(argv: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  return runProgram(process.execPath, argv, environment);
}

export function runProgram(
  program: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Run {
  const { LC_ALL: _all, LC_MESSAGES: _messages, ...inherited } = process.env;
  const child = spawn(program, argv, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, LANG: 'en_US.UTF-8', ...environment },
  });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return {
    child,
    output: () => output,
    errors: () => errors,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** Processes started by this one and by those, by the kernel's own account (Linux). */
export function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent }];
      } catch {
        // Ended between the two looks.
        return [];
      }
    });
  const below = (parent: number): number[] =>
    parents.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

export function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\) ([A-Z])/)?.[1] !== 'Z';
  } catch {
    return false;
  }
}
