import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { FlowName } from '../../flows/flow.ts';
import { MENU } from '../../flows/menu/entries.ts';
import { startIdScannerSimulator } from '../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { button, expect, go, type KioskPlace, type TestKiosk, test } from './support/kiosk.ts';
import { type Scene, traces, watchedEnv } from './support/traces.ts';

/** A marked person: what they type and hold to the kiosk stands nowhere else. */
const SCANNED = { fin: '1ABC234', number: 'AA0000001', name: 'NUMUNA' };
const TYPED = {
  searched: 'sevdaqizi',
  complaint: 'nisanlisoz',
  complaintPhone: '502938475',
  caller: 'nisanlica',
  callerPhone: '559182736',
} as const;
const MARKS = [...Object.values(SCANNED), ...Object.values(TYPED)];

interface At extends Scene {
  /** Holds the marked person's identity card to the reader, until something comes of it. */
  readonly present: (until: () => Promise<boolean>) => Promise<void>;
}

/** From the attract screen through a flow, until all that it asks is answered. */
type Road = (at: At) => Promise<void>;

/** Each flow is walked, or is here with the reason why not. */
const ROADS: Readonly<Record<FlowName, Road | 'asks for nothing that names anybody' | 'not in this kiosk'>> =
  {
    search: async ({ page }) => {
      await along(page, 'begin-az', 'open-search');
      await write(page, TYPED.searched);
      await expect(page.getByText(TYPED.searched).filter({ visible: true }).first()).toBeVisible();
    },
    checklist: async ({ page, present }) => {
      await along(page, 'begin-az', 'open-menu', 'choice-papers', 'choice-job-lost', 'choice-04.01');
      const ticked = button(page, 'choice-identity-card').and(page.locator('[aria-pressed="true"]'));
      await present(() => ticked.isVisible());
      await go(page, 'choice-print');
      await expect(button(page, 'choice-done')).toBeVisible();
    },
    opinion: async ({ page }) => {
      await along(page, 'open-opinion', 'rate-2', 'choice-more', 'choice-complaint');
      await write(page, TYPED.complaint);
      await go(page, 'enter');
      await write(page, `0${TYPED.complaintPhone}`);
      await go(page, 'enter');
      await expect(button(page, 'choice-done')).toBeVisible();
    },
    request: async ({ page }) => {
      await along(page, 'begin-az', 'open-menu');
      await toEntry(page, 'call-back');
      await along(page, 'choice-agree', 'choice-self', 'choice-skip');
      await write(page, TYPED.caller);
      await go(page, 'enter');
      await write(page, `0${TYPED.callerPhone}`);
      await along(page, 'enter', 'choice-any', 'choice-send');
      await expect(button(page, 'choice-done')).toBeVisible();
    },
    'queue-ticket': 'asks for nothing that names anybody',
    'waiting-tickets': 'asks for nothing that names anybody',
    menu: 'asks for nothing that names anybody',
    'service-sheet': 'asks for nothing that names anybody',
    appointment: 'not in this kiosk',
    application: 'not in this kiosk',
    status: 'not in this kiosk',
    reference: 'not in this kiosk',
    rights: 'asks for nothing that names anybody',
    resume: 'not in this kiosk',
  };

async function along(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await go(page, name);
}

async function write(page: Page, text: string): Promise<void> {
  for (const key of text) await button(page, `key-${key}`).click();
}

/** The pages of the menu, one after another, as long as the look at one says so. */
async function leaf(page: Page, look: () => Promise<boolean>): Promise<void> {
  const next = button(page, 'next-page');
  for (;;) {
    await expect(page.locator('main[data-settled="true"]')).toBeVisible();
    if (!(await look()) || !(await next.isVisible()) || (await next.isDisabled())) return;
    await go(page, 'next-page');
  }
}

/** To something of the menu, on whichever page of it that stands. */
async function toEntry(page: Page, id: string): Promise<void> {
  await leaf(page, async () => !(await button(page, `choice-${id}`).isVisible()));
  await go(page, `choice-${id}`);
}

