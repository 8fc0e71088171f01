import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { KioskHost } from '../../../electron/host/page-port.ts';
import { runBrowserShell } from '../../../electron/shell/run-browser-shell.ts';
import { START_TEXTS } from '../../../electron/shell/start-texts.ts';

async function run(startHost: () => Promise<KioskHost>, port = 0) {
  const folder = await mkdtemp(join(tmpdir(), 'run-browser-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const stop = Promise.withResolvers<void>();
  const [said, ready]: [string[], string[]] = [[], []];
  const ended = runBrowserShell({
    options: { headless: true, port, config: null },
    texts: START_TEXTS.en,
    pageFolder: folder,
    startHost,
    stop: { asked: stop.promise, isAsked: () => false },
    say: (sentence) => said.push(sentence),
    ready: (line) => ready.push(line),
    log: () => undefined,
    closeMs: 50,
  });
  return { ended, stop: stop.resolve, said, ready };
}

const host = (close = async (): Promise<void> => undefined) => ({ connect: vi.fn(), close: vi.fn(close) });

describe('the browser shell as npm start runs it', () => {
  it('is ready only when the host is, serves a page even where none was built, and closes the host', async () => {
    const kiosk = host();
    const starting = Promise.withResolvers<KioskHost>();
    const { ended, ready, stop } = await run(() => starting.promise);
    expect(ready).toEqual([]);
    starting.resolve(kiosk);
    await expect.poll(() => ready).toHaveLength(1);
    const page = await fetch(ready[0]?.slice('ready '.length) ?? '');
    expect(await page.text()).toContain('142');
    stop();
    expect(await ended).toBe(0);
    expect(kiosk.close).toHaveBeenCalledOnce();
  });

  it('ends with 1 when the host cannot start, and says why', async () => {
    const { ended, said, ready } = await run(() => Promise.reject(new Error('kioskId: found 1')));
    expect(await ended).toBe(1);
    expect(said).toEqual(['The kiosk did not start: kioskId: found 1']);
    expect(ready).toEqual([]);
  });

  it('does not start the host where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await expect.poll(() => other.listening).toBe(true);
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const startHost = vi.fn();
    const { ended, said } = await run(startHost, port);
    expect(await ended).toBe(1);
    expect(said[0]).toContain(`Port ${port} is taken`);
    expect(startHost).not.toHaveBeenCalled();
  });

  it('does not wait for ever for a host that does not close', async () => {
    const { ended, ready, stop } = await run(async () => host(() => new Promise(() => undefined)));
    await expect.poll(() => ready).toHaveLength(1);
    stop();
    expect(await ended).toBe(1);
  });
});
