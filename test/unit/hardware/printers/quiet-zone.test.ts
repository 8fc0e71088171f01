import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ticketPaper } from '../../../../electron/host/paper/ticket-paper.ts';
import { loadWords } from '../../../../electron/host/words/load-words.ts';
import { alphabetPage } from '../../../../hardware/printers/alphabet-page.ts';
import type { PrintDocument } from '../../../../hardware/printers/document.ts';
import { encodeDocument } from '../../../../hardware/printers/escpos/encode.ts';
import { loadProfile, PROFILE_IDS } from '../../../../hardware/printers/escpos/profiles.ts';
import { customModel, modelOf } from '../../../../hardware/simulators/printer/model.ts';
import { catalogue, ROOT } from '../../../support/catalogue.ts';
import { decodePaper, placeOfQr } from '../../../support/paper-reader.ts';
import { inkIn, printerOnBench } from '../../../support/printer-bench.ts';
import { sampleTicket } from '../../../support/tickets.ts';

// Whole pages, read off their dots on a slow machine.
vi.setConfig({ testTimeout: 120_000 });

/** ISO/IEC 18004: empty on every side, in modules. */
const QUIET_MODULES = 4;

const WORDS = loadWords(join(ROOT, 'assets/locales'), 'paper');
const DOCUMENTS: Readonly<Record<string, PrintDocument>> = {
  'the alphabet page': alphabetPage({
    title: 'Əlifba səhifəsi',
    azerbaijani: 'Azərbaycan hərfləri',
    russian: 'Rus hərfləri',
    signs: 'Rəqəmlər və işarələr',
    large: 'İri hərflər',
  }),
  'a ticket': ticketPaper(
    { id: 'J', copy: 1, state: 'queued', ticket: sampleTicket() },
    {
      catalogue,
      centreName: { az: 'Mərkəz', ru: 'Центр', en: 'Centre' },
      words: WORDS,
      demonstration: false,
    },
  ),
};

test.each(PROFILE_IDS.flatMap((id) => Object.keys(DOCUMENTS).map((name) => [name, id] as const)))(
  'the QR code of %s stands free on %s, of the cut edge too',
  (name, id) => {
    const document = DOCUMENTS[name];
    const loaded = loadProfile(id);
    if (!document || !loaded.ok) throw new Error(id);
    const { profile } = loaded;
    const dots = ([384, 512, 576, 640] as const).find((width) => width >= profile.dotsPerLine) ?? 640;
    const model = profile.presenter ? customModel() : modelOf(dots);
    // A ticket is printed when the profile is right: where GS P is not known it says in which units the printer feeds.
    // The alphabet page is printed before, and has to hold with the units of another make too.
    const isKnown = name === 'a ticket' && !profile.motionUnits;
    const motion = isKnown ? { ...model.motion, down: profile.feedUnitsPerInch } : model.motion;
    const codePages = new Map(profile.codePages.map((page) => [page.n, page.name]));
    // The cutter stands over the head: what is cut first is what was fed last.
    const bench = printerOnBench({
      model: { ...model, codePages, motion, cutterDots: 0 },
      behaviour: { bufferBytes: 1 << 20 },
    });
    // What the profile feeds to its own cutter counts for nothing.
    const bare = { ...profile, cutter: { ...profile.cutter, distanceMm: 0 } };
    for (const piece of encodeDocument(document, bare, { kind: 'fresh', cutFirst: false }).pieces)
      bench.send(piece);
    const sheet = bench.sheets[0] ?? bench.printer.growing;
    if (!sheet) throw new Error('no paper');
    const image = decodePaper(sheet.png());
    const qr = placeOfQr(image);
    const line = document.lines.find(({ kind }) => kind === 'qr');
    if (!qr || line?.kind !== 'qr') throw new Error('no QR code');
    const quiet = QUIET_MODULES * line.module;
    expect(qr.left).toBeGreaterThanOrEqual(quiet);
    expect(image.width - qr.right).toBeGreaterThanOrEqual(quiet);
    expect(image.height - qr.bottom).toBeGreaterThanOrEqual(quiet);
    const wide = qr.right - qr.left + 2 * quiet;
    expect({
      above: inkIn(image, qr.left - quiet, qr.top - quiet, wide, quiet),
      below: inkIn(image, qr.left - quiet, qr.bottom, wide, quiet),
      left: inkIn(image, qr.left - quiet, qr.top, quiet, qr.bottom - qr.top),
      right: inkIn(image, qr.right, qr.top, quiet, qr.bottom - qr.top),
    }).toEqual({ above: 0, below: 0, left: 0, right: 0 });
  },
);
