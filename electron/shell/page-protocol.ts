import type { Protocol } from 'electron';
import { findPageFile, type PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { isPageUrl, PAGE_SCHEME } from './page-origin.ts';

/** Must run before the application is ready. The scheme is treated like https: one origin, secure context. */
export function registerPageScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** One answer of the page's scheme: a file of the page with the strict headers, else 403, 404 or 405. */
export function answerPage(files: PageFiles, request: Pick<Request, 'url' | 'method'>): Response {
  const refuse = (status: number): Response =>
    new Response(null, { status, headers: pageHeaders('text/plain; charset=utf-8', false) });
  if (!isPageUrl(request.url)) return refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = findPageFile(files, new URL(request.url).pathname);
  if (file === null) return refuse(404);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.body), {
    headers: pageHeaders(file.type, file.immutable),
  });
}

/** Serves the page to the window, from memory only. */
export function servePage(protocol: Pick<Protocol, 'handle'>, files: PageFiles): void {
  protocol.handle(PAGE_SCHEME, (request) => answerPage(files, request));
}
