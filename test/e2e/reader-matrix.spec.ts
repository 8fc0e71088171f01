import type { Page } from '@playwright/test';
import { FAULTS, type Fault, type ReaderTrial, type Sight } from '../faults/matrix/cells.ts';
import { READER_IDS, READER_SIGHTS, READERS, type ReaderId } from '../faults/matrix/readers.ts';
import { temporaryFolder } from '../support/store.ts';
import { test as base, button, expect, go, leave, seen, takeTicket } from './support/kiosk.ts';
import { cutSheets } from './support/paper.ts';
import { type ReaderFaults, type Readers, startReaders } from './support/reader-faults.ts';
import { PEOPLE, sentences, signIn } from './support/technician.ts';
import { WORDS } from './support/words.ts';

/**
 * Every cell of the readers' fault matrices that is tried, on the technician's list of devices, one family after the
 * other; and a citizen who gets number and paper with every reader pulled out. `npm test` tries the readers that are
 * ready, `npm run faults` the other states as well.
 */
const ALL = process.env.FAULTS === 'all';

const words = WORDS.az;
const PATIENT = { idleSeconds: 600, idleAfterTicketSeconds: 600, technicianSeconds: 3600 };

const test = base.extend<{ readers: Readers }>({
  readers: async ({ browserName: _ }, use) => {
    const folder = temporaryFolder();
    const readers = await startReaders(folder.path);
    await use(readers);
    await readers.stop();
    folder.dispose();
  },
  settings: async ({ readers }, use) => {
    await use({
      data: null,
      config: ({ printer }) => ({
        technician: { people: PEOPLE },
        session: PATIENT,
        devices: { printer: { profile: 'epson-tm-t88', transport: printer }, ...readers.config },
      }),
    });
  },
});

test.describe.configure({ timeout: 600_000 });

const STATES = ['ready', 'absent', 'degraded', 'faulted'] as const;
type State = (typeof STATES)[number];

const trialsOf = (id: ReaderId, state: State): readonly (readonly [Fault, ReaderTrial])[] =>
  FAULTS.flatMap((fault) => {
    const cell = READERS[id][state][fault];
    return cell.kind === 'tried' ? [[fault, cell] as const] : [];
  });

/** What the list says of the device; asked again and again, not so soon that two documents run into one. */
async function sees(page: Page, id: ReaderId, { mark, says }: Sight, faults: ReaderFaults): Promise<void> {
  const device = button(page, `choice-${id}`);
  const look = async () => {
    await faults.again();
    return device.innerText();
  };
  await expect.poll(look, { intervals: [700] }).toMatch(sentences(says));
  await expect(device.locator(`[data-mark="${mark}"]`)).toBeVisible();
}

async function tryFamily(page: Page, id: ReaderId, readers: Readers): Promise<void> {
  const well = READER_SIGHTS[id].ready;
  for (const state of STATES.filter((each) => ALL || each === 'ready')) {
    const usual = READER_SIGHTS[id][state];
    if (!usual) continue;
    const faults = readers.faultsOf(id, state);
    for (const [fault, { technician }] of trialsOf(id, state)) {
      await test.step(`${id}, ${state}: ${fault}`, async () => {
        await sees(page, id, well, faults);
        await faults.into();
        await sees(page, id, usual, faults);
        await faults.begin(fault);
        await sees(page, id, technician, faults);
        await faults.mend(fault);
        await faults.out();
      });
    }
    await sees(page, id, well, faults);
  }
}

test('readers: what the technician sees of each fault, and a citizen who needs none of them', async ({
  page,
  kiosk,
  readers,
}) => {
  await page.goto(kiosk.url);
  await signIn(page);
  await go(page, 'choice-devices');
  for (const id of READER_IDS) await tryFamily(page, id, readers);

  for (const id of READER_IDS) {
    const pulled = readers.faultsOf(id, 'absent');
    await pulled.into();
    await sees(page, id, READER_SIGHTS[id].absent, pulled);
  }
  await go(page, 'back');
  await go(page, 'finish');
  await expect(button(page, 'begin-az')).toBeVisible();
  await expect(seen(page, words.attract.troubleTitle)).toHaveCount(0);
  await takeTicket(page, 'az');
  await expect(seen(page, words.paper.printedTitle)).toBeVisible();
  await cutSheets(kiosk, 1);
  await leave(page);
});
