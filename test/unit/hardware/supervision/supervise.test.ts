import { describe, expect, it } from 'vitest';
import { DELAYS } from '../../../../hardware/supervision/delays.ts';
import { supervise } from '../../../../hardware/supervision/supervise.ts';
import type { TransportFault } from '../../../../hardware/transports/transport.ts';
import { deviceClock, settle } from '../../../support/device-clock.ts';
import { LOST, SILENT, said, scriptedDriver } from './scripted-driver.ts';

function bench(change: (driver: ReturnType<typeof scriptedDriver>) => void = () => {}) {
  const clock = deviceClock();
  const driver = scriptedDriver();
  change(driver);
  const crashes: unknown[] = [];
  const device = supervise(driver, { clock, onCrash: (error) => crashes.push(error) });
  const seen: string[] = [];
  device.onState((state) => {
    const status = 'status' in state && 'kind' in state.status ? ` ${state.status.kind}` : '';
    seen.push(`${state.kind}${state.kind === 'absent' ? ` ${state.why}` : status}`);
  });
  /** How often `call` was made while `ms` passed. */
  const during = async (ms: number, call: string) => {
    const before = driver.calls.length;
    await clock.pass(ms);
    return driver.calls.slice(before).filter((made) => made === call).length;
  };
  return { clock, driver, device, seen, during, crashes };
}

describe('a device that is there', () => {
  it('is absent, connecting, ready; then looked at once a second', async () => {
    const { clock, device, seen, during } = bench();
    expect(device.state).toEqual({ kind: 'absent', why: 'not-there' });
    await clock.pass(0);
    expect(seen).toEqual(['connecting', 'ready ready']);
    expect(await during(10 * DELAYS.look, 'look')).toBe(10);
    expect(seen).toHaveLength(2);
  });

  it('tells each change of its status once', async () => {
    const { clock, driver, seen } = bench();
    await clock.pass(0);
    for (const kind of ['degraded', 'degraded', 'faulted', 'ready'] as const) {
      driver.looks = async () => said(kind);
      await clock.pass(DELAYS.look);
    }
    expect(seen.slice(2)).toEqual(['degraded degraded', 'faulted faulted', 'ready ready']);
  });
});

