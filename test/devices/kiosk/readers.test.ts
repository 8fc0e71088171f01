import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Host, startHost } from '../../../electron/host/start-host.ts';
import { hashPin } from '../../../electron/host/volunteers.ts';
import type { KioskEvent, TechnicianScreen, View } from '../../../flows/contract.ts';
import { startBarCodeReaderSimulator } from '../../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import { startCardMotorSimulator } from '../../../hardware/simulators/card-motor/card-motor-simulator.ts';
import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { PRESENTATIONS } from '../../../hardware/simulators/id-scanner/presentations.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { serialPathOf, simulatedPrinter } from '../../support/simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import { PATIENTLY } from '../printers/bench.ts';

const PIN = '135790';
/** Somebody tries again: not so soon that two documents run into one. */
const AGAIN = { ...PATIENTLY, interval: 500 };
/** `patienceSeconds` of the motorised reader. */
const PATIENCE_MS = 30_000;
/** What stands on the specimens, and no log, View or file may hold. */
const PERSONAL = /1ABC234|AA0000001|NUMUNA|800101|1980-01-01/;

let hash = '';
beforeAll(async () => {
  hash = await hashPin(PIN);
});

interface Started {
  readonly kiosk: Host;
  readonly log: string[];
  readonly dataDir: string;
  readonly page: ReturnType<typeof testPage>;
  readonly close: () => Promise<void>;
}

async function scannerSimulator(): Promise<IdScannerSimulator> {
  const simulator = await startIdScannerSimulator();
  onTestFinished(() => simulator.stop());
  return simulator;
}

const serial = (path: string, baudRate = 9600) => ({ kind: 'serial', path, baudRate }) as const;

/** A kiosk with these devices, and somebody in front of it. `places` are lines that a technician may choose. */
async function started(devices: object, places: readonly object[] = [], data?: string): Promise<Started> {
  const folder = temporaryFolder();
  const log: string[] = [];
  const dataDir = data ?? join(folder.path, 'data');
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, null, {
      devices,
      technician: { people: [{ id: 'T1', pin: hash }], places },
    }),
    dataDir,
    simulate: false,
    log: (line) => log.push(line),
  });
  let closed = false;
  const close = async () => {
    if (!closed) await kiosk.close();
    closed = true;
  };
  onTestFinished(async () => {
    await close();
    folder.dispose();
  });
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  return { kiosk, log, dataDir, page, close };
}

const scannerAt = (path: string) => ({ idScanner: { profile: 'mrz-serial', transport: serial(path) } });

const reportOf = ({ kiosk }: Started, family: string) => {
  const report = kiosk.devices.reports.find((device) => device.family === family);
  return report ? `${report.state} ${report.status}` : 'none';
};
const says = (kiosk: Started, state: string | RegExp) =>
  expect.poll(() => reportOf(kiosk, 'id-scanner'), PATIENTLY).toMatch(state);

const told = (kind: string) => (view: View) =>
  view.screen.name === 'technician-told' && view.screen.props.title.say === `told.${kind}.title`;
const listed = (title: string) => (view: View) =>
  view.screen.name === 'technician-list' && view.screen.props.title.say === title;
const working = (work: string) => (view: View) =>
  view.screen.name === 'technician-told' && view.screen.props.title.say === `work.${work}`;

/** Signs a technician in, and touches what they touch. */
async function technician({ page }: Started) {
  page.touch({ type: 'open-help' });
  page.touch({ type: 'open-technician' });
  for (const digit of PIN) page.touch({ type: 'digit', digit } as KioskEvent);
  page.touch({ type: 'enter' });
  await page.until(({ screen }) => screen.name === 'technician-home');
  const rows = () => {
    const { props } = page.view().screen as TechnicianScreen;
    return 'rows' in props ? props.rows : [];
  };
  return {
    rows,
    choose: (...ids: string[]) => {
      for (const id of ids) page.touch({ type: 'choose', id });
    },
  };
}

