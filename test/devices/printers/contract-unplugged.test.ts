import { describe, expect, it, vi } from 'vitest';
import { PATIENTLY } from './bench.ts';
import { benchOf, DRIVERS, LINES, LONG, TEST_MS } from './profile-bench.ts';

vi.setConfig({ testTimeout: TEST_MS });

const DRIVERS_ON_LINES = DRIVERS.flatMap((id) => LINES.map((line) => [id, line] as const));

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
