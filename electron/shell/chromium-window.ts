import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const THIS_MACHINE: Machine = { platform: process.platform, environment: process.env, exists: existsSync };

/** A Chromium that can show a window here; null without one, or without a screen. `CHROME_PATH` goes first. */
export function findChromium(machine: Machine = THIS_MACHINE): string | null {
  const { platform, environment, exists } = machine;
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return null;
  const candidates = [environment.CHROME_PATH ?? ''];
  if (platform === 'darwin') candidates.push(...MAC);
  else if (platform === 'win32') {
    for (const root of [
      environment.PROGRAMFILES,
      environment['PROGRAMFILES(X86)'],
      environment.LOCALAPPDATA,
    ]) {
      if (root !== undefined) candidates.push(...WINDOWS.map((path) => `${root}\\${path}`));
    }
  } else {
    const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
    candidates.push(...ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name))));
  }
  return candidates.find((path) => path !== '' && exists(path)) ?? null;
}

export interface WindowChoice {
  readonly url: string;
  readonly profile: string;
  /** Full screen without a way out, for a real kiosk; else a window of its own. */
  readonly kiosk: boolean;
  /** Chromium refuses to run sandboxed as root; anybody else keeps the sandbox. */
  readonly root: boolean;
}

export function chromiumFlags(choice: WindowChoice): string[] {
  return [
    `--app=${choice.url}`,
    `--user-data-dir=${choice.profile}`,
    ...(choice.kiosk
      ? ['--kiosk', '--disable-pinch', '--overscroll-history-navigation=0']
      : ['--window-size=900,1000']),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-session-crashed-bubble',
    '--disable-translate',
    '--disable-features=Translate,MediaRouter',
    // Speech must begin with the headset, before anybody has touched the page.
    '--autoplay-policy=no-user-gesture-required',
    '--password-store=basic',
    // Chromium ends when the other end of this pipe is gone: our death, however sudden, takes the window along.
    '--remote-debugging-pipe',
    ...(choice.root ? ['--no-sandbox'] : []),
  ];
}

export interface ChromiumWindow {
  /** The exit code; null when a signal ended it or it could not be started. */
  readonly ended: Promise<number | null>;
  close(): Promise<void>;
}

/** Opens the page in a window of its own, with a profile of its own that is removed at the end. */
export async function openChromium(
  binary: string,
  choice: Omit<WindowChoice, 'profile'>,
  extraFlags: readonly string[] = [],
): Promise<ChromiumWindow> {
  const profile = await mkdtemp(join(tmpdir(), 'dost-kiosk-'));
  const child: ChildProcess = spawn(binary, [...chromiumFlags({ ...choice, profile }), ...extraFlags], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  for (const pipe of [child.stdio[3], child.stdio[4]]) pipe?.on('error', () => undefined);
  const gone = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  });
  const ended = gone.then(async (code) => {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    return code;
  });
  return {
    ended,
    async close() {
      child.kill();
      await ended;
    },
  };
}
