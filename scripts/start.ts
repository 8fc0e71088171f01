import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../electron/host/log.ts';
import { downloadElectron, findElectron } from '../electron/shell/electron-binary.ts';
import { bundleSources, isStale, pageSources } from '../electron/shell/page-build.ts';
import { runBrowserShell } from '../electron/shell/run-browser-shell.ts';
import { runElectronShell } from '../electron/shell/run-electron-shell.ts';
import { parseStart, type StartOptions } from '../electron/shell/start-options.ts';
import { fill, START_TEXTS, startLocale } from '../electron/shell/start-texts.ts';
import { stopSignal } from '../electron/shell/stop-signal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const texts = START_TEXTS[startLocale(process.env)];

/** Sentences and logs go to the error output: the output holds the one line that programs wait for. */
const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};
/** What the shell logs stands between the lines of the host, in the same form. */
const log = createLog((line) => process.stderr.write(line), null);
const ready = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Builds what is missing or older than its sources. False when it could not be done, which has been said. */
async function built(
  target: string,
  sources: readonly string[],
  build: 'buildPage' | 'buildElectron',
): Promise<boolean> {
  if (!isStale(target, sources)) return true;
  say(texts.building);
  try {
    // Vite is a tool of development: a centre's kiosk comes with the page built and does not have it.
    const builders = await import('./build.ts');
    await builders[build]();
    return true;
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    say(absent ? texts.pageAbsent : fill(texts.buildFailed, { reason: reasonOf(error) }));
    return existsSync(target);
  }
}

async function getElectron(): Promise<string | null> {
  const found = findElectron();
  if (found !== null) return found;
  say(texts.downloading);
  return downloadElectron((percent) => {
    const line = fill(texts.downloaded, { percent });
    if (process.stderr.isTTY) process.stderr.write(percent < 100 ? `\r${line}` : `\r${line}\n`);
    else if (percent % 10 === 0) say(line);
  });
}

async function run(options: StartOptions): Promise<number> {
  const config = options.config === null ? null : resolve(options.config);
  const data = resolve(options.data);
  if (config !== null && !existsSync(config)) {
    say(fill(texts.configAbsent, { path: config }));
    return 2;
  }
  const stop = stopSignal();
  let preparing = true;
  // Nothing is open yet that would have to be closed: a build or a download is simply left.
  void stop.asked.then(() => preparing && process.exit(0));
  if (!(await built(join(root, 'dist/page/index.html'), pageSources(root), 'buildPage'))) return 1;

  if (options.shell !== 'browser' && !options.headless) {
    const chosen = options.shell === 'electron';
    const binary = await getElectron();
    if (binary === null) {
      say(chosen ? texts.electronAbsent : texts.electronUnreachable);
      if (chosen) return 1;
    } else {
      const main = join(root, 'dist/electron/main.js');
      if (!(await built(main, bundleSources(root), 'buildElectron'))) return 1;
      preparing = false;
      const end = await runElectronShell({ binary, main, config, data, stop, ready, log });
      if (end === 'stopped') return 0;
      if (end === 'gave-up') say(texts.electronGaveUp);
      else say(chosen ? texts.electronBroken : texts.electronEnded);
      if (end === 'gave-up' || chosen) return 1;
    }
  }
  if (stop.isAsked()) return 0;
  preparing = false;
  const { startHost } = await import('../electron/host/start-host.ts');
  return runBrowserShell({
    options,
    texts,
    pageFolder: join(root, 'dist/page'),
    startHost: () => startHost({ configPath: config, dataDir: data, simulate: config === null, log: say }),
    stop,
    say,
    ready,
    log,
  });
}

const parsed = parseStart(process.argv.slice(2), texts);
switch (parsed.kind) {
  case 'help':
    process.stdout.write(`${texts.help}\n`);
    break;
  case 'wrong':
    say(parsed.message);
    process.exitCode = 2;
    break;
  case 'run':
    // Ends at once: after an orderly end nothing that is left over may keep the terminal.
    process.exit(await run(parsed.options));
}
