import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { calibrationTexts } from '../../../../electron/host/paper/calibration-texts.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { alphabetPage } from '../../../../hardware/printers/alphabet-page.ts';
import type { PrintDocument } from '../../../../hardware/printers/document.ts';
import { calibrationLines } from '../../../../hardware/printers/escpos/calibration/lines.ts';
import { ownProfile } from '../../../../hardware/printers/escpos/calibration/own-profile.ts';
import { calibrationPage } from '../../../../hardware/printers/escpos/calibration/page.ts';
import { encodeDocument } from '../../../../hardware/printers/escpos/encode.ts';
import {
  loadProfile,
  PROFILE_IDS,
  type PrinterProfile,
  profileSchema,
} from '../../../../hardware/printers/escpos/profiles.ts';
import { customModel, modelOf, type PrinterModel } from '../../../../hardware/simulators/printer/model.ts';
import { linesThatCameOutRight } from '../../../support/calibration-eye.ts';
import { ROOT } from '../../../support/catalogue.ts';
import { linesNotOnPaper } from '../../../support/lines-on-paper.ts';
import { type PrinterBench, printerOnBench } from '../../../support/printer-bench.ts';

// Whole pages, read off their dots on a slow machine.
vi.setConfig({ testTimeout: 120_000 });

const TEXTS = calibrationTexts(loadWords(join(ROOT, 'assets/locales'), 'paper'));
const ALPHABET = alphabetPage({
  title: 'Əlifba səhifəsi',
  azerbaijani: 'Azərbaycan hərfləri',
  russian: 'Rus hərfləri',
  signs: 'Rəqəmlər və işarələr',
  large: 'İri hərflər',
});

function profileOf(id: string): PrinterProfile {
  const loaded = loadProfile(id);
  if (!loaded.ok) throw new Error(id);
  return loaded.profile;
}

/** All sheets that a document gives, with what still hangs on the roll. */
function printOn(bench: PrinterBench, document: PrintDocument, profile: PrinterProfile) {
  const before = bench.sheets.length;
  const { pieces } = encodeDocument(document, profile, { kind: 'fresh', cutFirst: false });
  for (const piece of pieces) bench.send(piece);
  const { growing } = bench.printer;
  const sheets = [...bench.sheets.slice(before), ...(growing ? [growing] : [])];
  return sheets.map((sheet) => ({
    png: sheet.png().toString('base64'),
    cells: sheet.cells,
    cut: sheet.cut,
  }));
}

const CHINESE = { multibyte: true, userCharacters: false, processId: false, clearBuffers: false };
/** What the printer truly is, and what somebody who did not know it has chosen. */
const PRINTERS: readonly (readonly [name: string, model: PrinterModel, chosen: string])[] = [
  [
    'a Zjiang with numbers of its own and a multi-byte mode',
    {
      ...modelOf(576),
      ...CHINESE,
      codePages: new Map([
        [0, 'cp437'],
        [17, 'cp852'],
        [13, 'cp1252'],
        [59, 'cp866'],
        [61, 'cp857'],
      ]),
    },
    'generic-80',
  ],
  [
    'a Rongta whose 17 is Greek',
    {
      ...modelOf(576),
      ...CHINESE,
      multibyte: false,
      codePages: new Map([
        [0, 'cp437'],
        [7, 'cp866'],
        [17, 'cp1253'],
        [29, 'cp857'],
      ]),
    },
    'epson-tm-t88',
  ],
  [
    'a Star with user-defined characters',
    {
      ...modelOf(576),
      codePages: new Map([
        [0, 'cp437'],
        [10, 'cp866'],
        [12, 'cp857'],
      ]),
    },
    'generic-58',
  ],
  [
    'a 58 mm printer with no page of ours, no cutter',
    { ...modelOf(384), ...CHINESE, cutter: false, codePages: new Map([[0, 'cp437']]) },
    'generic-80',
  ],
  ['an Epson taken for a 58 mm printer', modelOf(512), 'generic-58'],
  ['a VKP80 taken for itself', customModel(), 'custom-vkp80'],
];

describe.each(PRINTERS)('%s', (_, model, chosen) => {
  it('prints every letter right, once the technician has picked what came out right', () => {
    const bench = () => printerOnBench({ model, behaviour: { bufferBytes: 1 << 20 } });
    const base = profileOf(chosen);
    const sheets = printOn(bench(), calibrationPage(TEXTS, base), base);
    const picked = linesThatCameOutRight(sheets, base);
    const found = ownProfile(base, { picked, confirmed: model.processId });
    if (!found.ok) throw new Error(`${found.missing} of ${picked.join(' ')}`);
    expect(profileSchema.parse(JSON.parse(JSON.stringify(found.profile)))).toEqual(found.profile);
    expect(found.profile).toMatchObject({
      dotsPerLine: model.dots,
      userDefined: model.userCharacters,
      cutter: { kind: model.cutter ? expect.stringMatching(/full|partial/) : 'none' },
    });
    for (const { name, n } of found.profile.codePages) expect(model.codePages.get(n)).toBe(name);

    // Torn off where there is no cutter: the next page begins on paper of its own.
    const [page] = printOn(bench(), ALPHABET, found.profile).slice(-1);
    if (!page) throw new Error('no paper');
    expect(linesNotOnPaper(ALPHABET, found.profile, page)).toEqual([]);
  });
});

describe('what cannot be', () => {
  const EPSON = profileOf('epson-tm-t88');
  const all = calibrationLines(EPSON).map(({ id }) => id);
  const without = (start: string) => all.filter((id) => !id.startsWith(start));

  it('without its calibration the wrong profile does print wrong letters', () => {
    const [, model] = PRINTERS[0] ?? [];
    const bench = printerOnBench({ ...(model ? { model } : {}), behaviour: { bufferBytes: 1 << 20 } });
    const base = profileOf('generic-80');
    const [page] = printOn(bench, ALPHABET, base).slice(-1);
    expect(page && linesNotOnPaper(ALPHABET, base, page)).not.toEqual([]);
  });

  it('nothing prints Ə, or no ruler is whole', () => {
    const of = (picked: readonly string[]) => ownProfile(EPSON, { picked, confirmed: true });
    expect(of(without('special'))).toEqual({ ok: false, missing: 'letters' });
    expect(of(without('width'))).toEqual({ ok: false, missing: 'width' });
    expect(of([])).toEqual({ ok: false, missing: 'letters' });
    // A few letters can be uploaded, an alphabet cannot.
    expect(of(['special-uploaded', 'azerbaijani-13', 'width-512'])).toMatchObject({ ok: false });
    expect(of(['special-uploaded', 'azerbaijani-13', 'russian-17', 'width-512'])).toMatchObject({ ok: true });
    expect(of(['special-picture', 'width-384'])).toMatchObject({ ok: true, profile: { codePages: [] } });
  });

  it('a printer that did not confirm the page is not asked to confirm tickets', () => {
    const found = ownProfile(EPSON, { picked: all, confirmed: false });
    expect(found).toMatchObject({ ok: true, profile: { processId: false, clearBuffers: false } });
  });
});

describe('the page', () => {
  it.each(PROFILE_IDS)(
    'is short enough for %s, and its own letters are the printer’s for ASCII only',
    (id) => {
      const profile = profileOf(id);
      const { byteLength, millimetres, report } = encodeDocument(calibrationPage(TEXTS, profile), profile, {
        kind: 'fresh',
        cutFirst: false,
      });
      expect(byteLength).toBeLessThan(64_000);
      expect(millimetres).toBeLessThan(360);
      expect(report).toMatchObject({ replaced: 0, glyphsUploaded: 0 });
    },
  );
});
