import { join } from 'node:path';
import { startHost } from '../../../electron/host/start-host.ts';
import type { View } from '../../../flows/contract.ts';
import type { IdScanner } from '../../../hardware/id-scanners/id-scanner.ts';
import { MrzFramer } from '../../../hardware/id-scanners/mrz/mrz-framer.ts';
import { readDocument } from '../../../hardware/id-scanners/mrz/read-document.ts';
import { openIdScanner } from '../../../hardware/id-scanners/open-id-scanner.ts';
import { loadIdScannerProfile } from '../../../hardware/id-scanners/profiles.ts';
import { watchLine } from '../../../hardware/ports/watch-line.ts';
import { startIdScannerSimulator } from '../../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { mrzBytes, NOTES } from '../../../hardware/simulators/id-scanner/specimens.ts';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { loadPtyLibrary, PseudoTerminal } from '../../../hardware/simulators/pseudo-terminal.ts';
import { DEVICE_FAMILIES } from '../../../hardware/supervision/device-state.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { writeConfig } from '../../support/kiosk-config.ts';
import { testPage } from '../../support/page.ts';
import { seededRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { Row, SectionResult } from '../row.ts';
import { median, quantile } from '../statistics.ts';
import { lineTo, systemTimers } from '../support/kiosk.ts';

const PULLS = 20;
const DOCUMENTS = 500;
const PARSINGS = 20_000;
const REST_S = 60;
const TODAY = '2026-11-24';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How soon devices come and go, how soon a document is there, and what looking after them costs. */
export async function measureDevices(): Promise<SectionResult> {
  return {
    rows: [
      ...(await pulledPrinter()),
      ...(await vanishedScanner()),
      ...(await documents()),
      ...(await rest()),
    ],
    notes: [
      `${PULLS} times each, at any moment between two looks: unplugged for up to 4 s and plugged in again; frozen, the line open and nobody answering; a scanner whose device node went without an event. From the command to the simulator, a process of its own, until the View, or the scanner’s state, says so.`,
      `${DOCUMENTS} documents over a pseudo-terminal without the time of a serial line: from the writing of the last byte until the driver tells what was read; parsing alone ${PARSINGS} times.`,
      `at rest: the whole host with a device of each family, simulated, for ${REST_S} s; processor time of its process. That of the PC/SC client, a process that sleeps in its service, is not in it.`,
    ],
  };
}

const worst = (what: string, times: readonly number[], atMost: number): Row[] => [
  { what: `${what}, median`, value: median(times), unit: 'ms' },
  { what: `${what}, longest`, value: Math.max(...times), unit: 'ms', atMost },
];

async function pulledPrinter(): Promise<Row[]> {
  const random = seededRandom(4);
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const kiosk = await startHost({
    configPath: writeConfig(folder.path, lineTo(simulator)),
    dataDir: join(folder.path, 'data'),
    simulate: false,
    log: () => {},
  });
  const page = testPage();
  kiosk.connect(page.port);
  page.ready();
  const prints = (does: boolean) =>
    page.until(({ screen }: View) => screen.name === 'attract' && (screen.props.trouble === null) === does);
  const until = async (command: Parameters<typeof simulator.command>[0], does: boolean) => {
    const began = performance.now();
    await Promise.all([simulator.command(command), prints(does)]);
    return performance.now() - began;
  };
  const [unplugged, back, frozen]: [number[], number[], number[]] = [[], [], []];
  await prints(true);
  for (let pull = 0; pull < PULLS; pull++) {
    await wait(random() * 1500);
    unplugged.push(await until('unplug', false));
    await wait(random() * 4000);
    back.push(await until('plug', true));
    await wait(random() * 1500);
    frozen.push(await until('freeze', false));
    await until('thaw', true);
  }
  await kiosk.close();
  await simulator.stop();
  folder.dispose();
  return [
    ...worst('printer back after replug → paper offered again', back, 2000),
    ...worst('unplug that the system tells of → noticed', unplugged, 3000),
    ...worst('line open and nobody answers → noticed', frozen, 3000),
  ];
}

/** As the host opens it: what is plugged in is noticed. */
function scannerAt(path: string): { scanner: IdScanner; close: () => Promise<void> } {
  const loaded = loadIdScannerProfile('mrz-serial');
  if (!loaded.ok) throw new Error('no profile mrz-serial');
  const scanner = openIdScanner({
    profile: loaded.profile,
    transport: serialTransport(path, 115_200, { xonXoff: false }),
    clock: systemTimers,
    today: () => TODAY,
  });
  const stop = watchLine({ kind: 'serial', path, baudRate: 115_200 }, systemTimers, scanner.nudge);
  return {
    scanner,
    close: () => {
      stop();
      return scanner.close();
    },
  };
}

async function vanishedScanner(): Promise<Row[]> {
  const random = seededRandom(5);
  const simulator = await startIdScannerSimulator();
  const { scanner, close } = scannerAt(simulator.path);
  const until = (ready: boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if ((scanner.state.kind === 'ready') !== ready) return;
        stop();
        resolve();
      };
      const stop = scanner.onState(look);
      look();
    });
  const [gone, back]: [number[], number[]] = [[], []];
  await until(true);
  for (let pull = 0; pull < PULLS; pull++) {
    await wait(random() * 1500);
    const pulled = performance.now();
    await Promise.all([simulator.command('vanish'), until(false)]);
    gone.push(performance.now() - pulled);
    await wait(random() * 2000);
    const plugged = performance.now();
    await Promise.all([simulator.command('plug'), until(true)]);
    back.push(performance.now() - plugged);
  }
  await close();
  await simulator.stop();
  return [
    ...worst('scanner gone without an event → noticed', gone, 3000),
    ...worst('scanner back after replug → ready', back, 2000),
  ];
}

