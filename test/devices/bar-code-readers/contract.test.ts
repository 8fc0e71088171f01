import { SerialPort } from 'serialport';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BarCodeRead } from '../../../hardware/bar-code-readers/bar-code-read.ts';
import type { BarCodeReaderProfile } from '../../../hardware/bar-code-readers/profiles.ts';
import {
  PRESENTATIONS,
  type Presentation,
} from '../../../hardware/simulators/bar-code-reader/presentations.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { isAbsent, isReady, stateOf } from '../../support/device-states.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { PATIENTLY } from '../printers/bench.ts';
import {
  codeBytes,
  profileOf,
  type ReaderBench,
  readerAt,
  SERIAL_PROFILES,
  type SerialProfile,
  simulatedReader,
  startReaderBench,
} from './bench.ts';

const EXPECTED: Readonly<Record<Presentation, object>> = {
  ticket: { kind: 'code', code: { use: 'ticket', id: PRESENTATIONS.ticket.text } },
  appointment: { kind: 'code', code: { use: 'appointment', id: PRESENTATIONS.appointment.text.slice(2) } },
  resume: { kind: 'code', code: { use: 'resume', id: PRESENTATIONS.resume.text.slice(2) } },
  receipt: { kind: 'code', code: { use: 'receipt', id: PRESENTATIONS.receipt.text } },
  goods: { kind: 'unknown-code', length: 13 },
  link: { kind: 'unknown-code', length: 20 },
  'other-ticket': { kind: 'unknown-code', length: 24 },
  letters: { kind: 'unknown-code', length: 31 },
  wide: { kind: 'unknown-code', length: 600 },
};
const ALL = Object.keys(EXPECTED) as Presentation[];
const PROFILES = Object.keys(SERIAL_PROFILES) as SerialProfile[];
const TOLD = PROFILES.filter((id) => SERIAL_PROFILES[id] !== 'lines');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const isCode = ({ kind }: BarCodeRead): boolean => kind === 'code';

/** Every own code that was read is this one. What was sent before may still be on its way, so it is tried again. */
async function readsAgain({ present, reads }: ReaderBench): Promise<void> {
  await expect.poll(async () => isCode(await present('ticket')), PATIENTLY).toBe(true);
  for (const read of reads.filter(isCode)) expect(read).toMatchObject(EXPECTED.ticket);
}

/** Holds the ticket to the reader again and again, with time between for what has no end to be over. */
async function presentUntil(
  { reader, simulator }: Pick<ReaderBench, 'reader' | 'simulator'>,
  fits: () => boolean,
): Promise<void> {
  const present = async () => {
    await reader.startReading();
    await simulator.command('present ticket');
    return fits();
  };
  await expect.poll(present, { ...PATIENTLY, interval: 300 }).toBe(true);
}

