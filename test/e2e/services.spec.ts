import { join } from 'node:path';
import type { Page } from '@playwright/test';
import paperAz from '../../assets/locales/az/paper.json' with { type: 'json' };
import paperEn from '../../assets/locales/en/paper.json' with { type: 'json' };
import paperRu from '../../assets/locales/ru/paper.json' with { type: 'json' };
import { LOCALES, type Locale } from '../../flows/contract.ts';
import {
  type BarCodeReaderSimulator,
  startBarCodeReaderSimulator,
} from '../../hardware/simulators/bar-code-reader/bar-code-reader-simulator.ts';
import {
  type IdScannerSimulator,
  startIdScannerSimulator,
} from '../../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { catalogue } from '../support/catalogue.ts';
import { temporaryFolder } from '../support/store.ts';
import { test as base, button, expect, go, type TestKiosk } from './support/kiosk.ts';
import { newestPaper, plain } from './support/paper.ts';
import {
  along,
  beginForm,
  end,
  endForm,
  enter,
  KNOWN,
  reads,
  SAY,
  SPECIMEN,
  sayWho,
  toEntry,
} from './support/services.ts';

/**
 * Every service that ends at a kiosk with a centre, from the attract screen to its last button, in each language: with
 * readers for documents and codes, with none, and with a printer that runs out of paper. With nothing plugged in at
 * all: `centre.spec.ts`.
 */
const DEVICES = { az: 'all', ru: 'no-readers', en: 'no-paper' } as const satisfies Record<Locale, Devices>;
type Devices = 'all' | 'no-readers' | 'no-paper';

const PAPER = { az: paperAz, ru: paperRu, en: paperEn };
const NAME = { az: 'Mərkəz', ru: 'Центр', en: 'Centre' };
const PATIENT = { idleSeconds: 600, idleAfterTicketSeconds: 600, veilSeconds: 600 };

interface Readers {
  readonly idScanner: IdScannerSimulator;
  readonly barCodeReader: BarCodeReaderSimulator;
  readonly link: (device: string) => string;
}

const test = base.extend<{ has: Devices; readers: Readers | null }>({
  has: ['all', { option: true }],
  readers: async ({ has }, use) => {
    if (has !== 'all') return use(null);
    const folder = temporaryFolder();
    const link = (device: string) => join(folder.path, device);
    const [idScanner, barCodeReader] = await Promise.all([
      startIdScannerSimulator({ link: link('idScanner') }),
      startBarCodeReaderSimulator({ link: link('barCodeReader') }),
    ]);
    await use({ idScanner, barCodeReader, link });
    await Promise.all([idScanner.stop(), barCodeReader.stop()]);
    folder.dispose();
  },
  settings: async ({ readers }, use) => {
    const line = (device: string) => ({
      transport: { kind: 'serial', path: readers?.link(device), baudRate: 9600 },
    });
    await use({
      data: null,
      config: ({ printer }) => ({
        centre: { mode: 'demonstration', name: NAME },
        session: PATIENT,
        devices: {
          printer: { profile: 'epson-tm-t88', transport: printer },
          ...(readers && {
            idScanner: { profile: 'mrz-serial', ...line('idScanner') },
            barCodeReader: { profile: 'generic-serial', ...line('barCodeReader') },
          }),
        },
      }),
    });
  },
});
test.setTimeout(240_000);

