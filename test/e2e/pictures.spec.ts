import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { button, expect, ROOT, seen, test } from './support/kiosk.ts';
import { cutSheets } from './support/paper.ts';
import { WORDS } from './support/words.ts';

/** Where the pictures go: `npm run pictures` renews those of the README. */
const FOLDER = join(ROOT, process.env.PICTURES ?? 'test-results/pictures');

async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('main[data-settled="true"]')).toBeVisible();
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', scale: 'css' });
}

test('pictures of the road, and of the paper at its end', async ({ page, kiosk }) => {
  mkdirSync(FOLDER, { recursive: true });
  await page.setViewportSize({ width: 540, height: 960 });
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await picture(page, 'attract');
  await button(page, 'begin-az').click();
  await expect(seen(page, WORDS.az.need.title)).toBeVisible();
  await picture(page, 'need');
  await button(page, 'choice-help').click();
  await button(page, 'choice-03').click();
  await expect(seen(page, WORDS.az.service.title)).toBeVisible();
  await picture(page, 'service');
  await button(page, 'choice-03.01').click();
  await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
  await picture(page, 'ticket');
  const [sheet] = await cutSheets(kiosk, 1);
  writeFileSync(join(FOLDER, 'paper.png'), Buffer.from(sheet?.png ?? '', 'base64'));

  await button(page, 'finish').click();
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.simulator.command('paper-out');
  await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();
  await button(page, 'begin-ru').click();
  await button(page, 'unsure').click();
  await expect(seen(page, WORDS.ru.trouble['no-paper'])).toBeVisible();
  await picture(page, 'ticket-without-paper');
});
