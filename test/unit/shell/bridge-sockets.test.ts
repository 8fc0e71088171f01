import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { BrowserShell } from '../../../electron/browser.ts';
import { createLog } from '../../../electron/host/log.ts';
import { MAX_MESSAGE_BYTES, MAX_PAGES } from '../../../electron/shell/bridge-sockets.ts';
import { createLateHost } from '../../../electron/shell/late-host.ts';
import {
  ask,
  closed,
  knock,
  listeningHost,
  nextMessage,
  openPage,
  openShell,
  pageHeadersOf,
  shout,
} from './browser-shell.ts';

let shell: BrowserShell;
let host: ReturnType<typeof listeningHost>;
beforeEach(async () => {
  host = listeningHost();
  shell = await openShell({ host });
});
afterEach(() => shell.close());

const upgrade = (lines: readonly string[]): string =>
  [`GET /bridge HTTP/1.1`, ...lines, 'Connection: Upgrade', 'Upgrade: websocket', '', ''].join('\r\n');

describe('the bridge over a WebSocket', () => {
  it('carries messages both ways', async () => {
    const page = await openPage(shell);
    page.send('{"kind":"ready"}');
    expect(JSON.parse(await nextMessage(page))).toMatchObject({ kind: 'welcome' });
    expect(host.heard).toEqual(['{"kind":"ready"}']);
  });

  it.each([
    ['another host', 421, 'host', { Host: 'evil.example' }],
    ['no cookie', 401, 'token', { Cookie: '' }],
    ['a wrong token', 401, 'token', { Cookie: `kiosk-1=${'A'.repeat(43)}` }],
    ['another site', 403, 'origin', { Origin: 'http://evil.example' }],
    ['a site that begins like ours', 403, 'origin', { Origin: 'http://127.0.0.1.evil.example' }],
    ['https of our name', 403, 'origin', { Origin: 'https://127.0.0.1' }],
    ['an opaque origin', 403, 'origin', { Origin: 'null' }],
  ] as const)('refuses %s with %i', async (_name, status, why, headers) => {
    expect(await knock(shell, { ...(await pageHeadersOf(shell)), ...headers })).toBe(status);
    expect(shell.refusals[why]).toBe(1);
    expect(host.pages).toHaveLength(0);
  });

  it('brings a page from before a restart back: the refusal carries the token of this launch', async () => {
    const { Origin } = await pageHeadersOf(shell);
    const refusal = await new Promise<IncomingMessage>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/bridge`, {
        headers: { Origin, Cookie: `kiosk-${shell.port}=${'A'.repeat(43)}` },
      });
      socket.on('unexpected-response', (asked, response) => {
        asked.destroy();
        resolve(response);
      });
    });
    const [cookie] = refusal.headers['set-cookie'] ?? [];
    expect(await knock(shell, { Origin: Origin ?? '', Cookie: cookie?.split(';')[0] ?? '' })).toBeInstanceOf(
      WebSocket,
    );
  });

  it('gives the token to nobody else', async () => {
    for (const change of [{ Origin: 'http://evil.example' }, { Host: 'evil.example' }]) {
      const lines = { Host: `127.0.0.1:${shell.port}`, Origin: `http://127.0.0.1:${shell.port}`, ...change };
      const answer = await shout(
        shell,
        upgrade(Object.entries(lines).map(([name, value]) => `${name}: ${value}`)),
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4/);
      expect(answer.toLowerCase()).not.toContain('set-cookie');
    }
  });

  it('refuses a program that sends no origin', async () => {
    const { Cookie } = await pageHeadersOf(shell);
    expect(await knock(shell, { Cookie: Cookie ?? '' })).toBe(403);
  });

  it('refuses a token that is right but for its last letter, and one with something added', async () => {
    const headers = await pageHeadersOf(shell);
    const cookie = headers.Cookie ?? '';
    for (const wrong of [
      `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'E' : 'A'}`,
      `${cookie}A`,
      `${cookie.slice(0, -1)}`,
    ]) {
      expect(await knock(shell, { ...headers, Cookie: wrong })).toBe(401);
    }
    expect(shell.refusals.token).toBe(3);
  });

  it('logs refusals as events, at 1, 2, 4, 8 …', async () => {
    const lines: string[] = [];
    const watched = await openShell({ log: createLog((line) => lines.push(line), null) });
    onTestFinished(() => watched.close());
    const headers = { ...(await pageHeadersOf(watched)), Cookie: '' };
    for (let knocks = 0; knocks < 5; knocks++) expect(await knock(watched, headers)).toBe(401);
    const events = lines.map((line) => JSON.parse(line) as object);
    expect(events).toMatchObject([1, 2, 4].map((count) => ({ event: 'page.refused', why: 'token', count })));
  });

  it.each(['/', '/bridge/', '/bridge?x=1', '/bridge/../bridge'])('refuses the path %s', async (path) => {
    const headers = await pageHeadersOf(shell);
    const { port } = shell;
    const raw = await shout(
      shell,
      [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '',
        '',
      ].join('\r\n'),
    );
    expect(raw).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('cuts off an oversized message and lives on', async () => {
    const page = await openPage(shell);
    page.on('error', () => undefined);
    page.send('x'.repeat(MAX_MESSAGE_BYTES + 1));
    expect(await closed(page)).toBe(1009);
    expect(shell.refusals.oversized).toBe(1);
    expect(host.heard).toEqual([]);
    const next = await openPage(shell);
    next.send('{"kind":"ready"}');
    await nextMessage(next);
  });

  it('takes a message of exactly the limit', async () => {
    const page = await openPage(shell);
    page.send('x'.repeat(MAX_MESSAGE_BYTES));
    await nextMessage(page);
    expect(host.heard[0]).toHaveLength(MAX_MESSAGE_BYTES);
  });

  it('refuses bytes that are no text', async () => {
    const page = await openPage(shell);
    page.send(Buffer.from([1, 2, 3]));
    expect(await closed(page)).toBe(1003);
    expect(host.heard).toEqual([]);
  });

  it('survives upgrades that are garbage', async () => {
    const { Origin, Cookie } = await pageHeadersOf(shell);
    const own = [`Host: 127.0.0.1:${shell.port}`, `Origin: ${Origin}`, `Cookie: ${Cookie}`];
    const attempts = [
      upgrade([]),
      upgrade(own),
      upgrade([...own, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: !!!']),
      upgrade([...own, 'Sec-WebSocket-Version: 99', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']),
      upgrade(['Host: 127.0.0.1', 'Host: evil.example', 'Cookie: =;;;==%%%']),
      'GET /bridge HTTP/1.1\r\nUpgrade: \u0000\u0001\r\n\r\n',
    ];
    for (const attempt of attempts) expect(await shout(shell, attempt)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await ask(shell, '/healthz')).status).toBe(200);
    expect(host.pages).toHaveLength(0);
  });

  it('survives frames that are garbage after a good upgrade', async () => {
    const { Origin, Cookie } = await pageHeadersOf(shell);
    const lines = [
      `Host: 127.0.0.1:${shell.port}`,
      `Origin: ${Origin}`,
      `Cookie: ${Cookie}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    await shout(shell, `${upgrade(lines)}\u007f\u007f\u007f\u007f`);
    expect(shell.refusals.malformed).toBe(1);
    await expect.poll(() => shell.pages).toBe(0);
  });

  it('mirrors up to four pages and refuses the fifth until one leaves', async () => {
    const pages = await Promise.all(Array.from({ length: MAX_PAGES }, () => openPage(shell)));
    const headers = await pageHeadersOf(shell);
    expect(await knock(shell, headers)).toBe(503);
    expect(shell.refusals['too-many-pages']).toBe(1);
    expect(host.pages).toHaveLength(MAX_PAGES);
    pages[0]?.close();
    await expect.poll(() => shell.pages).toBe(MAX_PAGES - 1);
    await openPage(shell);
    expect(host.pages).toHaveLength(MAX_PAGES);
  });

  it('drops a page that no longer answers, so that it holds no place', async () => {
    let beat = (): void => undefined;
    const beating = await openShell({
      host,
      heartbeat: (each) => {
        beat = each;
        return () => undefined;
      },
    });
    const dead = await openPage(beating, { autoPong: false });
    const alive = await openPage(beating);
    const gone = closed(dead);
    const pinged = once(alive, 'ping');
    beat();
    await pinged;
    // What comes after its answer to the ping is on the server's side: so is the answer.
    alive.send('{"kind":"ready"}');
    await nextMessage(alive);
    beat();
    await gone;
    await expect.poll(() => host.pages.length).toBe(1);
    expect(alive.readyState).toBe(alive.OPEN);
    await beating.close();
  });

  it('tells the host when a page is gone, and the page when the kiosk is', async () => {
    const page = await openPage(shell);
    const second = await openPage(shell);
    page.close();
    await expect.poll(() => host.pages.length).toBe(1);
    const gone = closed(second);
    await shell.close();
    expect(await gone).toBe(1001);
  });

  it('keeps what a page says while the host still starts', async () => {
    const late = createLateHost();
    const early = await openShell({ host: late });
    const page = await openPage(early);
    page.send('{"kind":"ready"}');
    await expect.poll(() => page.bufferedAmount).toBe(0);
    // Answered after the message had come in: it is on the server's side now.
    await ask(early, '/healthz');
    late.ready(host);
    await nextMessage(page);
    expect(host.heard).toEqual(['{"kind":"ready"}']);
    await early.close();
  });
});
