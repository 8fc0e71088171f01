import { spawn } from 'node:child_process';
import type { Log } from '../host/log.ts';
import { CRASH_LIMITS } from './crash-policy.ts';
import { GIVE_UP_EXIT_CODE, RELAUNCH_EXIT_CODE } from './main-options.ts';
import type { stopSignal } from './stop-signal.ts';

/** After a polite request, before force. Longer than the main process gives the host. */
const KILL_MS = 8000;

export interface ElectronRun {
  readonly binary: string;
  /** The main bundle. */
  readonly main: string;
  readonly config: string | null;
  readonly data: string;
  readonly stop: ReturnType<typeof stopSignal>;
  readonly ready: (line: string) => void;
  readonly log: Log;
}

/** `not-opened`: the binary is there but cannot run here (no screen, no sandbox, missing system libraries). */
export type ElectronEnd = 'stopped' | 'not-opened' | 'gave-up';

export function electronArguments(
  run: Pick<ElectronRun, 'main' | 'config' | 'data'>,
  relaunches: number,
  root: boolean,
): string[] {
  return [
    // Chromium refuses to run sandboxed as root; anybody else keeps the sandbox.
    ...(root ? ['--no-sandbox'] : []),
    run.main,
    '--supervised',
    `--data=${run.data}`,
    ...(run.config === null ? ['--simulate'] : [`--config=${run.config}`]),
    `--relaunches=${relaunches}`,
  ];
}

/** Runs the Electron shell until it is told to stop, starting it again when it asks for it or dies. */
export async function runElectronShell(run: ElectronRun): Promise<ElectronEnd> {
  let relaunches = 0;
  let opened = false;
  for (;;) {
    const end = await runOnce(run, relaunches, () => {
      if (!opened) run.ready('ready kiosk://app/');
      opened = true;
    });
    if (run.stop.isAsked() || end.code === 0) return 'stopped';
    if (!opened) return 'not-opened';
    relaunches = end.code === RELAUNCH_EXIT_CODE ? end.relaunches : relaunches + 1;
    run.log('electron.ended', { code: end.code, relaunches });
    if (end.code === GIVE_UP_EXIT_CODE || relaunches > CRASH_LIMITS.relaunches) return 'gave-up';
  }
}

function runOnce(
  run: ElectronRun,
  relaunches: number,
  onReady: () => void,
): Promise<{ readonly code: number | null; readonly relaunches: number }> {
  return new Promise((resolve) => {
    let told = relaunches;
    const child = spawn(run.binary, electronArguments(run, relaunches, process.getuid?.() === 0), {
      // The fourth is a channel: the window closes when this process is gone.
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      if (/^ready /m.test(chunk.toString('utf8'))) onReady();
    });
    child.on('message', (message) => {
      if (typeof message === 'object' && 'relaunches' in message && typeof message.relaunches === 'number') {
        told = message.relaunches;
      }
    });
    let force: NodeJS.Timeout | undefined;
    void run.stop.asked.then(() => {
      child.kill('SIGTERM');
      force = setTimeout(() => child.kill('SIGKILL'), KILL_MS);
    });
    child.on('error', () => resolve({ code: null, relaunches: told }));
    child.on('exit', (code) => {
      clearTimeout(force);
      resolve({ code, relaunches: told });
    });
  });
}
