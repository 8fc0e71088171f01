import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Access,
  type KioskEvent,
  LOCALES,
  type Locale,
  type PageMessage,
  type Screen,
  type View,
  type Welcome,
} from '../../../flows/contract.ts';
import { accessScreens, accessView, accessViewOf, TEST_WELCOME } from '../../support/access-views.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';
import { SAMPLED, sampleViews } from '../../support/sample-views.ts';
import { hum } from '../../support/wav.ts';

const CONFIG = fileURLToPath(new URL('../../../renderer/vite.config.ts', import.meta.url));
/** Moves nobody on a screen of this many stops can have missed. */
const MOST_STOPS = 60;

const NAMES_OF_LANGUAGES = { az: /^Azərbaycan dili/, ru: /Русский язык/, en: /English/ };

let folder: string;
let browser: Browser;
let gallery: Gallery;
let page: Page;
let complaints: string[];
/** Milliseconds of sound that the host answers with; null: it cannot speak. */
let answers: number | null;
let spoken: Extract<PageMessage, { kind: 'say' }>[];

const settled = (view: View) => page.locator(`main[data-place="${view.place}"][data-settled="true"]`);
const show = async (view: View): Promise<void> => {
  gallery.show(view);
  await settled(view).waitFor();
};
/** On the screen that is shown: others stay in the page, hidden. */
const button = (name: string, state = '') => page.locator(`[data-name="${name}"]${state}:not([inert] *)`);
const events = (): KioskEvent[] =>
  gallery.heard().flatMap((message) => (message.kind === 'event' ? [message.event] : []));
const choices = (): KioskEvent[] => events().filter(({ type }) => type !== 'activity');
const said = (): string => spoken.map(({ text }) => text).join(' ');

/** One sample of every screen. */
const samples = (locale: Locale, manner: Partial<Access>): View[] =>
  SAMPLED.flatMap((name) => sampleViews(name, locale, manner).slice(0, 1)).map(({ view }) => view);

/** What the focus is on: `h1`, or the button's name. */
const focused = (): Promise<string> =>
  page.evaluate<string>('document.activeElement.dataset.name ?? document.activeElement.localName');

/** Whether a line can be seen around it. */
const isSeen = (): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
  })()`);

/** Names of all buttons that can be used, as they stand in the page. */
const buttonNames = (): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('button:not(:disabled):not([inert] *)')].map((button) => button.dataset.name)`,
  );

/** The row of keys that the focus is on, or in; null outside of all. */
const rowAround = (): Promise<string | null> =>
  page.evaluate<string | null>(`document.activeElement.closest('[data-row]')?.dataset.name ?? null`);

