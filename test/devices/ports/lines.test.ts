import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../../hardware/ports/watch-folder.ts';
import { openPrinter } from '../../../hardware/printers/escpos-printer.ts';
import { loadPtyLibrary, PseudoTerminal } from '../../../hardware/simulators/pseudo-terminal.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { ROOT } from '../../support/catalogue.ts';
import { type Adapter, portTree } from '../../support/port-tree.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import { PATIENTLY, profileOf, systemClock } from '../printers/bench.ts';

function inFolder() {
  const folder = temporaryFolder();
  onTestFinished(() => folder.dispose());
  return folder.path;
}

async function terminal(link: string | null = null): Promise<PseudoTerminal> {
  const library = await loadPtyLibrary();
  if (!library) throw new Error('this test needs pseudo-terminals');
  const line = await PseudoTerminal.open(library, link);
  onTestFinished(() => line.close());
  return line;
}

const pathOf = ({ address }: PseudoTerminal): string => {
  if (address.kind !== 'serial') throw new Error('no path');
  return address.path;
};

it('two drivers on one port: the second is told that it is busy, not absent, and takes over when it is free', async () => {
  const simulator = await simulatedPrinter();
  const open = () => {
    const printer = openPrinter({
      profile: profileOf('epson-tm-t88'),
      transport: openTransport({ kind: 'serial', path: serialPathOf(simulator), baudRate: 115_200 }),
      clock: systemClock,
    });
    onTestFinished(() => printer.close());
    return printer;
  };
  const first = open();
  await expect.poll(() => first.status.kind, PATIENTLY).toBe('ready');
  const second = open();
  await expect.poll(() => second.state, PATIENTLY).toEqual({ kind: 'absent', why: 'busy' });
  expect(first.status.kind).toBe('ready');
  await first.close();
  await expect.poll(() => second.status.kind, PATIENTLY).toBe('ready');
});

const HOLD = `
  import { SerialPort } from 'serialport';
  const port = new SerialPort({ path: process.argv[1], baudRate: 9600, lock: true }, () => console.log('open'));
`;

it('another process on the port is told apart in the same way', async () => {
  const path = pathOf(await terminal());
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLD, path], { cwd: ROOT });
  onTestFinished(() => void holder.kill());
  await once(holder.stdout, 'data');
  expect(await serialTransport(path, 9600).open()).toMatchObject({ fault: { kind: 'busy' } });
});

it('a port that only listens knows when it was unplugged, and that a new one under its name is another', async () => {
  const link = join(inFolder(), 'ttyUSB0');
  const line = await terminal(link);
  const transport = serialTransport(link, 9600);
  onTestFinished(() => transport.close());
  expect(await transport.isThere?.()).toBe(false);
  expect(await transport.open()).toEqual({ ok: true });
  expect(await transport.isThere?.()).toBe(true);
  // The name leads elsewhere, and the old line, of which nobody tells, stays open.
  const other = await terminal();
  rmSync(link);
  expect(await transport.isThere?.()).toBe(false);
  symlinkSync(pathOf(other), link);
  expect(await transport.isThere?.()).toBe(false);
  await transport.close();
  expect(await transport.open()).toEqual({ ok: true });
  expect(await transport.isThere?.()).toBe(true);
  await line.unplug();
});

it('a port that is matched is opened where it is now', async () => {
  const tree = portTree();
  onTestFinished(() => tree.dispose());
  const line = await terminal();
  const heard: string[] = [];
  line.onBytes((bytes) => heard.push(Buffer.from(bytes).toString('latin1')));
  const adapter: Adapter = {
    name: 'ttyUSB0',
    socket: '1-2:1.0',
    vendor: '1a86',
    product: '7523',
    target: pathOf(line),
  };
  const config = { kind: 'serial', match: { physicalPath: 'usb-1-2:1.0' }, baudRate: 9600 } as const;
  const transport = openTransport(config, {}, tree.roots);
  onTestFinished(() => transport.close());
  expect(transport.name).toBe('serial physicalPath usb-1-2:1.0 9600');
  expect(await transport.open()).toMatchObject({ fault: { kind: 'absent' } });
  for (const name of ['ttyUSB0', 'ttyUSB5']) {
    tree.plug({ ...adapter, name });
    expect(await transport.open()).toEqual({ ok: true });
    await transport.write(Buffer.from(name), 1000);
    await expect.poll(() => heard.join(''), PATIENTLY).toContain(name);
    tree.unplug({ ...adapter, name });
    expect(await transport.isThere?.()).toBe(false);
    await transport.close();
  }
});

it('a folder tells what comes and goes in it, also when it comes itself', async () => {
  const tree = portTree();
  onTestFinished(() => tree.dispose());
  const place = join(tree.roots.dev, 'serial/by-path');
  let told = 0;
  onTestFinished(watchFolder(place, systemClock, () => told++));
  for (const step of [
    () => tree.plug({ name: 'ttyUSB0', socket: '1-2:1.0', vendor: '1', product: '2', byPath: 'socket' }),
    () => rmSync(join(place, 'socket')),
    () => symlinkSync('../../ttyUSB0', join(place, 'socket')),
    () => rmSync(join(tree.roots.dev, 'serial'), { recursive: true }),
    () => mkdirSync(place, { recursive: true }),
    () => symlinkSync('../../ttyUSB0', join(place, 'socket')),
  ]) {
    const before = told;
    step();
    await expect.poll(() => told, PATIENTLY).toBeGreaterThan(before);
  }
});
