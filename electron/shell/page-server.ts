import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { findPageFile, type PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { isOwnHost, type Refusal, tokenCookie } from './request-guard.ts';

/** Small because the page is small: a kiosk's browser opens six connections at most. */
const LIMITS = { connections: 64, headersMs: 5000, requestMs: 10_000, headers: 64, headerBytes: 16_384 };

export interface PageServerParts {
  readonly files: PageFiles;
  readonly token: string;
  /** The port in use, known once the server listens. */
  readonly port: () => number;
  readonly refused: (why: Refusal) => void;
}

/** The HTTP half of the browser shell: the page, and `/healthz` for the watchdog. */
export function createPageServer(parts: PageServerParts): Server {
  const server = createServer(
    {
      headersTimeout: LIMITS.headersMs,
      requestTimeout: LIMITS.requestMs,
      maxHeaderSize: LIMITS.headerBytes,
    },
    (request, response) => answer(parts, request, response),
  );
  server.maxConnections = LIMITS.connections;
  server.maxHeadersCount = LIMITS.headers;
  server.on('clientError', (error, socket) => {
    // A browser opens lines in advance, and would take what is said on one as the answer to its next question.
    if ('bytesRead' in socket && socket.bytesRead === 0) {
      socket.destroy(error);
      return;
    }
    parts.refused('malformed');
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

function answer(parts: PageServerParts, request: IncomingMessage, response: ServerResponse): void {
  const refuse = (status: number, why: Refusal, headers: Record<string, string> = {}): void => {
    parts.refused(why);
    response.writeHead(status, {
      ...pageHeaders('text/plain; charset=utf-8', false),
      ...headers,
      Connection: 'close',
    });
    response.end();
  };
  const port = parts.port();
  if (!isOwnHost(request.headers.host, port)) {
    refuse(421, 'host');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(405, 'method', { Allow: 'GET, HEAD' });
    return;
  }

  const path = pathOf(request.url ?? '');
  if (path === '/favicon.ico') {
    // Browsers ask for it unbidden; a 404 would stand in their console and among our refusals.
    response.writeHead(204, pageHeaders('image/x-icon', false));
    response.end();
    return;
  }
  const file =
    path === '/healthz'
      ? { type: 'text/plain; charset=utf-8', body: Buffer.from('ok\n'), immutable: false }
      : findPageFile(parts.files, path);
  if (file === null) {
    refuse(404, 'path');
    return;
  }
  response.writeHead(200, {
    ...pageHeaders(file.type, file.immutable),
    'Content-Length': file.body.length,
    ...(path === '/' ? { 'Set-Cookie': tokenCookie(port, parts.token) } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** The path as it was sent, neither decoded nor tidied: only exact names of files are served. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
