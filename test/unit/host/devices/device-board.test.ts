import { describe, expect, it } from 'vitest';
import { deviceBoard } from '../../../../electron/host/devices/device-board.ts';
import { supervise } from '../../../../hardware/supervision/supervise.ts';
import { guarded } from '../../../../hardware/transports/guarded.ts';
import type { TransportFault } from '../../../../hardware/transports/transport.ts';
import { deviceClock, settle } from '../../../support/device-clock.ts';
import { said, scriptedDriver } from '../../hardware/supervision/scripted-driver.ts';

const PLAN = { family: 'printer', profile: 'epson-tm-t88', line: 'serial /dev/x 9600' } as const;
const SCANNER = { family: 'id-scanner', profile: 'mrz-serial', line: 'serial /dev/y 9600' } as const;

function bench() {
  const clock = deviceClock();
  const log: string[] = [];
  const board = deviceBoard((event, facts) =>
    log.push(`${event} ${Object.values(facts ?? {}).join(' ')}`.trim()),
  );
  const driver = scriptedDriver();
  const device = () => supervise(driver, { clock });
  return { clock, log, board, driver, device };
}

describe('the board of all devices', () => {
  it('says how each device is, and tells each change', async () => {
    const { clock, board, driver, device, log } = bench();
    const told: string[] = [];
    board.onReports((reports) =>
      told.push(reports.map(({ state, status }) => `${state} ${status}`).join(', ')),
    );
    board.open(PLAN, device);
    await clock.pass(0);
    driver.lose();
    expect(board.reports).toEqual([{ ...PLAN, state: 'absent', status: 'lost' }]);
    await clock.pass(250);
    expect(told).toEqual([
      'absent not-there',
      'connecting null',
      'ready ready',
      'absent lost',
      'connecting null',
      'ready ready',
    ]);
    expect(log).toContain('device printer absent lost');
  });

  it('a device that cannot even be made is absent, and the others go on', async () => {
    const { clock, board, device, log } = bench();
    const broken = board.open(SCANNER, () => {
      throw new TypeError('a bug');
    });
    expect(broken).toBeNull();
    board.open(PLAN, device);
    await clock.pass(0);
    expect(board.reports).toEqual([
      { ...SCANNER, state: 'absent', status: 'lost' },
      { ...PLAN, state: 'ready', status: 'ready' },
    ]);
    expect(log).toContain('device.crashed id-scanner TypeError');
  });

  it('hears no more of a device that another has taken the place of, or that is gone', async () => {
    const { clock, board, driver, device } = bench();
    board.open(PLAN, device);
    await clock.pass(0);
    const next = { ...PLAN, profile: 'generic-80' };
    board.open(next, () => supervise(scriptedDriver(), { clock }));
    await clock.pass(0);
    let told = 0;
    board.onReports(() => told++);
    driver.lose();
    expect(told).toBe(0);
    expect(board.reports).toEqual([{ ...next, state: 'ready', status: 'ready' }]);
    board.remove('printer');
    expect(board.reports).toEqual([]);
    expect(told).toBe(1);
  });

  it('closes them all', async () => {
    const { clock, board, driver, device } = bench();
    board.open(PLAN, device);
    await clock.pass(0);
    await board.close();
    expect(driver.calls.at(-1)).toBe('close');
    expect(board.reports).toEqual([]);
  });
});

describe('a driver that throws while it takes bytes apart', () => {
  it('is reported, and its device is started anew with back-off, again and again', async () => {
    const clock = deviceClock();
    const driver = scriptedDriver();
    const crashes: unknown[] = [];
    let send: (bytes: Uint8Array) => void = () => {};
    let lose: (fault: TransportFault) => void = () => {};
    const line = guarded(
      {
        name: 'line',
        open: driver.open,
        close: driver.close,
        write: async () => ({ ok: true }),
        onData: (listener) => {
          send = listener;
          return () => {};
        },
        onLost: (listener) => {
          lose = listener;
          return () => {};
        },
      },
      (error) => crashes.push(error),
    );
    line.onData((bytes) => {
      if (bytes[0] === 0) throw new RangeError('a bug');
    });
    const device = supervise({ ...driver, onLost: line.onLost }, { clock });
    await clock.pass(0);
    send(Uint8Array.of(1));
    expect(device.state.kind).toBe('ready');
    // Each greeting is answered with bytes that the driver cannot stand.
    driver.greets = async () => {
      setImmediate(() => send(Uint8Array.of(0)));
      return said('ready');
    };
    send(Uint8Array.of(0));
    expect(crashes).toHaveLength(1);
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
    await clock.pass(250);
    await settle();
    expect(crashes).toHaveLength(2);
    await clock.pass(499);
    expect(crashes).toHaveLength(2);
    await clock.pass(1);
    await settle();
    expect(crashes).toHaveLength(3);
    driver.greets = async () => said('ready');
    await clock.pass(2000);
    expect(device.state.kind).toBe('ready');
    lose({ kind: 'lost', detail: 'unplugged' });
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
  });
});
