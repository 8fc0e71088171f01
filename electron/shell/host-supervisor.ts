import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron';
import type { BackOff } from './back-off.ts';
import type { ToHost } from './host-messages.ts';

export interface HostChild extends Pick<UtilityProcess, 'postMessage' | 'kill'> {
  on(event: 'exit', listener: (code: number) => void): unknown;
}

export interface HostSupervisorParts {
  readonly fork: () => HostChild;
  readonly createChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly backOff: BackOff;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly log: (line: string) => void;
  /** How long a host may take to close its store and devices before it is killed. */
  readonly closeMs: number;
}

export interface HostSupervisor {
  /**
   * The page listens. It gets a port now if the host runs, else as soon as it does, and a new one after
   * each restart of the host, until `pageGone`.
   */
  pageWantsPort(deliver: (port: MessagePortMain) => void): void;
  pageGone(): void;
  /** Asks the host to close its store and devices; resolves when its process has ended. */
  stop(): Promise<void>;
  readonly restarts: number;
}

/** Keeps one host process alive beside the page, with growing pauses, never giving up: it issues the numbers. */
export function superviseHost(parts: HostSupervisorParts): HostSupervisor {
  let child: HostChild | null = null;
  let deliver: ((port: MessagePortMain) => void) | null = null;
  let restarts = 0;
  let stopped: (() => void) | null = null;

  const post = (message: ToHost, ports: MessagePortMain[] = []): void => child?.postMessage(message, ports);

  const connectPage = (): void => {
    if (child === null || deliver === null) return;
    const { port1, port2 } = parts.createChannel();
    post({ kind: 'page' }, [port1]);
    deliver(port2);
  };

  const start = (): void => {
    if (stopped !== null) return;
    const started = parts.fork();
    child = started;
    parts.backOff.started();
    started.on('exit', (code) => {
      child = null;
      if (stopped !== null) {
        stopped();
        return;
      }
      restarts += 1;
      const wait = parts.backOff.ended();
      parts.log(`host ended code=${code} restarts=${restarts} next-in-ms=${wait}`);
      parts.setTimer(start, wait);
    });
    connectPage();
  };
  start();

  return {
    pageWantsPort(next) {
      deliver = next;
      connectPage();
    },
    pageGone() {
      deliver = null;
    },
    stop() {
      return new Promise((resolve) => {
        stopped = resolve;
        if (child === null) {
          resolve();
          return;
        }
        const asked = child;
        post({ kind: 'close' });
        parts.setTimer(() => asked.kill(), parts.closeMs);
      });
    },
    get restarts() {
      return restarts;
    },
  };
}
