import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeConfig } from '../support/kiosk-config.ts';
import { temporaryFolder } from '../support/store.ts';
import { button, expect, go, leave, ROOT, seen, takeTicket, test } from './support/kiosk.ts';
import { WORDS } from './support/words.ts';

test('nonsense on the bridge is refused, and the citizen at the screen notices nothing', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-az');
  await expect(button(page, 'choice-help')).toBeVisible();
  await page.evaluate(async () => {
    const socket = new WebSocket(`ws://${location.host}/bridge`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    for (const text of [
      '',
      'null',
      '[]',
      '{"kind":"event"}',
      '{"kind":"event","place":"p1","event":{"type":"choose","id":"\u0000"}}',
      '{"kind":"view","view":{}}',
      `"${'x'.repeat(3000)}"`,
    ])
      socket.send(text);
    socket.send(new Uint8Array([0xff, 0xfe, 0x00]));
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    socket.close();
    await closed;
  });
  await page.reload();
  await go(page, 'choice-help');
  await go(page, 'choice-03');
  await go(page, 'unsure');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  expect(kiosk.log.filter((line) => line.includes('bridge.refused')).length).toBeGreaterThanOrEqual(3);
});

test.describe('a damaged database', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder.path, 'data'));
  writeFileSync(join(folder.path, 'data', 'kiosk.sqlite'), 'this is no database at all '.repeat(400));
  test.use({ settings: { config: {}, data: join(folder.path, 'data') } });
  test.afterAll(() => folder.dispose());

  test('is set aside, and numbers are given all the same', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await takeTicket(page, 'az');
    // Beyond the numbers that the lost store may have given today.
    await expect(seen(page, 'C501', { exact: true })).toBeVisible();
    expect(kiosk.log.some((line) => line.includes('store.set-aside') && line.includes('damaged'))).toBe(true);
    expect(kiosk.rows("SELECT kind, detail FROM audit WHERE kind = 'store.set-aside'")).toEqual([
      { kind: 'store.set-aside', detail: 'damaged' },
    ]);
  });
});

test.describe('a folder that cannot be written', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, 'plain-file'), '');
  test.use({ settings: { config: {}, data: join(folder.path, 'plain-file', 'data') } });
  test.afterAll(() => folder.dispose());

  test('ends in a screen that says what still works, never in a white one', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await expect(seen(page, WORDS.az.outOfService.title)).toBeVisible();
    await expect(seen(page, WORDS.az.outOfService.works.operators)).toBeVisible();
    await expect(seen(page, WORDS.az.outOfService.works['call-142'])).toBeVisible();
    await go(page, 'language');
    await go(page, 'language-ru');
    await expect(seen(page, WORDS.ru.outOfService.title)).toBeVisible();
  });
});

test.describe('a disk that fills up', () => {
  test.use({ settings: { config: {}, data: null, fileLimit: 500 } });

  test('loses no number that was shown, and the page says what to do', async ({ page, kiosk }) => {
    const shown: string[] = [];
    await page.goto(kiosk.url);
    const number = page.locator('.ticket-number');
    const failed = seen(page, WORDS.az.noTicket.titleStore);
    for (let ticket = 0; ticket < 40; ticket++) {
      await takeTicket(page, 'az');
      await expect(page.locator('main[data-screen="ticket"], main[data-screen="no-ticket"]')).toBeVisible();
      if (await failed.isVisible()) break;
      shown.push((await number.textContent()) ?? '');
      await leave(page);
      await expect(button(page, 'begin-az')).toBeVisible();
    }
    await expect(failed).toBeVisible();
    await expect(seen(page, WORDS.az.contact.desk)).toBeVisible();
    await expect(seen(page, WORDS.az.contact.call)).toBeVisible();
    await expect(button(page, 'retry')).toBeVisible();
    const known = kiosk.rows<{ number: string }>('SELECT number FROM tickets').map((row) => row.number);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((each) => !known.includes(each))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
    await go(page, 'restart');
    await expect(button(page, 'begin-az')).toBeVisible();
  });
});

test.describe('a device path that does not exist', () => {
  test.use({
    settings: {
      config: {},
      data: null,
      printer: { kind: 'serial', path: '/dev/ttyNOWHERE', baudRate: 9600 },
    },
  });

  test('is told calmly beforehand, and the number is on the screen', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();
    await takeTicket(page, 'az');
    await expect(seen(page, 'C001', { exact: true })).toBeVisible();
    await expect(seen(page, WORDS.az.trouble['printer-gone'])).toBeVisible();
    expect(
      kiosk.log.some((line) => line.includes('printer.cannot-open') && line.includes('/dev/ttyNOWHERE')),
    ).toBe(true);
  });
});

test.describe('a configuration with a mistake', () => {
  const start = (config: string, data: string) =>
    spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/start.ts'), '--headless', '--config', config, '--data', data],
      {
        cwd: ROOT,
        encoding: 'utf8',
        timeout: 30_000,
      },
    );

  test('is named: the key, what was found, what is right; no stack trace', () => {
    const folder = temporaryFolder();
    const config = writeConfig(
      folder.path,
      { kind: 'serial', path: '/dev/null', baudRate: 9600 },
      { screan: {} },
    );
    const { status, stderr, stdout } = start(config, folder.path);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`${config}: screan: found a key that does not exist, expected screen`);
    expect(stderr + stdout).not.toMatch(/\n\s+at /);
    folder.dispose();
  });

  test('that is not there is named', () => {
    const { status, stderr } = start('/no/such/kiosk.json', '/tmp');
    expect(status).not.toBe(0);
    expect(stderr).toContain('/no/such/kiosk.json');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
