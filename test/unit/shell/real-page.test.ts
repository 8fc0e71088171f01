import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listeningHost, openShell } from './browser-shell.ts';

const CHROMIUM = '/usr/bin/chromium';

const file = (type: string, text: string) => ({ type, body: Buffer.from(text), immutable: false });
/** A page that connects, and connects again whenever it is cut off, as ours does. */
const FILES = new Map([
  [
    '/index.html',
    file(
      'text/html; charset=utf-8',
      '<!doctype html><title>start</title><script>document.title = "inline ran"</script><script src="/page.js"></script>',
    ),
  ],
  [
    '/page.js',
    file(
      'text/javascript; charset=utf-8',
      `let opened = 0;
       const connect = () => {
         const socket = new WebSocket('ws://' + location.host + '/bridge');
         socket.onopen = () => { opened += 1; document.title = 'connected ' + opened; socket.send('{"kind":"ready"}'); };
         socket.onclose = () => setTimeout(connect, 50);
       };
       connect();`,
    ),
  ],
]);

describe.skipIf(!existsSync(CHROMIUM))(
  `a page in a real Chromium (skipped where ${CHROMIUM} is missing)`,
  () => {
    it('reaches the kiosk under the policy, and comes back by itself after the kiosk was started anew', async () => {
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
      });
      onTestFinished(() => browser.close());
      const host = listeningHost();
      const first = await openShell({ host, files: FILES });
      const page = await browser.newPage();
      await page.goto(first.url);
      // Inline code would have said so, were it not for the policy.
      await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('connected 1');
      expect(host.heard).toEqual(['{"kind":"ready"}']);
      await first.close();

      const second = await openShell({ host, files: FILES, port: first.port });
      onTestFinished(() => second.close());
      await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('connected 2');
      expect(second.refusals.token).toBe(1);
    }, 60_000);
  },
);
