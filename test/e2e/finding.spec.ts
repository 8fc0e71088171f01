import azPaper from '../../assets/locales/az/paper.json' with { type: 'json' };
import enPaper from '../../assets/locales/en/paper.json' with { type: 'json' };
import ruPaper from '../../assets/locales/ru/paper.json' with { type: 'json' };
import { LOCALES } from '../../flows/contract.ts';
import { servicePage } from '../../flows/domain/service-page.ts';
import { catalogue } from '../support/catalogue.ts';
import { button, expect, go, seen, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';
import { along } from './support/services.ts';
import { WORDS } from './support/words.ts';

const PAPER = { az: azPaper, ru: ruPaper, en: enPaper };
const service = catalogue.services.find(({ code }) => code === '05.02.06');
if (!service) throw new Error('05.02.06 is not in the catalogue');

for (const locale of LOCALES) {
  test(`the papers of a service, on paper, in six touches and a tick: ${locale}`, async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await along(page, `begin-${locale}`, 'open-menu', 'choice-papers', 'choice-birth', 'choice-05.02.06');
    // Ticking what one has changes no screen.
    await button(page, 'choice-birth-certificate').click();
    await expect(button(page, 'choice-birth-certificate')).toHaveAttribute('aria-pressed', 'true');
    await along(page, 'choice-print');
    await expect(seen(page, service.easy?.[locale] ?? service[locale], { exact: true })).toBeVisible();

    const paper = await newestPaper(kiosk, 1);
    const text = plain(paper.text);
    expect(paper.qr).toBe(servicePage(service));
    expect(paper.lines.filter((line) => !/^\uFFFD+$/.test(line)).join('\n')).not.toContain('\uFFFD');
    const words = PAPER[locale].sheet;
    for (const expected of [
      service[locale],
      ...service.documents.map((document) => document[locale]),
      words.missing,
      words.have,
      words.free,
      words.callCentre,
    ])
      expect(text).toContain(plain(expected));
    expect(text.split(plain(words.missing)).length - 1).toBe(service.documents.length - 1);

    const [record] = kiosk.rows<{ open: string }>('SELECT kind, service, locale, open FROM records');
    expect(record).toMatchObject({ kind: 'checklist', service: '05.02.06', locale });
    expect(JSON.parse(record?.open ?? '{}')).toMatchObject({ have: ['birth-certificate'] });
    expect(kiosk.rows('SELECT kind FROM outbox')).toEqual([{ kind: 'record.checklist' }]);
    expect(kiosk.rows('SELECT copy, state FROM sheets')).toEqual([{ copy: 1, state: 'printed' }]);

    await go(page, 'choice-done');
    await expect(button(page, 'begin-az')).toBeVisible();
  });
}

test('a service is found by typing without diacritics and with an error, and its number taken', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await along(page, 'begin-az', 'open-search');
  for (const letter of 'issizliq') await button(page, `key-${letter}`).click();
  await expect(button(page, 'choice-04.11')).toBeVisible();
  await along(page, 'choice-04.11', 'choice-phone');
  await expect(page.locator('[data-shown="true"] .qr')).toBeVisible();
  await along(page, 'choice-done', 'choice-ticket');
  await expect(seen(page, 'D001', { exact: true })).toBeVisible();
  const [ticket] = kiosk.rows<Record<string, unknown>>('SELECT service FROM tickets');
  expect(ticket).toEqual({ service: '04.11' });
  // From the number on to its papers.
  await newestPaper(kiosk, 1);
});

test('without paper the list is on the screen, and is printed once there is some', async ({
  page,
  kiosk,
}) => {
  await kiosk.simulator.command('paper-out');
  await page.goto(kiosk.url);
  await along(
    page,
    'begin-en',
    'open-menu',
    'choice-papers',
    'choice-job-lost',
    'choice-04.01',
    'choice-print',
  );
  await expect(seen(page, WORDS.en.trouble['no-paper'])).toBeVisible();
  expect(kiosk.rows('SELECT state FROM sheets')).toEqual([{ state: 'queued' }]);
  await kiosk.simulator.command('paper-ok');
  await button(page, 'print').click();
  await newestPaper(kiosk, 1);
  await expect
    .poll(() => kiosk.rows('SELECT copy, state FROM sheets'))
    .toEqual([{ copy: 2, state: 'printed' }]);
});
