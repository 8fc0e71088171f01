import type { Link, LinkListener } from './link.ts';

/** What one socket reports; nothing after `onClose`. */
export interface SocketListener {
  onOpen(): void;
  onText(text: string): void;
  onClose(): void;
}

export interface SocketOptions {
  /** Opens a new socket. May throw as `new WebSocket` does: counts as a failed attempt. */
  readonly open: (listener: SocketListener) => Link;
  /** Runs `task` after `ms` milliseconds; the answer cancels it. */
  readonly schedule: (task: () => void, ms: number) => () => void;
  readonly listener: LinkListener;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;
/** A socket that neither opens nor fails is given up after this time. */
const OPEN_DEADLINE_MS = 8_000;

/** Milliseconds to wait after so many failures in a row: doubled each time, never longer than five seconds. */
export function reconnectDelay(failures: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, failures - 1), LONGEST_DELAY_MS);
}

/** A socket that comes back by itself until it is closed. */
export function openSocketLink({ open, schedule, listener }: SocketOptions): Link {
  /** Names the attempt in force: what an earlier socket still has to say is no longer heard. */
  let attempt = 0;
  let failures = 0;
  let socket: Link | null = null;
  let cancelTimer: () => void = () => undefined;

  const retry = (): void => {
    attempt += 1;
    socket = null;
    failures += 1;
    cancelTimer();
    cancelTimer = schedule(connect, reconnectDelay(failures));
  };

  const connect = (): void => {
    const mine = attempt;
    const current = (act: () => void) => (): void => {
      if (mine === attempt) act();
    };
    let wasOpen = false;
    try {
      socket = open({
        onOpen: current(() => {
          cancelTimer();
          failures = 0;
          wasOpen = true;
          listener.onUp();
        }),
        onText: (text) => current(() => listener.onText(text))(),
        onClose: current(() => {
          retry();
          if (wasOpen) listener.onDown();
        }),
      });
    } catch {
      retry();
      return;
    }
    cancelTimer = schedule(() => {
      const late = socket;
      retry();
      late?.close();
    }, OPEN_DEADLINE_MS);
  };

  connect();

  return {
    send: (text) => socket?.send(text),
    close: () => {
      attempt += 1;
      cancelTimer();
      socket?.close();
      socket = null;
    },
  };
}
