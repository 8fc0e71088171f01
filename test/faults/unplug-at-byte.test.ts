import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../hardware/clock.ts';
import { watchLine } from '../../hardware/ports/watch-line.ts';
import { loadProfile } from '../../hardware/printers/escpos/profiles.ts';
import { openPrinter } from '../../hardware/printers/escpos-printer.ts';
import type { PrintOutcome } from '../../hardware/printers/printer.ts';
import { startPrinterSimulator } from '../../hardware/simulators/printer/printer-simulator.ts';
import { DELAYS } from '../../hardware/supervision/delays.ts';
import { openTransport } from '../../hardware/transports/open-transport.ts';
import type { TransportConfig } from '../../hardware/transports/transport.ts';
import { PATIENTLY, systemClock } from '../devices/printers/bench.ts';
import { sampleTicket } from '../devices/printers/tickets.ts';
import { decodePaper } from '../support/paper-reader.ts';
import { ticketIdsOn } from '../support/ticket-ids.ts';

/** `npm test` takes a sample, `npm run faults` every byte. */
const ALL = process.env.FAULTS === 'all';
/** How many positions a sample has; the ends of the document are always among them. */
const SAMPLE = 24;
/** DLE EOT 1 to 4: what is asked before the first byte. */
const QUESTION = 12;
/** GS ( H with its identification: the last command of a job. */
const CONFIRMATION = 11;

/** No look at rest, whose bytes would count as well. */
const lookless: Clock = {
  ...systemClock,
  setTimeout: (run, ms) => systemClock.setTimeout(run, ms === DELAYS.look ? 2 ** 31 - 1 : ms),
};

async function bench(line: 'serial' | 'tcp') {
  const simulator = await startPrinterSimulator(line === 'tcp' ? { tcp: 0 } : {});
  const { address } = simulator;
  const config: TransportConfig =
    address.kind === 'serial'
      ? { kind: 'serial', path: address.path, baudRate: 115_200 }
      : { kind: 'tcp', host: address.host, port: address.port };
  const loaded = loadProfile('epson-tm-t88');
  if (!loaded.ok) throw new Error('no profile');
  let jobBytes = 0;
  const printer = openPrinter({
    profile: loaded.profile,
    transport: openTransport(config),
    clock: lookless,
    log: (event, { bytes }) => {
      if (event === 'printer.job') jobBytes = Number(bytes);
    },
  });
  const stopWatching = watchLine(config, systemClock, printer.nudge);
  onTestFinished(async () => {
    stopWatching();
    await printer.close();
    await simulator.stop();
  });
  /** The pictures of the sheets that were cut since the last time. */
  let last = 0;
  const cutSince = async () => {
    await simulator.report();
    const fresh = simulator.sheets.filter(({ id }) => id > last);
    last = fresh.at(-1)?.id ?? last;
    return fresh.map(({ png }) => png);
  };
  return { simulator, printer, cutSince, jobBytes: () => jobBytes };
}

/** Printed means once on paper, unknown at most once, not started not at all: never twice, never none without a word. */
function wholeSheetsAllowed(outcome: PrintOutcome): readonly number[] {
  switch (outcome.kind) {
    case 'printed':
      return [1];
    case 'unknown':
      return [0, 1];
    case 'not-started':
      return [0];
  }
}

describe.each(['fresh', 'prepared'] as const)('a ticket for a %s printer', (memory) => {
  it.each(ALL && memory === 'fresh' ? (['serial', 'tcp'] as const) : (['serial'] as const))(
    'unplugged at any byte on a %s line: after replug one valid ticket on paper, or one honest unknown',
    async (line) => {
      const { simulator, printer, cutSince, jobBytes } = await bench(line);
      const ready = () => expect.poll(() => printer.status.kind, PATIENTLY).toBe('ready');
      await ready();
      /** Some unplugs give no event, and nobody looks here at rest. */
      const away = () => expect.poll(async () => (await printer.refresh()).kind, PATIENTLY).toBe('absent');
      const print = (number: string) => printer.print(sampleTicket(number));
      /** What an undisturbed ticket looks like, whatever the printer knew before. */
      await print('B002');
      await print('A001');
      await print('B002');
      const [, , control] = await cutSince();
      if (control === undefined) throw new Error('nothing was cut');
      const [id] = ticketIdsOn(control);
      if (id === undefined) throw new Error('no code on the ticket');

      // As long as a fresh job is: the letters go with it.
      await simulator.command('unplug');
      await away();
      await simulator.command('plug');
      await ready();
      await print('A001');
      const fresh = jobBytes();
      await print('A001');
      await cutSince();
      const end = QUESTION + (memory === 'fresh' ? fresh : jobBytes()) + CONFIRMATION;

      const seen = { printed: 0, unknown: 0, 'not-started': 0 };
      let papers = 0;
      for (const position of positions(end)) {
        if (memory === 'fresh') await forgetful();
        await simulator.play(`after ${position} bytes: unplug`);
        const outcome = await print('A001');
        seen[outcome.kind]++;
        const at = `byte ${position} of ${end}: ${outcome.kind}`;
        await away();
        await simulator.command('plug');
        await ready();
        expect(await print('B002'), at).toMatchObject({ kind: 'printed' });
        const sheets = await cutSince();
        // Nothing of the torn ticket is on the next one, and nothing comes after it.
        expect(sheets.at(-1) === control, `${at}: the next ticket is as it should be`).toBe(true);
        // After a doubtful one the next begins with a cut: a blank slip, where nothing hung on the paper.
        const earlier = sheets.slice(0, -1).filter(isWritten);
        expect(earlier.length, at).toBeLessThanOrEqual(1);
        const readable = earlier.flatMap(ticketIdsOn).filter((found) => found === id).length;
        expect(wholeSheetsAllowed(outcome), at).toContain(readable);
        papers += readable;
        if (outcome.kind === 'not-started') expect(earlier, at).toEqual([]);
      }
      // The cable was pulled before the printer could confirm, or just after; near the end, the code can be read.
      expect(seen.printed).toBeLessThan(3);
      expect(seen['not-started']).toBeGreaterThan(0);
      expect(papers).toBeGreaterThan(0);

      /** After an unplug the printer counts as one that has forgotten its letters; a printed ticket ends that. */
      async function forgetful(): Promise<void> {
        await simulator.command('unplug');
        await away();
        await simulator.command('plug');
        await ready();
      }
    },
    ALL ? 3_600_000 : 300_000,
  );
});

function isWritten(png: string): boolean {
  return decodePaper(png).dots.includes(1);
}

/** Byte positions counted from the question on, to the last byte of the confirmation that is asked for. */
function positions(end: number): readonly number[] {
  const all = Array.from({ length: end }, (_, at) => at + 1);
  if (ALL) return all;
  const first = all.slice(0, 1);
  const edges = all.filter((at) => at === QUESTION || at === QUESTION + 1 || at >= end - 1);
  const spread = Array.from({ length: SAMPLE }, (_, at) => Math.round(((at + 1) * end) / (SAMPLE + 1)));
  return [...new Set([...first, ...edges, ...spread])].sort((one, other) => one - other);
}
