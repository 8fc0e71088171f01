import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readPaper } from '../support/paper-reader.ts';
import { button, expect, go, leave, seen, type TestKiosk, takeTicket, test } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';
import {
  ANSWERS,
  choose,
  outOfTheBox,
  PEOPLE,
  PIN,
  SERVICE,
  searchPorts,
  signIn,
  toPinPad,
  typePin,
} from './support/technician.ts';

test.describe.configure({ timeout: 120_000 });

const { told } = SERVICE;
const printerState = SERVICE.state.printer;
/** A kiosk whose printer is configured, and a technician who may come. */
const configured = { data: null, config: { technician: { people: PEOPLE } } };

const audited = (kiosk: TestKiosk, kind: string) =>
  kiosk.rows<{ n: number }>(`SELECT count(*) AS n FROM audit WHERE kind = '${kind}'`)[0]?.n;

/** Every line of the log, page by page, newest first. */
async function wholeLog(page: Page): Promise<string> {
  const shown = page.locator('main[data-screen="technician-log"] .service-log').filter({ visible: true });
  const pages: string[] = [];
  for (;;) {
    pages.push(await shown.innerText());
    const next = button(page, 'next-page');
    if ((await next.count()) === 0 || (await next.isDisabled())) return pages.join('\n');
    await go(page, 'next-page');
  }
}

test.describe('ports', () => {
  const NOBODY = { kind: 'tcp', host: '127.0.0.1', port: 9 };
  test.use({ settings: outOfTheBox(({ printer }) => ({ places: [NOBODY, printer] })) });

  test('a port where nobody is leads to the next one; what was chosen is there after a power cut', async ({
    page,
    kiosk,
  }) => {
    await page.goto(kiosk.url);
    await signIn(page);
    for (const id of ['devices', 'printer']) await go(page, `choice-${id}`);
    await searchPorts(page);
    await choose(page, '127.0.0.1:9');
    await expect(seen(page, told['port-refused'].title)).toBeVisible();
    await searchPorts(page);
    await choose(page, ANSWERS);
    await expect(seen(page, told['port-answers'].title)).toBeVisible();
    await kiosk.kill();

    await kiosk.restart();
    await expect(button(page, 'begin-az')).toBeVisible();
    await takeTicket(page, 'az');
    // What was half printed when the power went is cut off first.
    await expect
      .poll(() => kiosk.sheets.map((sheet) => plain(readPaper(sheet).text)).join())
      .toContain('C001');
  });
});

test.describe('the printer', () => {
  test.use({ settings: configured });

  test('that cannot print a test page says why, and prints it when that is mended', async ({
    page,
    kiosk,
  }) => {
    await page.goto(kiosk.url);
    await signIn(page);
    for (const id of ['devices', 'printer']) await go(page, `choice-${id}`);
    await kiosk.simulator.command('paper-out');
    await expect(seen(page, printerState['no-paper'])).toBeVisible();
    await go(page, 'choice-test-print');
    await expect(seen(page, told['print-refused'].title)).toBeVisible();
    await expect(seen(page, printerState['no-paper'])).toBeVisible();
    await kiosk.simulator.command('paper-ok');
    await go(page, 'choice-again');
    await expect(seen(page, told.printed.title)).toBeVisible();
    expect((await newestPaper(kiosk, 1)).qr).not.toBeNull();
  });
});

test.describe('tickets that wait for paper', () => {
  test.use({ settings: configured });

  test('are printed, or given up when the technician is sure', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await expect(button(page, 'begin-az')).toBeVisible();
    await kiosk.simulator.command('paper-out');
    for (const number of ['C001', 'C002']) {
      await takeTicket(page, 'az');
      await expect(seen(page, number, { exact: true })).toBeVisible();
      await leave(page);
    }
    await kiosk.simulator.command('paper-ok');
    await signIn(page);
    await go(page, 'choice-jobs');
    await choose(page, 'C001');
    await go(page, 'choice-reprint');
    await expect(seen(page, told.reprinted.title)).toBeVisible();
    expect(plain((await newestPaper(kiosk, 1)).text)).toContain('C001');
    await go(page, 'choice-done');

    await choose(page, 'C002');
    await go(page, 'choice-void');
    await expect(seen(page, SERVICE.sure.void.title)).toBeVisible();
    await go(page, 'choice-no');
    await go(page, 'choice-void');
    await go(page, 'choice-yes');
    await expect(seen(page, told.voided.title)).toBeVisible();
    await go(page, 'choice-done');
    await expect(seen(page, SERVICE.jobs.none)).toBeVisible();
    expect(
      kiosk.rows(
        'SELECT number, state FROM print_jobs JOIN tickets ON tickets.id = ticket_id ORDER BY number, copy',
      ),
    ).toEqual([
      { number: 'C001', state: 'printed' },
      { number: 'C002', state: 'void' },
    ]);
    expect(kiosk.sheets).toHaveLength(1);
    expect(audited(kiosk, 'technician.void')).toBe(1);
  });
});

