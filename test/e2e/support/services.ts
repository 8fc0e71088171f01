import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { loadFlowWords } from '../../../electron/host/words/flow-words.ts';
import type { Locale } from '../../../flows/contract.ts';
import { button, expect, go, ROOT, seen } from './kiosk.ts';

/** What the flows say, from the files that the kiosk reads: `SAY.ru('status:answered.title')`. */
const wordsOf = loadFlowWords(join(ROOT, 'assets/locales'));
export const SAY = { az: wordsOf('az'), ru: wordsOf('ru'), en: wordsOf('en') } as const;

/** Somebody whom the demonstration knows, and who needs no reader: nothing of them is anybody's. */
export const KNOWN = { fin: '0DEM002', documentNumber: 'AA0000002' } as const;
/** The holder of the documents that the simulated scanner reads. */
export const SPECIMEN = { fin: '1ABC234', documentNumber: 'AA0000001', appointment: '1000001' } as const;

/** One touch after another, each of which leads to another screen. */
export async function along(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await go(page, name);
}

/** Letter by letter on the keyboard of the screen. */
export async function write(page: Page, text: string): Promise<void> {
  for (const key of text) await button(page, key === ' ' ? 'key-space' : `key-${key}`).click();
}

export async function enter(page: Page, text: string): Promise<void> {
  await write(page, text);
  await go(page, 'enter');
}

/** From the attract screen to something of the menu, on whichever page of it that stands. */
export async function toEntry(page: Page, locale: Locale, id: string): Promise<void> {
  await along(page, `begin-${locale}`, 'open-menu');
  const entry = button(page, `choice-${id}`);
  for (;;) {
    await expect(page.locator('main[data-settled="true"]')).toBeVisible();
    if (await entry.isVisible()) break;
    await go(page, 'next-page');
  }
  await go(page, `choice-${id}`);
}

/** FIN, and the number of the document where it is asked for, typed after consent, whether there is a reader or not. */
export async function sayWho(page: Page, who: { fin: string; documentNumber?: string }): Promise<void> {
  await go(page, 'choice-agree');
  const byHand = button(page, 'choice-type');
  await expect(byHand.or(button(page, 'erase'))).toBeVisible();
  if (await byHand.isVisible()) await go(page, 'choice-type');
  await enter(page, who.fin);
  if (who.documentNumber !== undefined) await enter(page, who.documentNumber);
}

/** The first questions of the application for targeted assistance: a family of one. */
export async function beginForm(page: Page): Promise<void> {
  await along(page, 'choice-self', 'choice-alone');
  await enter(page, '1');
}

/** The others, until it is read over and sent. */
export async function endForm(page: Page): Promise<void> {
  await toIncomes(page);
  await toReview(page);
  await along(page, 'choice-send', 'choice-agree');
}

export async function toIncomes(page: Page): Promise<void> {
  await enter(page, '0');
  await enter(page, '0');
}

/** From the question of incomes until all answers are read over. */
export async function toReview(page: Page): Promise<void> {
  await button(page, 'choice-pension').click();
  await along(page, 'choice-go-on', 'choice-never', 'choice-own');
  await button(page, 'keyboard-digits').click();
  await enter(page, '12');
  await go(page, 'choice-new-card');
  await enter(page, '0501234567');
  await go(page, 'choice-skip');
}

/** Whole sentences of a screen that is on view. */
export async function reads(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await expect(seen(page, text, { exact: true }).first()).toBeVisible();
}

/** Touches the last button of a flow, and leaves without a rating where one is asked for. */
export async function end(page: Page): Promise<void> {
  await go(page, 'choice-done');
  const rating = page.locator('main[data-screen="rating"]');
  await expect(rating.or(button(page, 'begin-az'))).toBeVisible();
  if (await rating.isVisible()) await go(page, 'finish');
  await expect(button(page, 'begin-az')).toBeVisible();
}

/** Away from a flow that is not done, to the attract screen. */
export async function leave(page: Page): Promise<void> {
  await go(page, 'restart');
  await expect(button(page, 'begin-az')).toBeVisible();
}
