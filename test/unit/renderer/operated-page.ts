import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { Access, KioskEvent, Locale, PageMessage, View, Welcome } from '../../../flows/contract.ts';
import { accessViewOf, TEST_WELCOME } from '../../support/access-views.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';
import { SAMPLED, sampleViews } from '../../support/sample-views.ts';
import { hum } from '../../support/wav.ts';

const CONFIG = fileURLToPath(new URL('../../../renderer/vite.config.ts', import.meta.url));
/** Moves nobody on a screen of this many stops can have missed. */
export const MOST_STOPS = 60;

let folder: string;
let browser: Browser;
export let gallery: Gallery;
export let page: Page;
export let complaints: string[];
/** Milliseconds of sound that the host answers with; null: it cannot speak. */
let answers: number | null;
export let spoken: Extract<PageMessage, { kind: 'say' }>[];

export const settled = (view: View) => page.locator(`main[data-place="${view.place}"][data-settled="true"]`);
export const show = async (view: View): Promise<void> => {
  gallery.show(view);
  await settled(view).waitFor();
};
/** On the screen that is shown: others stay in the page, hidden. */
export const button = (name: string, state = '') =>
  page.locator(`[data-name="${name}"]${state}:not([inert] *)`);
export const events = (): KioskEvent[] =>
  gallery.heard().flatMap((message) => (message.kind === 'event' ? [message.event] : []));
export const choices = (): KioskEvent[] => events().filter(({ type }) => type !== 'activity');
export const said = (): string => spoken.map(({ text }) => text).join(' ');

/** One sample of every screen. */
export const samples = (locale: Locale, manner: Partial<Access>): View[] =>
  SAMPLED.flatMap((name) => sampleViews(name, locale, manner).slice(0, 1)).map(({ view }) => view);

/** What the focus is on: `h1`, or the button's name. */
export const focused = (): Promise<string> =>
  page.evaluate<string>('document.activeElement.dataset.name ?? document.activeElement.localName');

/** Whether a line can be seen around it. */
export const isSeen = (): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
  })()`);

/** Names of all buttons that can be used, as they stand in the page. */
export const buttonNames = (): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('button:not(:disabled):not([inert] *)')].map((button) => button.dataset.name)`,
  );

/** The row of keys that the focus is on, or in; null outside of all. */
export const rowAround = (): Promise<string | null> =>
  page.evaluate<string | null>(`document.activeElement.closest('[data-row]')?.dataset.name ?? null`);

/** Goes into the row that the focus is on, to each of its keys, and out again. */
export async function walkRow(visit: (key: string) => Promise<void>): Promise<void> {
  const row = await focused();
  await page.keyboard.press('F7');
  for (let moves = 0; moves < MOST_STOPS; moves += 1) {
    const key = await focused();
    if (key === row) return;
    await visit(key);
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no way out of ${row}`);
}

/** Keys that go down and up again within the same moment. */
export const pressAtOnce = (...codes: string[]): Promise<void> =>
  page.evaluate<void>(`for (const type of ['keydown', 'keyup']) {
    for (const code of ${JSON.stringify(codes)}) {
      window.dispatchEvent(new KeyboardEvent(type, { code, cancelable: true }));
    }
  }`);

/** The page as it comes up for this view, with a host that speaks. */
export async function open(view: View, welcome: Partial<Welcome> = {}): Promise<void> {
  spoken = [];
  gallery.welcome({ ...TEST_WELCOME, ...welcome });
  gallery.show(view);
  await page.routeWebSocket(/bridge/, (socket) => {
    const host = socket.connectToServer();
    socket.onMessage((text) => {
      const message = JSON.parse(text.toString()) as PageMessage;
      if (message.kind === 'say') {
        const { id } = message;
        spoken.push(message);
        const answer =
          answers === null
            ? { kind: 'unsaid', id }
            : { kind: 'said', id, wav: hum(answers).toString('base64'), last: true };
        socket.send(JSON.stringify(answer));
      } else host.send(text);
    });
  });
  await page.goto(gallery.address);
  await settled(view).waitFor();
  await page.locator('h1:focus:not([inert] *)').waitFor();
  gallery.show(view);
}

/** What was spoken up to here is forgotten. */
export const forget = (): void => {
  spoken = [];
};

/** How long what is spoken lasts from now on, in milliseconds; null: the host cannot speak. */
export const answerWith = (ms: number | null): void => {
  answers = ms;
};

/** In place of the page: one that can be touched. */
export async function withFinger(): Promise<void> {
  await page.close();
  page = await browser.newPage({ viewport: { width: 540, height: 954 }, hasTouch: true });
}

/** For the tests of one file: the page as it is built, in a browser of their own, anew before each. */
export function operatePage(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kiosk-operate-'));
    vi.stubEnv('NODE_ENV', 'production');
    await build({ configFile: CONFIG, logLevel: 'error', build: { outDir: folder } });
    vi.unstubAllEnvs();
    gallery = await openGallery(accessViewOf('need', 'az'), folder);
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await gallery.close();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    await page?.close();
    complaints = [];
    answers = 30;
    page = await browser.newPage({ viewport: { width: 540, height: 954 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  }, 60_000);
}