interface Written {
  readonly kind: string;
  readonly number: string;
  readonly service: string | null;
  readonly locale: string;
  readonly open: string;
}

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test.use({ has: DEVICES[locale] });

    test('every service with its words, its row and its paper', async ({ page, kiosk, readers, has }) => {
      const say = SAY[locale];
      const problems: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      const paper = papers(kiosk);
      await page.goto(kiosk.url);
      let code = '';
      let receipt = '';

      await test.step('an application is put aside', async () => {
        await toEntry(page, locale, 'apply');
        await go(page, 'choice-start');
        if (readers) {
          await go(page, 'choice-agree');
          await held(page, readers.idScanner, 'present td1', 'choice-yes');
        } else await sayWho(page, KNOWN);
        await go(page, 'choice-yes');
        await beginForm(page);
        await go(page, 'stop-now');
        await reads(page, say('kept:title'), say('kept:keep'));
        code = await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/).innerText();
        await paper([say('kept:title'), code], `DR${code.replaceAll('-', '')}`);
        expect(kiosk.rows('SELECT 1 FROM kept_forms')).toHaveLength(1);
        expect(kiosk.rows('SELECT 1 FROM records')).toEqual([]);
        await end(page);
      });

      await test.step('it is taken up with its code, and sent', async () => {
        if (readers) await held(page, readers.barCodeReader, `text DR${code.replaceAll('-', '')}`, 'erase');
        else {
          await toEntry(page, locale, 'resume');
          await enter(page, code.replaceAll('-', ''));
        }
        await endForm(page);
        await reads(page, say('application:done.title'), say('application:done.sent'));
        const record = newest(kiosk);
        expect(record).toMatchObject({ kind: 'application', service: '06.00', locale });
        expect(JSON.parse(record.open)).toMatchObject({ form: 'targeted-assistance', confirmed: true });
        expect(kiosk.rows('SELECT 1 FROM kept_forms')).toEqual([]);
        receipt = record.number;
        await reads(page, receipt);
        await paper([say('application:sheet.title'), receipt, say('application:sheet.bring')], receipt);
        await end(page);
      });

      await test.step('how it stands is said to whom it is of', async () => {
        if (readers) {
          await held(page, readers.barCodeReader, `text ${receipt}`, 'choice-agree');
          await go(page, 'choice-agree');
          await held(page, readers.idScanner, 'present td1', 'choice-print');
        } else {
          await toEntry(page, locale, 'status');
          await enter(page, receipt.replaceAll('-', ''));
          await sayWho(page, { fin: KNOWN.fin });
        }
        await reads(page, say('status:answered.title'), receipt, say('status:state.received'));
        await go(page, 'choice-print');
        await paper([say('status:sheet.title'), receipt, say('status:state.received')], receipt);
        await end(page);
      });

      await test.step('a reference is made out', async () => {
        if (has === 'no-paper') await kiosk.simulator.command('paper-out');
        await toEntry(page, locale, 'reference');
        if (readers) {
          await go(page, 'choice-agree');
          await held(page, readers.idScanner, 'present td1', 'choice-yes');
        } else await sayWho(page, SPECIMEN);
        await along(page, 'choice-yes', 'choice-employment');
        if (has === 'no-paper') {
          // What it says is on the paper alone: until there is one, a number to ask for it with.
          await reads(page, say('reference:unprinted.title'));
          await reads(page, newest(kiosk).number);
          await kiosk.simulator.command('paper-ok');
          await button(page, 'print').click();
        }
        await reads(page, say('reference:issued.title'), say('reference:area.employment'));
        const record = newest(kiosk);
        expect(record).toMatchObject({ kind: 'reference', locale });
        expect(JSON.parse(record.open)).toMatchObject({ area: 'employment', issued: true, confirmed: true });
        // The document has a language of its own.
        await paper([SAY.az('reference:sheet.title'), SAY.az('reference:area.employment'), SPECIMEN.fin]);
        await end(page);
      });

      await test.step('what was assigned without an application is said to whom it is of', async () => {
        await toEntry(page, locale, 'rights');
        await go(page, 'choice-assigned');
        if (readers) {
          await go(page, 'choice-agree');
          await held(page, readers.idScanner, 'present td1', 'choice-yes');
        } else await sayWho(page, SPECIMEN);
        await go(page, 'choice-yes');
        await reads(page, say('notices:title'), say('notices:note'));
        await go(page, 'choice-print');
        await paper([say('notices:title'), say('notices:note')]);
        await end(page);
      });

      await test.step('who has an appointment gets a number at its time', async () => {
        await toEntry(page, locale, 'appointment');
        await go(page, 'choice-number');
        await enter(page, SPECIMEN.appointment);
        await reads(page, say('appointment:ticket.title'));
        const record = newest(kiosk);
        expect(record).toMatchObject({ kind: 'check-in', locale });
        expect(JSON.parse(record.open)).toMatchObject({ confirmed: true, by: 'number' });
        const [ticket] = kiosk.rows<{ id: string; number: string; at: number | null; locale: string }>(
          'SELECT id, number, appointment_at AS at, locale FROM tickets ORDER BY rowid DESC LIMIT 1',
        );
        expect(ticket).toMatchObject({ locale, at: expect.any(Number) });
        await reads(page, ticket?.number ?? '-');
        await paper([PAPER[locale].ticket.yourNumber, ticket?.number ?? '-'], ticket?.id);
        await end(page);
      });

      await test.step('several services have one number', async () => {
        await along(page, `begin-${locale}`, 'visit-kind', 'choice-several');
        await along(page, 'choice-help', 'choice-03', 'choice-03.01', 'choice-add');
        await along(page, 'choice-work', 'choice-04', 'choice-04.01', 'choice-take');
        await expect(button(page, 'papers')).toBeVisible();
        const ticket = newestTicket(kiosk);
        expect(ticket).toMatchObject({ services: '["03.01","04.01"]', desk: null, locale });
        const names = ['03.01', '04.01'].map(
          (wanted, at) => `${at + 1}. ${catalogue.services.find((one) => one.code === wanted)?.[locale]}`,
        );
        await reads(page, ticket.number, ...names);
        await paper([ticket.number, ...names], ticket.id);
        await goHome(page);
      });

      await test.step('the Unified Coordination Centre has numbers of its own', async () => {
        await along(page, `begin-${locale}`, 'visit-kind', 'choice-vam');
        const [service = '-'] = catalogue.vam.services;
        await go(page, `choice-${service}`);
        await expect(button(page, 'papers')).toBeVisible();
        const ticket = newestTicket(kiosk);
        expect(ticket).toMatchObject({ number: 'V001', desk: 'vam', service, locale });
        const desk = catalogue.desks.find(({ id }) => id === 'vam')?.[locale] ?? '-';
        await reads(page, 'V001', desk);
        await paper(['V001', desk], ticket.id);
        await goHome(page);
      });

      await test.step('the centre has all of it', async () => {
        await expect.poll(() => kiosk.rows('SELECT id FROM outbox WHERE sent_at IS NULL')).toEqual([]);
      });
      expect(problems).toEqual([]);
    });
  });
}

