import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { hashPin, isPin } from '../../../electron/host/volunteers.ts';
import { EXIT } from '../../../electron/technician/devices-cli.ts';
import { openTransport } from '../../../hardware/transports/open-transport.ts';
import { runDevices } from '../../support/devices-cli.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { readPaper } from '../../support/paper-reader.ts';
import { serialPathOf, sheetOf, simulatedPrinter } from '../../support/simulator.ts';
import { openTestStore, temporaryFolder } from '../../support/store.ts';

let folder = temporaryFolder();
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const data = () => folder.path;
const technician = { people: [{ id: 'T1', pin: await hashPin('135790') }] };

/** A store that is open, as in a kiosk that runs, with tickets that wait for paper. */
function kiosk(tickets = 0) {
  const { store } = openTestStore(folder.path);
  let isOpen = true;
  const stop = () => {
    if (isOpen) store.close();
    isOpen = false;
  };
  onTestFinished(stop);
  for (let at = 0; at < tickets; at++)
    store.issueTicket(
      {
        requestId: `R${at}`,
        sessionId: 'SESSION',
        direction: '03',
        service: null,
        visitKind: 'ordinary',
        locale: 'az',
      },
      { series: 'C', desk: null, priority: 0 },
      { desks: 1, serviceMs: 1 },
    );
  return { store, stop };
}

const config = (line: Parameters<typeof writeConfig>[1] = null) =>
  writeConfig(folder.path, line, { technician });
const withBoth = (file: string) => ['--config', file, '--data', data()];
const serial = (path: string) => ({ kind: 'serial', path, baudRate: 115_200 }) as const;
const chosen = () => JSON.parse(readFileSync(join(data(), 'devices.json'), 'utf8')) as unknown;

describe('beside a kiosk that runs', () => {
  test('facts, jobs and log are read, and nothing is written', async () => {
    const { store } = kiosk(2);
    const before = store.auditTrail(100).length;
    const facts = await runDevices(['facts', '--data', data()]);
    expect(facts.code).toBe(EXIT.done);
    expect(facts.lines).toContain('Database: Works');
    expect(facts.lines).toContain('Numbers given today: 2');
    expect(facts.lines).toContain('Tickets waiting for paper: 2  (Needs attention soon)');
    const jobs = await runDevices(['jobs', '--data', data()], 'az');
    expect(jobs.lines).toEqual([
      'Kağız gözləyən talonlar',
      '  C001  14:05 – çap olunmayıb',
      '  C002  14:05 – çap olunmayıb',
    ]);
    const log = await runDevices(['log', '--data', data()]);
    expect(log.lines[0]).toBe('22.11.2026 14:05  ticket.issued');
    expect(log.text).toContain('journalctl -u dost-kiosk');
    expect(log.text).not.toContain('SESSION');
    expect(store.auditTrail(100)).toHaveLength(before);
  });

  test('a waiting ticket is given up: the kiosk sees it at once', async () => {
    const { store } = kiosk(2);
    expect(await runDevices(['jobs', 'void', 'c001', '--data', data()])).toMatchObject({
      code: EXIT.done,
      text: 'The ticket will not be printed',
    });
    expect(store.waitingJobs(0).map(({ ticket }) => ticket.number)).toEqual(['C002']);
    expect(store.auditTrail(2).map(({ kind }) => kind)).toEqual(['job.void', 'technician.void']);
    expect(await runDevices(['jobs', 'void', 'C001', '--data', data()])).toMatchObject({
      code: EXIT.notDone,
      text: 'No ticket C001 is waiting for paper',
    });
  });

  test.each([
    ['jobs', 'reprint', 'C001'],
    ['use', 'port', '/dev/ttyS0'],
    ['use', 'profile', 'epson-tm-t88'],
    ['technician-pin', 'T1'],
  ])('%s %s is left to its screen', async (...argv) => {
    kiosk(1);
    const { code, text } = await runDevices(
      [...argv, ...withBoth(config(serial('/dev/ttyS0')))],
      'en',
      '2468',
    );
    expect(text).toContain('The kiosk is running and owns the devices');
    expect(code).toBe(EXIT.notDone);
    expect(readdirSync(data()).filter((name) => name.endsWith('.json'))).toEqual(['kiosk.json']);
  });

  test('the printer is not fought for: who holds the line is named', async () => {
    const printer = await simulatedPrinter();
    const line = openTransport(serial(serialPathOf(printer)));
    await line.open();
    onTestFinished(() => line.close());
    const { code, text } = await runDevices([
      'test-print',
      '--config',
      config(serial(serialPathOf(printer))),
    ]);
    expect(code).toBe(EXIT.notDone);
    expect(text).toContain('Another program holds the line');
  });
});

