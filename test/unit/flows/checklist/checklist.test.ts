import { describe, expect, test } from 'vitest';
import { createChecklistMachine } from '../../../../flows/checklist/machine.ts';
import { applicantsOf, papersFor, papersRead, usualApplicant } from '../../../../flows/checklist/papers.ts';
import { checklistScreen } from '../../../../flows/checklist/screen.ts';
import { takeHomeSheet } from '../../../../flows/checklist/take-home-sheet.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import type { ReadDocument } from '../../../../flows/domain/device-read.ts';
import type { NewRecord, Recorded } from '../../../../flows/domain/record.ts';
import { servicePage } from '../../../../flows/domain/service-page.ts';
import type { Sheet, SheetBlock } from '../../../../flows/domain/sheet.ts';
import { flow } from '../../../../flows/flows.ts';
import { catalogue } from '../../../support/catalogue.ts';
import { deskWorld } from '../../../support/desk.ts';
import { flowWords } from '../../../support/flow-words.ts';
import { runFlow } from '../../../support/run-flow.ts';

const known = (code: string) => {
  const service = catalogue.services.find((one) => one.code === code);
  if (!service) throw new Error(`${code} is not in the catalogue`);
  return service;
};
/** Three kinds of applicants; two papers for all; no papers known. */
const WHEELCHAIR = '03.04';
const CHILD = '05.02.06';
const UNKNOWN = '05.02.09';

function checklist(
  code: string,
  {
    answer,
    room = 10,
  }: { readonly answer?: (record: NewRecord) => Promise<Recorded>; readonly room?: number } = {},
) {
  const world = deskWorld(answer);
  let ids = 0;
  const machine = createChecklistMachine({
    ...world.deps,
    catalogue: () => catalogue,
    newId: () => `ID${++ids}`,
  });
  const run = runFlow(flow(machine, checklistScreen), { service: code }, { room });
  const papers = () => run.props('list').items.map(({ id }) => id);
  const sheetNews = (state: 'queued' | 'sending' | 'printed' | 'unknown') =>
    run.send({ type: 'sheet', sheetId: world.printed[0]?.sheetId ?? '', state });
  return { ...run, ...world, papers, sheetNews };
}

const card = (kind: ReadDocument['kind']) =>
  ({
    type: 'read',
    read: {
      kind: 'document',
      document: {
        kind,
        number: 'AA1234567',
        fin: '1ABC234',
        suggestedFin: null,
        birth: '1950-01-31',
        expiry: null,
        isExpired: false,
      },
    },
  }) as const;

describe('who asks', () => {
  test('is asked of nobody where it makes no difference', () => {
    for (const service of catalogue.services) {
      const differs = service.documents.some((document) => document.for !== null);
      // One kind alone is no question either.
      expect(applicantsOf(service).length, service.code).not.toBe(1);
      if (!differs) expect([applicantsOf(service), usualApplicant(service)]).toEqual([[], null]);
    }
    expect(applicantsOf(known(WHEELCHAIR))).toEqual([
      'citizen',
      'foreigner-permanent',
      'stateless-permanent',
      'representative',
    ]);
  });

  test('changes the papers, and takes back what was ticked', () => {
    const run = checklist(WHEELCHAIR);
    const mine = run.papers();
    run.choose(mine[0] ?? '', 'who', 'representative');
    const theirs = run.papers();
    expect(theirs).not.toEqual(mine);
    expect(run.props('list').items.some(({ picked }) => picked)).toBe(false);
    const wanted = papersFor(known(WHEELCHAIR), 'representative').map(({ id }) => id);
    expect(theirs).toEqual(wanted);
  });

  test('can be left as it was', () => {
    const run = checklist(WHEELCHAIR);
    const mine = run.papers();
    run.choose('who');
    run.back();
    expect(run.papers()).toEqual(mine);
    expect(
      checklist(CHILD)
        .props('list')
        .deeds.map(({ id }) => id),
    ).not.toContain('who');
  });
});