describe('back-off', () => {
  it('grows with each try to open that fails, and stays at the last', async () => {
    const { during } = bench((scripted) => {
      scripted.opens = async () => ({ ok: false, fault: { kind: 'absent', detail: '' } });
    });
    expect(await during(0, 'open')).toBe(1);
    expect(await during(249, 'open')).toBe(0);
    expect(await during(1, 'open')).toBe(1);
    expect(await during(499, 'open')).toBe(0);
    expect(await during(1, 'open')).toBe(1);
    expect(await during(999, 'open')).toBe(0);
    expect(await during(1, 'open')).toBe(1);
    expect(await during(10_000, 'open')).toBe(10);
  });

  it('is over when something is plugged in, and begins anew once the device was there', async () => {
    const { clock, driver, device, during } = bench((scripted) => {
      scripted.opens = async () => ({ ok: false, fault: { kind: 'absent', detail: '' } });
    });
    await clock.pass(5000);
    driver.opens = async () => ({ ok: true });
    device.nudge();
    await settle();
    expect(device.state.kind).toBe('ready');
    await clock.pass(DELAYS.look);
    driver.lose();
    expect(await during(249, 'open')).toBe(0);
    expect(await during(1, 'open')).toBe(1);
  });

  it('grows when the line opens and breaks while the device is greeted', async () => {
    const { device, during } = bench((scripted) => {
      scripted.greets = async () => ({ kind: 'lost', fault: LOST });
    });
    // At 0, 250, 750, 1750, … ms.
    expect(await during(10_000, 'open')).toBe(12);
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
  });

  it('grows when a line that was greeted breaks again before the next look', async () => {
    const { clock, driver, device, during } = bench();
    await clock.pass(0);
    device.onState(({ kind }) => {
      if (kind === 'ready') void Promise.resolve().then(() => driver.lose());
    });
    driver.lose();
    expect(await during(10_000, 'open')).toBe(11);
  });

  it.each([
    ['absent', 'not-there'],
    ['busy', 'busy'],
    ['denied', 'denied'],
    ['lost', 'lost'],
    ['stalled', 'lost'],
  ] as const)('names why there is no line: %s', async (kind, why) => {
    const fault: TransportFault = kind === 'stalled' ? { kind, written: 0 } : { kind, detail: '' };
    const { clock, device, seen } = bench((scripted) => {
      scripted.opens = async () => ({ ok: false, fault });
    });
    await clock.pass(5000);
    expect(device.state).toEqual({ kind: 'absent', why });
    // Away is away: it does not flicker with every try.
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  it('an opening that does not come back counts as failed, is not begun twice, and holds nobody up', async () => {
    const { clock, driver, device } = bench((scripted) => {
      scripted.opens = () => new Promise(() => {});
    });
    await clock.pass(DELAYS.openDeadline);
    expect(device.state).toEqual({ kind: 'absent', why: 'busy' });
    await clock.pass(60_000);
    expect(driver.calls.filter((call) => call === 'open')).toHaveLength(1);
    const asked = device.settled();
    await clock.pass(DELAYS.openDeadline);
    expect((await asked).kind).toBe('absent');
    await device.close();
  });
});

describe('a device that does not answer', () => {
  it('is mute after two missed looks, and its line is opened anew after three', async () => {
    const { clock, driver, seen, during } = bench();
    await clock.pass(0);
    driver.looks = async () => SILENT;
    driver.greets = async () => SILENT;
    await clock.pass(DELAYS.look);
    expect(seen.at(-1)).toBe('ready ready');
    await clock.pass(DELAYS.look);
    expect(seen.at(-1)).toBe('faulted mute');
    expect(await during(DELAYS.look, 'open')).toBe(1);
    const told = seen.length;
    // The greeting was the first miss on the new line: two looks more, and again.
    expect(await during(2 * DELAYS.look, 'open')).toBe(1);
    expect(await during(20 * DELAYS.look, 'open')).toBe(10);
    expect(seen).toHaveLength(told);
    driver.looks = async () => said('ready');
    await clock.pass(DELAYS.look);
    expect(seen.at(-1)).toBe('ready ready');
  });

  it('is mute at once when it does not even answer the greeting', async () => {
    const { clock, seen } = bench((scripted) => {
      scripted.greets = async () => SILENT;
    });
    await clock.pass(0);
    expect(seen).toEqual(['connecting', 'faulted mute']);
  });

  it('one missed look between two answers is nothing', async () => {
    const { clock, driver, seen } = bench();
    await clock.pass(0);
    for (let round = 0; round < 5; round++) {
      driver.looks = async () => SILENT;
      await clock.pass(DELAYS.look);
      driver.looks = async () => said('ready');
      await clock.pass(DELAYS.look);
    }
    expect(seen).toEqual(['connecting', 'ready ready']);
  });
});

describe('a stranger', () => {
  it('is shown at once, stays one while it is silent, and is asked anew on a new line', async () => {
    const { clock, driver, device, seen } = bench();
    await clock.pass(0);
    driver.looks = async () => ({ kind: 'stranger', found: 'card-motor' });
    await clock.pass(DELAYS.look);
    expect(device.state).toEqual({ kind: 'faulted', status: { kind: 'stranger', found: 'card-motor' } });
    driver.looks = async () => SILENT;
    driver.greets = async () => SILENT;
    await clock.pass(2 * DELAYS.look);
    expect(seen.at(-1)).toBe('faulted stranger');
    await clock.pass(DELAYS.look);
    expect(seen.at(-1)).toBe('faulted mute');
    driver.greets = async () => said('ready');
    device.nudge();
    await settle();
    expect(seen.at(-1)).toBe('ready ready');
  });
});

describe('a line that breaks', () => {
  it('shows at once, is closed, and opened again soon; physical reality is read anew', async () => {
    const { clock, driver, device, seen } = bench();
    await clock.pass(0);
    driver.greets = async () => said('degraded');
    driver.lose();
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
    expect(driver.calls.at(-1)).toBe('close');
    await clock.pass(250);
    expect(driver.calls.slice(-3)).toEqual(['close', 'open', 'greet']);
    expect(seen.slice(-3)).toEqual(['absent lost', 'connecting', 'degraded degraded']);
  });

  it('while the device is greeted: what the greeting says comes too late', async () => {
    let answer: (reading: ReturnType<typeof said>) => void = () => {};
    const { device, driver } = bench((scripted) => {
      scripted.greets = () =>
        new Promise((resolve) => {
          answer = resolve;
        });
    });
    await settle();
    expect(device.state.kind).toBe('connecting');
    driver.lose();
    answer(said('ready'));
    await settle();
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
  });

  it('stays lost while nothing is at its place: who looks later learns that it was there', async () => {
    const { clock, driver, device } = bench();
    await clock.pass(0);
    driver.opens = async () => ({ ok: false, fault: { kind: 'absent', detail: '' } });
    driver.lose();
    await clock.pass(5000);
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
    driver.opens = async () => ({ ok: false, fault: { kind: 'denied', detail: '' } });
    await clock.pass(5000);
    expect(device.state).toEqual({ kind: 'absent', why: 'denied' });
  });

  it('is not opened again before it is closed', async () => {
    let closed: () => void = () => {};
    const { clock, driver, device } = bench();
    await clock.pass(0);
    driver.closes = () =>
      new Promise((resolve) => {
        closed = resolve;
      });
    driver.lose();
    device.nudge();
    await settle();
    expect(driver.calls.filter((call) => call === 'open')).toHaveLength(1);
    driver.closes = async () => {};
    closed();
    await settle();
    expect(driver.calls.filter((call) => call === 'open')).toHaveLength(2);
  });
});

describe('a job', () => {
  it('is never looked into, and the next one waits for it', async () => {
    const { clock, driver, device, during } = bench();
    await clock.pass(0);
    let end: () => void = () => {};
    const order: string[] = [];
    const first = device.exclusive(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      order.push('first');
    });
    const second = device.exclusive(async () => order.push('second'));
    expect(await during(5 * DELAYS.look, 'look')).toBe(0);
    end();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    await settle();
    expect(driver.calls.at(-1)).toBe('look');
  });

  it('that fails passes its error on, and the next one runs', async () => {
    const { clock, device } = bench();
    await clock.pass(0);
    await expect(device.exclusive(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    expect(await device.exclusive(async () => 'done')).toBe('done');
  });

  it('tells what it has learnt', async () => {
    const { clock, device } = bench();
    await clock.pass(0);
    device.note(said('faulted'));
    expect(device.state).toEqual({ kind: 'faulted', status: { kind: 'faulted' } });
  });

  it('left without an answer closes the line at once, and is shown as mute until somebody answers', async () => {
    const { clock, driver, device, seen } = bench();
    await clock.pass(0);
    device.reopen();
    expect(driver.calls.at(-1)).toBe('close');
    expect(device.state).toEqual({ kind: 'faulted', status: { kind: 'mute' } });
    await clock.pass(250);
    expect(seen).toEqual(['connecting', 'ready ready', 'faulted mute', 'ready ready']);
  });
});

describe('somebody who waits', () => {
  it('learns at once how a device is that is there', async () => {
    const { clock, driver, device } = bench();
    await clock.pass(0);
    const before = driver.calls.length;
    expect((await device.settled()).kind).toBe('ready');
    expect(driver.calls).toHaveLength(before);
  });

  it('waits for the greeting, not for the back-off', async () => {
    const { clock, driver, device } = bench((scripted) => {
      scripted.opens = async () => ({ ok: false, fault: { kind: 'absent', detail: '' } });
    });
    await clock.pass(5100);
    driver.opens = async () => ({ ok: true });
    expect((await device.settled()).kind).toBe('ready');
    expect(driver.calls.slice(-2)).toEqual(['open', 'greet']);
  });

  it('has a mute device asked again on a new line', async () => {
    const { clock, driver, device } = bench((scripted) => {
      scripted.greets = async () => SILENT;
      scripted.looks = async () => SILENT;
    });
    await clock.pass(100);
    expect(await device.settled()).toEqual({ kind: 'faulted', status: { kind: 'mute' } });
    expect(driver.calls.slice(-3)).toEqual(['close', 'open', 'greet']);
  });
});

describe('closing', () => {
  it('waits for the job, closes the line, and the device is absent for good', async () => {
    const { clock, driver, device, during } = bench();
    await clock.pass(0);
    let end: () => void = () => {};
    const order: string[] = [];
    void device.exclusive(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      order.push('job');
    });
    const closing = device.close().then(() => order.push('closed'));
    await settle();
    expect(driver.calls.at(-1)).not.toBe('close');
    end();
    await closing;
    expect(order).toEqual(['job', 'closed']);
    expect(driver.calls.at(-1)).toBe('close');
    expect(device.state).toEqual({ kind: 'absent', why: 'not-there' });
    device.nudge();
    expect(await during(60_000, 'open')).toBe(0);
    expect((await device.settled()).kind).toBe('absent');
  });
});

describe('a driver that fails', () => {
  const broken = new Error('a bug');

  it.each(['open', 'greet'] as const)('in %s: is reported, and tried again with back-off', async (call) => {
    const { driver, device, during, crashes } = bench((scripted) => {
      if (call === 'open') scripted.opens = () => Promise.reject(broken);
      else scripted.greets = () => Promise.reject(broken);
    });
    expect(await during(10_000, call)).toBe(12);
    expect(crashes).toContain(broken);
    expect(device.state).toEqual({ kind: 'absent', why: 'lost' });
    driver.opens = async () => ({ ok: true });
    driver.greets = async () => said('ready');
    expect((await device.settled()).kind).toBe('ready');
  });

  it('in a look, thrown before it has begun to wait: the line is opened anew', async () => {
    const { clock, driver, seen, crashes } = bench();
    await clock.pass(0);
    driver.looks = () => {
      throw broken;
    };
    await clock.pass(DELAYS.look);
    expect(crashes).toEqual([broken]);
    expect(seen.at(-1)).toBe('absent lost');
    driver.looks = async () => said('ready');
    await clock.pass(250);
    expect(seen.at(-1)).toBe('ready ready');
  });

  it('by not coming back from a look: is taken for broken, and others get their turn', async () => {
    const { clock, driver, device, seen, crashes } = bench();
    await clock.pass(0);
    driver.looks = () => new Promise(() => {});
    await clock.pass(DELAYS.look + DELAYS.lookDeadline);
    expect(crashes).toHaveLength(1);
    expect(seen.at(-1)).toBe('absent lost');
    driver.looks = async () => said('ready');
    await clock.pass(250);
    expect(seen.at(-1)).toBe('ready ready');
    expect(await device.exclusive(async () => 'my turn')).toBe('my turn');
  });

  it('in judging a status, or in closing: the device is faulted, the program goes on', async () => {
    const { clock, driver, device, crashes } = bench((scripted) => {
      scripted.judges = () => {
        throw broken;
      };
      scripted.closes = () => Promise.reject(broken);
    });
    await clock.pass(0);
    expect(device.state.kind).toBe('faulted');
    expect(crashes.length).toBeGreaterThan(1);
    driver.lose();
    await clock.pass(1000);
    expect(device.state.kind).toBe('faulted');
  });
});
