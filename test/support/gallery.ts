import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { DockView, HostMessage, PageMessage, View, Welcome } from '../../flows/contract.ts';
import { SAMPLE_WELCOME } from './welcome.ts';

/** The policy that the shells serve the page under. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'";

const BUILT_PAGE = fileURLToPath(new URL('../../dist/page', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** A host that only paints: hands the built page any view and notes what the page says. */
export interface Gallery {
  readonly address: string;
  /** What the page has said since the last `show`. */
  readonly heard: () => readonly PageMessage[];
  /** Paints on all pages that are open, and on those that come. */
  readonly show: (view: View) => void;
  readonly showDock: (dock: DockView) => void;
  /** Sets the screen's size for pages that come. */
  readonly welcome: (welcome: Welcome) => void;
  /** Goes away as a crashed host does; `comeBack` listens again on the same port. */
  readonly goAway: () => void;
  readonly comeBack: () => void;
  readonly close: () => Promise<void>;
}

/** Serves a built page on a free port of this machine. Answers 404 where nothing has been built. */
export async function openGallery(first: View, folder: string = BUILT_PAGE): Promise<Gallery> {
  let view = first;
  let dock: DockView | null = null;
  let welcome: Welcome = SAMPLE_WELCOME;
  let heard: PageMessage[] = [];
  let away = false;

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = normalize(join(folder, path === '/' ? 'index.html' : path));
    if (!file.startsWith(folder + sep)) {
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': PAGE_POLICY,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (away || request.url !== '/bridge') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => sockets.emit('connection', page, request));
  });

  const tellAll = (message: HostMessage): void => {
    for (const page of sockets.clients) page.send(JSON.stringify(message));
  };

  sockets.on('connection', (page) => {
    const tell = (message: HostMessage): void => page.send(JSON.stringify(message));
    page.on('message', (data) => {
      const message = JSON.parse(data.toString()) as PageMessage;
      heard.push(message);
      if (message.kind !== 'ready') return;
      tell({ kind: 'welcome', welcome });
      if (dock) tell({ kind: 'dock', dock });
      tell({ kind: 'view', view });
    });
  });

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    address: `http://127.0.0.1:${port}/`,
    heard: () => heard,
    show: (next) => {
      view = next;
      heard = [];
      tellAll({ kind: 'view', view });
    },
    showDock: (next) => {
      dock = next;
      tellAll({ kind: 'dock', dock });
    },
    welcome: (next) => {
      welcome = next;
    },
    goAway: () => {
      away = true;
      for (const page of sockets.clients) page.terminate();
    },
    comeBack: () => {
      away = false;
    },
    close: async () => {
      for (const page of sockets.clients) page.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
