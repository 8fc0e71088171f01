import { describe, expect, it, vi } from 'vitest';
import { PATIENTLY } from './bench.ts';
import { benchOf, DRIVERS, LINES, LONG, TEST_MS } from './profile-bench.ts';

vi.setConfig({ testTimeout: TEST_MS });

const DRIVERS_ON_LINES = DRIVERS.flatMap((id) => LINES.map((line) => [id, line] as const));

const SLOW = { dotsPerSecond: 500, buffer: 65_536 } as const;

describe.each(DRIVERS_ON_LINES)('the line to %s, %s', (id, line) => {
  it('unplugged at rest and in the middle of a ticket: absent, unknown, and found again', async () => {
    const { printer, simulator, attempt, printed } = await benchOf(id, line, { dotsPerSecond: 700 });
    await simulator.command('unplug');
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('absent');
    expect(await attempt()).toEqual({
      outcome: { kind: 'not-started', status: { kind: 'absent' } },
      noted: 0,
    });
    await simulator.command('plug');
    await expect.poll(() => printer.status.kind, LONG).toBe('ready');

    const growing = new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
    const trying = attempt();
    await growing;
    await simulator.command('unplug');
    expect(await trying).toMatchObject({
      outcome: { kind: 'unknown', status: { kind: expect.stringMatching(/absent|silent/) } },
      noted: 1,
    });
    await simulator.command('plug');
    await expect.poll(() => printer.status.kind, LONG).toBe('ready');
    await printed();
  });

  it('frozen: silent, not one byte is wasted on it, and found again once it thaws', async () => {
    const { printer, simulator, attempt, printed } = await benchOf(id, line);
    await simulator.command('freeze');
    expect(await attempt()).toEqual({
      outcome: { kind: 'not-started', status: { kind: 'silent' } },
      noted: 0,
    });
    await simulator.command('thaw');
    await expect.poll(() => printer.status.kind, LONG).toBe('ready');
    await printed();
  });
});

describe.each(DRIVERS)('%s in the middle of a ticket', (id) => {
  it.each([
    ['paper-out', 'paper-ok', { kind: 'no-paper' }],
    ['cover-open', 'cover-close', { kind: 'cover-open' }],
    ['cutter-jam', 'cutter-ok', { kind: 'cutter-error' }],
    ['power-off', 'power-on', { kind: 'silent' }],
  ] as const)(
    '%s: the job is unknown, and nothing of it comes out once mended',
    async (fault, mended, status) => {
      // A slow motor: the fault happens with bytes still in the printer, and room for a question behind them.
      const { printer, simulator, attempt, printed } = await benchOf(id, 'serial', SLOW);
      const growing = new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
      const trying = attempt();
      await growing;
      await simulator.command(fault);
      expect((await trying).outcome).toEqual({ kind: 'unknown', status });
      // Empties a printer that has stopped: nobody is quicker with the paper.
      await expect.poll(async () => (await simulator.report()).buffered, PATIENTLY).toBeLessThan(100);
      await simulator.command(mended);
      await expect.poll(() => printer.refresh(), PATIENTLY).toMatchObject({ kind: 'ready' });
      // The last question itself may still wait for the motor to come to rest.
      await expect.poll(async () => (await simulator.report()).buffered, PATIENTLY).toBe(0);
      expect(simulator.sheets).toHaveLength(0);
      await printed();
      // The torn one on a slip of its own, then whole ones.
      await expect.poll(() => simulator.sheets.length, PATIENTLY).toBeGreaterThanOrEqual(2);
    },
  );

  it('freeze: the job is unknown; once thawed the printer is found again and prepared anew', async () => {
    const { printer, simulator, attempt, printed } = await benchOf(id, 'serial', SLOW);
    const growing = new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
    const trying = attempt();
    await growing;
    await simulator.command('freeze');
    expect((await trying).outcome).toEqual({ kind: 'unknown', status: { kind: 'silent' } });
    await simulator.command('thaw');
    await expect.poll(() => printer.status.kind, LONG).toBe('ready');
    await printed();
  });
});