describe('with the kiosk stopped', () => {
  test('port and model are chosen as on the screen, and the test page goes there', async () => {
    const printer = await simulatedPrinter();
    const path = serialPathOf(printer);
    const file = config();
    kiosk().stop();
    expect((await runDevices(['use', 'profile', 'epson-tm-t88', ...withBoth(file)])).text).toContain(
      'Choose the port first',
    );
    expect(await runDevices(['use', 'port', path, ...withBoth(file)])).toMatchObject({ code: EXIT.done });
    expect(chosen()).toEqual({ printer: { profile: 'generic-80', transport: serial(path) } });
    expect(await runDevices(['use', 'profile', 'epson-tm-t88', ...withBoth(file)])).toMatchObject({
      code: EXIT.done,
    });
    expect(chosen()).toEqual({ printer: { profile: 'epson-tm-t88', transport: serial(path) } });
    expect((await runDevices(['test-print', ...withBoth(file)])).code).toBe(EXIT.done);
    expect(readPaper(await sheetOf(printer)).qr).not.toBeNull();
  });

  test.runIf(process.getuid?.() === 0)('what root chooses is the kiosk’s to read', async () => {
    const file = config(serial('/dev/ttyS0'));
    chownSync(data(), 1000, 1000);
    await runDevices(['use', 'profile', 'generic-58', ...withBoth(file)]);
    expect(statSync(join(data(), 'devices.json'))).toMatchObject({ uid: 1000, gid: 1000 });
  });

  test('a port where nobody answers changes nothing', async () => {
    const { code, text } = await runDevices(['use', 'port', '127.0.0.1:9', ...withBoth(config())]);
    expect({ code, text }).toEqual({
      code: EXIT.notDone,
      text: expect.stringContaining('No printer answers on 127.0.0.1:9'),
    });
    expect(readdirSync(data())).toEqual(['kiosk.json']);
  });

  test('a path where there is nothing is not called a printer that is off', async () => {
    for (const path of ['/dev/nonexist', '/tmp', join(data(), 'kiosk.json')]) {
      const { code, text } = await runDevices(['use', 'port', path, ...withBoth(config())]);
      expect({ code, text }).toEqual({
        code: EXIT.notDone,
        text: expect.stringContaining(`There is no port at ${path} that can be opened`),
      });
    }
    expect(readdirSync(data())).toEqual(['kiosk.json']);
  });

  test('a port may be typed by any of its names, but not when another device is on it', async () => {
    const printer = await simulatedPrinter();
    const [path, link] = [serialPathOf(printer), join(data(), 'printer-port')];
    symlinkSync(path, link);
    expect(await runDevices(['use', 'port', link, ...withBoth(config())])).toMatchObject({ code: EXIT.done });
    expect((await runDevices(['test-print', ...withBoth(config())])).code).toBe(EXIT.done);
    const scanner = { devices: { idScanner: { profile: 'mrz-serial', transport: serial(path) } } };
    rmSync(join(data(), 'devices.json'));
    const taken = await runDevices([
      'use',
      'port',
      link,
      ...withBoth(writeConfig(folder.path, null, scanner)),
    ]);
    expect(taken).toMatchObject({
      code: EXIT.notDone,
      text: `${link}: The document scanner is on this port`,
    });
    expect(readdirSync(data())).not.toContain('devices.json');
  });

  test('without a name, or with an unknown one, the models are listed', async () => {
    const { code, lines } = await runDevices(['use', 'profile', ...withBoth(config(serial('/dev/ttyS0')))]);
    expect(code).toBe(EXIT.usage);
    expect(lines).toContain('* epson-tm-t88');
    expect(lines).toContain('  generic-58');
  });

  test('a waiting ticket is printed, and its job is settled', async () => {
    const printer = await simulatedPrinter();
    kiosk(1).stop();
    const argv = ['jobs', 'reprint', 'C001', ...withBoth(config(serial(serialPathOf(printer))))];
    expect((await runDevices(argv)).code).toBe(EXIT.done);
    expect(readPaper(await sheetOf(printer)).text).toContain('C001');
    const { store } = kiosk();
    expect(store.waitingJobs(0)).toEqual([]);
    expect(store.auditTrail(2).map(({ kind }) => kind)).toEqual(['technician.reprint', 'job.printed']);
  });

  test('a forgotten PIN is replaced', async () => {
    const argv = (id: string) => ['technician-pin', id, ...withBoth(config())];
    expect((await runDevices(argv('T9'), 'en', '2468')).text).toContain('no technician T9; it has: T1');
    expect(await runDevices(argv('T1'), 'en', '12')).toMatchObject({ code: EXIT.notDone });
    expect(await runDevices(argv('T1'), 'en', '864208')).toMatchObject({ code: EXIT.done });
    const { T1 = '' } = JSON.parse(readFileSync(join(data(), 'technicians.json'), 'utf8')) as { T1?: string };
    expect(await isPin('864208', T1)).toBe(true);
  });
});

test('the diagnostics archive holds what the touch screen saves, and nobody', async () => {
  kiosk(1);
  const stick = join(folder.path, 'STICK');
  mkdirSync(stick);
  const { code, text } = await runDevices(['export', stick, ...withBoth(config(serial('/dev/ttyS0')))]);
  expect(code).toBe(EXIT.done);
  const [archive = ''] = readdirSync(stick);
  expect(text).toContain(archive);
  expect(archive).toBe('dost-TEST-20261122-1405.tar.gz');
  execFileSync('tar', ['-xzf', archive], { cwd: stick });
  const file = (name: string) => readFileSync(join(stick, name), 'utf8');
  expect(JSON.parse(file('store.json'))).toEqual({ integrity: 'ok' });
  expect(file('audit.jsonl')).toContain('"ticket.issued"');
  expect(file('kiosk.json')).not.toContain('scrypt$');
  expect(JSON.parse(file('facts.json'))).toHaveLength(8);
  const nowhere = await runDevices(['export', join(stick, 'none'), ...withBoth(config())]);
  expect(nowhere).toMatchObject({ code: EXIT.notDone, text: expect.stringContaining('ENOENT') });
});

test('a store that is not there is said, and not made', async () => {
  for (const argv of [['facts'], ['log'], ['jobs'], ['jobs', 'void', 'C001']])
    expect((await runDevices([...argv, '--data', data()])).text).toContain('cannot be read');
  expect(readdirSync(data())).toEqual([]);
});
