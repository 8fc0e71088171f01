import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSocketLink, reconnectDelay, type SocketListener } from '../../../renderer/bridge/socket-link.ts';

interface Timer {
  readonly task: () => void;
  readonly ms: number;
}

/** A world with sockets and timers that move only when the test says so. */
function world() {
  const sockets: { on: SocketListener; sent: string[]; closed: boolean }[] = [];
  const timers = new Set<Timer>();
  const log: string[] = [];
  let refuse = false;
  const link = openSocketLink({
    open: (on) => {
      if (refuse) throw new Error('refused');
      const socket = { on, sent: [] as string[], closed: false };
      sockets.push(socket);
      return {
        send: (text) => socket.sent.push(text),
        close: () => {
          socket.closed = true;
        },
      };
    },
    schedule: (task, ms) => {
      const timer = { task, ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    listener: {
      onUp: () => log.push('up'),
      onDown: () => log.push('down'),
      onText: (text) => log.push(text),
    },
  });
  return {
    link,
    log,
    sockets,
    timers: () => [...timers],
    refuse: (value: boolean) => {
      refuse = value;
    },
    newest: () => {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('no socket was opened');
      return socket;
    },
    ring: () => {
      const [timer, ...more] = timers;
      if (!timer || more.length > 0) throw new Error(`${timers.size} timers run, not one`);
      timers.delete(timer);
      timer.task();
      return timer.ms;
    },
  };
}

describe('the delay before a reconnect', () => {
  it('never shrinks as failures add up, and stays between a quarter of a second and five', () => {
    fc.assert(
      fc.property(fc.nat(50), (failures) => {
        const delay = reconnectDelay(failures);
        expect(delay).toBeGreaterThanOrEqual(250);
        expect(delay).toBeLessThanOrEqual(5_000);
        expect(reconnectDelay(failures + 1)).toBeGreaterThanOrEqual(delay);
      }),
    );
  });
});

describe('a link over a socket', () => {
  it('hands on what it hears, and sends on the socket in force', () => {
    const { link, log, newest } = world();
    newest().on.onOpen();
    newest().on.onText('hello');
    link.send('ready');
    expect(log).toEqual(['up', 'hello']);
    expect(newest().sent).toEqual(['ready']);
  });

  it('comes back after a loss, waiting longer after each failure and anew after a success', () => {
    const { log, newest, ring, timers } = world();
    newest().on.onOpen();
    newest().on.onClose();
    expect(log).toEqual(['up', 'down']);
    expect(ring()).toBe(250);
    newest().on.onClose();
    expect(ring()).toBe(500);
    newest().on.onClose();
    expect(ring()).toBe(1_000);
    newest().on.onOpen();
    expect(timers()).toEqual([]);
    newest().on.onClose();
    expect(ring()).toBe(250);
    expect(log).toEqual(['up', 'down', 'up', 'down']);
  });

  it('tries again when a socket cannot even be made', () => {
    const { refuse, newest, ring, sockets } = world();
    newest().on.onClose();
    refuse(true);
    ring();
    refuse(false);
    expect(ring()).toBe(500);
    expect(sockets).toHaveLength(2);
  });

  it('gives up a socket that neither opens nor fails, and no longer hears it', () => {
    const { log, newest, ring } = world();
    const late = newest();
    expect(ring()).toBe(8_000);
    expect(late.closed).toBe(true);
    ring();
    late.on.onOpen();
    late.on.onText('too late');
    expect(log).toEqual([]);
  });

  it('stays closed once it is closed', () => {
    const { link, log, newest, timers } = world();
    newest().on.onOpen();
    link.close();
    newest().on.onClose();
    expect(newest().closed).toBe(true);
    expect(timers()).toEqual([]);
    expect(log).toEqual(['up']);
  });
});
