import type { Page } from '@playwright/test';
import paperWords from '../../assets/locales/az/paper.json' with { type: 'json' };
import type { PaperTrouble } from '../../flows/contract.ts';
import { FAULTS, type Fault, type PrinterTrial, type Sight } from '../faults/matrix/cells.ts';
import { PRINTER, PRINTER_SIGHTS } from '../faults/matrix/printer.ts';
import { button, expect, go, leave, seen, type TestKiosk, takeTicket, test } from './support/kiosk.ts';
import { paperOf } from './support/paper.ts';
import { type PrinterFaults, printerFaults } from './support/printer-faults.ts';
import { PEOPLE, SERVICE, sentences, signIn } from './support/technician.ts';
import { WORDS } from './support/words.ts';

/**
 * Every cell of the printer's fault matrix that is tried, through the page: one kiosk for each row, one fault after the
 * other, each mended before the next. What the technician sees of each is part of `npm run faults`; `npm test` has it of
 * the printer that is ready.
 */
const ALL = process.env.FAULTS === 'all';

const words = WORDS.az;
/** Nobody is sent away while a fault takes its time. */
const PATIENT = { idleSeconds: 600, idleAfterTicketSeconds: 600, technicianSeconds: 3600 };
const SETTINGS = { data: null, config: { technician: { people: PEOPLE }, session: PATIENT } };

test.describe.configure({ timeout: 300_000 });
test.use({ settings: SETTINGS });

type Row = keyof typeof PRINTER_SIGHTS;
type Trials = readonly (readonly [Fault, PrinterTrial])[];

const trialsOf = (state: Row): Trials =>
  FAULTS.flatMap((fault) => {
    const cell = PRINTER[state][fault];
    return cell.kind === 'tried' ? [[fault, cell] as const] : [];
  });

/** On the attract screen. */
async function atRest(page: Page, citizen: PrinterTrial['citizen']): Promise<void> {
  await expect(button(page, 'begin-az')).toBeVisible();
  await expect(seen(page, words.attract.troubleTitle)).toHaveCount(citizen === null ? 0 : 1);
}

interface Job {
  readonly copy: number;
  readonly state: string;
}

/** The newest ticket: its jobs, and the sheets that show its number. */
function newest(kiosk: TestKiosk) {
  const [ticket] = kiosk.rows<{ id: string; number: string }>(
    'SELECT id, number FROM tickets ORDER BY number DESC LIMIT 1',
  );
  if (!ticket) throw new Error('no ticket');
  return {
    ...ticket,
    jobs: () =>
      kiosk.rows<Job>(`SELECT copy, state FROM print_jobs WHERE ticket_id = '${ticket.id}' ORDER BY copy`),
    /** Every sheet with its number as it is now, once the printer has said how far it is. */
    async papers() {
      await kiosk.simulator.report();
      return kiosk.sheets.map(paperOf).filter((paper) => paper.lines.includes(ticket.number));
    },
  };
}

type Ticket = ReturnType<typeof newest>;

/** One sheet came out, without its being called a copy, and it is whole. */
async function onOneSheet(page: Page, ticket: Ticket): Promise<void> {
  await expect(seen(page, words.paper.printedTitle)).toBeVisible();
  expect(ticket.jobs()).toEqual([{ copy: 1, state: 'printed' }]);
  const papers = await ticket.papers();
  expect(papers).toHaveLength(1);
  expect(papers[0]?.text).not.toContain(paperWords.ticket.copy);
  expect(papers[0]?.qr).toBe(ticket.id);
}

/** The number is on the screen, and under it why there is no paper. */
async function waits(page: Page, ticket: Ticket, citizen: PaperTrouble): Promise<void> {
  await expect(seen(page, words.trouble[citizen])).toBeVisible();
  await expect(seen(page, words.paper.waitingNote)).toBeVisible();
  await expect(button(page, 'print')).toHaveCount(0);
  expect(ticket.jobs()).toEqual([{ copy: 1, state: 'queued' }]);
  expect(await ticket.papers()).toHaveLength(0);
}

/** It can be had, and is not printed unasked. */
async function isOffered(page: Page, ticket: Ticket): Promise<void> {
  await expect(seen(page, words.paper.offeredTitle)).toBeVisible();
  await expect(button(page, 'print')).toBeVisible();
  expect(await ticket.papers()).toHaveLength(0);
  expect(ticket.jobs()).toEqual([{ copy: 1, state: 'queued' }]);
}

