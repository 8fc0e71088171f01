import { describe, expect, it } from 'vitest';
import { type LineKind, PATIENTLY, profileOf, startBench, statusOf } from './bench.ts';
import { sampleTicket } from './tickets.ts';

const LINES: readonly LineKind[] = ['serial', 'tcp', 'file'];

describe.each(LINES)('a printer on a %s line', (line) => {
  it('prints a ticket and has it confirmed by the printer itself', async () => {
    const { printer, simulator, log } = await startBench(line);
    await statusOf(printer, 'ready');
    const order: string[] = [];
    const outcome = await printer.print(sampleTicket('A017'), { beforeFirstByte: () => order.push('noted') });
    expect(outcome).toEqual({ kind: 'printed', proof: 'process-id' });
    expect(order).toEqual(['noted']);
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(1);
    expect((await simulator.report()).unknown).toEqual({});
    expect(log.find(({ event }) => event === 'printer.job')?.details).toMatchObject({
      replaced: 0,
      rasterLines: 0,
      glyphsUploaded: 4,
    });
  });

  it('uploads its letters once, and again after a power cycle', async () => {
    const { printer, simulator, log } = await startBench(line);
    await statusOf(printer, 'ready');
    const uploads = () =>
      log.filter(({ event }) => event === 'printer.job').map(({ details }) => details.glyphsUploaded);
    await printer.print(sampleTicket('A000'));
    // The simulator draws its letters for the first time, and may answer too late for a printer in order.
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(1);
    await printer.print(sampleTicket('A001'));
    await printer.print(sampleTicket('A002'));
    await simulator.command('power-off');
    await expect.poll(() => printer.status.kind, PATIENTLY).toMatch(/silent|absent/);
    await simulator.command('power-on');
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
    expect(await printer.print(sampleTicket('A003'))).toEqual({ kind: 'printed', proof: 'process-id' });
    const [first, , third, afterPowerCycle] = uploads();
    expect([first, third, afterPowerCycle]).toEqual([4, 0, 4]);
    expect((await simulator.report()).userCharacters).toBe(4);
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(4);
    const heights = simulator.sheets.map(({ height }) => height);
    expect(new Set(heights.slice(1)).size).toBe(1);
  });

  it('loses an unplugged printer and finds it again', async () => {
    const { printer, simulator } = await startBench(line);
    await statusOf(printer, 'ready');
    await simulator.command('unplug');
    await expect.poll(() => printer.status.kind, PATIENTLY).toMatch(/absent/);
    const noted: string[] = [];
    const outcome = await printer.print(sampleTicket('A001'), { beforeFirstByte: () => noted.push('x') });
    expect(outcome.kind).toBe('not-started');
    expect(noted).toEqual([]);
    await simulator.command('plug');
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
    expect(await printer.print(sampleTicket('A002'))).toEqual({ kind: 'printed', proof: 'process-id' });
    expect(simulator.sheets.filter((sheet) => sheet.cut)).toHaveLength(1);
  });

  it('calls a ticket unknown when the cable is pulled in its middle', async () => {
    const { printer, simulator } = await startBench(line, { bytesPerSecond: 2000 });
    await statusOf(printer, 'ready');
    const printing = printer.print(sampleTicket('A001'));
    const growing = new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
    await growing;
    await simulator.command('unplug');
    expect(await printing).toMatchObject({
      kind: 'unknown',
      status: { kind: expect.stringMatching(/absent|silent/) },
    });
    await simulator.command('plug');
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
    expect(simulator.sheets).toHaveLength(0);
    expect(await printer.print(sampleTicket('A002'))).toEqual({ kind: 'printed', proof: 'process-id' });
    // The torn one on a slip of its own, then the whole one.
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(2);
  });
});

