import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { button, expect, go, leave, seen, test } from './support/kiosk.ts';
import { cutSheets } from './support/paper.ts';
import { FOLDER, picture } from './support/picture.ts';
import { along, beginForm, KNOWN, sayWho, toEntry, toIncomes, toReview } from './support/services.ts';
import { WORDS } from './support/words.ts';

test('pictures of the road, and of the paper at its end', async ({ page, kiosk }) => {
  mkdirSync(FOLDER, { recursive: true });
  await page.setViewportSize({ width: 540, height: 960 });
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await picture(page, 'attract');
  await go(page, 'begin-az');
  await expect(seen(page, WORDS.az.need.title)).toBeVisible();
  await picture(page, 'need');
  await go(page, 'choice-help');
  await go(page, 'choice-03');
  await expect(seen(page, WORDS.az.service.title)).toBeVisible();
  await picture(page, 'service');
  await go(page, 'choice-03.01');
  await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
  await picture(page, 'ticket');
  const [sheet] = await cutSheets(kiosk, 1);
  writeFileSync(join(FOLDER, 'paper.png'), Buffer.from(sheet?.png ?? '', 'base64'));

  await leave(page);
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.simulator.command('paper-out');
  await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();
  await go(page, 'begin-ru');
  await go(page, 'unsure');
  await expect(seen(page, WORDS.ru.trouble['no-paper'])).toBeVisible();
  await picture(page, 'ticket-without-paper');
});

test('pictures of finding a service and its papers', async ({ page, kiosk }) => {
  mkdirSync(FOLDER, { recursive: true });
  await page.setViewportSize({ width: 540, height: 960 });
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await go(page, 'open-search');
  for (const letter of 'dogum') await button(page, `key-${letter}`).click();
  await expect(button(page, 'choice-05.03.03')).toBeVisible();
  await picture(page, 'search');
  await go(page, 'choice-05.02.09');
  await picture(page, 'service-sheet');
  await go(page, 'restart');
  await go(page, 'begin-az');
  await go(page, 'open-menu');
  await picture(page, 'menu');
  for (const name of ['choice-papers', 'choice-retire', 'choice-05.01.01']) await go(page, name);
  await button(page, 'choice-identity-card').click();
  await expect(button(page, 'choice-identity-card')).toHaveAttribute('aria-pressed', 'true');
  await picture(page, 'checklist');
  await go(page, 'choice-print');
  const [sheet] = await cutSheets(kiosk, 1);
  writeFileSync(join(FOLDER, 'paper-checklist.png'), Buffer.from(sheet?.png ?? '', 'base64'));
});

test.describe('with a centre', () => {
  test.use({
    settings: {
      data: null,
      config: { centre: { mode: 'demonstration', name: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' } } },
    },
  });

  test('pictures of an application, and of its receipt', async ({ page, kiosk }) => {
    mkdirSync(FOLDER, { recursive: true });
    await page.setViewportSize({ width: 540, height: 960 });
    await page.goto(kiosk.url);
    await toEntry(page, 'az', 'apply');
    await go(page, 'choice-start');
    await sayWho(page, KNOWN);
    await go(page, 'choice-yes');
    await beginForm(page);
    await toIncomes(page);
    await expect(button(page, 'choice-pension')).toBeVisible();
    await picture(page, 'application');
    await toReview(page);
    await expect(button(page, 'choice-send')).toBeVisible();
    await picture(page, 'application-review');
    await along(page, 'choice-send', 'choice-agree');
    const [sheet] = await cutSheets(kiosk, 1);
    writeFileSync(join(FOLDER, 'paper-application.png'), Buffer.from(sheet?.png ?? '', 'base64'));
  });
});

test.describe('in every manner', () => {
  test.use({
    settings: { data: null, config: { screen: { widthMm: 300, heightMm: 530, bottomMm: 850 } } },
  });

  test('pictures of the main screens: large letters, easy, high contrast, within reach', async ({
    page,
    kiosk,
  }) => {
    test.setTimeout(120_000);
    mkdirSync(FOLDER, { recursive: true });
    await page.setViewportSize({ width: 540, height: 960 });
    await page.goto(kiosk.url);
    const stage = page.locator('.stage');
    /** Turns the pages of the settings until the tile is there. */
    const set = async (tile: string, attribute: string, value: string) => {
      while ((await button(page, tile).count()) === 0) await go(page, 'next-page');
      while ((await stage.getAttribute(`data-${attribute}`)) !== value) await go(page, tile);
    };
    for (const [name, tile, attribute, value] of [
      ['large', 'set-text', 'text', 'large'],
      ['easy', 'set-easy', 'easy', 'true'],
      ['contrast', 'set-theme', 'theme', 'contrast-dark'],
      ['reach', 'set-reach', 'reach', 'true'],
    ] as const) {
      await expect(button(page, 'begin-az')).toBeVisible();
      await go(page, 'settings');
      await expect(button(page, 'set-text')).toBeVisible();
      if (name === 'large') await picture(page, 'settings');
      await set(tile, attribute, value);
      await go(page, 'close');
      await picture(page, `attract-${name}`);
      await go(page, 'begin-az');
      await picture(page, `need-${name}`);
      await go(page, 'unsure');
      await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
      await picture(page, `ticket-${name}`);
      await go(page, 'finish');
      if (name === 'large') await picture(page, 'rating');
      await go(page, 'finish');
    }
  });
});