const isHeld = (page: Page, ticket: Ticket, citizen: PrinterTrial['citizen']): Promise<void> =>
  citizen === null ? isOffered(page, ticket) : waits(page, ticket, citizen);

async function comesWhenAsked(page: Page, ticket: Ticket): Promise<void> {
  await isOffered(page, ticket);
  await button(page, 'print').click();
  await onOneSheet(page, ticket);
}

/** In doubt it stays, until somebody asks for the copy, and that says that it is one. */
async function copyWhenAsked(page: Page, kiosk: TestKiosk, ticket: Ticket): Promise<void> {
  await expect(button(page, 'print')).toBeVisible();
  const before = kiosk.sheets.length;
  expect(ticket.jobs()).toEqual([{ copy: 1, state: 'unknown' }]);
  await button(page, 'print').click();
  await expect(seen(page, words.paper.printedTitle)).toBeVisible();
  expect(ticket.jobs()).toEqual([
    { copy: 1, state: 'unknown' },
    { copy: 2, state: 'printed' },
  ]);
  // What was half printed is cut off first; the whole ticket comes on a sheet of its own.
  await kiosk.simulator.report();
  const papers = kiosk.sheets.slice(before).map(paperOf);
  expect(papers.length).toBeLessThanOrEqual(2);
  const copy = papers.at(-1);
  expect(copy?.lines.filter((line) => line.includes(ticket.number))).toHaveLength(1);
  expect(copy?.text).toContain(paperWords.ticket.copy);
  expect(copy?.qr).toBe(ticket.id);
}

/** From the touch that takes the number to how its paper ended, and after the mending. */
async function takeUnder(
  page: Page,
  kiosk: TestKiosk,
  faults: PrinterFaults,
  [fault, { citizen, ticket: end }]: Trials[number],
): Promise<void> {
  await takeTicket(page, 'az');
  await expect(page.locator('main[data-screen="ticket"]')).toBeVisible();
  await faults.goOn(fault);
  const ticket = newest(kiosk);
  await expect(seen(page, ticket.number, { exact: true })).toBeVisible();
  switch (end) {
    case 'printed':
      await onOneSheet(page, ticket);
      await faults.mend(fault);
      break;
    case 'waiting':
      await isHeld(page, ticket, citizen);
      await faults.mend(fault);
      await comesWhenAsked(page, ticket);
      break;
    case 'unknown':
      await expect(seen(page, words.paper.unknownTitle)).toBeVisible();
      if (citizen !== null) await expect(button(page, 'print')).toHaveCount(0);
      await faults.mend(fault);
      await copyWhenAsked(page, kiosk, ticket);
      break;
  }
  await leave(page);
}

/** One after the other, each with a ticket of its own that is taken while the fault is there. */
async function ticketUnderEach(page: Page, kiosk: TestKiosk, state: Row, trials: Trials): Promise<void> {
  const faults = printerFaults(kiosk, state);
  const { citizen: usual } = PRINTER_SIGHTS[state];
  for (const trial of trials) {
    const [fault, { citizen }] = trial;
    await test.step(fault, async () => {
      await atRest(page, usual);
      await faults.begin(fault);
      await atRest(page, citizen);
      await takeUnder(page, kiosk, faults, trial);
    });
  }
  await atRest(page, usual);
}

/** One after the other while one ticket waits, or is offered: it comes out once, when the last is mended. */
async function eachUnderOneTicket(page: Page, kiosk: TestKiosk, state: Row, trials: Trials): Promise<void> {
  const faults = printerFaults(kiosk, state);
  const { citizen: usual } = PRINTER_SIGHTS[state];
  // Of a printer that serves no ticket waits, unless something was in the way as it was taken.
  if (usual === null) await faults.begin('cover');
  await takeTicket(page, 'az');
  await expect(page.locator('main[data-screen="ticket"]')).toBeVisible();
  const ticket = newest(kiosk);
  // Mended before the printer was asked, the ticket would come out at once, and nothing would wait.
  if (usual === null) {
    await waits(page, ticket, 'cover-open');
    await faults.mend('cover');
  }
  for (const [fault, { citizen }] of trials) {
    await test.step(fault, async () => {
      await isHeld(page, ticket, usual);
      await faults.begin(fault);
      await isHeld(page, ticket, citizen);
      await faults.mend(fault);
      await faults.into();
    });
  }
  await isHeld(page, ticket, usual);
  await faults.out();
  await comesWhenAsked(page, ticket);
  await leave(page);
}

