import { type BrowserShell, startBrowserShell } from '../browser.ts';
import type { Log } from '../host/log.ts';
import type { KioskHost } from '../host/page-port.ts';
import { createBackOff } from './back-off.ts';
import { type ChromiumWindow, findChromium, openChromium } from './chromium-window.ts';
import { withFallback } from './fallback-page.ts';
import { createLateHost } from './late-host.ts';
import { loadPageFiles } from './page-files.ts';
import type { StartOptions } from './start-options.ts';
import { fill, type StartTexts } from './start-texts.ts';
import type { stopSignal } from './stop-signal.ts';

/** Longest the host may take to close its store and devices. */
const CLOSE_MS = 5000;

export interface BrowserRun {
  readonly options: Pick<StartOptions, 'headless' | 'port' | 'config'>;
  readonly texts: StartTexts;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly startHost: () => Promise<KioskHost>;
  readonly stop: ReturnType<typeof stopSignal>;
  /** A sentence for the person at the terminal. */
  readonly say: (sentence: string) => void;
  /** The one line for programs. */
  readonly ready: (line: string) => void;
  readonly log: Log;
  readonly closeMs?: number;
}

/** Runs the kiosk in the browser shell until it is told to stop. Returns the exit code. */
export async function runBrowserShell(run: BrowserRun): Promise<number> {
  const { options, texts } = run;
  const pages = createLateHost();
  const started = await startBrowserShell({
    host: pages,
    files: withFallback(await loadPageFiles(run.pageFolder)),
    port: options.port,
    log: run.log,
  });
  if (!started.ok) {
    const text = started.reason === 'port-in-use' ? texts.portInUse : texts.portForbidden;
    run.say(fill(text, { port: options.port, other: options.port < 65_535 ? options.port + 1 : 4280 }));
    return 1;
  }
  const { shell } = started;

  let host: KioskHost;
  try {
    host = await run.startHost();
  } catch (error) {
    await shell.close();
    run.say(fill(texts.hostFailed, { reason: error instanceof Error ? error.message : String(error) }));
    return 1;
  }
  pages.ready(host);
  run.ready(`ready ${shell.url}`);

  const binary = options.headless ? null : findChromium();
  if (binary === null) {
    if (!options.headless) run.say(fill(texts.openAddress, { url: shell.url }));
    await run.stop.asked;
  } else {
    await keepWindow(run, shell, binary);
  }
  await shell.close();
  const late: Promise<'late'> = new Promise((resolve) =>
    setTimeout(() => resolve('late'), run.closeMs ?? CLOSE_MS).unref(),
  );
  if ((await Promise.race([host.close(), late])) !== 'late') return 0;
  run.log('host.not-closed');
  return 1;
}

/**
 * A real kiosk's window is opened again whenever it ends. With simulated devices a person closed it, which means
 * "enough"; and a window that never opened leaves the address.
 */
async function keepWindow(run: BrowserRun, shell: BrowserShell, binary: string): Promise<void> {
  const { stop, texts } = run;
  const real = run.options.config !== null;
  const backOff = createBackOff(() => performance.now());
  while (!stop.isAsked()) {
    backOff.started();
    const window: ChromiumWindow = await openChromium(binary, {
      url: shell.url,
      kiosk: real,
      root: process.getuid?.() === 0,
    });
    const end = await Promise.race([window.ended.then((code) => ({ code })), stop.asked.then(() => null)]);
    if (end === null) {
      await window.close();
      return;
    }
    if (!real && end.code === 0) return;
    if (!real) {
      run.say(fill(texts.windowEnded, { url: shell.url }));
      await stop.asked;
      return;
    }
    const wait = backOff.ended();
    run.log('window.ended', { code: end.code, nextInMs: wait });
    await Promise.race([new Promise((resolve) => setTimeout(resolve, wait)), stop.asked]);
  }
}
