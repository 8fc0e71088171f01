import { SerialPort } from 'serialport';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BadRead, DocumentRead } from '../../../hardware/id-scanners/document-read.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { PRESENTATIONS, type Presentation } from '../../../hardware/simulators/id-scanner/presentations.ts';
import { mrzBytes, NOTES } from '../../../hardware/simulators/id-scanner/specimens.ts';
import { isAbsent, isReady, stateOf } from '../../support/device-states.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { profileOf, type ScannerBench, SERIAL_PROFILES, scannerAt, startScannerBench } from './bench.ts';

const EXPECTED: Readonly<Record<Presentation, object>> = {
  td1: { kind: 'read', document: { form: 'TD1', kind: 'identity-card', fin: '1ABC234' } },
  td2: { kind: 'read', document: { form: 'TD2', kind: 'old-identity-card', fin: '1ABC234' } },
  td3: { kind: 'read', document: { form: 'TD3', kind: 'passport', fin: '1ABC234' } },
  unlimited: { kind: 'read', document: { form: 'TD2', expiry: { kind: 'unlimited' }, fin: '2XYZ345' } },
  foreign: { kind: 'foreign', issuingState: 'TUR' },
  expired: { kind: 'expired' },
  'letter-o': { kind: 'read', document: { fin: '10BC204' } },
  'letter-i': { kind: 'read', document: { fin: null, suggestedFin: '1ABC234' } },
  'wrong-digit': { kind: 'wrong-check-digit', field: 'birth' },
  'one-line': { kind: 'incomplete', lines: 1, of: 3 },
  garbled: { kind: 'garbled' },
  'printed-side': { kind: 'wrong-side' },
  'shop-card': { kind: 'not-a-document' },
};
const ALL = Object.keys(EXPECTED) as Presentation[];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isDocument = ({ kind }: DocumentRead): boolean => kind === 'read' || kind === 'expired';

/** Sends bytes as they are and waits until all that comes of them was read; `last` is a whole document after them. */
async function readsOf(
  { simulator, reads, nextRead }: ScannerBench,
  bytes: Uint8Array,
): Promise<DocumentRead[]> {
  const before = reads.length;
  const first = nextRead();
  await simulator.command(`send ${hex(bytes)}`);
  await first;
  // STX ends what came before it at once, so nothing waits for the pause.
  const last = hex(Buffer.concat([Buffer.of(2), mrzBytes(NOTES.td3)]));
  await simulator.command(`send ${last}`);
  await expect.poll(() => reads.slice(before).some(isTd3), { timeout: 10_000 }).toBe(true);
  const all = reads.slice(before);
  expect(isTd3(all.at(-1))).toBe(true);
  return all.slice(0, -1);
}

const isTd3 = (read: DocumentRead | undefined): boolean =>
  read?.kind === 'read' && read.document.form === 'TD3';

