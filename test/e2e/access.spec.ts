import type { Page } from '@playwright/test';
import { hashPin } from '../../electron/host/volunteers.ts';
import type { Locale } from '../../flows/contract.ts';
import { catalogue } from '../support/catalogue.ts';
import { button, expect, go, seen, type TestKiosk, test } from './support/kiosk.ts';
import { type Listener, listen } from './support/listener.ts';
import { WORDS } from './support/words.ts';

const { needs: NEEDS, directions: DIRECTIONS } = catalogue;
const PIN = '2468';
const volunteers = [{ id: 'V1', name: 'Könüllü 1', pin: await hashPin(PIN) }];
const SWITCH = 'F8';

test.use({
  settings: {
    data: null,
    config: {
      volunteers,
      session: { assistSeconds: 30 },
      screen: { widthMm: 300, heightMm: 530, bottomMm: 800 },
      access: {
        keypad: { select: ['Enter', SWITCH], 'headset-in': ['F9'], 'headset-out': ['F10'] },
        scanSeconds: 0.5,
      },
    },
  },
});

const settled = (page: Page, screen: string) =>
  page.locator(`main[data-screen="${screen}"][data-settled="true"]`);
const focusedName = (page: Page) =>
  page.evaluate<string>('document.activeElement?.dataset.name ?? document.activeElement?.tagName ?? ""');

/** With two keys: down until the button is under the focus, then select. */
async function choose(page: Page, name: string): Promise<void> {
  await expect(button(page, name)).toBeVisible();
  for (let presses = 0; presses < 20 && (await focusedName(page)) !== name; presses++) {
    const before = await focusedName(page);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedName(page)).not.toBe(before);
  }
  expect(await focusedName(page)).toBe(name);
  await page.keyboard.press('Enter');
}

/** With two keys and the ears: down until the words are heard, then select. */
async function chooseHeard(page: Page, ears: Listener, words: string): Promise<void> {
  // The screen itself may name what its buttons say: only what is heard of a stop counts.
  await page.locator('h1:focus').waitFor();
  ears.forget();
  for (let presses = 0; presses < 20 && !ears.text().includes(words); presses++) {
    ears.forget();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => ears.count()).toBeGreaterThan(0);
  }
  expect(ears.text()).toContain(words);
  ears.forget();
  await page.keyboard.press('Enter');
}

/** From the attract screen to the thanks: each screen, and the button on it. */
const wayOf = (begin: string, face: string) =>
  [
    ['attract', begin],
    ['need', 'choice-help'],
    ['direction', 'choice-03'],
    ['service', 'unsure'],
    ['ticket', 'finish'],
    ['rating', face],
    ['rating', 'finish'],
  ] as const;

const ratings = (kiosk: TestKiosk) => kiosk.rows<{ stars: number }>('SELECT stars FROM ratings');

test('ticket and rating with the five keys alone', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  for (const [screen, name] of wayOf('begin-az', 'rate-4')) {
    await settled(page, screen).waitFor();
    await choose(page, name);
  }
  await settled(page, 'attract').waitFor();
  expect(ratings(kiosk)).toEqual([{ stars: 4 }]);
  expect(kiosk.rows('SELECT number FROM tickets')).toEqual([{ number: 'C001' }]);
});

