import type { App } from 'electron';
import { lockContents } from './lock-contents.ts';

/** Everything that holds for the application as a whole, before it is ready. */
export function lockApp(app: App): void {
  app.enableSandbox();
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/**
 * Switches that open the application to whoever can start it. Fuses close them in a package; this closes
 * them where the package was put together without.
 */
export const DEBUG_SWITCHES = [
  'inspect',
  'inspect-brk',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'js-flags',
  'disable-web-security',
  'no-sandbox',
] as const;

/** The first forbidden switch a packaged kiosk was started with; null when there is none. */
export function forbiddenSwitch(app: Pick<App, 'isPackaged' | 'commandLine'>): string | null {
  if (!app.isPackaged) return null;
  return DEBUG_SWITCHES.find((name) => app.commandLine.hasSwitch(name)) ?? null;
}