/** Holds a document to the scanner again and again, until the page shows what is waited for. */
async function presentUntil(
  { page }: Started,
  simulator: { command(text: string): Promise<unknown> },
  document: string,
  fits: (view: View) => boolean,
): Promise<void> {
  await expect
    .poll(async () => {
      if (fits(page.view())) return true;
      await simulator.command(`present ${document}`);
      return false;
    }, AGAIN)
    .toBe(true);
}

test('from no scanner at all to a document read right, on the glass alone, and the same after a restart', async () => {
  const simulator = await scannerSimulator();
  const first = await started({}, [serial(simulator.path), serial('/dev/no-such-line')]);
  const { page } = first;
  const { choose, rows } = await technician(first);
  choose('devices');
  expect(rows().map(({ id, mark }) => `${id} ${mark}`)).toContain('idScanner unset');
  choose('idScanner', 'ports');
  await page.until(working('find-ports'));
  expect(page.view().screen).toMatchObject({ props: { note: { say: 'work.find-idScanner' } } });
  await presentUntil(first, simulator, 'td1', listed('ports.title'));
  const [found, ...others] = rows();
  expect(found).toMatchObject({ mark: 'good', title: { with: { text: simulator.path } } });
  expect(others.map(({ title, note }) => ({ title, note }))).toContainEqual({
    title: { say: 'plain', with: { text: '/dev/no-such-line' } },
    note: { say: 'ports.closed' },
  });
  choose(found?.id ?? '');
  await page.until(told('port-answers'));
  choose('read');
  await page.until(working('read'));
  await presentUntil(first, simulator, 'td1', told('read'));
  expect(page.view().screen).toMatchObject({
    props: { mood: 'good', note: { say: 'reading.document.read' } },
  });
  choose('again');
  await page.until(working('read'));
  await presentUntil(first, simulator, 'wrong-digit', told('read-bad'));
  expect(page.view().screen).toMatchObject({
    props: { note: { say: 'reading.document.wrong-check-digit' } },
  });
  expect(JSON.parse(readFileSync(join(first.dataDir, 'devices.json'), 'utf8'))).toEqual(
    scannerAt(simulator.path),
  );
  expect(JSON.stringify([page.views, first.log])).not.toMatch(PERSONAL);
  await first.close();

  const second = await started({}, [], first.dataDir);
  await says(second, 'ready listening');
});

test('unplugged, the scanner is missed, and plugged in again it is offered again', async () => {
  const simulator = await scannerSimulator();
  const kiosk = await started(scannerAt(simulator.path));
  await says(kiosk, 'ready listening');
  await simulator.command('unplug');
  await says(kiosk, /^absent/);
  const { rows, choose } = await technician(kiosk);
  choose('devices');
  await expect.poll(() => rows().find(({ id }) => id === 'idScanner')?.mark, PATIENTLY).toBe('away');
  await simulator.command('plug');
  await says(kiosk, 'ready listening');
  await expect.poll(() => rows().find(({ id }) => id === 'idScanner')?.mark, PATIENTLY).toBe('good');
});

test('a printer on the scanner’s port is named, and the kiosk gives its numbers all the same', async () => {
  const printer = await simulatedPrinter();
  const kiosk = await started(scannerAt(serialPathOf(printer)));
  await says(kiosk, 'faulted stranger');
  const { page } = kiosk;
  page.touch({ type: 'begin', locale: 'az' });
  page.touch({ type: 'unsure' });
  await page.until(({ screen }) => screen.name === 'ticket');
});

test('garbage on the line is no document, and is told as such', async () => {
  const simulator = await scannerSimulator();
  const kiosk = await started(scannerAt(simulator.path));
  await says(kiosk, 'ready listening');
  const { choose } = await technician(kiosk);
  choose('devices', 'idScanner', 'read');
  await kiosk.page.until(working('read'));
  await presentUntil(kiosk, simulator, 'garbled', told('read-bad'));
  await expect
    .poll(async () => {
      await simulator.command('present garbled');
      return reportOf(kiosk, 'id-scanner');
    }, AGAIN)
    .toBe('degraded unreadable');
});

