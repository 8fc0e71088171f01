import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { SectionResult } from '../row.ts';
import { median, quantile } from '../statistics.ts';
import { LAUNCH, SCREEN } from '../support/chromium.ts';
import { startKiosk } from '../support/started-kiosk.ts';

const SLOWER = 6;
/** How long a finger rests on a key. */
const DWELL_MS = 60;
/** Nothing typed by then: the measuring has lost its way. */
const LATE_MS = 20_000;

/** Words that citizens look for, some misspelt; the first of each language meets its keyboard for the first time. */
const QUERIES = {
  az: ['uşaq', 'pensiya', 'issizlik', 'əlillik', 'muavinet'],
  ru: ['пенсия', 'пособие', 'инвалид', 'ребёнок'],
  en: ['pension', 'unemployed', 'disability'],
} as const;
type Language = keyof typeof QUERIES;
/** Through all of them, after a first one that meets every word for the first time; as many as the touches have. */
const ROUNDS = 4;

interface Keyed {
  readonly inPage: number;
  readonly ms: number;
}

async function press(page: Page, devtools: CDPSession, name: string): Promise<void> {
  const target = page
    .locator(`main[data-settled="true"] [data-name="${name}"]:enabled:not([inert] *)`)
    .filter({ visible: true })
    .first();
  await target.waitFor();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${name} is not there`);
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await new Promise((resolve) => setTimeout(resolve, DWELL_MS));
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function type(page: Page, devtools: CDPSession, name: string): Promise<void> {
  const painted = page.evaluate('nextKeyed()');
  await press(page, devtools, name);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`nothing typed after ${name}`)), LATE_MS).unref();
  });
  await Promise.race([painted, late]);
}

/** From a key of the search's keyboard to what is found, in a page whose processor is slowed down. */
export async function measureKeys(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const kiosk = await startKiosk(simulator, folder.path);
  const browser = await chromium.launch(LAUNCH);
  const context = await browser.newContext({ viewport: SCREEN, hasTouch: true });
  await context.addInitScript({ path: join(import.meta.dirname, '../support/key-probe.js') });
  const page = await context.newPage();
  await page.goto(kiosk.url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await press(page, devtools, 'begin-az');
  await press(page, devtools, 'open-search');
  await page.locator('[data-name="key-q"]:not([inert] *)').waitFor();

  let on: Language = 'az';
  const word = async (language: Language, query: string): Promise<void> => {
    if (language !== on) await press(page, devtools, `keyboard-${language}`);
    on = language;
    for (const letter of query) await type(page, devtools, `key-${letter}`);
    for (const _ of query) await type(page, devtools, 'erase');
  };
  const round = async (): Promise<void> => {
    for (const [language, queries] of Object.entries(QUERIES))
      for (const query of queries) await word(language as Language, query);
  };
  await round();
  const met = await page.evaluate<Keyed[]>('keyed.splice(0)');
  for (let count = 0; count < ROUNDS; count++) await round();
  const keyed = await page.evaluate<Keyed[]>('keyed');
  await browser.close();
  await kiosk.stop();
  await simulator.stop();
  folder.dispose();

  const times = keyed.map(({ ms }) => ms);
  const ms = { unit: 'ms' };
  return {
    rows: [
      { what: 'key → what is found painted, p95', value: quantile(times, 0.95), ...ms, atMost: 50 },
      { what: 'key → what is found painted, p50', value: median(times), ...ms },
      { what: 'key → what is found painted, slowest', value: Math.max(...times), ...ms },
      {
        what: 'key → what is found in the page, p95',
        value: quantile(
          keyed.map(({ inPage }) => inPage),
          0.95,
        ),
        ...ms,
      },
      {
        what: 'the same where a word is looked for the first time, p95',
        value: quantile(
          met.map((entry) => entry.ms),
          0.95,
        ),
        ...ms,
      },
    ],
    notes: [
      `${times.length} keys and erasures of ${Object.values(QUERIES).flat().length} words in three languages, with the whole catalogue searched at each, from the event of the finger that lets go to the second animation frame after the typed line has changed (the second can only begin when the first, with what was found in it, is done). The host is a process of its own, at full speed; the page runs ${SLOWER} times slower.`,
    ],
  };
}