/** Goes into the row that the focus is on, to each of its keys, and out again. */
async function walkRow(visit: (key: string) => Promise<void>): Promise<void> {
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
const pressAtOnce = (...codes: string[]): Promise<void> =>
  page.evaluate<void>(`for (const type of ['keydown', 'keyup']) {
    for (const code of ${JSON.stringify(codes)}) {
      window.dispatchEvent(new KeyboardEvent(type, { code, cancelable: true }));
    }
  }`);

/** The page as it comes up for this view, with a host that speaks. */
async function open(view: View, welcome: Partial<Welcome> = {}): Promise<void> {
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

describe('a reader that types like a keyboard', () => {
  it('is heard line by line, and presses nothing', async () => {
    await open(accessViewOf('need', 'az'));
    const lines = ['I<AZENUMUNA<<TEST<<<<<<<<<<<<<<<<<<<', '00000001<3AZE8001014M30010191ABC2345'];
    await page.keyboard.press('ArrowDown');
    for (const line of lines) {
      await page.evaluate<void>(`for (const key of [...${JSON.stringify(line)}, 'Enter']) {
        document.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key, code: key === 'Enter' ? 'Enter' : '', bubbles: true, cancelable: true }),
        );
      }`);
    }
    await expect
      .poll(() => gallery.heard().flatMap((message) => (message.kind === 'typed' ? [message.line] : [])))
      .toEqual(lines);
    expect(choices()).toEqual([]);
  });
});

describe('the keypad', { timeout: 60_000 }, () => {
  it('reaches every stop of every screen in order, the bar last, with the focus always seen', async () => {
    await open(accessViewOf('need', 'az'));
    for (const view of samples('az', { keys: true })) {
      const { screen } = view;
      await show(view);
      await page.locator('h1:focus:not([inert] *)').waitFor();
      const buttons = await buttonNames();
      const reached: string[] = [];
      for (let moves = 0; moves < MOST_STOPS; moves += 1) {
        expect(await isSeen(), `${screen.name} ${reached.at(-1)}`).toBe(true);
        if ((await rowAround()) === null) reached.push(await focused());
        else {
          await walkRow(async (key) => {
            expect(await isSeen(), `${screen.name} ${key}`).toBe(true);
            reached.push(key);
          });
        }
        await page.keyboard.press('ArrowDown');
        if ((await focused()) === 'h1') break;
      }
      expect(reached, screen.name).toEqual(['h1', ...buttons]);
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toBe(buttons.at(-1) ?? 'h1');
    }
    expect(complaints).toEqual([]);
  });

  it.each(samples('az', { keys: true }).map((view) => ({ name: view.screen.name, view })))(
    'operates every button of $name with "select" as a finger does',
    async ({ view }) => {
      await open(accessViewOf('need', 'az'));
      await show(view);
      await page.locator('h1:focus:not([inert] *)').waitFor();
      const names = await buttonNames();
      for (const [index, name] of names.entries()) {
        await button(`${name}`).click();
        await expect.poll(() => choices().length, { message: name }).toBe(1);
        const byFinger = choices();
        gallery.show(view);
        // A mouse, unlike a finger, leaves the focus on what it clicked.
        const row = await rowAround();
        await page.keyboard.press('ArrowUp');
        if ((await focused()) === row) await page.keyboard.press('F7');
        else await page.keyboard.press('ArrowDown');
        expect(await focused()).toBe(names[index]);
        await page.keyboard.press('F7');
        await expect.poll(choices, { message: name }).toEqual(byFinger);
        gallery.show(view);
      }
    },
  );

  it('knows help and back by keys of their own, and tells that it is keys, at most once a second', async () => {
    await open(accessViewOf('service', 'az'));
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
    await page.keyboard.press('F4');
    await page.keyboard.press('ArrowDown');
    await expect.poll(choices).toEqual([{ type: 'open-help' }, { type: 'back' }]);
    expect(events().filter(({ type }) => type === 'activity')[0]).toEqual({ type: 'activity', by: 'keys' });
    await show(accessViewOf('help', 'az'));
    await page.keyboard.press('Escape');
    await expect.poll(choices).toEqual([{ type: 'close' }]);
  });

  it('works by Tab, Enter and Space too', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }, { type: 'open-visit-kinds' }]);
  });

  it('chooses once however long "select" is held, through every screen that comes', async () => {
    await open(accessViewOf('need', 'az'));
    for (const code of ['F7', 'Enter', 'Space', 'Escape']) {
      gallery.show(accessViewOf('need', 'az'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.down(code);
      await expect.poll(() => choices().length).toBe(1);
      await show(accessViewOf('direction', 'az'));
      await page.locator('h1:focus:not([inert] *)').waitFor();
      for (let repeat = 0; repeat < 60; repeat += 1) await page.keyboard.down(code);
      await page.keyboard.up(code);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('F8');
      await expect.poll(choices).toEqual([{ type: 'open-help' }]);
      await show(accessViewOf('need', 'az'));
    }
  });

  it('means nothing when five keys go down at once', async () => {
    await open(accessViewOf('need', 'az'));
    await pressAtOnce('F7', 'F4', 'F8', 'F2', 'F3');
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
  });

  it('does nothing in the moment after a change of screen', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('ArrowDown');
    const next = accessViewOf('direction', 'az');
    gallery.show(next);
    await page.locator(`main[data-place="${next.place}"]`).waitFor();
    for (const code of ['F3', 'F7']) await pressAtOnce(code);
    await settled(next).waitFor();
    await page.locator('h1:focus:not([inert] *)').waitFor();
    await page.keyboard.press('F8');
    await expect.poll(choices).toEqual([{ type: 'open-help' }]);
  });

  it('closes the warning, which has one stop and no trap', async () => {
    const view = accessViewOf('need', 'az', { keys: true });
    await open(view);
    gallery.show({ ...view, warning: { secondsLeft: 20 } });
    await button('continue', ':focus').waitFor();
    for (const key of ['ArrowDown', 'ArrowUp', 'Tab']) {
      await page.keyboard.press(key);
      expect(await focused()).toBe('continue');
    }
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'continue' }]);
    gallery.show(view);
    await page.locator('h1:focus:not([inert] *)').waitFor();
  });

  it('keeps a place for the focus when what it was on has gone', async () => {
    const screen = accessScreens('az').find(({ name }) => name === 'ticket');
    if (screen?.name !== 'ticket') throw new Error('no ticket');
    const view = accessView(screen, 'az', { keys: true });
    await open(view);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('print');
    const printing: Screen = { ...screen, props: { ...screen.props, paper: { kind: 'printing' } } };
    gallery.show({ ...view, screen: printing });
    await button('finish', ':focus').waitFor();
  });

  it('stays on a setting that was changed, and says no more than what it is now', async () => {
    const view = sampleViews('settings', 'az', { keys: true, speech: true })[0]?.view;
    if (!view) throw new Error('no settings');
    await open(view);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('set-text');
    spoken = [];
    await show({ ...view, place: `${view.place}+`, access: { ...view.access, text: 'large' } });
    expect(await focused()).toBe('set-text');
    await expect.poll(said).toBe('Yazı böyükdür.');
  });

  it('tells of a headset that comes and goes', async () => {
    await open(accessViewOf('need', 'az'));
    await page.keyboard.press('F9');
    await page.keyboard.press('F10');
    await expect.poll(choices).toEqual([
      { type: 'headset', plugged: true },
      { type: 'headset', plugged: false },
    ]);
  });
});

