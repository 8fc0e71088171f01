import { describe, expect, it } from 'vitest';
import { Mouth } from '../../../../hardware/printers/escpos/mouth.ts';

const PRESENTER = { stepMm: 0.625, presentMm: 50, retracts: true, patienceSeconds: 30 };

function mouth() {
  const made = new Mouth(PRESENTER);
  const events: string[] = [];
  made.onTicket((event) => events.push(event));
  return { mouth: made, events };
}

describe('the mouth of a presenter', () => {
  it('a ticket that is taken in time', () => {
    const { mouth: m, events } = mouth();
    m.presented(0);
    expect(m.seen(true, 1000)).toBe(false);
    expect(m.seen(false, 2000)).toBe(false);
    expect(events).toEqual(['hanging', 'taken']);
    expect(m.state).toBe('free');
  });

  it('a ticket that was taken before any look caught it', () => {
    const { mouth: m, events } = mouth();
    m.presented(0);
    m.seen(false, 500);
    expect(events).toEqual(['hanging', 'taken']);
  });

  it('a ticket that nobody takes is drawn back once, and counted once', () => {
    const { mouth: m, events } = mouth();
    m.presented(0);
    const orders = [1000, 29_999, 30_000, 31_000, 32_000].map((now) => m.seen(true, now));
    expect(orders).toEqual([false, false, true, false, false]);
    m.seen(false, 33_000);
    m.seen(false, 34_000);
    expect(events).toEqual(['hanging', 'retracted']);
  });

  it('a ticket that cannot be drawn back is stuck until a hand helps', () => {
    const { mouth: m, events } = mouth();
    m.seen(true, 0);
    for (let now = 30_000; m.state !== 'stuck'; now += 1000) m.seen(true, now);
    expect(m.seen(true, 90_000)).toBe(false);
    m.seen(false, 91_000);
    expect(events).toEqual(['hanging', 'taken']);
  });

  it('a ticket that jams on its way back leaves by a hand, and is not counted as drawn back', async () => {
    const { mouth: m, events } = mouth();
    m.presented(0);
    expect(m.seen(true, 30_000)).toBe(true);
    m.jammed();
    await m.settled();
    expect(m.state).toBe('stuck');
    m.seen(false, 31_000);
    expect(events).toEqual(['hanging', 'taken']);
  });

  it('a jam with no ticket at the mouth is none of its business', () => {
    const { mouth: m } = mouth();
    m.jammed();
    expect(m.state).toBe('free');
  });

  it('who waits to print waits until it is free, or stuck, or the printer is gone', async () => {
    const { mouth: m } = mouth();
    await m.settled();
    let settled = 0;
    const wait = () => void m.settled().then(() => settled++);
    const soon = () => new Promise((resolve) => setImmediate(resolve));
    m.presented(0);
    wait();
    await soon();
    expect(settled).toBe(0);
    m.seen(false, 1);
    await soon();
    expect(settled).toBe(1);
    m.presented(2);
    wait();
    m.giveUp();
    await soon();
    expect(settled).toBe(2);
    wait();
    for (let now = 40_000; m.state !== 'stuck'; now += 1000) m.seen(true, now);
    await soon();
    expect(settled).toBe(3);
  });
});
