import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { SPECIMEN_NUMBER } from '../../electron/centre/demonstration/appointments.ts';
import { makePeople } from '../../electron/centre/demonstration/people.ts';
import type { FlowName } from '../../flows/flow.ts';
import { startIdScannerSimulator } from '../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { mrzBytes, td1 } from '../../hardware/simulators/id-scanner/specimens.ts';
import { button, expect, go, type KioskPlace, type TestKiosk, test } from './support/kiosk.ts';
import { along, leave, write } from './support/services.ts';
import { type Marks, type Scene, traces, watchedEnv, written } from './support/traces.ts';

/**
 * A marked person: one of those whom the demonstration's centre knows, so that it answers. What they type and hold to
 * the kiosk stands nowhere else. The specimen's FIN would not do: it is the example on the screen.
 */
const [PERSON] = makePeople().slice(32);
const {
  fin: FIN = '',
  surname = '',
  name = '',
  patronymic = '',
  documents: [DOCUMENT = ''] = [],
} = PERSON ?? {};
const SCANNED = { fin: FIN, number: DOCUMENT, name: 'NISANLIOVA' };
const CARD = mrzBytes(td1({ optional: FIN, number: DOCUMENT, name: `${SCANNED.name}<<SEVDA` }));
const TYPED = {
  searched: 'sevdaqizi',
  complaint: 'nisanlisoz',
  complaintPhone: '502938475',
  caller: 'nisanlica',
  callerPhone: '559182736',
  otherFin: '7NSNL5Z',
  paper: 'nisanlisened',
  street: 'nişanlıküçə',
  applicantPhone: '703748291',
  // As it is read over.
  applicantPhoneShown: '374 82 91',
  wish: 'nişanlıarzu',
} as const;
/** Of the centre's answer: on the reference, and nowhere on the screen. */
const ANSWERED = { person: `${surname} ${name} ${patronymic}`, reference: 'D1R000000001' };
const MADE_UP = [FIN, DOCUMENT];
const MARKS = [...Object.values(SCANNED), ...Object.values(TYPED), ...Object.values(ANSWERED)];

interface At extends Scene {
  /** Holds the marked person's identity card to the reader, until something comes of it. */
  readonly present: (until: () => Promise<boolean>) => Promise<void>;
  /** What the kiosk gave the person on the way. */
  readonly given: Given;
}

interface Given {
  /** Of the form that is put aside, as it stands on the paper. */
  code: string;
  receipt: string;
}

/** From the attract screen through a flow, until all that it asks is answered. */
type Road = (at: At) => Promise<void>;

/** Each flow is walked, in this order, or is here with the reason why not. */
const ROADS: Readonly<Record<FlowName, Road | 'asks for nothing that names anybody'>> = {
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
  rights: 'asks for nothing that names anybody',
  notices: async ({ page, present }) => {
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'rights');
    await along(page, 'choice-assigned', 'choice-agree');
    await saysYes(page, present);
    await expect(button(page, 'choice-done')).toBeVisible();
  },
  appointment: async ({ page }) => {
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'appointment');
    await along(page, 'choice-fin', 'choice-yes');
    await write(page, TYPED.otherFin);
    await along(page, 'enter', 'choice-again', 'choice-number');
    await write(page, SPECIMEN_NUMBER);
    await go(page, 'enter');
    await expect(button(page, 'choice-done')).toBeVisible();
  },
  application: async ({ page, present, given }) => {
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'apply');
    await along(page, 'choice-start', 'choice-agree');
    await saysYes(page, present);
    await along(page, 'choice-self', 'choice-have');
    await write(page, TYPED.paper);
    await go(page, 'enter');
    for (const number of ['1', '0', '0']) {
      await write(page, number);
      await go(page, 'enter');
    }
    await inSight(page, 'none');
    await button(page, 'choice-none').click();
    await along(page, 'choice-go-on', 'choice-never', 'choice-own');
    await write(page, TYPED.street);
    await go(page, 'stop-now');
    const code = page.locator('.told-lines').getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/);
    given.code = (await code.filter({ visible: true }).textContent()) ?? '';
  },
  resume: async ({ page, kiosk, given }) => {
    // While it is put aside nobody without the paper can read it.
    expect(written(kiosk, marksWith(given))).toEqual([]);
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'resume');
    await write(page, given.code.replaceAll('-', ''));
    await go(page, 'enter');
    await expect(page.getByText(TYPED.street).filter({ visible: true }).first()).toBeVisible();
    await along(page, 'enter', 'choice-bank-card');
    await write(page, `0${TYPED.applicantPhone}`);
    await go(page, 'enter');
    await write(page, TYPED.wish);
    await along(page, 'enter', 'choice-send', 'choice-agree');
    await expect(button(page, 'choice-done')).toBeVisible();
    given.receipt = (await page.locator('.told-big').filter({ visible: true }).textContent()) ?? '';
  },
  status: async ({ page, given }) => {
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'status');
    await write(page, given.receipt.replaceAll('-', ''));
    await along(page, 'enter', 'choice-agree', 'choice-type');
    await write(page, FIN);
    await go(page, 'enter');
    await expect(button(page, 'choice-done')).toBeVisible();
  },
  reference: async ({ page, present }) => {
    await along(page, 'begin-az', 'open-menu');
    await toEntry(page, 'reference');
    await go(page, 'choice-agree');
    await saysYes(page, present);
    await toEntry(page, 'insurance-record');
    await expect(button(page, 'choice-done')).toBeVisible();
  },
};

