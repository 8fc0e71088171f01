import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReceipt } from '../../flows/domain/receipt.ts';
import { button, expect, go, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';

interface Written {
  readonly kind: string;
  readonly number: string;
  readonly open: string;
}
const RECORDS = 'SELECT kind, number, open FROM records ORDER BY seq';

test('a rating takes two touches, and is written down without a third', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await go(page, 'open-opinion');
  await go(page, 'rate-4');
  await expect.poll(() => kiosk.rows<Written>(RECORDS).length).toBe(1);
  const [record] = kiosk.rows<Written>(RECORDS);
  expect(record?.kind).toBe('opinion');
  expect(JSON.parse(record?.open ?? '{}')).toMatchObject({ stars: 4 });
});

test('a complaint gets its number on the screen and on paper, and its words are nowhere on the disk', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await go(page, 'open-opinion');
  await go(page, 'rate-2');
  await go(page, 'choice-more');
  await go(page, 'choice-complaint');
  const words = 'nisanlivikayet';
  for (const letter of words) await button(page, `key-${letter}`).click();
  await go(page, 'enter');
  for (const digit of '0501234567') await button(page, `key-${digit}`).click();
  await go(page, 'enter');
  const paper = await newestPaper(kiosk, 1);
  const complaint = kiosk.rows<Written>(RECORDS).at(-1);
  expect(complaint?.kind).toBe('complaint');
  expect(isReceipt(complaint?.number ?? '')).toBe(true);
  expect(plain(paper.text)).toContain(plain(complaint?.number ?? '-'));
  await expect(page.locator('[data-shown="true"]').getByText(complaint?.number ?? '-')).toBeVisible();

  const secrets = [words, '0501234567', '501234567'];
  for (const file of readdirSync(kiosk.dataDir, { recursive: true, encoding: 'utf8' })) {
    const path = join(kiosk.dataDir, file);
    if (!/\.(sqlite|sqlite-wal|sqlite-shm|json|log)$/.test(file)) continue;
    const bytes = readFileSync(path);
    for (const secret of secrets) expect(bytes.includes(secret), `${file}: ${secret}`).toBe(false);
  }
  expect(secrets.filter((secret) => kiosk.log.join('\n').includes(secret))).toEqual([]);
});
