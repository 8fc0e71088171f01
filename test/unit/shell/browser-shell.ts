import { request } from 'node:http';
import { connect } from 'node:net';
import { type ClientOptions, WebSocket } from 'ws';
import { type BrowserShell, type BrowserShellOptions, startBrowserShell } from '../../../electron/browser.ts';
import type { PagePort } from '../../../electron/host/page-port.ts';
import type { PageFiles } from '../../../electron/shell/page-files.ts';
import { SAMPLE_WELCOME } from '../../support/welcome.ts';

const file = (type: string, text: string, immutable = false) => ({
  type,
  body: Buffer.from(text),
  immutable,
});

export const FILES: PageFiles = new Map([
  ['/index.html', file('text/html; charset=utf-8', '<!doctype html><title>DOST</title>')],
  ['/assets/index-4f2a.js', file('text/javascript; charset=utf-8', 'export {};', true)],
]);

/** A host that answers every message with an empty welcome and remembers who came. */
export function listeningHost() {
  const pages: PagePort[] = [];
  const heard: string[] = [];
  return {
    pages,
    heard,
    connect(page: PagePort): void {
      pages.push(page);
      page.onMessage((text) => {
        heard.push(text);
        page.send({ kind: 'welcome', welcome: { ...SAMPLE_WELCOME, dock: true } });
      });
      page.onClose(() => pages.splice(pages.indexOf(page), 1));
    },
  };
}

export async function openShell(options: Partial<BrowserShellOptions> = {}): Promise<BrowserShell> {
  const started = await startBrowserShell({ host: listeningHost(), files: FILES, port: 0, ...options });
  if (!started.ok) throw new Error(started.reason);
  return started.shell;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A plain HTTP request that sends its path and headers exactly as they are given. */
export function ask(
  shell: BrowserShell,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: shell.port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** The cookie as the browser would send it back. */
export async function cookieOf(shell: BrowserShell): Promise<string> {
  const [cookie] = (await ask(shell, '/')).headers['set-cookie'] ?? [];
  return cookie?.split(';')[0] ?? '';
}

export async function pageHeadersOf(shell: BrowserShell): Promise<Record<string, string>> {
  return { Origin: `http://127.0.0.1:${shell.port}`, Cookie: await cookieOf(shell) };
}

/** Opens a WebSocket; resolves with it when open, or with the HTTP status it was refused with. */
export function knock(
  shell: BrowserShell,
  headers: Record<string, string>,
  path = '/bridge',
  options: ClientOptions = {},
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${shell.port}${path}`, { headers, ...options });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (asked, response) => {
      resolve(response.statusCode ?? 0);
      asked.destroy();
    });
    socket.on('error', reject);
  });
}

export async function openPage(shell: BrowserShell, options: ClientOptions = {}): Promise<WebSocket> {
  const socket = await knock(shell, await pageHeadersOf(shell), '/bridge', options);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

/** Sends raw bytes and resolves with all that comes back until the server hangs up. */
export function shout(shell: BrowserShell, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(shell.port, '127.0.0.1', () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', reject);
  });
}

export const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.on('close', (code) => resolve(code)));

export const nextMessage = (socket: WebSocket): Promise<string> =>
  new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