test.describe('condition, log and diagnostics', () => {
  test.use({
    settings: {
      data: null,
      config: ({ folder }) => {
        mkdirSync(join(folder, 'STICK'));
        return { technician: { people: PEOPLE, sticks: [join(folder, 'STICK')] } };
      },
    },
  });

  test('tell how the kiosk is, and nothing of anybody', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await takeTicket(page, 'az');
    await newestPaper(kiosk, 1);
    await leave(page);
    await signIn(page);

    await go(page, 'choice-facts');
    await expect(seen(page, SERVICE.facts.title)).toBeVisible();
    const fact = (label: string) =>
      page.locator('.service-fact').filter({ visible: true, hasText: label }).locator('dd');
    await expect(fact(SERVICE.facts.store)).toHaveText(SERVICE.facts.storeWell);
    await expect(fact(SERVICE.facts.tickets)).toHaveText('1');
    await expect(fact(SERVICE.facts.waiting)).toHaveText('0');
    await expect(fact(SERVICE.facts.outbox)).toHaveText(
      String(kiosk.rows<{ n: number }>('SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL')[0]?.n),
    );
    await expect(fact(SERVICE.facts.disk)).toHaveText(/^\d+ MB$/);
    await expect(fact(SERVICE.facts.clock)).toHaveText(/\d\d\.\d\d\.\d{4}, \d\d:\d\d/);
    await go(page, 'back');

    await go(page, 'choice-log');
    await expect(seen(page, SERVICE.log.title)).toBeVisible();
    const log = await wholeLog(page);
    expect(log).toContain('technician.signed-in');
    expect(log).toContain('ticket.issued');
    expect(log).not.toContain(PIN);
    await go(page, 'back');

    await go(page, 'choice-sticks');
    await expect(seen(page, SERVICE.sticks.title)).toBeVisible();
    await choose(page, 'STICK');
    await expect(seen(page, told.exported.title)).toBeVisible();
    const stick = join(kiosk.folder, 'STICK');
    const [archive = ''] = readdirSync(stick);
    expect(archive).toMatch(/^dost-TEST-\d{8}-\d{4}\.tar\.gz$/);
    await expect(seen(page, archive)).toBeVisible();
    execFileSync('tar', ['-xzf', archive], { cwd: stick });
    const file = (name: string) => readFileSync(join(stick, name), 'utf8');
    expect(readdirSync(stick).sort()).toEqual(
      [
        archive,
        'audit.jsonl',
        'devices.json',
        'facts.json',
        'kiosk.json',
        'log.jsonl',
        'store.json',
        'versions.json',
      ].sort(),
    );
    expect(JSON.parse(file('store.json'))).toEqual({ integrity: 'ok' });
    expect(JSON.parse(file('kiosk.json'))).toMatchObject({
      kioskId: 'TEST',
      devices: { printer: { profile: 'epson-tm-t88' } },
      technician: { people: [{ id: 'T1' }] },
    });
    expect(file('audit.jsonl')).toContain('"technician.export"');
    const all = readdirSync(stick)
      .filter((name) => name !== archive)
      .map(file)
      .join('\n');
    expect(all).not.toContain('scrypt$');
    expect(all).not.toContain(PIN);
    for (const { id } of kiosk.rows<{ id: string }>(
      "SELECT DISTINCT subject AS id FROM audit WHERE kind LIKE 'session%'",
    ))
      expect(all).not.toContain(id);
  });
});