for (const locale of ['az', 'ru', 'en'] as const) {
  test(`ticket and rating by ear, with a black screen: ${locale}`, async ({ page, kiosk }) => {
    const words = WORDS[locale];
    const ears = listen(page);
    await page.goto(kiosk.url);
    await settled(page, 'attract').waitFor();
    await page.keyboard.press('F9');
    await settled(page, 'tour').waitFor();
    await expect.poll(() => ears.text()).toContain(WORDS.az.tour.title.welcome);
    await expect.poll(() => ears.voiced()).toBeGreaterThan(0);
    // The tour is left with one key, wherever the focus is.
    await page.keyboard.press('Escape');
    await settled(page, 'attract').waitFor();
    ears.forget();
    await blacken(page, ears);
    await blackAll(page);
    for (const [screen, said] of [
      ['attract', words.attract.start],
      ['need', name(locale, 'help')],
      ['direction', direction(locale, '03')],
      ['service', words.unsure.title],
    ] as const) {
      await settled(page, screen).waitFor();
      await chooseHeard(page, ears, said);
    }
    await settled(page, 'ticket').waitFor();
    await expect.poll(() => ears.text()).toContain('C001');
    for (const fact of [words.ticket.ahead, words.ticket.wait, words.ticket.visitKind])
      await expect.poll(() => ears.text()).toContain(fact);
    await blackAll(page);
    await chooseHeard(page, ears, words.ticket.finish);
    await settled(page, 'rating').waitFor();
    await chooseHeard(page, ears, words.rating.stars['5']);
    await expect.poll(() => ears.text()).toContain(words.rating.thanks);
    await chooseHeard(page, ears, words.rating.finish);
    await settled(page, 'attract').waitFor();
    expect(ratings(kiosk)).toEqual([{ stars: 5 }]);
    // The plug in the jack is all that is left of this citizen.
    await page.keyboard.press('F10');
    await expect(page.locator('.stage')).toHaveAttribute('data-blank', 'false');
  });
}

/** By ear to the settings, and the screen black. */
async function blacken(page: Page, ears: Listener): Promise<void> {
  const { bar, settings } = WORDS.az;
  await chooseHeard(page, ears, bar.settings);
  await settled(page, 'settings').waitFor();
  await chooseHeard(page, ears, settings.more);
  await expect(button(page, 'set-blank')).toBeVisible();
  await page.locator('main[data-settled="true"]').waitFor();
  await chooseHeard(page, ears, settings.blank);
  await expect(page.locator('.stage')).toHaveAttribute('data-blank', 'true');
  await page.locator('main[data-settled="true"]').waitFor();
  await page.keyboard.press('Escape');
  await settled(page, 'attract').waitFor();
}

/** Every pixel of it. */
async function blackAll(page: Page): Promise<void> {
  const { PNG } = await import('pngjs');
  await expect
    .poll(async () => {
      const { data } = PNG.sync.read(await page.screenshot());
      return data.every((part, index) => index % 4 === 3 || part === 0);
    })
    .toBe(true);
}

test('ticket and rating by one switch', async ({ page, kiosk }) => {
  test.setTimeout(180_000);
  await page.goto(kiosk.url);
  await settled(page, 'attract').waitFor();
  await choose(page, 'settings');
  await settled(page, 'settings').waitFor();
  await choose(page, 'next-page');
  await expect(button(page, 'set-scanning')).toBeVisible();
  await choose(page, 'set-scanning');
  await expect(page.locator('.stage')).toHaveAttribute('data-keys', 'true');
  /** The focus comes by itself; the one key takes what is under it. */
  const take = async (screen: string, name: string) => {
    await settled(page, screen).waitFor();
    await expect.poll(() => focusedName(page), { timeout: 30_000, intervals: [40] }).toBe(name);
    await page.keyboard.press(SWITCH);
  };
  await take('settings', 'close');
  for (const [screen, name] of wayOf('begin-ru', 'rate-3')) await take(screen, name);
  await settled(page, 'attract').waitFor();
  expect(ratings(kiosk)).toEqual([{ stars: 3 }]);
});

test('ticket and rating in reach mode: nothing to touch is out of the band', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'settings');
  await go(page, 'set-reach');
  await expect(page.locator('.stage')).toHaveAttribute('data-reach', 'true');
  await go(page, 'close');
  const inReach = async () => {
    await page.locator('main[data-settled="true"]').waitFor();
    // The glass begins 800 mm above the floor, the hand ends at 1220.
    const out = await page.evaluate<string[]>(`(() => {
      const stage = document.querySelector('.stage').getBoundingClientRect();
      const mm = stage.height / 530;
      return [...document.querySelectorAll('[data-name]:not(:disabled)')]
        .filter((button) => button.checkVisibility())
        .filter((button) => stage.bottom - button.getBoundingClientRect().top > 420 * mm + 1)
        .map((button) => button.dataset.name);
    })()`);
    expect(out).toEqual([]);
  };
  for (const [screen, name] of wayOf('begin-en', 'rate-2')) {
    await settled(page, screen).waitFor();
    await inReach();
    await button(page, name).click();
  }
  await settled(page, 'attract').waitFor();
  expect(ratings(kiosk)).toEqual([{ stars: 2 }]);
  await expect(page.locator('.stage')).toHaveAttribute('data-reach', 'false');
});

