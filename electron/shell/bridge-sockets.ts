import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PagePort } from '../host/page-port.ts';
import { hasToken, isOwnHost, isOwnOrigin, type Refusal, tokenCookie } from './request-guard.ts';
import { socketPage } from './socket-page.ts';

export const BRIDGE_PATH = '/bridge';

/** Bytes; the longest honest message of a page is a few hundred. */
export const MAX_MESSAGE_BYTES = 65_536;

/**
 * Pages at one time. Several are mirrored: each shows the same screen and may touch it. "The newest wins" would
 * make two open pages, which both connect again when cut off, throw each other out for ever.
 */
export const MAX_PAGES = 4;

/** How long a page may take to answer a goodbye. */
const GOODBYE_MS = 500;

export interface BridgeSocketsParts {
  readonly token: string;
  readonly port: () => number;
  readonly connect: (page: PagePort) => void;
  readonly refused: (why: Refusal) => void;
  /** Beats until the answer is called. A page that has not answered one beat by the next is gone. */
  readonly heartbeat: (beat: () => void) => () => void;
}

export interface BridgeSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly pages: number;
  close(): void;
}

/** The WebSocket half of the browser shell. */
export function createBridgeSockets(parts: BridgeSocketsParts): BridgeSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  server.on('wsClientError', (_error, socket) => {
    parts.refused('malformed');
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  const silent = new WeakSet<WebSocket>();
  const stopBeating = parts.heartbeat(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  });

  const open = (socket: WebSocket): void => {
    socket.on('pong', () => silent.delete(socket));
    // `ws` closes the connection itself (1009 for an oversized message); unheard, the event would end the process.
    socket.on('error', (error) =>
      parts.refused(
        'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'oversized' : 'malformed',
      ),
    );
    parts.connect(socketPage(socket));
  };

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const refusal = check(request, parts, server.clients.size);
      if (refusal === null) {
        server.handleUpgrade(request, socket, head, open);
        return;
      }
      parts.refused(refusal);
      const status = STATUS[refusal];
      // Our own page from before a restart: its next attempt brings the token of this launch. A program outside
      // the browser learns no more than from `/`, a page of another site never gets this far.
      const cookie = refusal === 'token' ? `Set-Cookie: ${tokenCookie(parts.port(), parts.token)}\r\n` : '';
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${cookie}Connection: close\r\nContent-Length: 0\r\n\r\n`,
        () => socket.destroy(),
      );
    },
    get pages() {
      return server.clients.size;
    },
    close() {
      stopBeating();
      for (const socket of server.clients) {
        socket.close(1001);
        setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
      }
      server.close();
    },
  };
}

const STATUS = { host: 421, path: 404, origin: 403, token: 401, 'too-many-pages': 503 } as const;

function check(
  request: IncomingMessage,
  parts: Pick<BridgeSocketsParts, 'token' | 'port'>,
  pages: number,
): keyof typeof STATUS | null {
  const port = parts.port();
  const { host, origin, cookie } = request.headers;
  if (!isOwnHost(host, port)) return 'host';
  if (request.url !== BRIDGE_PATH) return 'path';
  if (!isOwnOrigin(origin, port)) return 'origin';
  if (!hasToken(cookie, port, parts.token)) return 'token';
  if (pages >= MAX_PAGES) return 'too-many-pages';
  return null;
}
