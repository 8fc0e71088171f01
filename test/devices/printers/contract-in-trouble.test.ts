import { describe, expect, it, vi } from 'vitest';
import { PATIENTLY } from './bench.ts';
import { benchOf, DRIVERS, LONG, TEST_MS } from './profile-bench.ts';

vi.setConfig({ testTimeout: TEST_MS });

const SLOW = { dotsPerSecond: 500, buffer: 65_536 } as const;

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