describe.each(SERIAL_PROFILES)('an ID scanner with the profile %s', (profile) => {
  it('reads every document, and says of every bad read what it was', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    for (const document of ALL)
      expect(await bench.present(document), document).toMatchObject(EXPECTED[document]);
    expect(Object.keys(EXPECTED)).toEqual(Object.keys(PRESENTATIONS));
  });

  it('shows every kind of bad read that there is', () => {
    const shown = new Set(Object.values(EXPECTED).map((read) => (read as DocumentRead).kind));
    const all: Record<BadRead['kind'], true> = {
      'wrong-check-digit': true,
      incomplete: true,
      garbled: true,
      foreign: true,
      expired: true,
      'wrong-side': true,
      'not-a-document': true,
    };
    for (const kind of Object.keys(all)) expect([...shown]).toContain(kind);
  });

  it.each([
    ['LF', { separator: 'lf' }],
    ['CRLF', { separator: 'crlf' }],
    ['no separator at all', { separator: 'none' }],
    ['CR between STX and ETX', { framed: true }],
    ['nothing but STX and ETX', { separator: 'none', framed: true }],
  ] as const)('with %s', async (_, options) => {
    const bench = await startScannerBench(profile, options);
    await stateOf(bench.scanner, isReady);
    for (const document of ['td1', 'td2', 'td3'] as const)
      expect(await bench.present(document)).toMatchObject(EXPECTED[document]);
  });

  it('on a slow line', async () => {
    // Longer than this machine may hold the simulator up.
    const bench = await startScannerBench(profile, {}, { idleMs: 1000 });
    await stateOf(bench.scanner, isReady);
    await bench.simulator.command('pace 300');
    expect(await bench.present('td3')).toMatchObject(EXPECTED.td3);
  });

  it('bytes cut off: never a document, and the next one is read whole', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    const whole = mrzBytes(PRESENTATIONS.td2);
    // All places are cut in the test of the parser; here some, over a real line.
    for (let at = 1; at < whole.length - 1; at += 7) {
      await bench.simulator.command(`cut ${at}`);
      expect((await bench.present('td2')).kind, `until ${at}`).toBe('incomplete');
    }
    expect(await bench.present('td2')).toMatchObject(EXPECTED.td2);
  });

  it('bytes doubled or interleaved: never a document, and the next one is read whole', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    const [one, other] = [mrzBytes(NOTES.td1), mrzBytes(NOTES.td2)];
    const doubled = Uint8Array.from([...one].flatMap((byte) => [byte, byte]));
    const interleaved = Uint8Array.from([...other].flatMap((byte, at) => [byte, one[at] ?? 0]));
    for (const bytes of [doubled, interleaved]) {
      const reads = await readsOf(bench, bytes);
      expect(reads.length).toBeGreaterThan(0);
      expect(reads.filter(isDocument)).toEqual([]);
    }
    // A document sent twice is read twice, each time right.
    const twice = await readsOf(bench, Buffer.concat([one, one]));
    expect(twice.map(({ kind }) => kind)).toEqual(['read', 'read']);
  });

  it('noise of a loose plug: a bad read at most, and the next document is read whole', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    const noise = bench.nextRead();
    await bench.simulator.command('noise 2000');
    expect(isDocument(await noise)).toBe(false);
    await expect.poll(async () => isDocument(await bench.present('td1')), { timeout: 10_000 }).toBe(true);
  });

  it('wrong speed: three unreadable documents show it, a good one takes it back', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    await bench.simulator.command('speed 2');
    for (let time = 0; time < 3; time++) expect((await bench.present('td1')).kind).toBe('garbled');
    expect(await stateOf(bench.scanner, ({ kind }) => kind === 'degraded')).toEqual({
      kind: 'degraded',
      status: { kind: 'unreadable' },
    });
    await bench.simulator.command('speed 1');
    // What is still to come of the last unreadable one comes first.
    await expect.poll(async () => isDocument(await bench.present('td1')), { timeout: 10_000 }).toBe(true);
    expect(bench.scanner.state).toEqual({ kind: 'ready', status: { kind: 'listening' } });
  });

  it.each(['unplug', 'vanish'])(
    '%s in the middle of a document: gone, and back after replug',
    async (pull) => {
      const bench = await startScannerBench(profile);
      await stateOf(bench.scanner, isReady);
      await bench.simulator.command('pace 100');
      await bench.scanner.startReading();
      await bench.simulator.command('present td3');
      await bench.simulator.command(pull);
      expect(await stateOf(bench.scanner, isAbsent)).toEqual({
        kind: 'absent',
        why: expect.stringMatching(/lost|not-there/),
      });
      expect(bench.reads.filter(isDocument)).toEqual([]);
      await bench.simulator.command('pace full');
      await bench.simulator.command('plug');
      await stateOf(bench.scanner, isReady);
      expect(await bench.present('td3')).toMatchObject(EXPECTED.td3);
    },
  );

  it('swapped for another one between two looks: opened anew', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    const lost = stateOf(bench.scanner, isAbsent);
    await bench.simulator.command('vanish');
    await bench.simulator.command('plug');
    await lost;
    await stateOf(bench.scanner, isReady);
    expect(await bench.present('td1')).toMatchObject(EXPECTED.td1);
  });

  it('frozen: a passive reader cannot be asked, and is well again when it thaws', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    await bench.simulator.command('freeze');
    await bench.simulator.command('present td1');
    await bench.simulator.command('thaw');
    expect(await bench.present('td2')).toMatchObject(EXPECTED.td2);
    expect(bench.reads).toHaveLength(1);
  });

  it('held by another process: busy, and taken up when it is free', async () => {
    const simulator = await startIdScannerSimulator({ triggered: profileOf(profile).trigger !== null });
    onTestFinished(() => simulator.stop());
    const other = new SerialPort({ path: simulator.path, baudRate: 9600, autoOpen: false, lock: true });
    await new Promise<void>((resolve, reject) => other.open((error) => (error ? reject(error) : resolve())));
    const { scanner } = scannerAt(simulator.path, profileOf(profile));
    expect(await scanner.settled()).toEqual({ kind: 'absent', why: 'busy' });
    await new Promise<void>((resolve) => other.close(() => resolve()));
    await stateOf(scanner, isReady);
  });

  it('a printer on its port is told by name', async () => {
    const printer = await simulatedPrinter({ bootMs: 0 });
    const { scanner } = scannerAt(serialPathOf(printer), profileOf(profile));
    expect(await stateOf(scanner, ({ kind }) => kind === 'faulted')).toEqual({
      kind: 'faulted',
      status: { kind: 'stranger', found: 'printer' },
    });
  });

  it('nothing there: absent, and ready when it is plugged in', async () => {
    const simulator = await startIdScannerSimulator({ triggered: profileOf(profile).trigger !== null });
    onTestFinished(() => simulator.stop());
    await simulator.command('unplug');
    const { scanner } = scannerAt(simulator.path, profileOf(profile));
    expect(await scanner.settled()).toEqual({ kind: 'absent', why: 'not-there' });
    await simulator.command('plug');
    await stateOf(scanner, isReady);
  });

  it('never writes what it read into the log', async () => {
    const bench = await startScannerBench(profile);
    await stateOf(bench.scanner, isReady);
    for (const document of ALL) await bench.present(document);
    const log = bench.log.join('\n');
    expect(bench.log.length).toBeGreaterThan(ALL.length);
    for (const personal of ['1ABC234', 'ABC', 'NUMUNA', 'AA0000001', '1980', 'TUR'])
      expect(log).not.toContain(personal);
  });
});

