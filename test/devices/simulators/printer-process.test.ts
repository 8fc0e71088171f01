import { existsSync } from 'node:fs';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SerialPort } from 'serialport';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startJsonProcess } from '../../../hardware/simulators/json-process.ts';
import {
  type PrinterSimulatorOptions,
  startPrinterSimulator,
} from '../../../hardware/simulators/printer/printer-simulator.ts';
import { CUT, DLE, ESC, encoded, GS, processId, qrCode } from '../../support/escpos.ts';
import { readPaper } from '../../support/paper-reader.ts';
import { bytesOf } from '../../support/printer-bench.ts';
import { serialPathOf, sheetOf, simulatedPrinter } from '../../support/simulator.ts';

const MAIN = fileURLToPath(new URL('../../../hardware/simulators/printer/main.ts', import.meta.url));
const HANG_ON = 20_000;

/** The far end of a line, as a test holds it. */
interface Cable {
  send(...parts: readonly (number | string | Uint8Array)[]): void;
  /** All that came in so far, in hexadecimal. */
  came(): string;
  broken(): boolean;
}

async function serialCable(path: string): Promise<Cable> {
  const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
  const came: Uint8Array[] = [];
  let broken = false;
  port.on('data', (bytes: Buffer) => came.push(bytes));
  port.on('close', () => {
    broken = true;
  });
  port.on('error', () => {
    broken = true;
  });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  onTestFinished(async () => {
    if (port.isOpen) await new Promise((resolve) => port.close(resolve));
  });
  return {
    send: (...parts) => port.write(Buffer.from(bytesOf(...parts))),
    came: () => Buffer.concat(came).toString('hex'),
    broken: () => broken,
  };
}

async function networkCable(port: number): Promise<Cable> {
  const came: Uint8Array[] = [];
  let broken = false;
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect(port, '127.0.0.1', () => resolve(opening));
    opening.once('error', reject);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    broken = true;
  });
  socket.on('data', (bytes: Buffer) => came.push(bytes));
  onTestFinished(() => void socket.destroy());
  return {
    send: (...parts) => socket.write(bytesOf(...parts)),
    came: () => Buffer.concat(came).toString('hex'),
    broken: () => broken,
  };
}

const soon = <Value>(read: () => Value) => expect.poll(read, { timeout: HANG_ON, interval: 20 });

async function plugged(options: PrinterSimulatorOptions) {
  const printer = await simulatedPrinter(options);
  const open = (): Promise<Cable> =>
    printer.address.kind === 'serial'
      ? serialCable(printer.address.path)
      : networkCable(printer.address.port);
  return { printer, open, cable: await open() };
}

describe.each([
  ['a pseudo-terminal', {}],
  ['the network', { tcp: 0 }],
] satisfies [string, PrinterSimulatorOptions][])('over %s', (_, options) => {
  test('prints a ticket that can be read off the paper, and says when it is done', async () => {
    const { printer, cable } = await plugged(options);
    cable.send(ESC, '@', ESC, 't', 13, ESC, 'a', 1, encoded('Növbe nömreniz', 'cp857'), '\n');
    cable.send(
      GS,
      'b',
      1,
      GS,
      '!',
      0x77,
      'A017\n',
      GS,
      '!',
      0,
      qrCode('A017', 6, 'M'),
      CUT,
      processId('0001'),
    );
    const sheet = await sheetOf(printer);
    expect(readPaper(sheet)).toMatchObject({ lines: ['Növbe nömreniz', 'A017'], qr: 'A017' });
    await soon(cable.came).toBe('37223030303100');
  });

  test('all 256 bytes come in as they are, none is turned, echoed or eaten', async () => {
    const { printer, cable } = await plugged(options);
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    // As a picture of 256 columns and 8 rows, each byte is on the paper.
    cable.send(GS, 'v0', 0, 32, 0, 8, 0, all, CUT);
    const sheet = await sheetOf(printer);
    expect((await printer.report()).bytes).toBe(8 + 256 + CUT.length);
    expect(sheet.height).toBeGreaterThan(8);
    // 10 04 05 and 10 05 11 stand in it only as data: nobody asked for a status.
    expect(cable.came()).toBe('');
  });

  test('status and process ID come back as they are, control characters and all', async () => {
    const { cable } = await plugged(options);
    cable.send(DLE, 4, 1, GS, 'r', 1, GS, 'a', 0x0f, processId('\x11\x13\x1a\x03'));
    await soon(cable.came).toBe('160014000000372211131a0300');
  });

  test('noise on the line comes as bytes, and a slow line carries them late, but all', async () => {
    const { printer, cable } = await plugged(options);
    await printer.command('noise');
    await soon(() => cable.came().length / 2).toBe(40);
    await printer.command('slow-line');
    cable.send(ESC, '@', '\0'.repeat(9_998));
    await soon(async () => (await printer.report()).bytes).toBeGreaterThan(0);
    expect((await printer.report()).bytes).toBeLessThan(10_000);
    await printer.command('fast-line');
    await soon(async () => (await printer.report()).bytes).toBe(10_000);
  });

  test('out of paper in the middle: answers, waits, goes on', async () => {
    const { printer, cable } = await plugged({ ...options, script: 'after 20 bytes: paper-out' });
    cable.send('x'.repeat(30), '\n', CUT, processId('0002'), DLE, 4, 4);
    await soon(cable.came).toBe('7e');
    expect(printer.sheets).toEqual([]);
    expect(printer.state.paper).toBe('out');
    await printer.command('paper-ok');
    expect(readPaper(await sheetOf(printer)).text).toBe('x'.repeat(30));
    await soon(cable.came).toBe('7e37223030303200');
  });

  test('unplugged, the line breaks and cannot be opened; plugged in again it is where it was', async () => {
    const { printer, cable, open } = await plugged(options);
    const before = printer.address;
    await printer.command('unplug');
    // Who only listens may never hear that the far end has gone: it is asked, as a driver does.
    await soon(() => {
      cable.send(DLE, 4, 1);
      return cable.broken();
    }).toBe(true);
    await expect(open()).rejects.toThrow();
    await printer.command('plug');
    expect(printer.address).toEqual(before);
    const again = await open();
    again.send(DLE, 4, 1);
    await soon(again.came).toBe('16');
  });

  test('frozen, the line stands and nobody is there; thawed, it goes on', async () => {
    const { printer, cable } = await plugged(options);
    await printer.command('freeze');
    cable.send(DLE, 4, 1);
    expect(await printer.report()).toMatchObject({ bytes: 0 });
    expect([cable.came(), cable.broken()]).toEqual(['', false]);
    await printer.command('thaw');
    await soon(cable.came).toBe('16');
  });

  test('a small buffer and a stopped printer hold the sender back; nothing is lost', async () => {
    const { printer, cable } = await plugged({ ...options, buffer: 45 });
    await printer.command('cover-open');
    const lines = 2_000;
    cable.send(`${'y'.repeat(40)}\n`.repeat(lines));
    await soon(() => printer.report().then(({ buffered }) => buffered)).toBe(45);
    expect((await printer.report()).bytes).toBe(45);
    await printer.command('cover-close');
    await soon(() => printer.report().then(({ bytes }) => bytes)).toBe(41 * lines);
  });
});