test.describe('the PIN', () => {
  test.use({ settings: configured });

  test('is not guessed: three wrong ones lock the pad, and a power cut does not open it', async ({
    page,
    kiosk,
  }) => {
    await page.goto(kiosk.url);
    await toPinPad(page);
    for (const pin of ['0000', '1111', '2222']) {
      await expect(button(page, 'digit-1')).toBeEnabled();
      await typePin(page, pin);
      await expect.poll(() => audited(kiosk, 'technician.refused')).toBe(Number(pin[0]) + 1);
    }
    await expect(button(page, 'digit-1')).toBeDisabled();
    await kiosk.kill();
    await kiosk.restart();
    await expect(button(page, 'begin-az')).toBeVisible();
    await toPinPad(page);
    // Before anything is typed: nobody has to find out by trying.
    await expect(button(page, 'digit-1')).toBeDisabled();
    await expect(page.locator('main[data-screen="technician-pin"]')).toBeVisible();
    expect(audited(kiosk, 'technician.signed-in')).toBe(0);
  });

  test('is changed by typing it twice, and holds after a power cut', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await signIn(page);
    await go(page, 'choice-more');
    await go(page, 'choice-pin');
    await expect(seen(page, SERVICE.pin.new)).toBeVisible();
    await typePin(page, '864208');
    await expect(seen(page, SERVICE.pin.again)).toBeVisible();
    await typePin(page, '864209');
    await expect(seen(page, SERVICE.pin.differs)).toBeVisible();
    for (const again of [SERVICE.pin.again, told['pin-set'].title]) {
      await typePin(page, '864208');
      await expect(seen(page, again)).toBeVisible();
    }
    await kiosk.kill();
    await kiosk.restart();
    await expect(button(page, 'begin-az')).toBeVisible();
    await toPinPad(page);
    await typePin(page, PIN);
    await expect.poll(() => audited(kiosk, 'technician.refused')).toBe(1);
    await typePin(page, '864208');
    await expect(page.locator('main[data-screen="technician-home"]')).toBeVisible();
    expect(kiosk.log.join('\n')).not.toContain('864208');
  });
});

test.describe('power', () => {
  test.use({
    settings: {
      data: null,
      config: ({ folder }) => ({
        technician: { people: PEOPLE, restart: ['touch', join(folder, 'restarted')], shutDown: ['false'] },
      }),
    },
  });

  test('is asked of the system once the technician is sure; a refusal is said', async ({ page, kiosk }) => {
    await page.goto(kiosk.url);
    await signIn(page);
    await go(page, 'choice-more');
    await go(page, 'choice-restart');
    await go(page, 'choice-no');
    expect(existsSync(join(kiosk.folder, 'restarted'))).toBe(false);
    await go(page, 'choice-restart');
    await go(page, 'choice-yes');
    await expect(seen(page, told.restarting.title)).toBeVisible();
    expect(existsSync(join(kiosk.folder, 'restarted'))).toBe(true);
    await go(page, 'choice-done');
    await go(page, 'choice-shut-down');
    await go(page, 'choice-yes');
    await expect(seen(page, told['power-failed'].title)).toBeVisible();
  });
});

test.describe('the glass', () => {
  test.use({ settings: configured });

  test('is checked with five touches, and the technician leaves no trace on the attract screen', async ({
    page,
    kiosk,
  }) => {
    await page.goto(kiosk.url);
    await signIn(page);
    await go(page, 'choice-more');
    await go(page, 'choice-touch');
    const target = page.locator('[data-name="touch-target"]').filter({ visible: true });
    const touchAll = async (off: number) => {
      for (let step = 1; step <= 5; step++) {
        await expect(seen(page, `${step} / 5`)).toBeVisible();
        await page.locator('main[data-settled="true"]').waitFor();
        const box = await target.boundingBox();
        if (!box) throw new Error('no target');
        await page.mouse.click(box.x + box.width / 2 + off, box.y + box.height / 2);
      }
    };
    await touchAll(4);
    await expect(seen(page, told['touch-good'].title)).toBeVisible();
    await go(page, 'choice-again');
    await touchAll(80);
    await expect(seen(page, told['touch-off'].title)).toBeVisible();
    await go(page, 'choice-done');
    await go(page, 'back');
    await go(page, 'finish');
    await expect(button(page, 'begin-az')).toBeVisible();
    await expect(button(page, 'back')).toHaveCount(1);
    await go(page, 'begin-az');
    await go(page, 'help');
    await expect(button(page, 'open-technician')).toBeVisible();
    expect(audited(kiosk, 'technician.ended')).toBe(1);
  });
});
