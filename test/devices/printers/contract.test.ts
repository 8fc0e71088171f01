import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PROFILE_IDS } from '../../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import type { PrinterStatus, PrintOutcome } from '../../../hardware/printers/printer.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import type {
  PrinterCommand,
  PrinterSimulatorOptions,
} from '../../../hardware/simulators/printer/printer-simulator.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { seededRandom } from '../../support/random.ts';
import {
  type Bench,
  type LineKind,
  PATIENTLY,
  profileOf,
  startBench,
  statusOf,
  systemClock,
} from './bench.ts';
import { simulatorOf } from './simulated.ts';
import { sampleTicket } from './tickets.ts';

// A slow motor, and looks a second apart, on a slow machine.
vi.setConfig({ testTimeout: 90_000 });
const LONG = { timeout: 25_000 } as const;

const LINES: readonly LineKind[] = ['serial', 'tcp', 'file'];
/** Each way of asking a printer how it is, and of having a ticket confirmed. */
const DRIVERS = ['epson-tm-t88', 'citizen-ct-s651', 'custom-vkp80', 'zjiang-80'] as const;
/** Every profile on one line, every way of driving a printer on each. */
const EVERYWHERE = PROFILE_IDS.flatMap((id, at) =>
  LINES.filter((_, line) => line === at % LINES.length || DRIVERS.some((driver) => driver === id)).map(
    (line) => [id, line] as const,
  ),
);
const DRIVERS_ON_LINES = DRIVERS.flatMap((id) => LINES.map((line) => [id, line] as const));

const SLOW = { dotsPerSecond: 500, buffer: 65_536 } as const;

/** Holds up a serial line by itself, until it is opened anew. */
const XOFF = 0x13;

interface ProfileBench extends Bench {
  readonly proof: 'process-id' | 'status';
  /** Prints a whole ticket. */
  printed(): Promise<void>;
  /** Tries to print; how often the book-keeper was told that bytes leave. */
  attempt(): Promise<{ readonly outcome: PrintOutcome; readonly noted: number }>;
}

async function benchOf(
  id: string,
  line: LineKind,
  options: PrinterSimulatorOptions = {},
): Promise<ProfileBench> {
  const profile = profileOf(id);
  const bench = await startBench(line, { ...simulatorOf(profile), ...options }, profile);
  const { printer, simulator } = bench;
  await statusOf(printer, 'ready');
  // A citizen who takes every ticket that hangs there.
  printer.onTicket((event) => {
    if (event === 'hanging') void simulator.command('take-ticket');
  });
  const proof = profile.processId ? 'process-id' : 'status';
  const attempt = async () => {
    let noted = 0;
    const outcome = await printer.print(sampleTicket('A017'), { beforeFirstByte: () => noted++ });
    return { outcome, noted };
  };
  return {
    ...bench,
    proof,
    attempt,
    async printed() {
      // A simulator that draws its letters for the first time may answer too late for a printer in order.
      await expect.poll(async () => (await attempt()).outcome, LONG).toEqual({ kind: 'printed', proof });
    },
  };
}

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

describe.each(DRIVERS)('where %s was', (id) => {
  it.each(['serial', 'file'] as const)(
    'a document reader on its %s line is no printer, and gets no ticket',
    async (line) => {
      const scanner = await startIdScannerSimulator();
      onTestFinished(() => scanner.stop());
      const { path } = scanner;
      const transport = openTransport(
        line === 'serial' ? { kind: line, path, baudRate: 115_200 } : { kind: line, path },
      );
      const printer = openPrinter({ profile: profileOf(id), transport, clock: systemClock });
      onTestFinished(() => printer.close());
      await statusOf(printer, 'silent');
      await scanner.command('present td1');
      await statusOf(printer, 'stranger');
      let noted = 0;
      const outcome = await printer.print(sampleTicket('A017'), { beforeFirstByte: () => noted++ });
      expect(outcome).toEqual({ kind: 'not-started', status: { kind: 'stranger' } });
      expect(noted).toBe(0);
    },
  );
});

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