test('the line of a device that is set up is not taken from it', async () => {
  const printer = await simulatedPrinter();
  const path = serialPathOf(printer);
  const scanner = await scannerSimulator();
  const kiosk = await started({ printer: { profile: 'epson-tm-t88', transport: serial(path, 115_200) } }, [
    serial(path),
    serial(scanner.path),
  ]);
  await expect.poll(() => reportOf(kiosk, 'printer'), PATIENTLY).toBe('ready ready');
  const { choose, rows } = await technician(kiosk);
  choose('devices', 'idScanner', 'ports');
  await presentUntil(kiosk, scanner, 'td1', listed('ports.title'));
  const [taken] = rows().filter(({ note }) => note?.say === 'ports.holder.printer');
  choose(taken?.id ?? '');
  await kiosk.page.until(told('port-taken'));
  expect(reportOf(kiosk, 'printer')).toBe('ready ready');
  expect(reportOf(kiosk, 'id-scanner')).toBe('none');
});

test('a bar-code reader and a motorised card reader beside each other, each tried on the glass', async () => {
  const [codes, motor] = await Promise.all([startBarCodeReaderSimulator(), startCardMotorSimulator()]);
  onTestFinished(async () => {
    await Promise.all([codes.stop(), motor.stop()]);
  });
  const kiosk = await started({
    barCodeReader: { profile: 'generic-serial', transport: serial(codes.path) },
    cardMotor: { profile: 'creator-crt', transport: serial(motor.path) },
  });
  await expect.poll(() => reportOf(kiosk, 'bar-code-reader'), PATIENTLY).toBe('ready listening');
  await expect.poll(() => reportOf(kiosk, 'card-motor'), PATIENTLY).toBe('ready empty');
  const { choose } = await technician(kiosk);
  choose('devices', 'barCodeReader', 'read');
  await kiosk.page.until(working('read'));
  await presentUntil(kiosk, codes, 'ticket', told('read'));
  expect(JSON.stringify(kiosk.page.view())).toContain('reading.code.code');
  choose('again');
  await kiosk.page.until(working('read'));
  await presentUntil(kiosk, codes, 'goods', told('read'));
  expect(JSON.stringify(kiosk.page.view())).toContain('reading.code.unknown-code');
  expect(JSON.stringify([kiosk.page.views, kiosk.log])).not.toMatch(/0TEST0TEST|4006381333931/);

  choose('done');
  kiosk.page.touch({ type: 'back' });
  choose('cardMotor', 'read');
  await kiosk.page.until(working('read'));
  await expect.poll(() => motor.state.letsCardsIn, PATIENTLY).toBe(true);
  await motor.command('insert');
  await kiosk.page.until(told('read'));
  // It is given back, and no other is let in.
  await expect.poll(() => `${motor.state.card} ${motor.state.letsCardsIn}`, PATIENTLY).toBe('gate false');
  await motor.command('take');
  await motor.command('bin-full');
  await expect.poll(() => reportOf(kiosk, 'card-motor'), PATIENTLY).toContain('bin-full');
  await motor.command('empty-bin');
  choose('done', 'empty-bin');
  await kiosk.page.until(told('bin-emptied'));
  await expect.poll(() => reportOf(kiosk, 'card-motor'), PATIENTLY).toBe('ready empty');
});

test('readers that type like a keyboard, told apart by what they type', async () => {
  const kiosk = await started({
    idScanner: { profile: 'keyboard-wedge' },
    barCodeReader: { profile: 'keyboard-wedge' },
  });
  const { page } = kiosk;
  const { choose } = await technician(kiosk);
  const type = (...lines: string[]) => {
    for (const line of lines) page.say(JSON.stringify({ kind: 'typed', line }));
  };
  choose('devices', 'idScanner', 'read');
  await page.until(working('read'));
  await expect
    .poll(() => {
      if (told('read')(page.view())) return true;
      type(...PRESENTATIONS.td1);
      return false;
    }, AGAIN)
    .toBe(true);
  expect(JSON.stringify(page.view())).toContain('reading.document.read');
  choose('done');
  page.touch({ type: 'back' });
  choose('barCodeReader', 'read');
  await page.until(working('read'));
  await expect
    .poll(() => {
      if (told('read')(page.view())) return true;
      type('0TEST0TEST0TEST0TEST01234');
      return false;
    }, AGAIN)
    .toBe(true);
  expect(JSON.stringify(page.view())).toContain('reading.code.code');
  expect(JSON.stringify([page.views, kiosk.log])).not.toMatch(PERSONAL);
});