test('the line takes as long as its speed says', async () => {
  const { printer, cable } = await plugged({ bytesPerSecond: 2_000 });
  const began = performance.now();
  cable.send('z\n'.repeat(300), CUT);
  await sheetOf(printer);
  // 604 bytes at 2000 a second.
  expect(performance.now() - began).toBeGreaterThan(250);
});

test('the paper can be watched as it comes out', async () => {
  const { printer, cable } = await plugged({ dotsPerSecond: 600 });
  const heights: number[] = [];
  printer.onPaper((paper) => {
    if (!paper.cut) heights.push(paper.height);
  });
  cable.send('a line\n'.repeat(20), CUT);
  const sheet = await sheetOf(printer);
  expect(heights.length).toBeGreaterThan(1);
  expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  expect(sheet.height).toBeGreaterThanOrEqual(Math.max(...heights));
});

test('without power the line stands, takes bytes and loses them', async () => {
  const { printer, cable } = await plugged({ bootMs: 0 });
  await printer.command('power-off');
  cable.send('lost\n', DLE, 4, 1);
  await soon(() => printer.report().then(({ bytes }) => bytes)).toBe(8);
  await printer.command('power-on');
  cable.send(DLE, 4, 1);
  await soon(cable.came).toBe('16');
  expect(cable.broken()).toBe(false);
});

test('the kiosk may close the line and open it again', async () => {
  const printer = await simulatedPrinter();
  const path = serialPathOf(printer);
  for (const expected of ['16', '16']) {
    const port = new SerialPort({ path, baudRate: 9600, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    const answer = new Promise<string>((resolve) =>
      port.once('data', (bytes: Buffer) => resolve(bytes.toString('hex'))),
    );
    port.write(Buffer.from([DLE, 4, 1]));
    expect(await answer).toBe(expected);
    await new Promise((resolve) => port.close(resolve));
  }
});

test('a link of one’s own comes, moves and goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'printer-link-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const link = join(folder, 'ttyPrinter');
  const printer = await simulatedPrinter({ link });
  expect(serialPathOf(printer)).toBe(link);
  expect(await readlink(link)).toMatch(/^\/dev\//);
  await printer.command('unplug');
  expect(existsSync(link)).toBe(false);
  await printer.command('plug');
  expect(existsSync(link)).toBe(true);
  await printer.stop();
  await soon(() => existsSync(link)).toBe(false);
});

test('what cannot be understood is told, and the process goes on', async () => {
  const child = startJsonProcess(MAIN, ['--tcp', '0']);
  onTestFinished(() => child.stop());
  const events: unknown[] = [];
  child.onMessage((message) => events.push(message));
  await soon(() => events.length).toBe(2);
  child.send({ command: 'explode' });
  child.send({ command: 'bytes', id: 7 });
  await soon(() => events.slice(2)).toEqual([
    { event: 'not-understood', line: '{"command":"explode"}' },
    { event: 'bytes', count: 0 },
    { event: 'done', id: 7 },
  ]);
});

test('a wrong option ends it with its name, and stopping leaves nothing behind', async () => {
  await expect(startPrinterSimulator({ script: 'at noon: unplug' })).rejects.toThrow(
    '--script: at noon: unplug',
  );
  const printer = await simulatedPrinter();
  const path = serialPathOf(printer);
  await printer.stop();
  expect(existsSync(path)).toBe(false);
  await expect(printer.report()).rejects.toThrow('ended');
});
