import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { Row, SectionResult } from '../row.ts';
import { median } from '../statistics.ts';
import { LAUNCH, SCREEN, startChromium } from '../support/chromium.ts';
import { startBenchKiosk, systemTimers } from '../support/kiosk.ts';
import { kioskAndEmptyShell, type WatchedShell } from '../support/watched-shell.ts';

const COLD_STARTS = 21;
const NAVIGATIONS = 21;
/** What the probe adds to the page is not the page's. */
const PROBE = new Set(['/probe.js', '/painted']);

/** From the start of a fresh Chromium until the page is painted and can be touched. */
async function coldStart({ shell, ready }: WatchedShell): Promise<number> {
  const done = ready();
  const began = performance.now();
  const browser = startChromium(shell.url);
  await done;
  const took = performance.now() - began;
  await browser.stop();
  return took;
}

/** In turns, so that a slow moment of the machine hits both alike. */
async function inTurns(
  rounds: number,
  tasks: { readonly kiosk: () => Promise<number>; readonly empty: () => Promise<number> },
): Promise<{ kiosk: number[]; empty: number[] }> {
  const kiosk: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) kiosk.push(await tasks.kiosk());
    empty.push(await tasks.empty());
    if (round % 2 === 1) kiosk.push(await tasks.kiosk());
  }
  return { kiosk, empty };
}

async function warmNavigations(kiosk: WatchedShell, empty: WatchedShell) {
  const browser = await chromium.launch(LAUNCH);
  const page = await browser.newPage({ viewport: SCREEN });
  const navigate = async ({ shell, ready }: WatchedShell): Promise<number> => {
    const done = ready();
    await page.goto(shell.url);
    await done;
    return page.evaluate<number>('globalThis.readyAfter');
  };
  await navigate(kiosk);
  await navigate(empty);
  const times = await inTurns(NAVIGATIONS, { kiosk: () => navigate(kiosk), empty: () => navigate(empty) });
  await browser.close();
  return times;
}

/** Bytes on the line if the server packed each file for itself, by kind. */
function sizes({ files }: WatchedShell, fetched: readonly string[]): Row[] {
  const of = (name: RegExp, pack: boolean): number =>
    [...new Set(fetched)]
      .filter((path) => !PROBE.has(path) && name.test(path))
      .map((path) => files.get(path)?.body ?? Buffer.alloc(0))
      .reduce((sum, body) => sum + (pack ? gzipSync(body, { level: 9 }) : body).length, 0) / 1000;
  return [
    { what: 'JavaScript of the first load, gzip', value: of(/\.js$/, true), unit: 'kB', atMost: 150 },
    { what: 'JavaScript of the first load, as it is', value: of(/\.js$/, false), unit: 'kB' },
    { what: 'CSS of the first load, gzip', value: of(/\.css$/, true), unit: 'kB' },
    { what: 'fonts of the first load (packed by themselves)', value: of(/\.woff2$/, false), unit: 'kB' },
  ];
}

/** What the page weighs, and how long until it can be touched, beside an empty page. */
export async function measurePage(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const host = startBenchKiosk({ simulator, dataDir: folder.path, clock: systemTimers });
  await host.printer.refresh();
  const { kiosk, empty } = await kioskAndEmptyShell(host.kiosk);

  kiosk.fetched();
  await coldStart(kiosk);
  const fetched = kiosk.fetched();
  await coldStart(empty);
  const cold = await inTurns(COLD_STARTS, {
    kiosk: () => coldStart(kiosk),
    empty: () => coldStart(empty),
  });
  const warm = await warmNavigations(kiosk, empty);

  await kiosk.shell.close();
  await empty.shell.close();
  await host.kiosk.close();
  await simulator.stop();
  folder.dispose();

  const [kioskCold, emptyCold] = [median(cold.kiosk), median(cold.empty)];
  return {
    rows: [
      ...sizes(kiosk, fetched),
      {
        what: 'cold start until ready to touch, beside an empty page',
        value: kioskCold / emptyCold,
        unit: '×',
        atMost: 1.5,
      },
      { what: 'cold start, kiosk', value: kioskCold, unit: 'ms' },
      { what: 'cold start, empty page', value: emptyCold, unit: 'ms' },
      { what: 'navigation in a running Chromium, kiosk', value: median(warm.kiosk), unit: 'ms' },
      { what: 'navigation in a running Chromium, empty page', value: median(warm.empty), unit: 'ms' },
    ],
    notes: [
      `medians of ${COLD_STARTS} starts each, in turns: a Chromium with an empty profile, started with the address, until the first button is painted and takes touches (the empty page: until it is painted). Same server, same headers, no dock. The gzip sizes say what a packing server would send; this one, on the same machine, does not pack.`,
    ],
  };
}