test('ready: the fault is there before the citizen comes', async ({ page, kiosk }) => {
  await page.goto(kiosk.url);
  await ticketUnderEach(page, kiosk, 'ready', trialsOf('ready'));
});

/** The device's own screen: the picture of its state and its sentence. */
async function sees(page: Page, { mark, says }: Sight): Promise<void> {
  const about = page.locator('.service-about').filter({ visible: true });
  await expect(about.locator(`[data-mark="${mark}"]`)).toBeVisible();
  await expect(about).toContainText(sentences(says));
}

async function toDevice(page: Page, kiosk: TestKiosk): Promise<void> {
  await page.goto(kiosk.url);
  await signIn(page);
  for (const id of ['devices', 'printer']) await go(page, `choice-${id}`);
}

function midTestPrint(which: (fault: Fault) => boolean): void {
  test('printing: what the technician sees of a fault in the middle of a test print', async ({
    page,
    kiosk,
  }) => {
    const faults = printerFaults(kiosk, 'printing');
    await toDevice(page, kiosk);
    for (const [fault, { technician, ticket }] of trialsOf('printing').filter(([fault]) => which(fault))) {
      await test.step(fault, async () => {
        await sees(page, PRINTER_SIGHTS.printing.technician);
        await faults.beginWithin(fault);
        await go(page, 'choice-test-print');
        await faults.goOn(fault);
        const { title } = SERVICE.told[ticket === 'printed' ? 'printed' : 'print-doubtful'];
        await expect(seen(page, title)).toBeVisible();
        await go(page, 'choice-done');
        await sees(page, technician);
        await faults.mend(fault);
      });
    }
    await sees(page, PRINTER_SIGHTS.printing.technician);
  });
}

function midTicket(which: (fault: Fault) => boolean): void {
  test('printing: the fault comes in the middle of the ticket', async ({ page, kiosk }) => {
    const faults = printerFaults(kiosk, 'printing');
    await page.goto(kiosk.url);
    for (const trial of trialsOf('printing').filter(([fault]) => which(fault))) {
      const [fault] = trial;
      await test.step(fault, async () => {
        await atRest(page, null);
        await faults.beginWithin(fault);
        await takeUnder(page, kiosk, faults, trial);
        await atRest(page, null);
      });
    }
  });
}

midTicket((fault) => fault !== 'jam');
if (ALL) midTestPrint((fault) => fault !== 'jam');

test.describe('a printer with a presenter', () => {
  test.use({
    settings: {
      ...SETTINGS,
      make: { dialect: 'custom' },
      config: (at) => ({
        ...SETTINGS.config,
        devices: { printer: { profile: 'custom-vkp80', transport: at.printer } },
      }),
    },
  });
  midTicket((fault) => fault === 'jam');
  midTestPrint((fault) => fault === 'jam');
});

for (const state of ['degraded', 'faulted', 'absent'] as const) {
  test(`${state}: one fault after the other while a ticket waits`, async ({ page, kiosk }) => {
    const trials = trialsOf(state);
    const prints = ([, { ticket }]: Trials[number]) => ticket === 'printed';
    await page.goto(kiosk.url);
    await expect(button(page, 'begin-az')).toBeVisible();
    const faults = printerFaults(kiosk, state);
    await faults.into();
    await atRest(page, PRINTER_SIGHTS[state].citizen);
    await eachUnderOneTicket(
      page,
      kiosk,
      state,
      trials.filter((trial) => !prints(trial)),
    );
    await faults.into();
    await ticketUnderEach(page, kiosk, state, trials.filter(prints));
  });
}

for (const state of ALL ? (['ready', 'degraded', 'faulted', 'absent'] as const) : (['ready'] as const)) {
  test(`${state}: what the technician sees of each fault`, async ({ page, kiosk }) => {
    const faults = printerFaults(kiosk, state);
    await toDevice(page, kiosk);
    await sees(page, PRINTER_SIGHTS.ready.technician);
    await faults.into();
    for (const [fault, { technician }] of trialsOf(state)) {
      await test.step(fault, async () => {
        await sees(page, PRINTER_SIGHTS[state].technician);
        await faults.begin(fault);
        await sees(page, technician);
        await faults.mend(fault);
        await faults.into();
      });
    }
    await sees(page, PRINTER_SIGHTS[state].technician);
  });
}
