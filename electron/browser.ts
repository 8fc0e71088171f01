import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Log } from './host/log.ts';
import type { KioskHost } from './host/page-port.ts';
import { createBridgeSockets } from './shell/bridge-sockets.ts';
import type { PageFiles } from './shell/page-files.ts';
import { createPageServer } from './shell/page-server.ts';
import { REFUSALS, type Refusal } from './shell/request-guard.ts';

/** 256 bits: nobody guesses it in the life of one launch. */
const TOKEN_BYTES = 32;
const HEARTBEAT_MS = 15_000;

type Heartbeat = (beat: () => void) => () => void;

const everyQuarterMinute: Heartbeat = (beat) => {
  const timer = setInterval(beat, HEARTBEAT_MS).unref();
  return () => clearInterval(timer);
};

export interface BrowserShellOptions {
  readonly host: Pick<KioskHost, 'connect'>;
  readonly files: PageFiles;
  /** 0 takes any free port. */
  readonly port: number;
  readonly random?: (bytes: number) => Buffer;
  readonly heartbeat?: Heartbeat;
  /** Names events, never payloads. */
  readonly log?: Log;
}

export interface BrowserShell {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly port: number;
  readonly pages: number;
  readonly refusals: Readonly<Record<Refusal, number>>;
  /** Lets the pages go and stops listening. The host is the caller's to close. */
  close(): Promise<void>;
}

export type BrowserShellResult =
  | { readonly ok: true; readonly shell: BrowserShell }
  | { readonly ok: false; readonly reason: 'port-in-use' | 'port-forbidden' };

/** The kiosk for any Chromium on this machine; listens on 127.0.0.1 only. */
export function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShellResult> {
  const token = (options.random ?? randomBytes)(TOKEN_BYTES).toString('base64url');
  const refusals = Object.fromEntries(REFUSALS.map((why) => [why, 0])) as Record<Refusal, number>;
  const refused = (why: Refusal): void => {
    refusals[why] += 1;
    const count = refusals[why];
    // At 1, 2, 4, 8 …: somebody who keeps knocking must not fill the disk.
    if ((count & (count - 1)) === 0) options.log?.('page.refused', { why, count });
  };

  let port = options.port;
  const server = createPageServer({ files: options.files, token, port: () => port, refused });
  const sockets = createBridgeSockets({
    token,
    port: () => port,
    connect: (page) => options.host.connect(page),
    refused,
    heartbeat: options.heartbeat ?? everyQuarterMinute,
  });
  server.on('upgrade', sockets.upgrade);

  const shell: BrowserShell = {
    get url() {
      return `http://127.0.0.1:${port}/`;
    },
    get port() {
      return port;
    },
    get pages() {
      return sockets.pages;
    },
    refusals,
    close() {
      sockets.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };

  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      sockets.close();
      if (error.code === 'EADDRINUSE') resolve({ ok: false, reason: 'port-in-use' });
      else if (error.code === 'EACCES') resolve({ ok: false, reason: 'port-forbidden' });
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port: options.port }, () => {
      port = (server.address() as AddressInfo).port;
      resolve({ ok: true, shell });
    });
  });
}