test('what a citizen holds to the scanner stays with them: no View, no log and no file has it', async () => {
  const simulator = await scannerSimulator();
  const kiosk = await started(scannerAt(simulator.path));
  await says(kiosk, 'ready listening');
  const { page, log } = kiosk;
  page.touch({ type: 'begin', locale: 'az' });
  await page.until(({ screen }) => screen.name === 'need');
  await simulator.command('present td1');
  await expect.poll(() => log.join('\n'), PATIENTLY).toContain('"event":"id-scanner.read"');
  page.touch({ type: 'restart' });
  await page.until(({ screen }) => screen.name === 'attract');
  expect(JSON.stringify([page.views, log])).not.toMatch(PERSONAL);
  await kiosk.close();
  for (const name of ['kiosk.sqlite', 'kiosk.sqlite-wal']) {
    const text = readIfThere(join(kiosk.dataDir, name));
    expect(text).not.toMatch(PERSONAL);
  }
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

test('a citizen whose document cannot be taken is told what to do, and a right one goes on', async () => {
  const simulator = await scannerSimulator();
  const kiosk = await started(scannerAt(simulator.path));
  await says(kiosk, 'ready listening');
  const { page, log } = kiosk;
  page.touch({ type: 'begin', locale: 'az' });
  await page.until(({ screen }) => screen.name === 'need');
  const isTold = (why: string) => (view: View) =>
    view.screen.name === 'bad-reading' && view.screen.props.why === why;
  await presentUntil(kiosk, simulator, 'wrong-digit', isTold('wrong-check-digit'));
  await presentUntil(kiosk, simulator, 'foreign', isTold('foreign'));
  await presentUntil(kiosk, simulator, 'printed-side', isTold('wrong-side'));
  await presentUntil(kiosk, simulator, 'td1', ({ screen }) => screen.name === 'need');
  expect(JSON.stringify([page.views, log])).not.toMatch(PERSONAL);
});

test('a card that nobody takes is captured, counted over a restart, and shown until the bin is emptied', async () => {
  const motor = await startCardMotorSimulator();
  onTestFinished(() => motor.stop());
  const devices = { cardMotor: { profile: 'creator-crt', transport: serial(motor.path) } };
  const first = await started(devices);
  await expect.poll(() => reportOf(first, 'card-motor'), PATIENTLY).toBe('ready empty');
  const { choose } = await technician(first);
  choose('devices', 'cardMotor', 'read');
  await expect.poll(() => motor.state.letsCardsIn, PATIENTLY).toBe(true);
  await motor.command('insert');
  await first.page.until(told('read'));
  const captures = () => first.log.filter((line) => line.includes('"captured"')).length;
  await expect.poll(captures, { timeout: PATIENCE_MS + PATIENTLY.timeout, interval: 100 }).toBe(1);
  await first.close();

  const second = await started(devices, [], first.dataDir);
  const { choose: touch } = await technician(second);
  const shown = (count: string) => (view: View) =>
    view.screen.name === 'technician-facts' &&
    JSON.stringify(view.screen.props.facts).includes(
      JSON.stringify({
        label: { say: 'facts.capturedCards' },
        value: { say: 'plain', with: { text: count } },
      }).slice(1, -1),
    );
  const lookFor = async (count: string) => {
    touch('facts');
    await second.page.until(({ screen }) => screen.name === 'technician-facts');
    for (let turned = 0; turned < 4 && !shown(count)(second.page.view()); turned++)
      second.page.touch({ type: 'turn-page', to: 'next' });
    expect(shown(count)(second.page.view())).toBe(true);
    second.page.touch({ type: 'back' });
  };
  await lookFor('1');
  await expect.poll(() => reportOf(second, 'card-motor'), PATIENTLY).toBe('ready empty');
  touch('devices', 'cardMotor', 'empty-bin');
  await second.page.until(told('bin-emptied'));
  for (const _ of ['told', 'device', 'devices']) second.page.touch({ type: 'back' });
  await lookFor('0');
}, 90_000);
