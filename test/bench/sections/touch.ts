import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { startPrinterSimulator } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { temporaryFolder } from '../../support/store.ts';
import type { SectionResult } from '../row.ts';
import { median, quantile } from '../statistics.ts';
import { LAUNCH, SCREEN } from '../support/chromium.ts';
import { startKiosk } from '../support/started-kiosk.ts';

const LOCALES = ['az', 'ru', 'en'] as const;
/** Rounds in each language, after a first one that meets every screen for the first time. */
const ROUNDS = 4;
const SLOWER = 6;

/** Buttons by their names: through every screen of the ticket flow. */
const road = (locale: string): readonly string[] => [
  `begin-${locale}`,
  ...['help', 'close', 'language', 'language-ru', 'language', `language-${locale}`],
  ...['visit-kind', 'choice-elderly', 'choice-money', 'visit-kind', 'choice-ordinary'],
  ...['choice-05', 'next-page', 'previous-page', 'help', 'close', 'back', 'back'],
  ...['choice-help', 'choice-03', 'choice-03.01', 'finish', 'rate-5', 'finish'],
];

interface Painted {
  readonly name: string;
  readonly screen: string;
  /** Until the new screen's elements stand in the page. */
  readonly inPage: number;
  /** Until they are painted. */
  readonly ms: number;
}

/** How long a finger rests on the glass. */
const DWELL_MS = 90;
/** No screen by then: the measuring has lost its way. */
const LATE_MS = 20_000;

/** Touches a button as soon as it takes touches, and waits until the next screen is painted. */
async function touch(page: Page, devtools: CDPSession, name: string): Promise<void> {
  const selector = `main[data-settled="true"] [data-name="${name}"]:enabled:not([inert] *), main[data-settled="true"] ~ .bars [data-name="${name}"]:enabled:not([inert] *)`;
  const target = page.locator(selector).filter({ visible: true }).first();
  await target.waitFor();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${name} is not there`);
  const painted = page.evaluate('nextPainted()');
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await new Promise((resolve) => setTimeout(resolve, DWELL_MS));
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no screen after ${name}`)), LATE_MS).unref();
  });
  await Promise.race([painted, late]);
}

/** One button that changes one number, without host or framework: what finger, browser and screen need by themselves. */
const BARE_PAGE = `<!doctype html><main data-place="0" data-screen="bare" data-settled="true"
  ontouchend="this.querySelector('p').textContent = this.dataset.place = Number(this.dataset.place) + 1"
  ><button data-name="bare" style="width: 400px; height: 200px">1</button><p>0</p></main>`;
const BARE_TOUCHES = 40;

async function bareTouches(page: Page, devtools: CDPSession): Promise<number[]> {
  await page.goto(`data:text/html,${encodeURIComponent(BARE_PAGE)}`);
  for (let count = 0; count < BARE_TOUCHES; count++) await touch(page, devtools, 'bare');
  return (await page.evaluate<Painted[]>('painted')).map(({ ms }) => ms);
}

/** How long a fixed piece of work takes in the page. */
function work(page: Page): Promise<number> {
  return page.evaluate<number>(
    '(() => { const began = performance.now(); let x = 0; for (let i = 0; i < 2e7; i++) x += i % 7; return performance.now() - began + x * 0; })()',
  );
}

/** From the touch to the next screen, in a page whose processor is slowed down. */
export async function measureTouch(): Promise<SectionResult> {
  const folder = temporaryFolder();
  const simulator = await startPrinterSimulator();
  const kiosk = await startKiosk(simulator, folder.path);
  const browser = await chromium.launch(LAUNCH);
  const context = await browser.newContext({ viewport: SCREEN, hasTouch: true });
  await context.addInitScript({ path: join(import.meta.dirname, '../support/touch-probe.js') });
  const page = await context.newPage();
  await page.goto(kiosk.url);
  await page.locator('[data-name=begin-az]').waitFor();
  await work(page);
  const quick = await work(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const slow = await work(page);

  const round = async (): Promise<number> => {
    let touches = 0;
    for (const locale of LOCALES) {
      for (const name of road(locale)) {
        await touch(page, devtools, name);
        touches++;
      }
    }
    return touches;
  };
  await round();
  const met = await page.evaluate<Painted[]>('painted.splice(0)');
  let touches = 0;
  for (let count = 0; count < ROUNDS; count++) touches += await round();
  const painted = await page.evaluate<Painted[]>('painted');
  const bare = await bareTouches(page, devtools);
  await browser.close();
  await kiosk.stop();
  await simulator.stop();
  folder.dispose();

  const first = painted.filter(
    (entry, at) => entry.screen !== 'ticket' || painted[at - 1]?.screen !== 'issuing',
  );
  const times = first.map(({ ms }) => ms);
  const number = painted.filter(({ screen }) => screen === 'ticket').map(({ ms }) => ms);
  if (times.length < touches) throw new Error(`${touches} touches, ${times.length} screens`);
  const ms = { unit: 'ms' };
  const screens = [...new Set(first.map(({ screen }) => screen))];
  return {
    rows: [
      { what: 'touch → next screen painted, p95', value: quantile(times, 0.95), ...ms, atMost: 100 },
      {
        what: 'the same where a screen is met for the first time in its language, p95',
        value: quantile(
          met.map((entry) => entry.ms),
          0.95,
        ),
        ...ms,
      },
      { what: 'touch → next screen painted, p50', value: median(times), ...ms },
      { what: 'touch → next screen painted, slowest', value: Math.max(...times), ...ms },
      {
        what: 'touch → next screen in the page, p95',
        value: quantile(
          first.map(({ inPage }) => inPage),
          0.95,
        ),
        ...ms,
      },
      ...screens.map((screen) => ({
        what: `touch → ${screen} painted, median`,
        value: median(first.filter((entry) => entry.screen === screen).map((entry) => entry.ms)),
        ...ms,
      })),
      { what: 'touch → number on the screen, slowest', value: Math.max(...number), ...ms },
      { what: 'the same on a page of one button, p95', value: quantile(bare, 0.95), ...ms },
      { what: 'the same on a page of one button, p50', value: median(bare), ...ms },
      { what: 'the page’s processor is slower by', value: slow / quick, unit: '×' },
    ],
    notes: [
      `${touches} touches in three languages on a kiosk that has shown each screen once (the very first time, the page looks for the roomiest size in which the text fits), from the event of the finger that lets go (after ${DWELL_MS} ms on the glass; letting go is what chooses) to the second animation frame after the new screen's elements stand in the page (the second can only begin when the first is done). The host is a process of its own, at full speed; the page runs ${SLOWER} times slower.`,
    ],
  };
}
