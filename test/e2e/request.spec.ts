import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { button, expect, go, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';

interface Written {
  readonly kind: string;
  readonly number: string;
  readonly open: string;
}
const RECORDS = 'SELECT kind, number, open FROM records ORDER BY seq';

test('a call back: its promise on the screen and on paper, name and number nowhere on the disk', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await go(page, 'begin-en');
  await go(page, 'open-menu');
  await go(page, 'choice-call-back');
  await go(page, 'choice-agree');
  await go(page, 'choice-self');
  await go(page, 'choice-skip');
  const name = 'zumrudxan';
  for (const letter of name) await button(page, `key-${letter}`).click();
  await go(page, 'enter');
  for (const digit of '0501234567') await button(page, `key-${digit}`).click();
  await go(page, 'enter');
  await go(page, 'choice-any');
  await go(page, 'choice-send');
  const paper = await newestPaper(kiosk, 1);
  const record = kiosk.rows<Written>(RECORDS).at(-1);
  expect(record?.kind).toBe('call-back');
  const { by } = JSON.parse(record?.open ?? '{}') as { by: string };
  const [day = '', time = ''] = by.split('T');
  const promise = `We will call you by ${time} on ${day.split('-').reverse().join('.')}.`;
  const shown = page.locator('[data-shown="true"]');
  await expect(shown.getByText(record?.number ?? '-')).toBeVisible();
  await expect(shown.getByText(promise)).toBeVisible();
  expect(plain(paper.text)).toContain(plain(record?.number ?? '-'));

  const secrets = [name, '0501234567', '501234567'];
  for (const file of readdirSync(kiosk.dataDir, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(sqlite|sqlite-wal|sqlite-shm|json|log)$/.test(file)) continue;
    const bytes = readFileSync(join(kiosk.dataDir, file));
    for (const secret of secrets) expect(bytes.includes(secret), `${file}: ${secret}`).toBe(false);
  }
  expect(secrets.filter((secret) => kiosk.log.join('\n').includes(secret))).toEqual([]);
});