async function signIn(page: Page): Promise<void> {
  await go(page, 'help');
  await settled(page, 'help').waitFor();
  await go(page, 'open-volunteer');
  await settled(page, 'volunteer-pin').waitFor();
  for (const digit of PIN) await button(page, `digit-${digit}`).click();
  await button(page, 'enter').click();
}

test('ticket and rating as a volunteer’s assisted session', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await settled(page, 'need').waitFor();
  await go(page, 'help');
  await settled(page, 'help').waitFor();
  await button(page, 'call-help').click();
  await expect(seen(page, WORDS.az.help.called)).toBeVisible();
  await go(page, 'close');
  await settled(page, 'need').waitFor();
  await signIn(page);
  await settled(page, 'assist-consent').waitFor();
  await go(page, 'consent-yes');
  await expect(page.locator('.stage')).toHaveAttribute('data-assist', 'true');
  await go(page, 'choice-help');
  await go(page, 'choice-03');
  await go(page, 'unsure');
  await settled(page, 'ticket').waitFor();
  await expect(button(page, 'hand-back')).toBeVisible();
  await button(page, 'hand-back').click();
  await expect(page.locator('.stage')).toHaveAttribute('data-assist', 'false');
  await go(page, 'finish');
  await go(page, 'rate-5');
  await go(page, 'finish');
  await settled(page, 'attract').waitFor();
  const trail = kiosk.rows<{ kind: string }>(
    "SELECT kind FROM audit WHERE kind LIKE 'assist.%' ORDER BY seq",
  );
  expect(trail.map(({ kind }) => kind)).toEqual([
    'assist.asked',
    'assist.began',
    ...Array.from({ length: 3 }, () => 'assist.step'),
    'assist.handed-back',
  ]);
  expect(kiosk.rows('SELECT answered_by FROM help_calls')).toEqual([{ answered_by: 'V1' }]);
});

test('a second citizen finds nothing of the first one’s settings', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'settings');
  const stage = page.locator('.stage');
  await go(page, 'set-theme');
  await expect(stage).toHaveAttribute('data-theme', 'dark');
  await go(page, 'set-text');
  await expect(stage).toHaveAttribute('data-text', 'large');
  await go(page, 'next-page');
  await go(page, 'set-easy');
  await expect(stage).toHaveAttribute('data-easy', 'true');
  await go(page, 'restart');
  await settled(page, 'attract').waitFor();
  for (const [name, value] of [
    ['text', 'normal'],
    ['theme', 'light'],
    ['easy', 'false'],
  ] as const)
    await expect(stage).toHaveAttribute(`data-${name}`, value);
});

test('the language changed at each step loses nothing that was chosen', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  const speak = async (screen: string, locale: Locale) => {
    await settled(page, screen).waitFor();
    await go(page, 'language');
    await settled(page, 'language').waitFor();
    await go(page, `language-${locale}`);
    await settled(page, screen).waitFor();
  };
  await speak('need', 'ru');
  await go(page, 'choice-help');
  await speak('direction', 'en');
  await go(page, 'choice-03');
  await speak('service', 'az');
  await go(page, 'choice-03.01');
  await speak('ticket', 'ru');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  expect(kiosk.rows('SELECT service, locale FROM tickets')).toEqual([{ service: '03.01', locale: 'az' }]);
});

test('a headset pulled out in the middle of a sentence silences it', async ({ page, kiosk }) => {
  const ears = listen(page);
  await page.goto(kiosk.url);
  await settled(page, 'attract').waitFor();
  await page.keyboard.press('F9');
  await expect.poll(() => ears.count()).toBeGreaterThan(0);
  await page.keyboard.press('F10');
  await expect(page.locator('.captions')).toHaveCount(0);
  ears.forget();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focusedName(page)).not.toBe('H1');
  expect(ears.count()).toBe(0);
});

function name(locale: Locale, need: string): string {
  return NEEDS.find(({ id }) => id === need)?.[locale] ?? '-';
}

function direction(locale: Locale, code: string): string {
  return DIRECTIONS.find((one) => one.code === code)?.[locale] ?? '-';
}
