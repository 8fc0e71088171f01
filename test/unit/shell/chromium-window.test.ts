import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openChromium } from '../../../electron/shell/chromium-window.ts';
import { openShell } from './browser-shell.ts';
import { descendants, isAlive, runNode } from './run-start.ts';

const CHROMIUM = '/usr/bin/chromium';
const HIDDEN = ['--headless', '--disable-gpu', '--disable-quic'];
const present = existsSync(CHROMIUM);

describe.skipIf(!present)(
  `a real Chromium window (skipped where ${CHROMIUM} is missing)`,
  { timeout: 60_000 },
  () => {
    const closing: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });

    async function page() {
      const asked = Promise.withResolvers<void>();
      const shell = await openShell({
        files: new Map([
          [
            '/index.html',
            {
              type: 'text/html; charset=utf-8',
              get body() {
                asked.resolve();
                return Buffer.from('<!doctype html><title>DOST</title>');
              },
              immutable: false,
            },
          ],
        ]),
      });
      closing.push(() => shell.close());
      return { url: shell.url, asked: asked.promise };
    }

    const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dost-kiosk-'));

    it('opens the page and takes its profile away when it is closed', async () => {
      const { url, asked } = await page();
      const before = profiles();
      const window = await openChromium(
        CHROMIUM,
        { url, kiosk: true, root: process.getuid?.() === 0 },
        HIDDEN,
      );
      await asked;
      expect(profiles().length).toBeGreaterThan(before.length);
      await window.close();
      expect(profiles()).toEqual(before);
    });

    it('ends when we are killed, however suddenly', async ({ skip }) => {
      if (process.platform !== 'linux') skip('the account of processes is read from /proc');
      const { url, asked } = await page();
      const before = profiles();
      const run = runNode(['test/unit/shell/late-window.ts', CHROMIUM, url]);
      await asked;
      const children = descendants(run.child.pid ?? 0);
      expect(children.length).toBeGreaterThan(0);
      run.child.kill('SIGKILL');
      await expect.poll(() => children.filter(isAlive), { timeout: 20_000 }).toEqual([]);
      // Killed, it could not take its profile away.
      for (const left of profiles().filter((name) => !before.includes(name))) {
        await rm(join(tmpdir(), left), { recursive: true, force: true });
      }
    });

    it('says that it did not open when there is no such program', async () => {
      const window = await openChromium('/nowhere/chromium', {
        url: 'http://127.0.0.1:9/',
        kiosk: false,
        root: false,
      });
      expect(await window.ended).toBeNull();
    });
  },
);
