import { describe, expect, test } from 'vitest';
import type { RightsData } from '../../../assets/catalogue/rights-schema.ts';
import { LOCALES } from '../../../flows/contract.ts';
import { RIGHTS } from '../../../flows/desk-data.ts';
import type { NewRecord, Recorded } from '../../../flows/domain/record.ts';
import { flow } from '../../../flows/flows.ts';
import { createRightsMachine, type RightsContext } from '../../../flows/rights/machine.ts';
import { path } from '../../../flows/rights/rules.ts';
import { rightsScreen } from '../../../flows/rights/screen.ts';
import { catalogue } from '../../support/catalogue.ts';
import { deskWorld } from '../../support/desk.ts';
import { flowWords } from '../../support/flow-words.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const rightsFlow = (
  world: ReturnType<typeof deskWorld>,
  newId: () => string = counter(),
  rights: RightsData = RIGHTS,
  hasNotices = true,
) =>
  flow(
    createRightsMachine({ ...world.deps, rights, hasNotices, catalogue: () => catalogue, newId }),
    (snapshot, sight) => rightsScreen(snapshot, { rights, hasNotices }, sight),
  );

function counter() {
  let ids = 0;
  return () => `ID${++ids}`;
}

/** Few questions: each further one is like these. */
const SHORT: RightsData = {
  ...RIGHTS,
  questions: RIGHTS.questions.filter(({ id }) => ['age', 'work', 'work-end'].includes(id)),
};
const done = { ok: true, id: 'R', number: 'K1-000001-0', at: 0 };
walkFlow('rights', {
  flow: rightsFlow(
    deskWorld(() => new Promise(() => {})),
    () => 'ID',
    SHORT,
  ),
  starts: [{}, { kept: { answers: { age: '70-up' } } }, { kept: { answers: 7 } }, { kept: {} }],
  events: [
    ...[
      'begin',
      'assigned',
      '18-39',
      '70-up',
      'lost',
      'works',
      'dismissed',
      'print',
      'ticket',
      'list',
      '04.11',
    ].map((id) => ({
      type: 'choose',
      id,
    })),
    { type: 'xstate.done.actor.0.rights.recording', output: done },
    { type: 'xstate.error.actor.0.rights.recording', error: new Error('broken') },
    { type: 'xstate.after.recordDeadline.rights.recording' },
    { type: 'xstate.after.sheetDeadline.rights.printed' },
  ],
  essence: ({
    answers,
    before,
    paper,
    service,
    wantsTicket,
    wantsNotices,
    isFinished,
    trouble,
  }: RightsContext) => [
    [answers, before, service, wantsTicket, wantsNotices, isFinished],
    [paper, trouble],
  ],
});

/** Answers what is asked: the named answer where there is one, else passes over. */
async function answered(
  answers: Record<string, string>,
  world = deskWorld(),
  run = runFlow(rightsFlow(world)),
) {
  run.choose('begin');
  const said: Record<string, string> = {};
  for (let next = path(RIGHTS, said).next; next !== null; next = path(RIGHTS, said).next) {
    said[next.id] = answers[next.id] ?? 'skip';
    run.choose(said[next.id] ?? '');
  }
  await run.settle();
  return { run, world };
}
const YOUNG = { age: '18-39', work: 'lost', 'work-end': 'dismissed', income: 'low' };

