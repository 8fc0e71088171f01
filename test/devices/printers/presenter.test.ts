import { describe, expect, it, vi } from 'vitest';
import { PATIENTLY, profileOf, startBench, statusOf } from './bench.ts';
import { TEST_MS } from './profile-bench.ts';
import { simulatorOf } from './simulated.ts';
import { sampleTicket } from './tickets.ts';

vi.setConfig({ testTimeout: TEST_MS });

describe('a presenter', () => {
  const profile = profileOf('custom-vkp80');
  /** Patience that a test can wait for. */
  const hasty = { ...profile, presenter: profile.presenter && { ...profile.presenter, patienceSeconds: 1 } };

  async function presenterBench(changed = profile) {
    const bench = await startBench('serial', simulatorOf(profile), changed);
    const events: string[] = [];
    bench.printer.onTicket((event) => events.push(event));
    await statusOf(bench.printer, 'ready');
    const print = () => bench.printer.print(sampleTicket('A017'));
    // Draws the letters first; whoever stood there has taken it.
    await expect.poll(print, PATIENTLY).toMatchObject({ kind: 'printed' });
    await bench.simulator.command('take-ticket');
    await expect.poll(() => events.at(-1), PATIENTLY).toMatch(/taken|retracted/);
    events.length = 0;
    return { ...bench, events, print, presenter: async () => (await bench.simulator.report()).presenter };
  }

  it('a ticket that is taken: the next one waits for it, and neither is printed over', async () => {
    const { simulator, events, print, presenter } = await presenterBench();
    const { taken } = await presenter();
    expect(await print()).toMatchObject({ kind: 'printed' });
    const next = print();
    await expect.poll(presenter, PATIENTLY).toMatchObject({ ticket: 'shown' });
    expect(events).toEqual(['hanging']);
    await simulator.command('take-ticket');
    expect(await next).toMatchObject({ kind: 'printed' });
    expect(events).toEqual(['hanging', 'taken', 'hanging']);
    expect(await presenter()).toEqual({ ticket: 'shown', taken: taken + 1, retracted: 0 });
  });

  it('a ticket that nobody takes is drawn back once, and told of once', async () => {
    const { events, print, presenter } = await presenterBench(hasty);
    const { retracted } = await presenter();
    expect(await print()).toMatchObject({ kind: 'printed' });
    await expect.poll(() => events, PATIENTLY).toEqual(['hanging', 'retracted']);
    expect(await presenter()).toMatchObject({ ticket: 'none', retracted: retracted + 1 });
  });

  it('a jam when the ticket is handed out: the job is unknown, and a cleared printer prints the next', async () => {
    const { printer, simulator, events, print } = await presenterBench();
    await simulator.command('presenter-jam');
    expect(await print()).toEqual({ kind: 'unknown', status: { kind: 'jam' } });
    expect(await print()).toEqual({ kind: 'not-started', status: { kind: 'jam' } });
    await simulator.command('presenter-ok');
    expect(await printer.refresh()).toMatchObject({ kind: 'ready' });
    expect(await print()).toMatchObject({ kind: 'printed' });
    expect(events).toEqual(['hanging']);
  });

  it('a jam when the ticket is drawn back: it is a jam until a hand helps, and not one more ticket drawn back', async () => {
    const { printer, simulator, events, print } = await presenterBench(hasty);
    expect(await print()).toMatchObject({ kind: 'printed' });
    await simulator.command('presenter-jam');
    await statusOf(printer, 'jam');
    expect(await print()).toEqual({ kind: 'not-started', status: { kind: 'jam' } });
    await simulator.command('presenter-ok');
    await statusOf(printer, 'ready');
    expect(events).toEqual(['hanging', 'taken']);
  });
});