function marksWith({ code }: Given): Marks {
  const codes = code === '' ? [] : [code, code.replaceAll('-', '')];
  return { all: [...MARKS, ...codes], madeUp: MADE_UP };
}

/** Holds the card to the reader and says that it is theirs. */
async function saysYes(page: Page, present: At['present']): Promise<void> {
  const yes = button(page, 'choice-yes');
  await present(() => yes.isVisible());
  await go(page, 'choice-yes');
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

/** On to the page of a list on which something stands. */
async function inSight(page: Page, id: string): Promise<void> {
  await leaf(page, async () => !(await button(page, `choice-${id}`).isVisible()));
}

async function toEntry(page: Page, id: string): Promise<void> {
  await inSight(page, id);
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

test.use({
  settings: {
    config: ({ folder, printer }: KioskPlace) => ({
      centre: {
        mode: 'demonstration',
        name: { az: 'Sınaq mərkəzi', ru: 'Пробный центр', en: 'Trial centre' },
      },
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
  const card = `send ${Buffer.from(CARD).toString('hex')}`;
  const given: Given = { code: '', receipt: '' };
  const { page, close } = await openPage(kiosk);
  const present: At['present'] = async (until) => {
    await expect
      .poll(
        async () => {
          if (await until()) return true;
          await scanner.command(card);
          return false;
        },
        { intervals: [500] },
      )
      .toBe(true);
  };
  try {
    for (const [flow, road] of Object.entries(ROADS)) {
      if (typeof road === 'string') continue;
      await test.step(flow, async () => {
        await road({ kiosk, page, present, given });
        await leave(page);
      });
    }
    expect(given).toEqual({ code: expect.stringMatching(/./), receipt: expect.stringMatching(/./) });
    expect(await traces({ kiosk, page }, marksWith(given))).toEqual([]);
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
    await road({ kiosk, page, present: async () => {}, given: { code: '', receipt: '' } });
    const shown = await traces({ kiosk, page }, { all: [TYPED.searched] });
    expect(shown.map((trace) => trace.split(':')[0])).toEqual(['page memory', 'page', 'host memory']);
    await leave(page);

    const left = 'nişanlıləkə';
    kiosk.log.push(`{"event":"leak","text":"${left}"}`);
    writeFileSync(join(kiosk.folder, 'tmp', 'form.json'), left);
    const db = new Database(join(kiosk.dataDir, 'kiosk.sqlite'));
    db.prepare('INSERT INTO audit (at, kind, subject, detail) VALUES (0, ?, NULL, ?)').run('leak', left);
    const centre = new Database(join(kiosk.dataDir, 'demonstration-centre.sqlite'));
    const event = centre.prepare(
      'INSERT INTO events (id, kind, payload, created_at, opened) VALUES (?, ?, ?, 0, 1)',
    );
    event.run('leak', 'leak', `${left} ${FIN}`);
    await page.evaluate((text) => {
      localStorage.setItem('form', text);
      Object.assign(globalThis, { form: JSON.parse(JSON.stringify({ text })) });
    }, left);
    const all = await traces({ kiosk, page }, { all: [left, ...MADE_UP], madeUp: MADE_UP });
    db.close();
    centre.close();
    const places = all.filter((trace) => trace.endsWith(left)).map((trace) => trace.split(':')[0]);
    // Of the made-up person only what the visit has left, and nothing of what the centre knows anyhow.
    expect(all.filter((trace) => !trace.endsWith(left))).toEqual([
      `demonstration-centre.sqlite without its people: ${FIN}`,
    ]);
    for (const place of [
      'log',
      'tmp/form.json',
      'data/kiosk.sqlite-wal',
      'data/demonstration-centre.sqlite-wal',
      'page memory',
      'page storage',
    ])
      expect(places).toContain(place);
  } finally {
    await close();
  }
});
