import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createSheetPrinter,
  type SheetPrinterDeps,
} from '../../../../electron/host/printing/sheet-printer.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { Sheet } from '../../../../flows/domain/sheet.ts';
import type { Printer, PrintOutcome } from '../../../../hardware/printers/printer.ts';
import { settle } from '../../../support/device-clock.ts';
import { openTestStore, temporaryFolder } from '../../../support/store.ts';

const SHEET: Sheet = {
  locale: 'az',
  title: 'MARKED-TITLE',
  demonstration: false,
  blocks: [{ kind: 'text', text: 'MARKED-WORDS' }],
};
const PRINTED: PrintOutcome = { kind: 'printed', proof: 'process-id' };

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = openTestStore(folder.path).store;
});
afterEach(() => {
  store.close();
  folder.dispose();
});

/** A printer whose every job is ended by the test, and what the session was told. */
function bench(change: Partial<SheetPrinterDeps> = {}) {
  const jobs: { begin(): void; end(outcome: PrintOutcome): void; fail(error: Error): void }[] = [];
  const told: string[] = [];
  const errors: unknown[] = [];
  const print: Printer['print'] = (_, options) =>
    new Promise((resolve, reject) => {
      jobs.push({ begin: () => options?.beforeFirstByte?.(), end: resolve, fail: reject });
    });
  const sheets = createSheetPrinter({
    printer: { print },
    store,
    compose: (_, copy) => ({ lines: [{ kind: 'text', text: String(copy) }] }),
    onSheet: ({ sheetId, state }) => told.push(`${sheetId} ${state}`),
    onError: (error) => errors.push(error),
    ...change,
  });
  return { sheets, jobs, told, errors };
}

test('goes from queued over sending to printed, and what stands on it is nowhere on the disk', async () => {
  const { sheets, jobs, told } = bench();
  sheets.print('SH1', SHEET, 'S1');
  expect(store.sheet('SH1')).toEqual({ copy: 1, state: 'queued' });
  jobs[0]?.begin();
  expect(store.sheet('SH1')?.state).toBe('sending');
  jobs[0]?.end(PRINTED);
  await settle();
  expect(store.sheet('SH1')?.state).toBe('printed');
  expect(told).toEqual(['SH1 sending', 'SH1 printed']);
  for (const file of readdirSync(folder.path)) {
    const bytes = readFileSync(join(folder.path, file));
    for (const word of ['MARKED-TITLE', 'MARKED-WORDS']) expect(bytes.includes(word), file).toBe(false);
  }
});

test('asked for again while it prints it is printed once; afterwards it is a copy', async () => {
  const { sheets, jobs } = bench();
  sheets.print('SH1', SHEET, 'S1');
  sheets.print('SH1', SHEET, 'S1');
  expect(jobs).toHaveLength(1);
  jobs[0]?.begin();
  jobs[0]?.end(PRINTED);
  await settle();
  expect(jobs).toHaveLength(1);
  sheets.print('SH1', SHEET, 'S1');
  expect(jobs).toHaveLength(2);
  expect(store.sheet('SH1')).toEqual({ copy: 2, state: 'queued' });
});

test('a printer that could not begin leaves it queued, one that fell silent unknown', async () => {
  const { sheets, jobs, told } = bench();
  sheets.print('SH1', SHEET, 'S1');
  jobs[0]?.end({ kind: 'not-started', status: { kind: 'no-paper' } });
  await settle();
  expect(store.sheet('SH1')?.state).toBe('queued');
  sheets.print('SH2', SHEET, 'S1');
  jobs[1]?.begin();
  jobs[1]?.fail(new Error('line lost'));
  await settle();
  expect(told).toEqual(['SH1 queued', 'SH2 sending', 'SH2 unknown']);
});

test('a sheet that cannot be written down is not printed, and the session is told', async () => {
  const { sheets, jobs, told, errors } = bench({
    store: {
      addSheet: () => {
        throw new Error('disk full');
      },
      setSheetState: () => {},
    },
  });
  sheets.print('SH1', SHEET, 'S1');
  await settle();
  expect(jobs).toHaveLength(0);
  expect(told).toEqual(['SH1 queued']);
  expect(errors).toHaveLength(1);
});

test('when "sending" cannot be written not a byte leaves', async () => {
  const { sheets, jobs, told } = bench({
    store: {
      addSheet: (id) => store.addSheet(id),
      setSheetState: () => {
        throw new Error('disk full');
      },
    },
  });
  sheets.print('SH1', SHEET, 'S1');
  let threw = false;
  try {
    jobs[0]?.begin();
  } catch (error) {
    threw = true;
    jobs[0]?.fail(error as Error);
  }
  await settle();
  expect(threw).toBe(true);
  expect(told).toEqual(['SH1 queued']);
});
