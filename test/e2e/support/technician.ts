import type { Page } from '@playwright/test';
import az from '../../../assets/locales/az/service.json' with { type: 'json' };
import { hashPin } from '../../../electron/host/volunteers.ts';
import { button, expect, go, type KioskPlace, type KioskSettings, seen } from './kiosk.ts';

/** What a technician's screens say, in the language of the kiosk between two citizens. */
export const SERVICE = az;

export const PIN = '135790';

/** May tend this kiosk with `PIN`. */
export const PEOPLE = [{ id: 'T1', pin: await hashPin(PIN) }];

/** A kiosk as it leaves the box: no device is configured, and a technician may come. */
export function outOfTheBox(technician: (at: KioskPlace) => object = () => ({})): KioskSettings {
  return {
    data: null,
    printer: null,
    config: (at) => ({ technician: { people: PEOPLE, places: [at.printer], ...technician(at) } }),
  };
}

export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await button(page, `digit-${digit}`).click();
  await button(page, 'enter').click();
}

/** Help → "I am the technician": to the pad that asks for the PIN. */
export async function toPinPad(page: Page): Promise<void> {
  await go(page, 'help');
  await go(page, 'open-technician');
  await expect(button(page, 'digit-1')).toBeVisible();
}

/** From the attract screen to what a technician tends. */
export async function signIn(page: Page, pin: string = PIN): Promise<void> {
  await toPinPad(page);
  await typePin(page, pin);
  await expect(page.locator('main[data-screen="technician-home"]')).toBeVisible();
}

/** Touches the one thing on a list that says `text`, and waits until the page has left the list. */
export async function choose(page: Page, text: string): Promise<void> {
  const row = page.locator('button[data-name^="choice-"]').filter({ visible: true, hasText: text });
  await go(page, (await row.getAttribute('data-name')) ?? '');
}

/** From the printer's own screen to the list of ports, searched again until a printer answers on one of them. */
export async function searchPorts(page: Page): Promise<void> {
  await go(page, 'choice-ports');
  for (;;) {
    await expect(seen(page, SERVICE.ports.title)).toBeVisible({ timeout: 60_000 });
    // A simulator that gets no processor for seconds is as silent as an unplugged printer.
    if ((await seen(page, ANSWERS).count()) > 0) return;
    await go(page, 'choice-again');
  }
}

/** On a port where the wanted device answers. */
export const ANSWERS = 'cavab verir';

/** One of these sentences, given by their keys. */
export function sentences(keys: readonly string[]): RegExp {
  const texts = keys.map((key) => textOf(SERVICE, key));
  return new RegExp(texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
}

function textOf(words: object, key: string): string {
  const text = key
    .split('.')
    .reduce<unknown>((branch, part) => (branch as Record<string, unknown> | undefined)?.[part], words);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text;
}