async function documents(): Promise<Row[]> {
  const library = await loadPtyLibrary();
  if (!library) throw new Error('no pseudo-terminal on this machine');
  const folder = temporaryFolder();
  const line = await PseudoTerminal.open(library, join(folder.path, 'scanner'));
  const { scanner, close } = scannerAt(join(folder.path, 'scanner'));
  await scanner.settled();
  const all = Object.values(NOTES).map((lines) => mrzBytes(lines));
  const times: number[] = [];
  for (let read = 0; read < DOCUMENTS; read++) {
    const heard = new Promise<string>((resolve) => {
      const stop = scanner.onRead(({ kind }) => {
        stop();
        resolve(kind);
      });
    });
    const began = performance.now();
    line.send(all[read % all.length] ?? new Uint8Array());
    const kind = await heard;
    times.push(performance.now() - began);
    if (kind !== 'read') throw new Error(`a good document was ${kind}`);
  }
  await close();
  await line.close();
  folder.dispose();

  const parsed: number[] = [];
  for (let read = 0; read < PARSINGS; read++) {
    const bytes = all[read % all.length] ?? new Uint8Array();
    const began = performance.now();
    for (const frame of new MrzFramer().push(bytes)) readDocument(frame, { today: TODAY });
    parsed.push(performance.now() - began);
  }
  return [
    { what: 'last byte of an MRZ → checked, p50', value: median(times), unit: 'ms' },
    { what: 'last byte of an MRZ → checked, p99', value: quantile(times, 0.99), unit: 'ms', atMost: 50 },
    { what: 'of which parsing, p50', value: median(parsed), unit: 'ms' },
    { what: 'of which parsing, p99', value: quantile(parsed, 0.99), unit: 'ms', atMost: 1 },
  ];
}

/** The host of `npm start` with a device of each family, and nobody in front of it. */
async function rest(): Promise<Row[]> {
  const folder = temporaryFolder();
  const host = await startHost({
    configPath: null,
    dataDir: folder.path,
    simulate: true,
    log: () => {},
  });
  const families = () => host.devices.reports.filter(({ state }) => state === 'ready').length;
  while (families() < DEVICE_FAMILIES.length) await wait(100);
  await wait(5000);
  const before = process.cpuUsage();
  await wait(REST_S * 1000);
  const { user, system } = process.cpuUsage(before);
  await host.close();
  folder.dispose();
  const value = (user + system) / 1e6 / REST_S;
  return [{ what: 'all device polling together, of one core', value: 100 * value, unit: '%', atMost: 1 }];
}