describe('a bar-code reader where the scanner was', () => {
  it('two codes in a row show it, a document takes it back', async () => {
    const bench = await startScannerBench('mrz-serial');
    await stateOf(bench.scanner, isReady);
    for (let time = 0; time < 2; time++)
      expect((await bench.present('shop-card')).kind).toBe('not-a-document');
    expect(bench.scanner.state).toEqual({
      kind: 'faulted',
      status: { kind: 'stranger', found: 'bar-code-reader' },
    });
    expect(await bench.present('td1')).toMatchObject(EXPECTED.td1);
    expect(bench.scanner.state.kind).toBe('ready');
  });

  it('a scanner that reads bar codes too is no stranger', async () => {
    const bench = await startScannerBench('access-is');
    await stateOf(bench.scanner, isReady);
    for (let time = 0; time < 3; time++) await bench.present('shop-card');
    expect(bench.scanner.state.kind).toBe('ready');
  });
});

describe('a reader that looks only when it is told to', () => {
  it('reads nothing before, and no more after it was told to stop', async () => {
    const bench = await startScannerBench('access-is');
    await stateOf(bench.scanner, isReady);
    expect((await bench.simulator.command('present td1')).waiting).toBe('td1');
    await bench.scanner.stopReading();
    const read = bench.nextRead();
    expect(await bench.scanner.startReading()).toBe(true);
    expect(await read).toMatchObject(EXPECTED.td1);
    expect((await bench.simulator.command('present td2')).looking).toBe(false);
    expect(bench.reads).toHaveLength(1);
  });
});
