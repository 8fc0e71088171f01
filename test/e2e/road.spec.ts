import az from '../../assets/locales/az/paper.json' with { type: 'json' };
import en from '../../assets/locales/en/paper.json' with { type: 'json' };
import ru from '../../assets/locales/ru/paper.json' with { type: 'json' };
import { LOCALES } from '../../flows/contract.ts';
import { catalogue } from '../support/catalogue.ts';
import { button, expect, go, leave, seen, takeTicket, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';
import { WORDS } from './support/words.ts';

const PAPER = { az, ru, en };
const service = catalogue.services.find(({ code }) => code === '03.01');
const direction = catalogue.directions.find(({ code }) => code === '03');

for (const locale of LOCALES) {
  test(`from touch to paper in four touches: ${locale}`, async ({ page, kiosk }) => {
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(kiosk.url);
    await expect(page.locator('html')).toHaveAttribute('lang', 'az');

    await takeTicket(page, locale);

    const words = WORDS[locale];
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(seen(page, 'C001', { exact: true })).toBeVisible();
    await expect(seen(page, words.paper.printedTitle)).toBeVisible();
    await expect(seen(page, direction?.[locale] ?? '-', { exact: true })).toBeVisible();
    await expect(seen(page, service?.[locale] ?? '-', { exact: true })).toBeVisible();

    const [ticket] = kiosk.rows<Record<string, unknown>>('SELECT * FROM tickets');
    expect(ticket).toMatchObject({
      number: 'C001',
      series: 'C',
      running: 1,
      direction: '03',
      service: '03.01',
      visit_kind: 'ordinary',
      locale,
    });
    expect(kiosk.rows('SELECT copy, state FROM print_jobs')).toEqual([{ copy: 1, state: 'printed' }]);
    expect(kiosk.rows('SELECT kind FROM outbox')).toEqual([{ kind: 'ticket.issued' }]);

    const paper = await newestPaper(kiosk, 1);
    const text = plain(paper.text);
    expect(paper.qr).toBe(ticket?.id);
    // The rules are no letters; everything else is one that can be read.
    expect(paper.lines.filter((line) => !/^\uFFFD+$/.test(line)).join('\n')).not.toContain('\uFFFD');
    const say = PAPER[locale].ticket;
    for (const expected of [
      { az: 'Bakı DOST Mərkəzi №1', ru: 'Бакинский центр DOST №1', en: 'Baku DOST Centre No. 1' }[locale],
      say.yourNumber,
      'C001',
      direction?.[locale] ?? '-',
      service?.[locale] ?? '-',
      catalogue.visitKinds[0]?.[locale] ?? '-',
      say.ahead,
      say.aheadNone,
      say.wait,
      say.keep,
      say.callCentre,
      '142',
    ])
      expect(text).toContain(plain(expected));

    await leave(page);
    await expect(button(page, 'begin-az')).toBeVisible();
    expect(problems).toEqual([]);
  });
}

test('the desk of the Vahid Əlaqələndirmə Mərkəzi has a series of its own', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await go(page, 'choice-help');
  await go(page, 'visit-kind');
  await go(page, 'choice-vam');
  await go(page, 'choice-03');
  await go(page, 'unsure');
  await expect(seen(page, 'V001', { exact: true })).toBeVisible();
  const paper = await newestPaper(kiosk, 1);
  expect(plain(paper.text)).toContain(plain('Vahid Əlaqələndirmə Mərkəzi'));
  expect(kiosk.rows('SELECT desk, visit_kind, priority FROM tickets')).toEqual([
    { desk: 'vam', visit_kind: 'vam', priority: 2 },
  ]);
});

test('one number for several services, for somebody in the citizen’s care, on the screen and on paper', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await go(page, 'visit-kind');
  await go(page, 'choice-for-other');
  await go(page, 'visit-kind');
  await go(page, 'choice-several');
  for (const name of ['choice-help', 'choice-03', 'choice-03.01', 'choice-add']) await go(page, name);
  for (const name of ['choice-work', 'choice-04', 'choice-04.01', 'choice-take']) await go(page, name);
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  const [ticket] = kiosk.rows<Record<string, unknown>>('SELECT service, services, for_other FROM tickets');
  expect(ticket).toEqual({ service: '03.01', services: '["03.01","04.01"]', for_other: 1 });
  const text = plain((await newestPaper(kiosk, 1)).text);
  for (const [at, code] of ['03.01', '04.01'].entries()) {
    const name = catalogue.services.find((one) => one.code === code)?.az ?? '-';
    await expect(seen(page, `${at + 1}. ${name}`, { exact: true })).toBeVisible();
    expect(text).toContain(plain(`${at + 1}. ${name}`));
  }
  expect(text).toContain(plain(PAPER.az.ticket.forOther));
  await go(page, 'papers');
  await expect(button(page, 'choice-print')).toBeVisible();
});

test('a second visitor sees who is before them, on the screen and on paper', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  for (const number of ['C001', 'C002', 'C003', 'C004', 'C005']) {
    await takeTicket(page, 'az');
    await expect(seen(page, number, { exact: true })).toBeVisible();
    await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
    await leave(page);
  }
  await takeTicket(page, 'az');
  await expect(seen(page, 'C006', { exact: true })).toBeVisible();
  const [last] = kiosk.rows<{ ahead: number; wait_ms: number }>(
    'SELECT ahead, wait_ms FROM tickets ORDER BY running DESC LIMIT 1',
  );
  expect(last?.ahead).toBe(2);
  await expect(seen(page, `${last?.ahead} nəfər`)).toBeVisible();
  const text = plain((await newestPaper(kiosk, 6)).text);
  expect(text).toContain(plain(`${last?.ahead} nəfər`));
  expect(text).toContain(plain(`təxminən ${Math.ceil((last?.wait_ms ?? 0) / 60_000)} dəqiqə`));
});

test('by keyboard alone', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  const press = async (name: string) => {
    await expect(button(page, name)).toBeVisible();
    await expect(page.locator('main[data-settled="true"]')).toBeVisible();
    for (let tabs = 0; tabs < 30; tabs++) {
      if (await button(page, name).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button(page, name)).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('begin-en');
  await press('choice-work');
  await expect(button(page, 'choice-04')).toBeVisible();
  await expect(page.locator('main[data-settled="true"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await press('choice-help');
  await press('choice-03');
  await press('unsure');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  await press('finish');
  await press('rate-5');
  await press('finish');
  await expect(button(page, 'begin-az')).toBeVisible();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('from touch to paper', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    for (const [screen, name] of [
      ['attract', 'begin-ru'],
      ['need', 'choice-help'],
      ['direction', 'choice-03'],
      ['service', 'unsure'],
    ] as const) {
      await expect(page.locator(`main[data-screen="${screen}"][data-settled="true"]`)).toBeVisible();
      await button(page, name).tap();
    }
    await expect(seen(page, 'C001', { exact: true })).toBeVisible();
    await expect(seen(page, WORDS.ru.paper.printedTitle)).toBeVisible();
  });
});
