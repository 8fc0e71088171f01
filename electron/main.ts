import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerSaveBlocker,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { createBackOff } from './shell/back-off.ts';
import { PORT, WANT_PORT } from './shell/channels.ts';
import { createCrashPolicy } from './shell/crash-policy.ts';
import { withFallback } from './shell/fallback-page.ts';
import { hostArguments } from './shell/host-arguments.ts';
import { type HostSupervisor, superviseHost } from './shell/host-supervisor.ts';
import { forbiddenSwitch, lockApp } from './shell/lock-app.ts';
import { lockSession } from './shell/lock-session.ts';
import {
  GIVE_UP_EXIT_CODE,
  RELAUNCH_EXIT_CODE,
  readMainOptions,
  relaunchArguments,
} from './shell/main-options.ts';
import { loadPageFiles } from './shell/page-files.ts';
import { PAGE_URL } from './shell/page-origin.ts';
import { registerPageScheme, servePage } from './shell/page-protocol.ts';
import { supervisePage } from './shell/page-supervisor.ts';
import { isFromPage } from './shell/sender.ts';
import { windowOptions } from './shell/window-options.ts';

/** Longest the host may take to close its store and devices. */
const CLOSE_MS = 5000;

const here = import.meta.dirname;
const argv = process.argv.slice(1);
const options = readMainOptions(argv);
const now = (): number => performance.now();
const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

let host: HostSupervisor | null = null;
let closing = false;

/** Closes the host first: its store and printer are left in order whatever ends the application. */
async function end(exitCode: number): Promise<void> {
  if (closing) return;
  closing = true;
  await host?.stop();
  app.exit(exitCode);
}

function relaunch(relaunches: number): void {
  if (options.supervised) {
    process.send?.({ relaunches });
    void end(RELAUNCH_EXIT_CODE);
    return;
  }
  app.relaunch({ args: relaunchArguments(argv, relaunches) });
  void end(0);
}

async function open(): Promise<void> {
  Menu.setApplicationMenu(null);
  powerSaveBlocker.start('prevent-display-sleep');
  lockSession(session.defaultSession);
  servePage(protocol, withFallback(await loadPageFiles(join(here, '../page'))));

  const supervisor = superviseHost({
    fork: () =>
      utilityProcess.fork(
        join(here, 'host.js'),
        hostArguments({
          config: options.config,
          data: options.data ?? app.getPath('userData'),
          simulate: options.simulate,
        }),
        { serviceName: 'kiosk-host', stdio: 'inherit' },
      ),
    createChannel: () => new MessageChannelMain(),
    backOff: createBackOff(now),
    setTimer: setTimeout,
    log,
    closeMs: CLOSE_MS,
  });
  host = supervisor;

  const window = new BrowserWindow(windowOptions(join(here, 'preload.cjs')));
  ipcMain.on(WANT_PORT, (event) => {
    if (!isFromPage(event, window.webContents.id)) {
      log('ipc refused');
      return;
    }
    supervisor.pageWantsPort((port) => window.webContents.postMessage(PORT, null, [port]));
  });
  // Only the application's own end closes the window, no gesture and no key.
  window.on('close', (event) => {
    if (!closing) event.preventDefault();
  });
  window.once('ready-to-show', () => process.stdout.write(`ready ${PAGE_URL}\n`));
  supervisePage({
    window,
    url: PAGE_URL,
    policy: createCrashPolicy(now, options.relaunches),
    later: setImmediate,
    pageGone: supervisor.pageGone,
    relaunch,
    giveUp: () => void end(GIVE_UP_EXIT_CODE),
    log,
  });
}

const debugSwitch = forbiddenSwitch(app);
if (debugSwitch !== null) {
  log(`refused to start with --${debugSwitch}`);
  app.exit(GIVE_UP_EXIT_CODE);
} else if (app.requestSingleInstanceLock()) {
  registerPageScheme(protocol);
  lockApp(app);
  app.on('before-quit', (event) => {
    if (!closing) event.preventDefault();
    void end(0);
  });
  app.on('child-process-gone', (_event, details) =>
    log(`process gone type=${details.type} reason=${details.reason}`),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  // `npm start` died: nobody is left to stop this window.
  if (options.supervised) process.on('disconnect', () => void end(0));
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      log(`could not open: ${error instanceof Error ? error.message : 'unknown'}`);
      void end(GIVE_UP_EXIT_CODE);
    });
} else {
  app.exit(0);
}
