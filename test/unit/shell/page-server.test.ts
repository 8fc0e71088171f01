import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserShell, startBrowserShell } from '../../../electron/browser.ts';
import { CONTENT_SECURITY_POLICY } from '../../../electron/shell/page-headers.ts';
import { ask, cookieOf, FILES, listeningHost, openShell, shout } from './browser-shell.ts';

let shell: BrowserShell;
beforeEach(async () => {
  shell = await openShell();
});
afterEach(() => shell.close());

const OTHERS = new Set(['/', '/healthz', '/favicon.ico']);

describe('the page over HTTP', () => {
  it('is served at / with every header that closes a door', async () => {
    const { status, headers, body } = await ask(shell, '/');
    expect(status).toBe(200);
    expect(body).toContain('<title>DOST</title>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*usb=\(\)/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });

  it('hands out the token with / and only with /, closed to scripts and other sites', async () => {
    const [cookie] = (await ask(shell, '/')).headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^kiosk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    for (const path of ['/index.html', '/assets/index-4f2a.js', '/healthz', '/nothing']) {
      expect((await ask(shell, path)).headers['set-cookie'], path).toBeUndefined();
    }
  });

  it('takes its 256 bits from the randomness it is given, and differs between launches', async () => {
    let wanted = 0;
    const fixed = await openShell({
      random: (bytes) => {
        wanted = bytes;
        return Buffer.alloc(bytes, 7);
      },
    });
    expect(wanted * 8).toBe(256);
    expect((await cookieOf(fixed)).split('=')[1]).toBe(Buffer.alloc(32, 7).toString('base64url'));
    await fixed.close();
    const other = await openShell();
    expect((await cookieOf(other)).split('=')[1]).not.toBe((await cookieOf(shell)).split('=')[1]);
    await other.close();
  });

  it('lets hashed files be kept and answers HEAD without a body', async () => {
    const { status, headers, body } = await ask(shell, '/assets/index-4f2a.js', 'HEAD');
    expect(status).toBe(200);
    expect(body).toBe('');
    expect(headers['content-length']).toBe('10');
    expect(headers['cache-control']).toContain('immutable');
  });

  it('is healthy', async () => {
    expect(await ask(shell, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
  });

  it('has no icon and calls that no error', async () => {
    expect((await ask(shell, '/favicon.ico')).status).toBe(204);
    expect(shell.refusals.path).toBe(0);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '0.0.0.0:1'])(
    'refuses the foreign host "%s" (DNS rebinding)',
    async (host) => {
      expect((await ask(shell, '/', 'GET', { Host: host })).status).toBe(421);
      expect(shell.refusals.host).toBe(1);
    },
  );

  it('accepts localhost as its own name', async () => {
    expect((await ask(shell, '/', 'GET', { Host: `localhost:${shell.port}` })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
    const { status, headers } = await ask(shell, '/', method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
    expect(shell.refusals.method).toBe(1);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/assets/',
    '/index.html%00.js',
    'http://evil.example/etc/passwd',
  ])('serves nothing at %s', async (path) => {
    const { status, body } = await ask(shell, path);
    expect(status).toBe(404);
    expect(body).toBe('');
    expect(shell.refusals.path).toBe(1);
  });

  it('serves nothing at any path but its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        fc.pre(path.startsWith('/') && !FILES.has(path) && !OTHERS.has(path));
        expect((await ask(shell, path)).status).toBe(404);
      }),
      { numRuns: 50 },
    );
  });

  it('answers garbage with 400 and goes on', async () => {
    expect(await shout(shell, 'GARBAGE\r\n\r\n')).toContain('400');
    expect(await shout(shell, `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toContain('400');
    expect(shell.refusals.malformed).toBe(2);
    expect((await ask(shell, '/healthz')).status).toBe(200);
  });

  it('listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find((address) => !address.internal && address.family === 'IPv4');
    const address = outside?.address ?? '127.0.0.2';
    await expect(fetch(`http://${address}:${shell.port}/healthz`)).rejects.toThrow();
  });

  it('says that its port is taken instead of failing', async () => {
    const second = await startBrowserShell({ host: listeningHost(), files: FILES, port: shell.port });
    expect(second).toEqual({ ok: false, reason: 'port-in-use' });
  });
});