describe('a questionnaire', () => {
  test('writes down which services were listed, and nothing that was answered', async () => {
    const { world, run } = await answered(YOUNG);
    expect(run.value()).toBe('results');
    expect(world.records).toHaveLength(1);
    const { kind, open, sealed } = world.records[0] as NewRecord;
    expect(kind).toBe('rights');
    expect(Object.keys(open)).toEqual(['services']);
    expect(open.services).toEqual(expect.arrayContaining(['04.01', '04.11', '06.00']));
    expect(sealed).toBeNull();
  });

  test('lists each service with its reason, marks what comes by itself, and says that it decides nothing', async () => {
    const { run } = await answered({ age: '18-39', children: 'few', youngest: 'under-1', work: 'works' });
    const screen = run.screen();
    if (screen.name !== 'list') throw new Error(screen.name);
    expect(screen.props.note).toContain('not a decision');
    const grant = screen.props.items.find(({ id }) => id === '05.02.09');
    expect(grant).toMatchObject({ mark: 'proactive' });
    expect(grant?.hint).toBe('You said: your child is under one year.');
  });

  test('leads to the page of a service, and back to the list without asking again', async () => {
    const { run, world } = await answered(YOUNG);
    run.choose('06.00');
    const output = run.output();
    expect(output).toMatchObject({ end: 'next', flow: 'service-sheet', start: { service: '06.00' } });
    const back = output?.end === 'next' ? (output.back ?? {}) : {};
    const again = runFlow(rightsFlow(world), back);
    expect(again.value()).toBe('results');
    expect(world.records).toHaveLength(1);
    again.send({ type: 'back' });
    expect(again.value()).toBe('asking');
  });

  test('takes its answers back one by one', async () => {
    const { run } = await answered({ age: '70-up', disability: 'no', alone: 'yes' });
    let steps = 0;
    for (; run.value() !== 'intro' && steps < 20; steps++) run.send({ type: 'back' });
    // Age, children, disability, care, loss, charge, service, income, alone; and out of the first of them.
    expect(steps).toBe(9 + 1);
    run.send({ type: 'back' });
    expect(run.output()).toEqual({ end: 'left' });
  });

  test('shows on a question that one came back to what was answered', () => {
    const run = runFlow(rightsFlow(deskWorld()));
    run.choose('begin', '40-59');
    run.send({ type: 'back' });
    const screen = run.screen();
    expect(
      screen.name === 'list' && screen.props.items.filter(({ picked }) => picked).map(({ id }) => id),
    ).toEqual(['40-59']);
  });

  test('leads to what was assigned already, where there is a centre to ask', () => {
    const run = runFlow(rightsFlow(deskWorld()));
    run.choose('assigned');
    expect(run.output()).toEqual({ end: 'next', flow: 'notices', start: {} });
    const alone = runFlow(rightsFlow(deskWorld(), counter(), RIGHTS, false));
    expect(alone.screen()).toMatchObject({ props: { deeds: [{ id: 'begin' }] } });
    alone.choose('assigned');
    expect(alone.output()).toBeUndefined();
  });

  test('takes no answer that is not on the screen', () => {
    const run = runFlow(rightsFlow(deskWorld()));
    run.choose('begin');
    for (const id of ['yes', 'works', 'x', '06.00', 'toString']) run.choose(id);
    expect(run.shown().at).toContain('asking/age');
  });

  test('that finds nothing says that this means nothing, and prints nothing', async () => {
    const { run, world } = await answered({});
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'info' } });
    run.choose('print');
    expect(world.printed).toEqual([]);
    run.choose('ticket');
    expect(run.output()).toMatchObject({ end: 'next', flow: 'queue-ticket' });
  });

  test.each<[string, () => Promise<Recorded>]>([
    ['refuses', async () => ({ ok: false, reason: 'store' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('shows its list though the store %s', async (_, answer) => {
    const { run } = await answered(YOUNG, deskWorld(answer));
    expect(run.value()).toBe('results');
  });

  test('shows its list though the store says nothing', async () => {
    const { run } = await answered(
      YOUNG,
      deskWorld(() => new Promise(() => {})),
    );
    expect(run.value()).toBe('recording');
    run.clock.increment(5_000);
    expect(run.value()).toBe('results');
  });

  test('prints the services without why they may be due, and goes on when there is no paper', async () => {
    const { run, world } = await answered({ ...YOUNG, disability: 'me', cause: 'war' });
    run.choose('print');
    const [job] = world.printed;
    const text = JSON.stringify(job?.sheet);
    expect(text).toContain('not a decision');
    expect(text).toContain(catalogue.services.find(({ code }) => code === '06.00')?.easy?.en ?? '-');
    expect(text).not.toContain('You said');
    run.send(
      { type: 'printer', trouble: 'no-paper' },
      { type: 'sheet', sheetId: job?.sheetId ?? '', state: 'queued' },
    );
    expect(run.screen()).toMatchObject({ props: { paper: { kind: 'waiting', trouble: 'no-paper' } } });
    run.choose('list');
    expect(run.value()).toBe('results');
    run.send({ type: 'finish' });
    expect(run.output()).toEqual({ end: 'finished' });
  });

  test('a question whose note or reason speaks of money or of a law is not among them', () => {
    for (const locale of LOCALES) {
      const texts =
        JSON.stringify(RIGHTS.rules.map(({ reason }) => reason[locale])) +
        flowWords(locale)('rights:because', { reason: '' });
      expect(texts).not.toMatch(/₼|AZN|manat|манат|qanun|(?<!\p{L})закон(?!\p{L})|\blaw\b/iu);
    }
  });
});
