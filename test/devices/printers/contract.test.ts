import { describe, expect, it, vi } from 'vitest';
import { PROFILE_IDS } from '../../../hardware/printers/escpos/profiles.ts';
import type { PrinterStatus } from '../../../hardware/printers/printer.ts';
import type { PrinterCommand } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { seededRandom } from '../../support/random.ts';
import { PATIENTLY, profileOf } from './bench.ts';
import { benchOf, DRIVERS, LINES, LONG, TEST_MS } from './profile-bench.ts';
import { sampleTicket } from './tickets.ts';

vi.setConfig({ testTimeout: TEST_MS });

/** Every profile on one line, every way of driving a printer on each. */
const EVERYWHERE = PROFILE_IDS.flatMap((id, at) =>
  LINES.filter((_, line) => line === at % LINES.length || DRIVERS.some((driver) => driver === id)).map(
    (line) => [id, line] as const,
  ),
);

/** Holds up a serial line by itself, until it is opened anew. */
const XOFF = 0x13;

describe.each(EVERYWHERE)('%s on a %s line', (id, line) => {
  const profile = profileOf(id);

  it('says how it is before, while and after it prints, and prints proven by the printer itself', async () => {
    const { printer, simulator, printed, attempt, log } = await benchOf(id, line);
    await printed();
    const before = (await simulator.report()).fed;
    const { noted } = await attempt();
    expect(noted).toBe(1);
    const { fed, unknown } = await simulator.report();
    expect(unknown).toEqual({});
    expect(fed).toBeGreaterThan(before);
    if (profile.cutter.kind !== 'none')
      await expect.poll(() => simulator.sheets.length, PATIENTLY).toBeGreaterThanOrEqual(2);
    expect(log.find(({ event }) => event === 'printer.job')?.details).toMatchObject({ replaced: 0 });

    const states: readonly (readonly [PrinterCommand, PrinterCommand, PrinterStatus])[] = [
      ['paper-out', 'paper-ok', { kind: 'no-paper' }],
      ['cover-open', 'cover-close', { kind: 'cover-open' }],
      ['cutter-jam', 'cutter-ok', { kind: 'cutter-error' }],
    ];
    for (const [fault, mended, status] of states) {
      await simulator.command(fault);
      expect(await printer.refresh(), fault).toEqual(status);
      const sheets = simulator.sheets.length;
      expect(await attempt(), fault).toEqual({ outcome: { kind: 'not-started', status }, noted: 0 });
      await simulator.command(mended);
      expect(await printer.refresh(), mended).toEqual({ kind: 'ready', nearEnd: false });
      expect(simulator.sheets.length, fault).toBe(sheets);
    }
    await simulator.command('paper-near-end');
    expect(await printer.refresh()).toEqual({ kind: 'ready', nearEnd: true });
    await printed();
  });

  it('after bytes that no printer sends, and on a slow line with a small buffer, prints all the same', async () => {
    const { printer, simulator, printed } = await benchOf(id, line, {
      bytesPerSecond: 8000,
      buffer: 256,
    });
    const random = seededRandom(PROFILE_IDS.indexOf(id));
    const noise = Array.from({ length: 500 }, () => Math.floor(random() * 256)).filter(
      (byte) => byte !== XOFF,
    );
    await simulator.send(Uint8Array.from(noise));
    await expect.poll(() => printer.refresh(), PATIENTLY).toMatchObject({ kind: 'ready' });
    await printed();
  });
});

describe('letters and books', () => {
  it('uploads its letters once, and again after a power cycle', async () => {
    const { printer, simulator, printed, log } = await benchOf('epson-tm-t88', 'serial');
    const uploads = () =>
      log.filter(({ event }) => event === 'printer.job').map(({ details }) => details.glyphsUploaded);
    await printed();
    await printed();
    expect(uploads()[0]).toBe(4);
    expect(uploads().at(-1)).toBe(0);
    await simulator.command('power-off');
    await expect.poll(() => printer.status.kind, PATIENTLY).toMatch(/silent|absent/);
    await simulator.command('power-on');
    await expect.poll(() => printer.status.kind, LONG).toBe('ready');
    await printed();
    expect(uploads().at(-1)).toBe(4);
    expect((await simulator.report()).userCharacters).toBe(4);
  });

  it('passes on the error of a book-keeper that cannot write, and sends nothing', async () => {
    const { printer, simulator } = await benchOf('epson-tm-t88', 'serial');
    const { bytes } = await simulator.report();
    await expect(
      printer.print(sampleTicket('A001'), {
        beforeFirstByte: () => {
          throw new Error('disk full');
        },
      }),
    ).rejects.toThrow('disk full');
    // Nothing but one request for the status, or two when a look at rest came between.
    expect((await simulator.report()).bytes - bytes).toBeLessThanOrEqual(24);
    expect(await printer.print(sampleTicket('A002'))).toMatchObject({ kind: 'printed' });
  });
});
