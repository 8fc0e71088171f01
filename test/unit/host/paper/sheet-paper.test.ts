import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { sheetPaper } from '../../../../electron/host/paper/sheet-paper.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { takeHomeSheet } from '../../../../flows/checklist/take-home-sheet.ts';
import { LOCALES, type Locale } from '../../../../flows/contract.ts';
import type { Sheet } from '../../../../flows/domain/sheet.ts';
import type { PrintLine } from '../../../../hardware/printers/document.ts';
import { encodeDocument } from '../../../../hardware/printers/escpos/encode.ts';
import { loadProfile, PROFILE_IDS } from '../../../../hardware/printers/escpos/profiles.ts';
import { printable } from '../../../../hardware/printers/escpos/text-encoder.ts';
import { catalogue, ROOT } from '../../../support/catalogue.ts';
import { flowWords } from '../../../support/flow-words.ts';

// Twelve printers, three languages, some of them in pictures.
vi.setConfig({ testTimeout: 60_000 });

const words = loadWords(join(ROOT, 'assets/locales'), 'paper');
const DATA = {
  centreName: { az: 'Bakı DOST Mərkəzi №1', ru: 'Бакинский центр DOST №1', en: 'Baku DOST Centre No. 1' },
  words,
  now: Date.UTC(2026, 10, 26, 8),
  demonstration: false,
};

/** Every kind of block. */
const EVERYTHING: Sheet = {
  locale: 'az',
  title: 'Sənədlərim',
  demonstration: false,
  blocks: [
    { kind: 'heading', text: 'Eşitmə aparatı' },
    { kind: 'text', text: 'Ədliyyə Ğ ğ İ ı Ş ş' },
    { kind: 'text', text: 'iri', large: true },
    { kind: 'number', text: 'K1-000123-7' },
    { kind: 'facts', facts: [{ label: 'Ödəniş', value: 'Ödənişsiz' }] },
    {
      kind: 'ticks',
      items: [
        { text: 'Epikriz', state: 'have' },
        { text: 'Şəxsiyyət vəsiqəsi', state: 'missing', note: 'ASAN xidmət mərkəzində' },
      ],
    },
    { kind: 'code', content: 'https://example.org/', caption: 'Telefonun kamerasını tutun' },
    { kind: 'rule' },
  ],
};

function linesOf(sheet: Sheet, copy = 1, demonstration = false): readonly PrintLine[] {
  return sheetPaper(sheet, copy, { ...DATA, demonstration }).lines;
}

function textsOf(lines: readonly PrintLine[]): string[] {
  return lines.flatMap((line) =>
    line.kind === 'text' ? [line.text] : line.kind === 'columns' ? [line.left, line.right] : [],
  );
}

test('a missing paper is told by words, by white on black and by its empty box; one that is there by its cross', () => {
  const lines = linesOf(EVERYTHING);
  const at = (text: string) => lines.findIndex((line) => line.kind === 'text' && line.text === text);
  const missing = at('[___] Şəxsiyyət vəsiqəsi');
  expect(lines[missing]).toMatchObject({ bold: true, height: 2 });
  expect(lines[missing - 1]).toMatchObject({ text: words('az')('sheet.missing'), inverse: true });
  expect(lines[missing + 1]).toMatchObject({ text: 'ASAN xidmət mərkəzində' });
  expect(lines[at(`[_X_] ${words('az')('sheet.have')}`) + 1]).toMatchObject({ text: 'Epikriz' });
});

test('says where it was made, when, that it is free of charge, and whom to ring', () => {
  const texts = textsOf(linesOf(EVERYTHING)).join('\n');
  for (const part of ['Bakı DOST Mərkəzi №1', '26.11.2026  12:00', '142', words('az')('sheet.free')])
    expect(texts).toContain(part);
});

test('that the data are made up stands on every sheet of a demonstration, and on no other', () => {
  const mark = words('az')('sheet.demonstration');
  expect(textsOf(linesOf(EVERYTHING))).not.toContain(mark);
  expect(textsOf(linesOf(EVERYTHING, 1, true))).toContain(mark);
  expect(textsOf(linesOf({ ...EVERYTHING, demonstration: true }))).toContain(mark);
});

test('a copy says that it is one', () => {
  const mark = words('az')('ticket.copy');
  expect(textsOf(linesOf(EVERYTHING, 1))).not.toContain(mark);
  expect(textsOf(linesOf(EVERYTHING, 2))).toContain(mark);
});

test.each([
  ['A017', 3],
  ['K1-000123-7', 2],
  ['LONG-KIOSK-NAME-000123-7', 1],
])('a number is as wide as fits on the narrowest roll without a break: %s', (text, width) => {
  const number = linesOf({ ...EVERYTHING, blocks: [{ kind: 'number', text }] }).find(
    (line) => line.kind === 'text' && line.text === text,
  );
  expect(number).toMatchObject({ width, height: 3 });
});

describe('no letter is replaced', () => {
  test.each(PROFILE_IDS)('on %s', (id) => {
    const loaded = loadProfile(id);
    if (!loaded.ok) throw new Error(id);
    for (const locale of LOCALES) {
      const document = sheetPaper({ ...EVERYTHING, locale, demonstration: true }, 2, DATA);
      const { report } = encodeDocument(document, loaded.profile, { kind: 'fresh', cutFirst: false });
      expect(report.replaced, locale).toBe(0);
    }
  });

  test.each(LOCALES)('on the list to take home of any service: %s', (locale: Locale) => {
    const sight = { locale, say: flowWords(locale) };
    for (const service of catalogue.services) {
      const lines = linesOf(takeHomeSheet(service, service.documents, [], sight));
      for (const text of textsOf(lines)) expect(printable(text).replaced, `${service.code}: ${text}`).toBe(0);
    }
  });
});
