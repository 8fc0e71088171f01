import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { Manner } from '../../electron/centre/demonstration/manner.ts';
import type { DockDevice, DockWord } from '../../flows/contract.ts';
import { bakuTime } from '../../flows/domain/baku-time.ts';
import { receiptNumber } from '../../flows/domain/receipt.ts';
import { temporaryFolder } from '../support/store.ts';
import { test as base, button, expect, go, ROOT, seen } from './support/kiosk.ts';
import {
  along,
  beginForm,
  end,
  endForm,
  enter,
  KNOWN,
  leave,
  reads,
  SAY,
  SPECIMEN,
  sayWho,
  toEntry,
} from './support/services.ts';
import { WORDS } from './support/words.ts';

/** The kiosk of `npm start`: its dock changes the manner of the centre while somebody stands there. */
interface Demonstration {
  /** Of one of the kiosk's two databases, as they are now. */
  rows<Row>(sql: string, file?: 'kiosk' | 'demonstration-centre'): Row[];
  /** Headings of every screen so far, those too that stand for a moment only. */
  headings(): Promise<readonly string[]>;
}

const test = base.extend<{ demo: Demonstration }>({
  viewport: { width: 1500, height: 1920 },
  demo: async ({ page }, use) => {
    const folder = temporaryFolder();
    const kiosk: ChildProcess = spawn(
      process.execPath,
      [join(ROOT, 'scripts/start.ts'), '--headless', '--data', folder.path],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    if (!kiosk.stdout) throw new Error('its output is read');
    const [ready] = (await once(createInterface({ input: kiosk.stdout }), 'line')) as [string];
    await page.addInitScript(() => {
      const headings = new Set<string>();
      Object.assign(globalThis, { headings });
      new MutationObserver(() => {
        for (const heading of document.querySelectorAll('h1')) headings.add(heading.textContent);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(ready.replace('ready ', ''));
    await use({
      headings: () =>
        page.evaluate(() => [...(globalThis as unknown as { headings: ReadonlySet<string> }).headings]),
      rows<Row>(sql: string, file = 'kiosk') {
        const path = join(folder.path, `${file}.sqlite`);
        if (!existsSync(path)) return [];
        const db = new Database(path, { readonly: true });
        try {
          return db.prepare<[], Row>(sql).all();
        } finally {
          db.close();
        }
      },
    });
    const exit = once(kiosk, 'exit');
    kiosk.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    folder.dispose();
  },
});
test.setTimeout(300_000);

/** Receipt of the specimen's holder with the made-up centre; no kiosk is called so. */
const THEIRS = receiptNumber('D1', 1);

test('a centre that is slow, wrong and silent: each service says so, goes on, and its facts reach the centre once', async ({
  page,
  demo,
}) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const waiting = () => demo.rows('SELECT id FROM outbox WHERE sent_at IS NULL').length;

  await test.step('slow: it is waited for, and answers', async () => {
    const say = SAY.en;
    await behave(page, 'slow');

    await toEntry(page, 'en', 'apply');
    await go(page, 'choice-start');
    await sayWho(page, KNOWN);
    await along(page, 'choice-yes', 'choice-self');
    await leave(page);

    await toEntry(page, 'en', 'status');
    await enter(page, bare(THEIRS));
    await sayWho(page, { fin: SPECIMEN.fin });
    await reads(page, say('status:answered.title'));
    await end(page);

    await toEntry(page, 'en', 'reference');
    await go(page, 'choice-agree');
    await holdCard(page);
    await along(page, 'choice-yes', 'choice-pension');
    await reads(page, say('reference:issued.title'));
    await end(page);

    await toEntry(page, 'en', 'appointment');
    await go(page, 'choice-number');
    await enter(page, SPECIMEN.appointment);
    await reads(page, say('appointment:ticket.title'));
    await end(page);
    const busy = ['identify:looking', 'status:asking', 'reference:asking', 'appointment:asking.title'];
    expect(await demo.headings()).toEqual(expect.arrayContaining(busy.map((key) => say(key))));
  });

  await test.step('wrong: nothing of what it says is shown', async () => {
    const say = SAY.ru;
    await behave(page, 'wrong');

    await toEntry(page, 'ru', 'apply');
    await go(page, 'choice-start');
    await sayWho(page, KNOWN);
    await reads(page, say('identify:silent.title'), say('identify:silent.note'));
    await along(page, 'choice-go-on', 'choice-self');
    await leave(page);

    await toEntry(page, 'ru', 'status');
    await enter(page, bare(THEIRS));
    await sayWho(page, { fin: SPECIMEN.fin });
    await reads(page, say('status:silent.title'), say('status:silent.notOurs'), say('status:silent.call142'));
    await end(page);

    await toEntry(page, 'ru', 'reference');
    await sayWho(page, KNOWN);
    await along(page, 'choice-go-on', 'choice-employment');
    await askedFor(page, demo, 'ru');
    await end(page);

    await toEntry(page, 'ru', 'appointment');
    await go(page, 'choice-number');
    await enter(page, SPECIMEN.appointment);
    await reads(page, say('appointment:unanswered.title'), say('appointment:unanswered.garbled'));
    await ordinaryNumber(page, demo);
    expect(waiting()).toBeGreaterThan(0);
  });

  await test.step('answering again: it is handed what it missed', async () => {
    await behave(page, 'answering');
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  });

  await test.step('silent, and nothing plugged in: what can be written down is, and waits', async () => {
    const say = SAY.az;
    await behave(page, 'silent');
    for (const device of ['printer', 'idScanner', 'barCodeReader'] as const)
      await dock(page, device, 'unplug').click();
    await expect(seen(page, WORDS.az.attract.troubleTitle)).toBeVisible();

    await toEntry(page, 'az', 'apply');
    await go(page, 'choice-start');
    await sayWho(page, KNOWN);
    await reads(page, say('identify:silent.title'), say('identify:silent.note'));
    await go(page, 'choice-go-on');
    await beginForm(page);
    await endForm(page);
    await reads(page, say('application:done.title'), say('application:done.onItsWay'));
    const [application] = demo.rows<Fact>(FACT);
    expect(application?.kind).toBe('application');
    expect(JSON.parse(application?.open ?? '{}')).toMatchObject({ confirmed: false });
    await reads(page, application?.number ?? '-', WORDS.az.trouble['printer-gone']);
    await end(page);

    await toEntry(page, 'az', 'status');
    await enter(page, bare(application?.number ?? '-'));
    await sayWho(page, { fin: KNOWN.fin });
    const { date: day, time } = bakuTime(application?.at ?? 0);
    await reads(page, say('status:silent.title'), say('status:silent.waits', { day, time }));
    await end(page);

    await toEntry(page, 'az', 'reference');
    await sayWho(page, KNOWN);
    await along(page, 'choice-go-on', 'choice-employment');
    await askedFor(page, demo, 'az');
    await end(page);

    await toEntry(page, 'az', 'appointment');
    await go(page, 'choice-number');
    await enter(page, SPECIMEN.appointment);
    await reads(page, say('appointment:unanswered.title'), say('appointment:unanswered.silent'));
    await ordinaryNumber(page, demo);
  });

  await test.step('answering again: it has each event once, in the order in which they were written', async () => {
    await behave(page, 'answering');
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    const sent = demo.rows('SELECT id, kind FROM outbox ORDER BY rowid');
    const taken = demo.rows('SELECT id, kind, opened FROM events ORDER BY rowid', 'demonstration-centre');
    expect(taken).toEqual(sent.map((event) => ({ ...(event as object), opened: 1 })));
  });
  expect(problems).toEqual([]);
});

/** As it is typed: without what stands between its parts. */
const bare = (receipt: string) => receipt.replaceAll('-', '');

interface Fact {
  readonly kind: string;
  readonly number: string;
  readonly open: string;
  readonly at: number;
}
const FACT = 'SELECT kind, number, open, created_at AS at FROM records ORDER BY seq DESC LIMIT 1';

const dock = <Device extends DockDevice>(page: Page, device: Device, command: DockWord<Device>) =>
  page.locator(`[data-device="${device}"] [data-command="${command}"]`);

/** Touches the dock, and sees that it has taken. */
async function behave(page: Page, manner: Manner): Promise<void> {
  await dock(page, 'centre', manner).click();
  await expect(dock(page, 'centre', manner)).toHaveAttribute('data-stands', 'true');
}

/** Holds an identity card to the scanner until it is read: one that has only just been opened hears nothing yet. */
async function holdCard(page: Page): Promise<void> {
  await expect(async () => {
    await dock(page, 'idScanner', 'present td1').click();
    await expect(button(page, 'choice-yes')).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** The reference is written down, and its number is on the screen and on paper. */
async function askedFor(page: Page, demo: Demonstration, locale: 'az' | 'ru'): Promise<void> {
  await reads(page, SAY[locale]('reference:requested.title'), SAY[locale]('reference:requested.note'));
  const [fact] = demo.rows<Fact>(FACT);
  expect(fact?.kind).toBe('reference');
  expect(JSON.parse(fact?.open ?? '{}')).toMatchObject({ issued: false, confirmed: false });
  await reads(page, fact?.number ?? '-');
}

/** Who came for an appointment that cannot be looked up: that they came is written down, and they get a number. */
async function ordinaryNumber(page: Page, demo: Demonstration): Promise<void> {
  await go(page, 'choice-ticket');
  await expect(button(page, 'unsure')).toBeVisible();
  const [fact] = demo.rows<Fact>(FACT);
  expect(fact?.kind).toBe('check-in');
  expect(JSON.parse(fact?.open ?? '{}')).toMatchObject({ confirmed: false });
  await go(page, 'unsure');
  await expect(button(page, 'papers').or(button(page, 'finish')).first()).toBeVisible();
  await along(page, 'finish', 'finish');
  await expect(button(page, 'begin-az')).toBeVisible();
}
