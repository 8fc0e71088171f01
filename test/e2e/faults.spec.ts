import az from '../../assets/locales/az/paper.json' with { type: 'json' };
import { button, expect, go, leave, seen, type TestKiosk, takeTicket, test } from './support/kiosk.ts';
import { cutSheets, newestPaper } from './support/paper.ts';
import { WORDS } from './support/words.ts';

const words = WORDS.az;
const jobs = (kiosk: TestKiosk) => kiosk.rows('SELECT copy, state FROM print_jobs ORDER BY copy');

// What else befalls the printer, in which state: `printer-matrix.spec.ts`.

test('switched off: the number is on the screen, the paper waits, and comes when it is asked for', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.simulator.command('power-off');
  await expect(seen(page, words.attract.troubleTitle)).toBeVisible();

  await takeTicket(page, 'az');
  await expect(seen(page, 'C001', { exact: true })).toBeVisible();
  await expect(seen(page, words.trouble['printer-gone'])).toBeVisible();
  await expect(seen(page, words.paper.waitingNote)).toBeVisible();
  await expect(button(page, 'print')).toHaveCount(0);
  expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'queued' }]);

  await kiosk.simulator.command('power-on');
  await expect(button(page, 'print')).toBeVisible();
  await cutSheets(kiosk, 0);
  expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'queued' }]);

  await button(page, 'print').click();
  await expect(seen(page, words.paper.printedTitle)).toBeVisible();
  expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'printed' }]);
  const paper = await newestPaper(kiosk, 1);
  expect(paper.lines).toContain('C001');
  // Letters that were lost with the power are there again.
  expect(paper.text).toContain('Əlillik');
  expect(paper.text).not.toContain(az.ticket.copy);
});

test.describe(() => {
  test.use({ settings: { config: {}, data: null, script: 'after 300 bytes: power-off' } });

  test('in mid-ticket the power goes: its fate is unknown, and it is not printed again unasked', async ({
    page,
    kiosk,
  }) => {
    await page.goto(kiosk.url);
    await takeTicket(page, 'az');
    await expect(seen(page, 'C001', { exact: true })).toBeVisible();
    await expect(seen(page, words.paper.unknownTitle)).toBeVisible();
    expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'unknown' }]);

    await kiosk.simulator.command('power-on');
    await expect(button(page, 'print')).toBeVisible();
    const before = kiosk.sheets.length;
    expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'unknown' }]);

    await button(page, 'print').click();
    await expect(seen(page, words.paper.printedTitle)).toBeVisible();
    expect(jobs(kiosk)).toEqual([
      { copy: 1, state: 'unknown' },
      { copy: 2, state: 'printed' },
    ]);
    // What was half printed is cut off first; the whole ticket comes on a sheet of its own, marked as a copy.
    const papers = kiosk.sheets.slice(before);
    expect(papers.length).toBeLessThanOrEqual(2);
    const paper = await newestPaper(kiosk, kiosk.sheets.length);
    expect(paper.lines.filter((line) => line.includes('C001'))).toHaveLength(1);
    expect(paper.text).toContain(az.ticket.copy);
    expect(paper.qr).toBe(kiosk.rows<{ id: string }>('SELECT id FROM tickets')[0]?.id);
  });
});

test('a ticket without paper is offered to whoever comes back for it', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.simulator.command('paper-out');
  await expect(seen(page, words.attract.troubleTitle)).toBeVisible();
  await takeTicket(page, 'az');
  await expect(seen(page, words.trouble['no-paper'])).toBeVisible();
  await leave(page);
  await expect(button(page, 'begin-az')).toBeVisible();
  await expect(button(page, 'waiting-tickets')).toHaveCount(0);

  await kiosk.simulator.command('paper-ok');
  await go(page, 'waiting-tickets');
  await page.locator('main[data-settled="true"]').getByText('C001', { exact: true }).click();
  await expect(button(page, 'begin-az')).toBeVisible();
  expect((await newestPaper(kiosk, 1)).lines).toContain('C001');
  await expect(button(page, 'waiting-tickets')).toHaveCount(0);
});

test('a kiosk killed while its ticket waits knows the ticket when it is back, and prints nothing by itself', async ({
  page,
  kiosk,
}) => {
  await page.goto(kiosk.url);
  await expect(button(page, 'begin-az')).toBeVisible();
  await kiosk.simulator.command('paper-out');
  await expect(seen(page, words.attract.troubleTitle)).toBeVisible();
  await takeTicket(page, 'az');
  await expect(seen(page, words.trouble['no-paper'])).toBeVisible();
  await kiosk.kill();
  await expect(seen(page, words.moment.title)).toBeVisible();
  await kiosk.simulator.command('paper-ok');
  await kiosk.restart();
  await page.goto(kiosk.url);
  await expect(button(page, 'waiting-tickets')).toBeVisible();
  await cutSheets(kiosk, 0);
  expect(jobs(kiosk)).toEqual([{ copy: 1, state: 'queued' }]);
  await takeTicket(page, 'az');
  await expect(seen(page, 'C002', { exact: true })).toBeVisible();
});
