import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import appointment from '../../assets/locales/az/flows/appointment.json' with { type: 'json' };
import service from '../../assets/locales/az/service.json' with { type: 'json' };
import type { DOCK_COMMANDS } from '../../flows/contract.ts';
import { temporaryFolder } from '../support/store.ts';
import { test as base, button, expect, go, ROOT, seen, takeTicket } from './support/kiosk.ts';
import { WORDS } from './support/words.ts';

/** Of the demonstration. */
const TECHNICIANS_PIN = '135790';

const test = base.extend<{ demo: ChildProcess }>({
  viewport: { width: 1500, height: 1920 },
  demo: async ({ page }, use) => {
    const folder = temporaryFolder();
    const kiosk = spawn(
      process.execPath,
      [join(ROOT, 'scripts/start.ts'), '--headless', '--data', folder.path],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const [ready] = (await once(createInterface({ input: kiosk.stdout }), 'line')) as [string];
    await page.goto(ready.replace('ready ', ''));
    await use(kiosk);
    const exit = once(kiosk, 'exit');
    kiosk.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    folder.dispose();
  },
});

const dock = (page: Page, device: keyof typeof DOCK_COMMANDS, command: string) =>
  page.locator(`[data-device="${device}"] [data-command="${command}"]`);

test('npm start without a configuration: a simulated printer, and a dock that breaks and mends it', async ({
  page,
  demo: _,
}) => {
  await dock(page, 'printer', 'paper-out').click();
  await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();
  await takeTicket(page, 'az');
  await expect(seen(page, WORDS.az.trouble['no-paper'])).toBeVisible();
  await expect(seen(page, WORDS.az.dock.noPapers)).toBeVisible();
  await dock(page, 'printer', 'paper-ok').click();
  await button(page, 'print').click();
  await expect(seen(page, WORDS.az.paper.printedTitle)).toBeVisible();
  const paper = page.getByRole('img', { name: WORDS.az.dock.paperImage.replace('{{id}}', '1') });
  await expect(paper).toBeVisible();
  expect(await paper.evaluate((image) => (image as HTMLImageElement).naturalHeight)).toBeGreaterThan(500);
});

/** From the attract screen to the screen of one device. */
async function tend(page: Page, device: string): Promise<void> {
  await go(page, 'help');
  await go(page, 'open-technician');
  for (const digit of TECHNICIANS_PIN) await button(page, `digit-${digit}`).click();
  await go(page, 'enter');
  await go(page, 'choice-devices');
  await go(page, `choice-${device}`);
}

test('a technician tries the simulated document scanner, and sees its cable pulled', async ({
  page,
  demo: _,
}) => {
  await tend(page, 'idScanner');
  const { told, reading, state } = service;
  const readings = [
    ['present td1', told.read.title, reading.document.read],
    ['present wrong-digit', told['read-bad'].title, reading.document['wrong-check-digit']],
    ['present foreign', told.read.title, reading.document.foreign],
  ] as const;
  for (const [held, title, note] of readings) {
    await button(page, 'choice-read').click();
    await expect(seen(page, service.work['read-idScanner'])).toBeVisible();
    await dock(page, 'idScanner', held).click();
    await expect(seen(page, title, { exact: true })).toBeVisible();
    await expect(seen(page, note)).toBeVisible();
    await go(page, 'choice-done');
  }
  await dock(page, 'idScanner', 'unplug').click();
  await expect(seen(page, state.absent.lost).or(seen(page, state.absent['not-there']))).toBeVisible();
  await dock(page, 'idScanner', 'plug').click();
  await expect(seen(page, state['id-scanner'].listening)).toBeVisible();
});

test('an appointment is checked in with the made-up centre, and asked for in vain when it is silent', async ({
  page,
  demo: _,
}) => {
  await expect(dock(page, 'centre', 'answering')).toHaveAttribute('data-stands', 'true');
  await dock(page, 'centre', 'silent').click();
  await expect(dock(page, 'centre', 'silent')).toHaveAttribute('data-stands', 'true');
  // A reader that has only just been opened does not hear the first code yet.
  await expect(async () => {
    await dock(page, 'barCodeReader', 'present appointment').click();
    await expect(seen(page, appointment.asking.title)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(seen(page, appointment.unanswered.title)).toBeVisible();
  await dock(page, 'centre', 'answering').click();
  await go(page, 'choice-again');
  await expect(seen(page, appointment.ticket.title)).toBeVisible();
});