describe('one switch', { timeout: 60_000 }, () => {
  it('goes into a row of keys, and after each letter begins with the first row', async () => {
    const view = sampleViews('search', 'az', { scanning: true })[0]?.view;
    if (!view) throw new Error('no search');
    await open(view, { scanSeconds: 1 });
    await button('row-2', ':focus').waitFor();
    await page.keyboard.press('F7');
    await button('key-s', ':focus').waitFor();
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'key', key: 's' }]);
    await button('row-1', ':focus').waitFor();
  });

  const scanned = (): View => accessViewOf('need', 'az', { scanning: true });

  it('goes round by itself and selects by key, by space bar and by a touch anywhere', async () => {
    await open(scanned(), { scanSeconds: 1 });
    for (const press of [
      () => page.keyboard.press('F7'),
      () => page.keyboard.press('Space'),
      () => page.mouse.click(20, 300),
    ]) {
      gallery.show(scanned());
      await button('choice-c0', ':focus').waitFor();
      await press();
      await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
      expect(events()).toContainEqual({ type: 'activity', by: 'switch' });
      await show(accessViewOf('direction', 'az', { scanning: true }));
      await page.locator('h1:focus:not([inert] *)').waitFor();
      await show(scanned());
      await page.locator('h1:focus:not([inert] *)').waitFor();
    }
    expect(complaints).toEqual([]);
  });

  it('takes a touch on a button for the switch, not for the button', async () => {
    await open(scanned(), { scanSeconds: 0.4 });
    await button('choice-c0', ':focus').waitFor();
    const box = await button('unsure').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await expect.poll(() => choices().length).toBe(1);
    expect(choices()[0]?.type).toBe('choose');
    expect(await focused()).not.toBe('unsure');
  });

  it('takes a finger anywhere on the glass for the switch', async () => {
    await page.close();
    page = await browser.newPage({ viewport: { width: 540, height: 954 }, hasTouch: true });
    await open(scanned(), { scanSeconds: 4 });
    await button('choice-c0', ':focus').waitFor();
    const box = await button('unsure').boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
    expect(await focused()).toMatch(/^choice/);
    expect(events().filter(({ type }) => type === 'activity')).toEqual([{ type: 'activity', by: 'switch' }]);
  });

  it('pauses after three rounds, says so, and goes on at the next press', async () => {
    await open(accessViewOf('issuing', 'az', { scanning: true }), { scanSeconds: 0.05 });
    await page.locator('.captions-notice').waitFor();
    expect(await focused()).toBe('h1');
    await page.keyboard.press('F7');
    await page.locator('.captions-notice').waitFor({ state: 'detached' });
    expect(choices()).toEqual([]);
  });
});

