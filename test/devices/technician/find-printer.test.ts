import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPrinter } from '../../../electron/host/technician/find-ports.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';

const serial = (path: string) => ({ kind: 'serial', path, baudRate: 115_200 }) as const;
const find = (transport: Parameters<typeof findPrinter>[0]) =>
  findPrinter(transport, new AbortController().signal);

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(() => made.dispose());
  return made.path;
}

test.each([
  ['a path that does not exist', serial('/dev/nonexist')],
  ['a USB printer that does not exist', { kind: 'file', path: '/dev/usb/lp99' } as const],
])('%s has nothing on it', async (_, transport) => {
  expect(await find(transport)).toEqual({ found: 'closed', why: 'not-there' });
});

test.each(['serial', 'file'] as const)('a folder is no %s line', async (kind) => {
  const path = folder();
  expect(await find(kind === 'serial' ? serial(path) : { kind, path })).toEqual({
    found: 'closed',
    why: 'not-there',
  });
});

test('a link that leads nowhere has nothing on it', async () => {
  const link = join(folder(), 'port');
  symlinkSync('/dev/nonexist', link);
  expect(await find(serial(link))).toEqual({ found: 'closed', why: 'not-there' });
});

test('a printer that is switched off is silent, and so is an address', async () => {
  const printer = await simulatedPrinter();
  await printer.command('power-off');
  expect(await find(serial(serialPathOf(printer)))).toEqual({ found: 'silent' });
  expect(await find({ kind: 'tcp', host: '127.0.0.1', port: 9 })).toEqual({ found: 'silent' });
});

test('a line that another holds is busy', async () => {
  const printer = await simulatedPrinter();
  const line = openTransport(serial(serialPathOf(printer)));
  await line.open();
  onTestFinished(() => line.close());
  expect(await find(serial(serialPathOf(printer)))).toEqual({ found: 'closed', why: 'busy' });
});
