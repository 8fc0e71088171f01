import { createHash, timingSafeEqual } from 'node:crypto';

/** Why a request was turned away; each is counted. */
export const REFUSALS = [
  'host',
  'method',
  'path',
  'origin',
  'token',
  'too-many-pages',
  'malformed',
  'oversized',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Names under which a browser on this machine reaches us; anything else is DNS rebinding or a mistake. */
function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

export function isOwnHost(host: string | undefined, port: number): boolean {
  return host !== undefined && ownHosts(port).includes(host.toLowerCase());
}

/** A browser always sends `Origin` with a WebSocket; a page of another site cannot forge it. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin !== undefined && ownHosts(port).some((host) => origin === `http://${host}`);
}

/** Cookies do not know ports: the name does, so that two kiosks on one machine do not lock each other out. */
export function tokenCookieName(port: number): string {
  return `kiosk-${port}`;
}

export function tokenCookie(port: number, token: string): string {
  return `${tokenCookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`;
}

/** Compares in constant time; hashing first gives both sides one length. */
export function hasToken(cookies: string | undefined, port: number, token: string): boolean {
  const prefix = `${tokenCookieName(port)}=`;
  const sent = (cookies ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(prefix));
  return timingSafeEqual(digest(sent?.slice(prefix.length) ?? ''), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
