import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { devicesCli, EXIT } from '../../../electron/technician/devices-cli.ts';
import type { TransportConfig } from '../../../hardware/transports/transport.ts';
import { ALPHABETS } from '../../support/alphabets.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { foldLookAlikes, readPaper } from '../../support/paper-reader.ts';
import { serialPathOf, sheetOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import { NOON } from '../../support/tickets.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

async function run(argv: string[], lang = 'az_AZ.UTF-8', enough: Promise<void> = Promise.resolve()) {
  const lines: string[] = [];
  const code = await devicesCli({
    argv,
    lang,
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    enough,
    secrets: { isTyped: false, ask: async () => null },
    now: () => NOON,
  });
  return { code, text: lines.join('\n') };
}

describe('test-print', () => {
  test.each(['serial', 'tcp', 'file'] as const)('prints the alphabet page over %s', async (kind) => {
    const printer = await simulatedPrinter(kind === 'tcp' ? { tcp: 0 } : {});
    const { address } = printer;
    const transport: TransportConfig =
      address.kind === 'tcp'
        ? address
        : kind === 'file'
          ? { kind, path: serialPathOf(printer) }
          : { kind: 'serial', path: serialPathOf(printer), baudRate: 115_200 };
    const { code, text } = await run(['test-print', '--config', writeConfig(folder.path, transport)]);
    expect(text).toContain('printer təsdiqlədi');
    expect(code).toBe(EXIT.done);
    const paper = readPaper(await sheetOf(printer));
    const letters = foldLookAlikes(paper.text).replace(/\s/g, '');
    for (const alphabet of ALPHABETS) expect(letters).toContain(foldLookAlikes(alphabet));
    for (const sign of ['№', '₼', '…']) expect(letters).toContain(sign);
    expect(paper.qr).not.toBeNull();
  });

  test('to a plain file leaves the bytes there and does not claim that they were printed', async () => {
    const path = join(folder.path, 'paper.bin');
    writeFileSync(path, '');
    const { code } = await run(['test-print', '--config', writeConfig(folder.path, { kind: 'file', path })]);
    expect(code).not.toBe(EXIT.done);
    expect(readFileSync(path).length).toBeGreaterThan(0);
  });

  test('without paper sends nothing and says what to do', async () => {
    const printer = await simulatedPrinter();
    await printer.command('paper-out');
    const config = writeConfig(folder.path, {
      kind: 'serial',
      path: serialPathOf(printer),
      baudRate: 115_200,
    });
    const { code, text } = await run(['test-print', '--config', config], 'ru_RU.UTF-8');
    expect(code).toBe(EXIT.notDone);
    expect(text).toContain('Нет бумаги: смените рулон');
    expect(printer.sheets).toHaveLength(0);
  });
});

describe('what the technician may get wrong', () => {
  test.each([
    ['no command', [], EXIT.usage, 'npm run devices'],
    ['an unknown command', ['print'], EXIT.usage, 'npm run devices'],
    ['no configuration', ['test-print'], EXIT.usage, '--config'],
    [
      'a configuration that is not there',
      ['watch', '--config', '/no/such.json'],
      EXIT.usage,
      '/no/such.json',
    ],
  ])('%s', async (_, argv, code, text) => {
    const result = await run(argv, 'en_GB.UTF-8');
    expect(result.code).toBe(code);
    expect(result.text).toContain(text);
  });

  test('a path that does not exist', async () => {
    const config = writeConfig(folder.path, { kind: 'serial', path: '/dev/ttyNONE', baudRate: 9600 });
    const { code, text } = await run(['test-print', '--config', config], 'en');
    expect(code).toBe(EXIT.notDone);
    expect(text).toContain('The line cannot be opened');
  });

  test('a configuration without a printer', async () => {
    const { code, text } = await run(['watch', '--config', writeConfig(folder.path, null)], 'en');
    expect(code).toBe(EXIT.notDone);
    expect(text).toContain('devices.printer');
  });
});

describe('list', () => {
  test('is done without a printer too, and shows the places that the configuration adds', async () => {
    const places = [
      { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 },
      { kind: 'tcp', host: '10.0.0.7', port: 9100 },
    ];
    const config = writeConfig(folder.path, null, { technician: { places } });
    const { code, text } = await run(['list', '--config', config], 'en');
    expect(code).toBe(EXIT.done);
    expect(text).toMatch(/technician\.places\):\n {2}\/dev\/ttyUSB0\n {2}10\.0\.0\.7:9100\n/);
    expect(text).toContain('There is no printer in the configuration');
  });
});

test('watch tells each change in a plain sentence', async () => {
  const printer = await simulatedPrinter();
  const config = writeConfig(folder.path, { kind: 'serial', path: serialPathOf(printer), baudRate: 115_200 });
  const lines: string[] = [];
  let stop = () => {};
  const watching = devicesCli({
    argv: ['watch', '--config', config],
    lang: 'az',
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    enough: new Promise((resolve) => {
      stop = () => resolve();
    }),
    secrets: { isTyped: false, ask: async () => null },
    now: () => NOON,
  });
  await expect.poll(() => lines.at(-1), { timeout: 10_000 }).toContain('Hazırdır');
  await printer.command('cover-open');
  await expect.poll(() => lines.at(-1), { timeout: 10_000 }).toContain('Qapağı açıqdır');
  await printer.command('cover-close');
  await expect.poll(() => lines.at(-1), { timeout: 10_000 }).toContain('Hazırdır');
  stop();
  expect(await watching).toBe(EXIT.done);
});