const newest = (kiosk: TestKiosk): Written => {
  const [record] = kiosk.rows<Written>('SELECT * FROM records ORDER BY seq DESC LIMIT 1');
  if (!record) throw new Error('nothing was written down');
  return record;
};

const newestTicket = (kiosk: TestKiosk) => {
  const [ticket] = kiosk.rows<Record<'id' | 'number' | 'services', string> & { desk: string | null }>(
    'SELECT * FROM tickets ORDER BY rowid DESC LIMIT 1',
  );
  if (!ticket) throw new Error('no number was given');
  return ticket;
};

/** The next paper that comes out, and what stands on it. */
function papers(kiosk: TestKiosk) {
  let count = 0;
  return async (texts: readonly string[], qr?: string) => {
    const paper = await newestPaper(kiosk, ++count);
    const all = plain(paper.text);
    for (const text of texts) expect(all).toContain(plain(text));
    if (qr !== undefined) expect(paper.qr).toBe(qr);
  };
}

/** Holds something to a reader until it leads to another screen: one that has only just been opened hears nothing yet. */
async function held(
  page: Page,
  reader: { command(line: string): Promise<unknown> },
  what: string,
  leadsTo: string,
): Promise<void> {
  const there = button(page, leadsTo);
  await expect
    .poll(
      async () => {
        if (await there.isVisible()) return true;
        await reader.command(what);
        return false;
      },
      { intervals: [1_500] },
    )
    .toBe(true);
}

/** From a number to the attract screen, without a rating. */
async function goHome(page: Page): Promise<void> {
  await along(page, 'finish', 'finish');
  await expect(button(page, 'begin-az')).toBeVisible();
}