describe('speech', { timeout: 60_000 }, () => {
  it.each(LOCALES)('has words for every screen and every stop in %s', async (locale) => {
    answers = 1;
    await open(accessViewOf('issuing', locale, { speech: true, keys: true }));
    for (const view of samples(locale, { speech: true, keys: true })) {
      spoken = [];
      await show(view);
      const heading = await page.locator('h1:focus:not([inert] *)').innerText();
      await expect.poll(() => spoken.length).toBeGreaterThan(0);
      expect(said().replaceAll(/\W/g, '')).toContain((heading.split('\n')[0] ?? '').replaceAll(/\W/g, ''));
      expect(spoken[0]?.locale).toBe(locale);
      for (let moves = 0; moves < MOST_STOPS; moves += 1) {
        await page.keyboard.press('ArrowDown');
        spoken = [];
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowDown');
        await expect.poll(() => spoken.length, { message: await focused() }).toBeGreaterThan(0);
        if ((await rowAround()) !== null) {
          await walkRow(async (key) => {
            await expect.poll(() => spoken.length, { message: key }).toBeGreaterThan(0);
            spoken = [];
          });
        }
        if ((await focused()) === 'h1') break;
      }
    }
    expect(complaints).toEqual([]);
  });

  it.each(['normal', 'very-large'] as const)('reads a ticket as it stands on the paper', async (text) => {
    await open(accessViewOf('ticket', 'az', { speech: true, text }));
    for (const part of ['Səs açıqdır', 'Növbə nömrəniz. A017', '4 nəfər', 'Xidmət: Müavinət', '3 seçim']) {
      await expect.poll(said).toContain(part);
    }
  });

  it('speaks each language tile in its own language', async () => {
    await open(accessViewOf('language', 'az', { speech: true, keys: true }));
    await expect.poll(said).toMatch(NAMES_OF_LANGUAGES.en);
    for (const locale of LOCALES) {
      spoken = [];
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(`language-${locale}`);
      await expect.poll(said).toMatch(NAMES_OF_LANGUAGES[locale]);
      expect(spoken.every((one) => one.locale === locale)).toBe(true);
    }
  });

  it('says the screen again on its heading, and the setting that was changed', async () => {
    const view = accessViewOf('need', 'en', { speech: true, keys: true });
    await open(view);
    spoken = [];
    await page.keyboard.press('F7');
    await expect.poll(said).toContain('What brings you here');
    gallery.show({ ...view, access: { ...view.access, volume: 5, text: 'large' } });
    await expect.poll(said).toContain('Large text. Volume 5');
  });

  it('says the warning with its seconds, and again at ten', async () => {
    const view = accessViewOf('need', 'en', { speech: true });
    await open(view);
    for (const secondsLeft of [20, 19, 11]) gallery.show({ ...view, warning: { secondsLeft } });
    await expect.poll(said).toContain('20 seconds');
    expect(said()).not.toMatch(/\b(19|11) seconds/);
    gallery.show({ ...view, warning: { secondsLeft: 10 } });
    await expect.poll(said).toContain('10 seconds');
  });

  it('is cut at once by the next stop and by a headset that is pulled out', async () => {
    answers = 5_000;
    await page.addInitScript(`
      const { stop } = AudioBufferSourceNode.prototype;
      AudioBufferSourceNode.prototype.stop = function (when) {
        performance.mark('cut', { detail: when - this.context.currentTime });
        stop.call(this, when);
      };`);
    await open(accessViewOf('need', 'az', { speech: true, keys: true, headset: true }));
    const starts = () => page.evaluate<number>(`performance.getEntriesByName('speech-start').length`);
    const cuts = () =>
      page.evaluate<number[]>(`performance.getEntriesByName('cut').map(({ detail }) => detail)`);
    await expect.poll(starts).toBe(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await cuts()).length).toBe(1);
    await page.locator('.captions-text').getByText('Bunlardan').waitFor();
    await page.keyboard.press('F10');
    await expect.poll(async () => (await cuts()).length).toBe(2);
    for (const after of await cuts()) expect(after).toBeLessThan(0.05);
    const delay = await page.evaluate<number>(`(() => {
      const [focus] = performance.getEntriesByName('speech-focus');
      const [start] = performance.getEntriesByName('speech-start');
      return start.startTime - focus.startTime;
    })()`);
    expect(delay).toBeGreaterThan(0);
    await page.locator('.captions-text').waitFor({ state: 'detached' });
  });

  it.each([
    ['normal', 4.9],
    ['large', 7.3],
    ['very-large', 10],
  ] as const)('shows what is spoken in %s text, over nothing that can be touched', async (text, capitals) => {
    await open(accessViewOf('service', 'az', { speech: true, text }));
    const captions = page.locator('.captions');
    await captions.getByText(/\S/).first().waitFor();
    const size = await page.evaluate<number>(
      `Number.parseFloat(getComputedStyle(document.querySelector('.captions')).fontSize)`,
    );
    const mm = 540 / 300;
    expect((size * 0.714) / mm).toBeGreaterThanOrEqual(capitals);
    const hidden = await page.evaluate<number>(`(() => {
      const { scrollHeight, clientHeight } = document.querySelector('.captions-text');
      return scrollHeight - clientHeight;
    })()`);
    expect(hidden).toBeLessThanOrEqual(1);
    const strip = await captions.boundingBox();
    for (const button of await page.locator('button:not([inert] *)').all()) {
      expect((await button.boundingBox())?.y).toBeGreaterThanOrEqual((strip?.y ?? 0) + (strip?.height ?? 0));
    }
    await button('back').click();
    await expect.poll(choices).toEqual([{ type: 'back' }]);
  });

  it('leaves the captions where nothing can be spoken', async () => {
    answers = null;
    await open(accessViewOf('need', 'az', { speech: true }), { voices: ['az'] });
    await page.locator('.captions-text').waitFor();
    await show(accessViewOf('need', 'ru', { speech: true }));
    await page.locator('.captions-text[lang=ru]').waitFor();
    expect(spoken.every(({ locale }) => locale === 'az')).toBe(true);
  });

  it('speaks and is operated under a black screen, which shows no captions', async () => {
    await open(accessViewOf('need', 'az', { speech: true, blank: true, keys: true, headset: true }));
    await expect.poll(said).toContain('Nə ilə bağlı');
    expect(await page.locator('.captions').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F7');
    await expect.poll(choices).toEqual([{ type: 'choose', id: 'c0' }]);
  });

  it('says each key by its letter, what it did, and what was typed so far on the heading', async () => {
    const view = sampleViews('search', 'az', { speech: true, keys: true })[0]?.view;
    if (view?.screen.name !== 'search') throw new Error('no search');
    const { screen } = view;
    const typing = (typed: string): View => ({
      ...view,
      screen: { ...screen, props: { ...screen.props, typed } },
    });
    await open(typing('uşa'));
    await expect.poll(said).toContain('uşa');
    while ((await focused()) !== 'row-1') await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Q. Ü. E. R. T. Y. U. İ. O. P. Ö. Ğ.');
    spoken = [];
    await page.keyboard.press('F7');
    await expect.poll(said).toBe('Q.');
    for (const [typed, heard] of [
      ['uşaq', 'Q.'],
      ['uşaq ', 'uşaq.'],
      ['uşaq', 'Silindi.'],
      ['uşa', 'Silindi: Q.'],
    ] as const) {
      spoken = [];
      gallery.show(typing(typed));
      await expect.poll(said).toBe(heard);
      expect(await focused()).toBe('key-q');
    }
  });

  it('says of a personal answer that a character was typed, and which one only into a headset', async () => {
    const view = sampleViews('entry', 'az', { speech: true, keys: true })[0]?.view;
    if (view?.screen.name !== 'entry') throw new Error('no entry');
    const { screen } = view;
    const typing = (typed: string, headset: boolean): View => ({
      ...view,
      access: { ...view.access, headset },
      screen: { ...screen, props: { ...screen.props, typed } },
    });
    await open(typing('1AB', false));
    await expect.poll(said).toContain('Şəxsi məlumat');
    gallery.show(typing('1ABC', false));
    await expect.poll(said).toContain('Bir işarə yazıldı');
    expect(said()).not.toMatch(/1AB|\bC\./);
    gallery.show(typing('1ABC', true));
    gallery.show(typing('1ABC2', true));
    await expect.poll(said).toContain('2.');
  });

  it('keeps personal words from the hall', async () => {
    const view = accessViewOf('need', 'az', { speech: true, keys: true });
    await open(view);
    // As a screen with personal fields will mark them.
    await page.evaluate(
      `document.querySelector('[data-name=choice-c0]:not([inert] *) .label').dataset.personal = ''`,
    );
    spoken = [];
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Şəxsi məlumat');
    expect(said()).not.toContain('Müavinət.');
    gallery.show({ ...view, access: { ...view.access, headset: true, slow: true } });
    await expect.poll(said).toContain('Səs yavaşdır');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect.poll(said).toContain('Müavinət.');
  });

  it('is silent without speech, and asks for nothing', async () => {
    await open(accessViewOf('need', 'az', { keys: true }));
    await page.keyboard.press('ArrowDown');
    await show(accessViewOf('help', 'az', { keys: true }));
    expect(spoken).toEqual([]);
  });

  it('says what the screen tells by itself while it stays', async () => {
    const screen = accessScreens('en').find(({ name }) => name === 'ticket');
    if (screen?.name !== 'ticket') throw new Error('no ticket');
    const view = accessView(screen, 'en', { speech: true });
    await open(view);
    await expect.poll(said).toContain('3 choices');
    spoken = [];
    const printed: Screen = { ...screen, props: { ...screen.props, paper: { kind: 'printed' } } };
    gallery.show({ ...view, screen: printed });
    await expect.poll(said).toContain('Take your ticket below');
    expect(said()).not.toContain('A017');
  });

  it('asks for a key where the browser plays nothing before there was one', async () => {
    await page.addInitScript(`
      let mayPlay = false;
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => (mayPlay ? 'running' : 'suspended') });
      AudioContext.prototype.resume = () => Promise.reject(new Error('not yet'));
      addEventListener('keydown', () => { mayPlay = true; }, true);`);
    await open(accessViewOf('need', 'en', { speech: true, keys: true }));
    await page.locator('.captions-notice').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.captions-notice').waitFor({ state: 'detached' });
  });

  it('ends when the host goes away and goes on when it is back, without its first words', async () => {
    answers = 5_000;
    await open(accessViewOf('need', 'en', { speech: true }));
    await expect.poll(said).toContain('Sound is on');
    await page.locator('.captions-text').waitFor();
    spoken = [];
    gallery.goAway();
    await page.locator('.moment').waitFor();
    expect(await page.locator('.captions').count()).toBe(0);
    gallery.comeBack();
    await expect.poll(said, { timeout: 10_000 }).toContain('What brings you here');
    expect(said()).not.toContain('Sound is on');
  });
});
