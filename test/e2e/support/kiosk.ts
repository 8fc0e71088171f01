import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Locale } from '../../../flows/contract.ts';
import {
  type PaperEvent,
  type PrinterSimulator,
  type PrinterSimulatorOptions,
  startPrinterSimulator,
} from '../../../hardware/simulators/printer/printer-simulator.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { temporaryFolder } from '../../support/store.ts';

export const ROOT = join(import.meta.dirname, '../../..');

/** What a test may change about its kiosk. */
export interface KioskSettings {
  /** Keys of the configuration file; a function of what is known only once the simulator stands. */
  readonly config: object | ((at: KioskPlace) => object);
  /** Folder of the data; null is a fresh one. */
  readonly data: string | null;
  /** Faults of the simulated printer, in the words of its fault scripts. */
  readonly script?: string;
  /** The make of the simulated printer, where it is not the usual one. */
  readonly make?: Pick<PrinterSimulatorOptions, 'dialect'>;
  /** Largest file the kiosk may write, in blocks of 512 bytes: a disk that fills up. */
  readonly fileLimit?: number;
  /** Of its process, beside what it inherits; a function of its folder. */
  readonly env?: (folder: string) => NodeJS.ProcessEnv;
  /** Where the configuration says the printer is, in place of the simulated one; null for no printer. */
  readonly printer?: TransportConfig | null;
}

export interface KioskPlace {
  /** Gone when the test ends. */
  readonly folder: string;
  /** The line to the simulated printer. */
  readonly printer: TransportConfig;
}

export interface TestKiosk {
  readonly url: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly log: string[];
  /** Of its process. */
  readonly pid: number;
  /** Every sheet that came out and was cut, oldest first. */
  readonly sheets: readonly PaperEvent[];
  readonly simulator: PrinterSimulator;
  /** Rows of the kiosk's database, read from the file as it is now. */
  rows<Row>(sql: string): Row[];
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** `npm start -- --headless` as a technician would, on a simulated printer at the end of a pseudo-terminal. */
export const test = base.extend<{ settings: KioskSettings; kiosk: TestKiosk }>({
  settings: [{ config: {}, data: null }, { option: true }],
  kiosk: async ({ settings }, use) => {
    const folder = temporaryFolder();
    const simulator = await startPrinterSimulator({
      link: join(folder.path, 'printer'),
      ...(settings.script && { script: settings.script }),
      ...settings.make,
    });
    const { address } = simulator;
    const transport =
      address.kind === 'serial'
        ? { kind: 'serial' as const, path: address.path, baudRate: 115_200 }
        : { kind: 'tcp' as const, host: address.host, port: address.port };
    const printer = settings.printer === undefined ? transport : settings.printer;
    const change =
      typeof settings.config === 'function'
        ? settings.config({ folder: folder.path, printer: transport })
        : settings.config;
    const config = writeConfig(folder.path, printer, change);
    const dataDir = settings.data ?? join(folder.path, 'data');
    const log: string[] = [];
    const env = settings.env?.(folder.path);
    let running = await launch(['--config', config, '--data', dataDir], log, settings.fileLimit, env);
    const { port } = new URL(running.url);
    const kiosk: TestKiosk = {
      url: running.url,
      folder: folder.path,
      dataDir,
      log,
      get pid() {
        return running.process.pid ?? 0;
      },
      simulator,
      get sheets() {
        return simulator.sheets;
      },
      rows<Row>(sql: string) {
        const file = join(dataDir, 'kiosk.sqlite');
        if (!existsSync(file)) return [];
        const db = new Database(file, { readonly: true });
        try {
          return db.prepare<[], Row>(sql).all();
        } finally {
          db.close();
        }
      },
      kill: () => end(running.process, 'SIGKILL'),
      async restart() {
        running = await launch(['--config', config, '--data', dataDir, '--port', port], log);
      },
    };
    await use(kiosk);
    await end(running.process, 'SIGTERM');
    await simulator.stop();
    folder.dispose();
  },
});

export { expect };

async function launch(
  options: string[],
  log: string[],
  fileLimit?: number,
  env: NodeJS.ProcessEnv = {},
): Promise<{ process: ChildProcess; url: string }> {
  const command = [process.execPath, join(ROOT, 'scripts/start.ts'), '--headless', ...options];
  const limited =
    fileLimit === undefined
      ? command
      : ['sh', '-c', `trap '' XFSZ; ulimit -f ${fileLimit}; exec "$@"`, 'sh', ...command];
  const child = spawn(limited[0] ?? '', limited.slice(1), {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => log.push(line));
  }
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /^ready (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.on('exit', (code) => reject(new Error(`the kiosk ended with ${code}:\n${log.join('\n')}`)));
  });
  return { process: child, url };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/**
 * A button on view, once it takes touches, by the name it has for tests in any language. Screens that were shown before
 * stay in the page, beneath it.
 */
export function button(page: Page, name: string): Locator {
  return page
    .locator(`[data-name="${name}"]:not([data-settled="false"] *):not([inert] *)`)
    .filter({ visible: true });
}

/** Touches a button that leads to another screen, and waits until the page has left this one: the bar looks alike on all. */
export async function go(page: Page, name: string): Promise<void> {
  const target = button(page, name);
  await expect(target).toBeVisible();
  const place = (await page.locator('main[data-place]').getAttribute('data-place')) ?? '';
  await target.click();
  await expect(page.locator('main[data-place]')).not.toHaveAttribute('data-place', place);
}

/** Text on view. */
export function seen(page: Page, text: string, options: { readonly exact?: boolean } = {}): Locator {
  return page
    .getByText(text, options)
    .and(page.locator(':not([data-shown="false"] *)'))
    .filter({ visible: true });
}

/** From the number to the attract screen, without a rating. */
export async function leave(page: Page): Promise<void> {
  await go(page, 'finish');
  await expect(page.locator('main[data-screen="rating"]')).toBeVisible();
  await go(page, 'finish');
}

/** From the attract screen to the number: three touches and the language. */
export async function takeTicket(page: Page, locale: Locale): Promise<void> {
  await go(page, `begin-${locale}`);
  await go(page, 'choice-help');
  await go(page, 'choice-03');
  await go(page, 'choice-03.01');
}