describe('what somebody has', () => {
  test('is ticked and unticked by the same touch', () => {
    const run = checklist(CHILD);
    const [first = ''] = run.papers();
    const picked = () => run.props('list').items.map((item) => item.picked);
    expect(picked()).toEqual([false, false]);
    run.choose(first);
    expect(picked()).toEqual([true, false]);
    run.choose(first);
    expect(picked()).toEqual([false, false]);
  });

  test('a paper that is asked for twice is two papers', () => {
    const twice = { ...known(CHILD), documents: [0, 1].map(() => known(CHILD).documents[0]) };
    const ids = papersFor(twice as never, null).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test.each(['identity-card', 'old-identity-card', 'passport'] as const)(
    'is ticked by the document that is held to the reader: %s',
    (kind) => {
      const run = checklist('05.01.01');
      expect(run.papers()).toContain('identity-card');
      run.send(card(kind));
      const item = run.props('list').items.find(({ id }) => id === 'identity-card');
      expect(item?.picked).toBe(true);
      expect(run.props('list').note).toContain('Nothing');
    },
  );

  test('keeps of a document nothing but the tick', async () => {
    const run = checklist('05.01.01');
    run.send(card('identity-card'));
    run.choose('print');
    await run.settled();
    for (const secret of ['AA1234567', '1ABC234', '1950-01-31'])
      expect(JSON.stringify([run.records, run.printed, run.placed()])).not.toContain(secret);
    expect(run.records[0]).toMatchObject({ sealed: null, open: { have: ['identity-card'] } });
  });

  test('a document that is not asked for ticks nothing, and a code neither', () => {
    expect(papersRead('passport', papersFor(known(UNKNOWN), null))).toEqual([]);
    const run = checklist(CHILD);
    const before = run.placed();
    run.send({ type: 'read', read: { kind: 'code', use: 'ticket', id: 'TICKET0000000000000000001' } });
    expect(run.placed()).toEqual(before);
  });

  test('turns its pages where letters are large', () => {
    const run = checklist(CHILD, { room: 1 });
    const first = run.papers();
    run.send({ type: 'turn-page', to: 'next' });
    expect(run.papers()).not.toEqual(first);
  });
});

describe('what is missing', () => {
  test('stands there with where it can be had, or that the operator says so', () => {
    const run = checklist(CHILD);
    run.choose('missing');
    const { facts } = run.props('sheet');
    expect(facts.map(({ label }) => label)).toEqual(known(CHILD).documents.map(({ en }) => en));
    for (const { value } of facts) expect(value).not.toBe('');
    run.back();
    run.choose(...run.papers(), 'missing');
    expect(run.props('sheet').facts).toEqual([]);
    expect(run.props('sheet').title).toBe(flowWords('en')('checklist:missing.none'));
  });

  test('leads on to the sheet as well', async () => {
    const run = checklist(CHILD);
    run.choose('missing', 'print');
    await run.settled();
    expect(run.printed).toHaveLength(1);
  });
});

describe('the record and the sheet', () => {
  test('come once: written down first, then printed', async () => {
    const order: string[] = [];
    const run = checklist(CHILD, {
      answer: async () => {
        order.push(`recorded before ${run.printed.length} sheets`);
        return { ok: true, id: 'R', number: 'K1-000001-0', at: 0 };
      },
    });
    const [first = '', second = ''] = run.papers();
    run.choose(first, 'print');
    await run.settled();
    expect(order).toEqual(['recorded before 0 sheets']);
    expect(run.records).toMatchObject([
      { kind: 'checklist', service: CHILD, open: { have: [first], missing: [second] }, sealed: null },
    ]);
    expect(run.printed).toHaveLength(1);
    run.choose('print');
    expect(run.printed).toHaveLength(1);
  });

  test.each([
    ['refused', async () => ({ ok: false, reason: 'store' }) as const],
    ['broken', () => Promise.reject(new Error('disk'))],
  ])('the sheet comes although the record is %s', async (_, answer) => {
    const run = checklist(CHILD, { answer });
    run.choose('print');
    await run.settled();
    expect(run.printed).toHaveLength(1);
    expect(run.props('told').mood).toBe('good');
  });

  test('a record that never answers is not waited for', () => {
    const run = checklist(CHILD, { answer: () => new Promise(() => {}) });
    run.choose('print');
    expect(run.printed).toEqual([]);
    run.clock.increment(5_000);
    expect(run.printed).toHaveLength(1);
  });

  test('the way back leads to the papers, and another sheet is another record', async () => {
    const run = checklist(CHILD);
    const [first = ''] = run.papers();
    run.choose('print');
    await run.settled();
    run.back();
    run.choose(first, 'print');
    await run.settled();
    expect(run.records.map(({ open }) => open.have)).toEqual([[], [first]]);
    expect(run.records[0]?.requestId).not.toBe(run.records[1]?.requestId);
    expect(new Set(run.printed.map(({ sheetId }) => sheetId)).size).toBe(2);
  });

  test('from the sheet one goes on to a number, or is done', async () => {
    const run = checklist(CHILD);
    run.choose('print');
    await run.settled();
    run.choose('ticket');
    expect(run.output()).toEqual({ end: 'next', flow: 'queue-ticket', start: { service: CHILD } });
    const other = checklist(CHILD);
    other.choose('print');
    await other.settled();
    other.choose('done');
    expect(other.output()).toEqual({ end: 'finished' });
  });

  test('without paper the list stays on the screen until there is some', async () => {
    const run = checklist(CHILD);
    run.send({ type: 'printer', trouble: 'no-paper' });
    run.choose('print');
    await run.settled();
    run.sheetNews('queued');
    expect(run.props('told').paper).toEqual({ kind: 'waiting', trouble: 'no-paper' });
    run.send({ type: 'print' });
    expect(run.printed).toHaveLength(1);
    run.send({ type: 'printer', trouble: null });
    expect(run.props('told').paper).toEqual({ kind: 'offered' });
    run.send({ type: 'print' });
    expect(run.printed.map(({ sheetId }) => sheetId)).toEqual([
      run.printed[0]?.sheetId,
      run.printed[0]?.sheetId,
    ]);
  });

  test('a printer that says nothing is not believed for ever', async () => {
    const run = checklist(CHILD);
    run.choose('print');
    await run.settled();
    run.clock.increment(45_000);
    expect(run.props('told').paper).toEqual({ kind: 'unknown', canPrint: true });
  });
});

describe('the take-home sheet', () => {
  const sheetOf = (code: string, have: readonly string[], locale: (typeof LOCALES)[number] = 'en'): Sheet =>
    takeHomeSheet(known(code), papersFor(known(code), usualApplicant(known(code))), have, {
      locale,
      say: flowWords(locale),
    });
  const blockOf = <Kind extends SheetBlock['kind']>(sheet: Sheet, kind: Kind) =>
    sheet.blocks.find((block): block is Extract<SheetBlock, { kind: Kind }> => block.kind === kind);

  test('marks what is missing, with where it can be had', () => {
    const [one] = papersFor(known(CHILD), null);
    const ticks = blockOf(sheetOf(CHILD, [one?.id ?? '']), 'ticks');
    expect(ticks?.items.map(({ state }) => state)).toEqual(['have', 'missing']);
    expect(ticks?.items[0]?.note).toBeUndefined();
  });

  test.each(LOCALES)('of every service says what it is, and leads on by its code: %s', (locale) => {
    for (const service of catalogue.services) {
      const sheet = sheetOf(service.code, [], locale);
      const text = JSON.stringify(sheet);
      expect(text).not.toMatch(/undefined|\{\{/);
      expect(blockOf(sheet, 'heading')?.text).toBe(service.easy?.[locale] ?? service[locale]);
      expect(blockOf(sheet, 'code')?.content).toBe(servicePage(service));
      if (service.documents.length === 0) {
        expect(blockOf(sheet, 'ticks')).toBeUndefined();
        expect(text).toContain('142');
        expect(text).toContain(flowWords(locale)('checklist:bringIdentity'));
      }
    }
  });

  test('says of papers that are assumed that they are', () => {
    const service = known(CHILD);
    const assumed = { ...service, confidence: { ...service.confidence, documents: 'C' as const } };
    const sight = { locale: 'en', say: flowWords('en') } as const;
    const unsure = sight.say('checklist:unsure');
    const text = (one: typeof service) => JSON.stringify(takeHomeSheet(one, papersFor(one, null), [], sight));
    expect(text(assumed)).toContain(unsure);
    expect(text(service)).not.toContain(unsure);
  });
});

test('a service without known papers has its sheet all the same', async () => {
  const run = checklist(UNKNOWN);
  expect(run.props('list').note).toContain('142');
  run.choose('print');
  await run.settled();
  expect(run.printed).toHaveLength(1);
  expect(run.records[0]?.open).toMatchObject({ have: [], missing: [] });
});

test('a service that is gone is left at once', () => {
  expect(checklist('99.99').output()).toEqual({ end: 'left' });
});