describe.each(PROFILES)('a bar-code reader with the profile %s', (profile) => {
  const isSsi = SERIAL_PROFILES[profile] === 'ssi';

  it('reads every code, ours and others', async () => {
    const bench = await startReaderBench(profile);
    for (const code of ALL) expect(await bench.present(code), code).toMatchObject(EXPECTED[code]);
    expect(Object.keys(EXPECTED)).toEqual(Object.keys(PRESENTATIONS));
    expect(bench.reader.state).toEqual({ kind: 'ready', status: { kind: 'listening' } });
  });

  it('on a slow line', async () => {
    // Longer than this machine may hold the simulator up.
    const slow = { ...profileOf(profile), idleMs: 1000 };
    const bench = await startReaderBench(profile, {}, slow);
    expect(await bench.present('ticket', 'pace 100')).toMatchObject(EXPECTED.ticket);
  });

  it('bytes cut off: never another code, and the next one is read whole', async () => {
    const bench = await startReaderBench(profile);
    const whole = codeBytes(profile, PRESENTATIONS.appointment.text);
    for (let at = 1; at < whole.length; at += 4) {
      const read = await bench.present('appointment', `cut ${at}`);
      // A decoder of packets is asked to send it once more.
      expect(read, `until ${at}`).toMatchObject(isSsi ? EXPECTED.appointment : { kind: 'unreadable-code' });
    }
    expect(await bench.present('appointment')).toMatchObject(EXPECTED.appointment);
  });

  it('bytes doubled or interleaved: never a code, and the next one is read whole', async () => {
    const bench = await startReaderBench(profile);
    const one = codeBytes(profile, PRESENTATIONS.appointment.text);
    const other = codeBytes(profile, PRESENTATIONS.resume.text);
    const doubled = Uint8Array.from([...one].flatMap((byte) => [byte, byte]));
    const interleaved = Uint8Array.from([...other].flatMap((byte, at) => [byte, one[at] ?? 0]));
    for (const bytes of [doubled, interleaved]) {
      await bench.simulator.command(`send ${hex(bytes)}`);
      await readsAgain(bench);
    }
  });

  it('a code sent twice is read twice, each time right', async () => {
    const bench = await startReaderBench(profile);
    const once = codeBytes(profile, PRESENTATIONS.ticket.text);
    await bench.simulator.command(`send ${hex(Buffer.concat([once, once]))}`);
    await expect.poll(() => bench.reads.length, PATIENTLY).toBe(2);
    for (const read of bench.reads) expect(read).toMatchObject(EXPECTED.ticket);
  });

  it('noise of a loose plug: no code, and the next one is read whole', async () => {
    const bench = await startReaderBench(profile);
    await bench.simulator.command('noise 2000');
    await readsAgain(bench);
  });

  it('wrong speed: unreadable, and never a code; the right one takes it back', async () => {
    const bench = await startReaderBench(profile);
    await bench.simulator.command('speed 2');
    await presentUntil(bench, () => bench.reader.state.kind === 'degraded');
    expect(bench.reader.state).toEqual({ kind: 'degraded', status: { kind: 'unreadable' } });
    expect(bench.reads.filter(isCode)).toEqual([]);
    await bench.simulator.command('speed 1');
    await readsAgain(bench);
    expect(await stateOf(bench.reader, isReady)).toEqual({ kind: 'ready', status: { kind: 'listening' } });
  });

  it('wrong speed from the beginning: unreadable, and never a code', async () => {
    const simulator = await simulatedReader(profile);
    await simulator.command('speed 0.5');
    const bench = { ...readerAt(simulator.path, profileOf(profile)), simulator };
    await presentUntil(bench, () => bench.reader.state.kind === 'degraded');
    expect(bench.reads.filter(isCode)).toEqual([]);
  });

  it.each(['unplug', 'vanish'])('%s in the middle of a code: gone, and back after replug', async (pull) => {
    const bench = await startReaderBench(profile);
    await bench.reader.startReading();
    await bench.simulator.command('pace 100');
    await bench.simulator.command('present ticket');
    await bench.simulator.command(pull);
    expect(await stateOf(bench.reader, isAbsent)).toEqual({
      kind: 'absent',
      why: expect.stringMatching(/lost|not-there/),
    });
    expect(bench.reads.filter(isCode)).toEqual([]);
    await bench.simulator.command('pace full');
    await bench.simulator.command('plug');
    await stateOf(bench.reader, isReady);
    await readsAgain(bench);
  });

  it('swapped for another one between two looks: opened anew', async () => {
    const bench = await startReaderBench(profile);
    const lost = stateOf(bench.reader, isAbsent);
    await bench.simulator.command('vanish');
    await bench.simulator.command('plug');
    await lost;
    await stateOf(bench.reader, isReady);
    expect(await bench.present('ticket')).toMatchObject(EXPECTED.ticket);
  });

  it('frozen: noticed where the reader can be asked, and well again when it thaws', async () => {
    const bench = await startReaderBench(profile);
    await bench.simulator.command('freeze');
    if (isSsi)
      expect(await stateOf(bench.reader, ({ kind }) => kind === 'faulted')).toEqual({
        kind: 'faulted',
        status: { kind: 'mute' },
      });
    await bench.simulator.command('thaw');
    await stateOf(bench.reader, isReady);
    expect(await bench.present('ticket')).toMatchObject(EXPECTED.ticket);
  });

  it('held by another process: busy, and taken up when it is free', async () => {
    const simulator = await simulatedReader(profile);
    const other = new SerialPort({ path: simulator.path, baudRate: 9600, autoOpen: false, lock: true });
    await new Promise<void>((resolve, reject) => other.open((error) => (error ? reject(error) : resolve())));
    const { reader } = readerAt(simulator.path, profileOf(profile));
    expect(await reader.settled()).toEqual({ kind: 'absent', why: 'busy' });
    await new Promise<void>((resolve) => other.close(() => resolve()));
    await stateOf(reader, isReady);
  });

  it('nothing there: absent, and ready when it is plugged in', async () => {
    const simulator = await simulatedReader(profile);
    await simulator.command('unplug');
    const { reader } = readerAt(simulator.path, profileOf(profile));
    expect(await reader.settled()).toEqual({ kind: 'absent', why: 'not-there' });
    await simulator.command('plug');
    await stateOf(reader, isReady);
  });

  it('a printer on its port is told by name', async () => {
    const printer = await simulatedPrinter({ bootMs: 0 });
    const { reader } = readerAt(serialPathOf(printer), profileOf(profile));
    expect(await stateOf(reader, ({ kind }) => kind === 'faulted')).toEqual({
      kind: 'faulted',
      status: { kind: 'stranger', found: 'printer' },
    });
    expect(await reader.startReading()).toBe(false);
  });

  it('an ID scanner on its port is told by name, and never shows a code', async () => {
    const scanner = await startIdScannerSimulator();
    onTestFinished(() => scanner.stop());
    const { reader, reads } = readerAt(scanner.path, profileOf(profile));
    await reader.settled();
    await scanner.command('present td3');
    expect(await stateOf(reader, isStranger)).toEqual({
      kind: 'faulted',
      status: { kind: 'stranger', found: 'id-scanner' },
    });
    expect(reads.filter(isCode)).toEqual([]);
  });

  it('never writes what it read into the log', async () => {
    const bench = await startReaderBench(profile);
    for (const code of ALL) await bench.present(code);
    await bench.present('ticket', 'noise 100');
    expect(bench.log.length).toBeGreaterThan(ALL.length);
    for (const text of ['TEST', '4006', 'example', 'DOST']) expect(bench.log.join('\n')).not.toContain(text);
  });
});

