import { vi } from 'vitest';
import { createElectron, type ElectronStandIn } from './electron-stand-in.ts';

/** Runs the real `electron/main.ts` from the top against a fresh stand-in. */
export async function startMain(
  prepare: (electron: ElectronStandIn) => void = () => undefined,
  argv: readonly string[] = [],
): Promise<ElectronStandIn> {
  const electron = createElectron();
  prepare(electron);
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  const before = process.argv;
  process.argv = ['electron', 'main.js', ...argv];
  await import('../../../electron/main.ts');
  process.argv = before;
  return electron;
}

/** The same, up to the open window. */
export async function openMain(argv: readonly string[] = []) {
  const electron = await startMain(undefined, argv);
  electron.app.ready.resolve();
  await vi.waitUntil(() => electron.windows[0]?.loaded.length === 1);
  const [window] = electron.windows;
  const [child] = electron.children;
  if (window === undefined || child === undefined) throw new Error('no window or no host');
  return { electron, window, contents: window.webContents, child };
}

/** The page asks for its port, as the preload does. */
export function askForPort(electron: ElectronStandIn, event: object = fromPage()): void {
  electron.ipcMain.emit('kiosk-port-wanted', event);
}

export function fromPage(change: object = {}): object {
  return { sender: { id: 7 }, senderFrame: { url: 'kiosk://app/index.html', parent: null }, ...change };
}

/** Signals and logs of the runs that are over must not reach the next one. */
export function silence(): void {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process, 'on').mockReturnValue(process);
}
