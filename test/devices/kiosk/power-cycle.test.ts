import { expect, test } from 'vitest';
import { systemClock } from '../../../electron/host/clock.ts';
import { loadProfile } from '../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { readPaper } from '../../support/paper-reader.ts';
import { serialPathOf, sheetOf, simulatedPrinter } from '../../support/simulator.ts';

const PAPER = {
  lines: [{ kind: 'text', text: 'Əlillik, Məşğulluq, ₼' }, { kind: 'cut' }],
} as const;

test('a power cycle of an instant is noticed while the printer boots, and its letters are sent anew', async () => {
  const simulator = await simulatedPrinter();
  const profile = loadProfile('epson-tm-t88');
  if (!profile.ok) throw new Error('no such profile');
  const printer = openPrinter({
    profile: profile.profile,
    transport: openTransport({ kind: 'serial', path: serialPathOf(simulator), baudRate: 115_200 }),
    clock: systemClock,
  });
  try {
    await expect.poll(() => printer.status.kind, { timeout: 10_000 }).toBe('ready');
    expect((await printer.print(PAPER)).kind).toBe('printed');
    expect(readPaper(await sheetOf(simulator, 0)).text).toContain('Əlillik, Məşğulluq, ₼');
    for (let cycle = 1; cycle <= 3; cycle++) {
      await simulator.command('power-off');
      await simulator.command('power-on');
      let outcome = await printer.print(PAPER);
      await expect
        .poll(
          async () => {
            if (outcome.kind === 'not-started') outcome = await printer.print(PAPER);
            return outcome.kind;
          },
          { timeout: 15_000 },
        )
        .toBe('printed');
      expect(readPaper(await sheetOf(simulator, cycle)).text).toContain('Əlillik, Məşğulluq, ₼');
    }
  } finally {
    await printer.close();
  }
});