function isStranger(state: ReaderBench['reader']['state']): boolean {
  return state.kind === 'faulted' && state.status.kind === 'stranger';
}

describe.each(TOLD)('a reader that looks only when it is told to, %s', (profile) => {
  it('reads nothing before, and one code only', async () => {
    const bench = await startReaderBench(profile);
    expect(await bench.simulator.command('present ticket')).toMatchObject({ waiting: true, looking: false });
    const read = bench.nextRead();
    expect(await bench.reader.startReading()).toBe(true);
    expect(await read).toMatchObject(EXPECTED.ticket);
    expect(await bench.simulator.command('present resume')).toMatchObject({ waiting: true, looking: false });
    expect(bench.reads).toHaveLength(1);
  });

  it('stops when it is told to', async () => {
    const bench = await startReaderBench(profile);
    await bench.reader.startReading();
    await expect.poll(async () => (await bench.simulator.command('pace full')).looking, PATIENTLY).toBe(true);
    await bench.reader.stopReading();
    await expect
      .poll(async () => (await bench.simulator.command('pace full')).looking, PATIENTLY)
      .toBe(false);
    expect((await bench.simulator.command('present ticket')).waiting).toBe(true);
    expect(bench.reads).toEqual([]);
  });

  it('is told again after a replug', async () => {
    const bench = await startReaderBench(profile);
    await bench.reader.startReading();
    await bench.simulator.command('unplug');
    await bench.simulator.command('reset');
    await stateOf(bench.reader, isAbsent);
    const read = bench.nextRead();
    await bench.simulator.command('plug');
    await bench.simulator.command('present ticket');
    expect(await read).toMatchObject(EXPECTED.ticket);
  });

  it('is told again when it has given up by itself', async () => {
    const bench = await startReaderBench(profile, { sessionMs: 300 }, impatient(profile));
    await bench.reader.startReading();
    await expect
      .poll(async () => (await bench.simulator.command('pace full')).looking, PATIENTLY)
      .toBe(false);
    const read = bench.nextRead();
    await bench.simulator.command('present ticket');
    expect(await read).toMatchObject(EXPECTED.ticket);
  });
});

/** Gives up after less than a second, and is told again after one. */
function impatient(id: SerialProfile): BarCodeReaderProfile {
  const profile = profileOf(id);
  const { protocol } = profile;
  if (protocol.kind === 'ssi') return decoderWith([0x88, 3], 1000);
  const { trigger } = protocol;
  return { ...profile, protocol: { ...protocol, trigger: trigger && { ...trigger, renewMs: 1000 } } };
}

/** The decoder's profile with further parameters, each a number and its value. */
function decoderWith(parameters: readonly number[], renewMs?: number): BarCodeReaderProfile {
  const profile = profileOf('zebra-ssi');
  const { protocol } = profile;
  if (protocol.kind !== 'ssi') throw new Error('not a decoder of packets');
  const settings = Uint8Array.of(...protocol.settings, ...parameters);
  return { ...profile, protocol: { ...protocol, settings, renewMs: renewMs ?? protocol.renewMs } };
}

