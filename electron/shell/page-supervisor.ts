import type { BrowserWindow } from 'electron';
import type { CrashPolicy } from './crash-policy.ts';

/** Chromium's `ERR_ABORTED`: the load was replaced by another one, nothing is wrong. */
const ABORTED = -3;

export interface PageSupervisorParts {
  readonly window: BrowserWindow;
  readonly url: string;
  readonly policy: CrashPolicy;
  /** Runs after the current event, so that Electron is out of its own handler when the page loads again. */
  readonly later: (run: () => void) => void;
  /** The page that listened is no more. */
  readonly pageGone: () => void;
  readonly relaunch: (relaunches: number) => void;
  readonly giveUp: () => void;
  readonly log: (line: string) => void;
}

/** Loads the page and keeps it: reload, then relaunch, then the system's watchdog. */
export function supervisePage(parts: PageSupervisorParts): void {
  const { window, policy } = parts;
  const contents = window.webContents;
  // A failure comes back by `did-fail-load`, which counts it; the promise must not count it twice.
  const load = (): void => {
    window.loadURL(parts.url).catch(() => undefined);
  };

  const crashed = (cause: string): void => {
    parts.pageGone();
    const action = policy.crashed();
    const { crashes, relaunches } = policy.counts;
    parts.log(`page ${cause} action=${action} crashes=${crashes} relaunches=${relaunches}`);
    switch (action) {
      case 'reload':
        parts.later(load);
        return;
      case 'relaunch':
        parts.relaunch(relaunches);
        return;
      case 'give-up':
        parts.giveUp();
        return;
    }
  };

  contents.on('render-process-gone', (_event, details) => crashed(`gone reason=${details.reason}`));
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) crashed(`not-loaded code=${code}`);
  });
  contents.on('preload-error', () => crashed('preload-failed'));
  contents.on('did-start-loading', () => parts.pageGone());
  // A hung renderer ignores a reload; ended by force it comes back as `render-process-gone`.
  window.on('unresponsive', () => contents.forcefullyCrashRenderer());
  window.once('ready-to-show', () => window.show());
  load();
}