/** The kiosk's page in a browser whose profile, too, is looked through. */
async function openPage(kiosk: TestKiosk) {
  const { launchOptions, viewport } = test.info().project.use;
  const context = await chromium.launchPersistentContext(join(kiosk.folder, 'profile'), {
    ...launchOptions,
    viewport: viewport ?? null,
  });
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(kiosk.url);
  return { page, close: () => context.close() };
}

/** Ends the session on the screen, whatever it is. */
async function leave(page: Page): Promise<void> {
  await go(page, 'restart');
  await expect(button(page, 'begin-az')).toBeVisible();
}

test.use({
  settings: {
    config: ({ folder, printer }: KioskPlace) => ({
      devices: {
        printer: { profile: 'epson-tm-t88', transport: printer },
        idScanner: {
          profile: 'mrz-serial',
          transport: { kind: 'serial', path: join(folder, 'idScanner'), baudRate: 9600 },
        },
      },
      session: { idleSeconds: 600, veilSeconds: 600 },
    }),
    data: null,
    env: watchedEnv,
  },
});
test.setTimeout(180_000);

test('a marked person goes through every flow, and leaves no mark', async ({ kiosk }) => {
  const scanner = await startIdScannerSimulator({ link: join(kiosk.folder, 'idScanner') });
  const { page, close } = await openPage(kiosk);
  const present: At['present'] = async (until) => {
    await expect
      .poll(
        async () => {
          if (await until()) return true;
          await scanner.command('present td1');
          return false;
        },
        { intervals: [500] },
      )
      .toBe(true);
  };
  try {
    await test.step('the flows that are not walked are not there', async () => {
      await along(page, 'begin-az', 'open-menu');
      const absent = MENU.filter(({ flow }) => ROADS[flow] === 'not in this kiosk').map(({ id }) => id);
      await leaf(page, async () => {
        for (const id of absent) await expect(button(page, `choice-${id}`)).toHaveCount(0);
        return true;
      });
      await leave(page);
    });
    for (const [flow, road] of Object.entries(ROADS)) {
      if (typeof road === 'string') continue;
      await test.step(flow, async () => {
        await road({ kiosk, page, present });
        await leave(page);
      });
    }
    expect(await traces({ kiosk, page }, MARKS)).toEqual([]);
  } finally {
    await close();
    await scanner.stop();
  }
});

test('a mark that is there is found: in memory while it is on the screen, and wherever one is left on purpose', async ({
  kiosk,
}) => {
  const { page, close } = await openPage(kiosk);
  try {
    const road = ROADS.search;
    if (typeof road === 'string') throw new Error('the search is walked');
    await road({ kiosk, page, present: async () => {} });
    const shown = await traces({ kiosk, page }, [TYPED.searched]);
    expect(shown.map((trace) => trace.split(':')[0])).toEqual(['page memory', 'page', 'host memory']);
    await leave(page);

    const left = 'nisanlileke';
    kiosk.log.push(`{"event":"leak","text":"${left}"}`);
    writeFileSync(join(kiosk.folder, 'tmp', 'form.json'), left);
    const db = new Database(join(kiosk.dataDir, 'kiosk.sqlite'));
    db.prepare('INSERT INTO audit (at, kind, subject, detail) VALUES (0, ?, NULL, ?)').run('leak', left);
    await page.evaluate((text) => {
      localStorage.setItem('form', text);
      Object.assign(globalThis, { form: JSON.parse(JSON.stringify({ text })) });
    }, left);
    const places = (await traces({ kiosk, page }, [left])).map((trace) => trace.split(':')[0]);
    db.close();
    for (const place of ['log', 'tmp/form.json', 'data/kiosk.sqlite-wal', 'page memory', 'page storage'])
      expect(places).toContain(place);
  } finally {
    await close();
  }
});