describe.each(['generic-serial', 'honeywell-serial'] as const)('a reader of lines, %s', (profile) => {
  it.each([
    ['LF', { suffix: 'lf' }],
    ['CRLF', { suffix: 'crlf' }],
  ] as const)('with %s', async (_, options) => {
    const bench = await startReaderBench(profile, options);
    for (const code of ['ticket', 'goods'] as const)
      expect(await bench.present(code)).toMatchObject(EXPECTED[code]);
    expect(bench.reads).toHaveLength(2);
  });

  it('wrong speed: three unreadable codes show it', async () => {
    const bench = await startReaderBench(profile);
    await bench.simulator.command('speed 2');
    for (let time = 0; time < 3; time++) {
      expect(bench.reader.state.kind).toBe('ready');
      expect(await bench.present('ticket')).toEqual({ kind: 'unreadable-code' });
    }
    expect(bench.reader.state.kind).toBe('degraded');
  });

  it('without a suffix: unreadable, since a code that was cut off would look the same', async () => {
    const bench = await startReaderBench(profile, { suffix: 'none' });
    for (let time = 0; time < 3; time++)
      expect(await bench.present('ticket')).toEqual({ kind: 'unreadable-code' });
    expect(bench.reader.state).toEqual({ kind: 'degraded', status: { kind: 'unreadable' } });
  });

  it('with the identifier of the symbology', async () => {
    const bench = await startReaderBench(profile, { aim: true });
    expect(await bench.present('ticket')).toMatchObject({ ...EXPECTED.ticket, symbology: 'qr' });
    expect(await bench.present('goods')).toMatchObject({ ...EXPECTED.goods, symbology: 'ean-upc' });
  });
});

describe('a decoder of packets', () => {
  it('that was without power is set up again, though its line never broke', async () => {
    const bench = await startReaderBench('zebra-ssi');
    await bench.simulator.command('reset');
    expect(await bench.reader.startReading()).toBe(false);
    const read = bench.nextRead();
    await bench.simulator.command('present ticket');
    expect(await read).toMatchObject(EXPECTED.ticket);
  });

  it('whose acknowledgement was lost sends its code again, and the code counts once', async () => {
    const bench = await startReaderBench('zebra-ssi');
    const send = (text: string, status: number) =>
      bench.simulator.command(`send ${hex(codeBytes('zebra-ssi', text, status))}`);
    await send(PRESENTATIONS.ticket.text, 0);
    await send(PRESENTATIONS.ticket.text, 1);
    await send(PRESENTATIONS.goods.text, 1);
    await expect.poll(() => bench.reads.length, PATIENTLY).toBe(2);
    expect(bench.reads).toMatchObject([EXPECTED.ticket, EXPECTED.goods]);
  });

  it('is asked at once for what came damaged', async () => {
    // By itself it would send its code again after 25.5 s.
    const bench = await startReaderBench('zebra-ssi', {}, decoderWith([0x9b, 255]));
    void bench.present('ticket', 'cut 20');
    await expect.poll(() => bench.reads.length, PATIENTLY).toBe(1);
    expect(bench.reads[0]).toMatchObject(EXPECTED.ticket);
  });

  it('whose code is damaged each time it is sent: unreadable', async () => {
    const bench = await startReaderBench('zebra-ssi');
    const damaged = codeBytes('zebra-ssi', PRESENTATIONS.ticket.text).map((byte) => byte ^ 4);
    const send = async () => {
      await bench.simulator.command(`send ${hex(damaged)}`);
      return bench.reads.length;
    };
    await expect.poll(send, { ...PATIENTLY, interval: 300 }).toBeGreaterThan(0);
    expect(bench.reads[0]).toEqual({ kind: 'unreadable-code' });
    await readsAgain(bench);
  });

  it('names the kind of code', async () => {
    const bench = await startReaderBench('zebra-ssi');
    expect(await bench.present('goods')).toMatchObject({ symbology: 'ean-upc' });
    expect(await bench.present('ticket')).toMatchObject({ symbology: 'qr' });
  });
});

describe('an ID scanner where a reader was', () => {
  it('a code takes it back', async () => {
    const bench = await startReaderBench('generic-serial');
    const lines = ['P<AZENUMUNA<<TEST'.padEnd(44, '<'), 'C000000015AZE8001014F30010191ABC234<<<<<<<90'];
    await bench.simulator.command(`send ${hex(Buffer.from(`${lines.join('\r')}\r`))}`);
    await stateOf(bench.reader, isStranger);
    await readsAgain(bench);
    expect(bench.reader.state.kind).toBe('ready');
  });
});