describe('faults before the first byte', () => {
  it.each([
    ['paper-out', { kind: 'no-paper' }],
    ['cover-open', { kind: 'cover-open' }],
    ['cutter-jam', { kind: 'cutter-error' }],
    ['freeze', { kind: 'silent' }],
    ['power-off', { kind: 'silent' }],
  ] as const)('%s: not one byte leaves', async (command, status) => {
    const { printer, simulator } = await startBench('serial');
    await statusOf(printer, 'ready');
    await simulator.command(command);
    const noted: string[] = [];
    const outcome = await printer.print(sampleTicket('A001'), { beforeFirstByte: () => noted.push('x') });
    expect(outcome).toEqual({ kind: 'not-started', status });
    expect(noted).toEqual([]);
    expect(simulator.sheets).toEqual([]);
  });

  it('passes on the error of a book-keeper that cannot write, and sends nothing', async () => {
    const { printer, simulator } = await startBench('serial');
    await statusOf(printer, 'ready');
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

describe('faults in the middle of a ticket', () => {
  it.each([
    ['paper-out', 'paper-ok', { kind: 'no-paper' }],
    ['cover-open', 'cover-close', { kind: 'cover-open' }],
    ['cutter-jam', 'cutter-ok', { kind: 'cutter-error' }],
    ['power-off', 'power-on', { kind: 'silent' }],
  ] as const)('%s: the job is unknown, and nothing comes out once mended', async (fault, mended, status) => {
    // A slow motor: the fault happens with bytes still in the printer.
    const { printer, simulator } = await startBench('serial', { dotsPerSecond: 1000 });
    await statusOf(printer, 'ready');
    const printing = printer.print(sampleTicket('A001'));
    await new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
    await simulator.command(fault);
    expect(await printing).toEqual({ kind: 'unknown', status });
    await simulator.command(mended);
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
    await printer.refresh();
    // The last question itself may still wait for the motor to come to rest.
    await expect.poll(async () => (await simulator.report()).buffered, PATIENTLY).toBe(0);
    expect(simulator.sheets).toHaveLength(0);
    expect(await printer.print(sampleTicket('A002'))).toEqual({ kind: 'printed', proof: 'process-id' });
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(2);
  });

  it('freeze: the job is unknown; once thawed the printer is found again and prepared anew', async () => {
    const { printer, simulator, log } = await startBench('serial', { dotsPerSecond: 1000 });
    await statusOf(printer, 'ready');
    const printing = printer.print(sampleTicket('A001'));
    await new Promise<void>((resolve) => simulator.onPaper(() => resolve()));
    await simulator.command('freeze');
    expect(await printing).toEqual({ kind: 'unknown', status: { kind: 'silent' } });
    await simulator.command('thaw');
    await expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
    expect(await printer.print(sampleTicket('A002'))).toEqual({ kind: 'printed', proof: 'process-id' });
    const jobs = log.filter(({ event }) => event === 'printer.job');
    expect(jobs.map(({ details }) => details.glyphsUploaded)).toEqual([4, 4]);
  });

  it('near the end of the roll it prints on and says so', async () => {
    const { printer, simulator } = await startBench('serial');
    await simulator.command('paper-near-end');
    expect(await printer.refresh()).toEqual({ kind: 'ready', nearEnd: true });
    expect(await printer.print(sampleTicket('A001'))).toMatchObject({ kind: 'printed' });
  });
});

describe('printers that can do less', () => {
  it('a printer for the Chinese market prints the same letters as pictures, proven by its status', async () => {
    const { printer, simulator, log } = await startBench(
      'serial',
      { dots: 384, multibyte: true, without: ['process-id', 'user-characters'], codePages: { 17: 'cp866' } },
      profileOf('generic-58'),
    );
    await statusOf(printer, 'ready');
    expect(await printer.print(sampleTicket('A017'))).toEqual({ kind: 'printed', proof: 'status' });
    expect(log.find(({ event }) => event === 'printer.job')?.details).toMatchObject({ replaced: 0 });
    expect((await simulator.report()).unknown).toEqual({});
    await expect.poll(() => simulator.sheets.length, PATIENTLY).toBe(1);
  });
});
