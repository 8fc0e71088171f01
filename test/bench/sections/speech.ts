import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { ROOT } from '../../support/catalogue.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { SectionResult } from '../row.ts';
import { median, quantile } from '../statistics.ts';
import { LAUNCH, SCREEN } from '../support/chromium.ts';
import { startKiosk } from '../support/started-kiosk.ts';

/** `F9` is the plug of the headset. */
const KEYPAD = { access: { keypad: { 'headset-in': ['F9'], 'headset-out': ['F10'] } } };
const ROUNDS = 3;
/** No sound by then: the measuring has lost its way. */
const LATE_MS = 10_000;

/** Moves the focus once, and waits for the first sample that belongs to it. Milliseconds between the two. */
async function heard(page: Page, key: string): Promise<number> {
  const before = await page.evaluate<number>(
    "performance.getEntriesByName('speech-focus').at(-1)?.startTime ?? -1",
  );
  await page.keyboard.press(key);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`silence after ${key}`)), LATE_MS).unref();
  });
  const delay = page.evaluate<number>(
    `new Promise((then) => {
      const look = () => {
        const focus = performance.getEntriesByName('speech-focus').at(-1);
        const start = performance.getEntriesByName('speech-start').at(-1);
        if (focus && start && focus.startTime > ${before} && start.startTime >= focus.startTime)
          then(start.startTime - focus.startTime);
        else setTimeout(look, 5);
      };
      look();
    })`,
  );
  return await Promise.race([delay, late]);
}

/** From the focus to the first sample of its words, on a whole kiosk. */
export async function measureSpeech(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const kiosk = await startKiosk(simulator, folder.path, KEYPAD);
  const browser = await chromium.launch(LAUNCH);
  const page = await browser.newPage({ viewport: SCREEN });
  await page.goto(kiosk.url);
  const settled = (screen: string) =>
    page.locator(`main[data-screen="${screen}"][data-settled="true"]`).waitFor();
  await settled('attract');
  await page.keyboard.press('F9');
  await settled('tour');
  const first: number[] = [];
  const again: number[] = [];
  for (const locale of ['az', 'ru', 'en']) {
    // Down from the heading to the tile of this language.
    await page.keyboard.press('Escape');
    await settled('attract');
    while ((await page.evaluate('document.activeElement?.dataset.name')) !== `begin-${locale}`)
      await heard(page, 'ArrowDown');
    await page.keyboard.press('Enter');
    await settled('need');
    const stops = await page.locator('main [data-shown=true] button:enabled, nav button:enabled').count();
    for (let round = 0; round < ROUNDS; round++)
      for (let stop = 0; stop <= stops; stop++)
        (round === 0 ? first : again).push(await heard(page, 'ArrowDown'));
  }
  await browser.close();
  await kiosk.stop();
  await simulator.stop();
  folder.dispose();
  const ms = { unit: 'ms' };
  const source = existsSync(join(ROOT, 'dist/speech')) ? 'clips of npm run speech' : 'espeak-ng alone';
  return {
    rows: [
      {
        what: 'focus → first sample of its speech, p95',
        value: quantile([...first, ...again], 0.95),
        ...ms,
        atMost: 150,
      },
      { what: 'the same, p50', value: median([...first, ...again]), ...ms },
      { what: 'the same, slowest', value: Math.max(...first, ...again), ...ms },
      {
        what: 'the same where the words are heard for the first time, p95',
        value: quantile(first, 0.95),
        ...ms,
      },
      { what: 'the same where they were heard before, p95', value: quantile(again, 0.95), ...ms },
    ],
    notes: [
      `${first.length + again.length} moves of the focus by keypad over the first question in three languages, from the focus to the first sample handed to the sound card's clock; spoken from ${source}. The kiosk is a process of its own.`,
    ],
  };
}
