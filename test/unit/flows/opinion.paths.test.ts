import { describe, expect, test } from 'vitest';
import { OPINION, PROMISES } from '../../../flows/desk-data.ts';
import type { NewRecord, Recorded } from '../../../flows/domain/record.ts';
import { flow } from '../../../flows/flows.ts';
import { createOpinionMachine, type OpinionContext } from '../../../flows/opinion/machine.ts';
import { opinionScreen } from '../../../flows/opinion/screen.ts';
import { catalogue } from '../../support/catalogue.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const DATA = { opinion: OPINION, promises: PROMISES };
const opinionFlow = (world: ReturnType<typeof deskWorld>, newId: () => string = counter()) =>
  flow(
    createOpinionMachine({ ...world.deps, ...DATA, catalogue: () => catalogue, newId }),
    (snapshot, sight) => opinionScreen(snapshot, DATA, sight),
  );

function counter() {
  let ids = 0;
  return () => `ID${++ids}`;
}

const written = async ({ requestId }: NewRecord): Promise<Recorded> => ({
  ok: true,
  id: `R-${requestId}`,
  number: 'K1-000001-0',
  at: DESK_NOW,
});
const refused = async (): Promise<Recorded> => ({ ok: false, reason: 'store' });
const silent = () => new Promise<Recorded>(() => {});

const done = { ok: true, id: 'R', number: 'K1-000001-0', at: DESK_NOW };
walkFlow('opinion', {
  flow: opinionFlow(deskWorld(silent), () => 'ID'),
  starts: [{}, { what: 'more', code: 'TICKET' }, { code: 'TICKET' }],
  events: [
    { type: 'rate', stars: 4 },
    { type: 'read', read: { kind: 'code', use: 'ticket', id: 'T1' } },
    ...['more', 'survey', 'complaint', 'thanks', 'proposal', '3'].map((id) => ({ type: 'choose', id })),
    ...['noting', 'sending'].flatMap((state) => [
      { type: `xstate.done.actor.0.opinion.${state}`, output: done },
      { type: `xstate.done.actor.0.opinion.${state}`, output: { ok: false, reason: 'store' } },
      { type: `xstate.error.actor.0.opinion.${state}`, error: new Error('broken') },
      { type: `xstate.after.recordDeadline.opinion.${state}` },
    ]),
    { type: 'xstate.after.sheetDeadline.opinion.done' },
  ],
  essence: (context: OpinionContext) => {
    const { word, wish, factor, marks, recommend, number, paper, text, phone, afterTicket } = context;
    return [
      [word, wish, factor, Object.keys(marks).length > 0, recommend !== null, number, paper, afterTicket],
      [text.slice(0, 1), phone.length > 5, context.phoneIsWrong, context.trouble],
    ];
  },
});

describe('a face', () => {
  test('is a whole opinion with one touch, written down at once', async () => {
    const world = deskWorld(written);
    const run = runFlow(opinionFlow(world));
    run.send({ type: 'rate', stars: 2 });
    expect(world.records).toMatchObject([
      { kind: 'opinion', open: { stars: 2, ticket: null }, sealed: null },
    ]);
    await run.settle();
    expect(run.has('settled')).toBe(true);
    run.send({ type: 'finish' });
    expect(run.output()).toEqual({ end: 'finished' });
    expect(world.records).toHaveLength(1);
  });

  test('belongs to the ticket that began it, or that is held to the reader', async () => {
    const world = deskWorld(written);
    const begun = runFlow(opinionFlow(world), { code: 'TICKET' });
    begun.send({ type: 'rate', stars: 5 });
    const held = runFlow(opinionFlow(world));
    held.send({ type: 'read', read: { kind: 'code', use: 'ticket', id: 'HELD' } });
    held.send({ type: 'read', read: { kind: 'code', use: 'resume', id: 'OTHER' } });
    held.send({ type: 'rate', stars: 5 });
    expect(world.records.map(({ open }) => open.ticket)).toEqual(['TICKET', 'HELD']);
  });

  test('that is followed by "more" before it is written leads on once it is', async () => {
    const run = runFlow(opinionFlow(deskWorld(written)));
    run.send({ type: 'rate', stars: 5 });
    run.choose('more');
    await run.settle();
    expect(run.value()).toBe('choosing');
  });

  test.each([
    ['refused', refused],
    ['broken', () => Promise.reject(new Error('broken'))],
  ])('that the store has %s is told, and tried again as the same', async (_, answer) => {
    const world = deskWorld(answer);
    const run = runFlow(opinionFlow(world));
    run.send({ type: 'rate', stars: 1 });
    await run.settle();
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'sorry' } });
    run.choose('again');
    expect(world.records.map(({ requestId }) => requestId)).toEqual(['ID1', 'ID1']);
  });

  test('that the store does not answer is told after five seconds', () => {
    const run = runFlow(opinionFlow(deskWorld(silent)));
    run.send({ type: 'rate', stars: 1 });
    run.clock.increment(4_999);
    expect(run.value()).toBe('noting');
    run.clock.increment(1);
    expect(run.value()).toBe('notNoted');
  });

  test('that is declined leaves nothing', () => {
    const world = deskWorld(written);
    const run = runFlow(opinionFlow(world));
    run.send({ type: 'finish' });
    expect(run.output()).toEqual({ end: 'left' });
    expect(world.records).toEqual([]);
  });
});

async function rated(world = deskWorld(written), start = {}) {
  const run = runFlow(opinionFlow(world), start);
  run.send({ type: 'rate', stars: 4 });
  await run.settle();
  run.choose('more');
  return run;
}

describe('more than a face', () => {
  test('is one more record, which names the first', async () => {
    const world = deskWorld(written);
    const run = await rated(world, { code: 'TICKET' });
    run.choose('survey', '5', '4', 'skip', '3', '5', '9');
    expect(run.value()).toBe('choosing');
    run.choose('done');
    await run.settle();
    expect(world.records).toHaveLength(2);
    expect(world.records[1]).toMatchObject({
      kind: 'opinion',
      open: {
        of: 'R-ID1',
        ticket: 'TICKET',
        'mark-waiting': 5,
        'mark-politeness': 4,
        'mark-clarity': null,
        'mark-premises': 3,
        'mark-result': 5,
        index: 81.3,
        recommend: 9,
      },
      sealed: null,
    });
    expect(world.printed).toEqual([]);
    expect(run.has('settled')).toBe(true);
  });

  test('goes back question by question, and a changed mark counts', async () => {
    const world = deskWorld(written);
    const run = await rated(world);
    run.choose('survey', '1', '1');
    run.send({ type: 'back' }, { type: 'back' });
    expect(run.screen()).toMatchObject({ name: 'scale', props: { chosen: 1 } });
    run.choose('5', '5', '5', '5', '5', '10', 'done');
    expect(world.records[1]?.open).toMatchObject({ index: 100, recommend: 10 });
  });

  test.each(['0', '6', '11', '-1', '1.5', 'x'])('takes no %s for a mark', async (id) => {
    const run = await rated();
    run.choose('survey');
    const before = run.shown().at;
    run.choose(id);
    expect(run.shown().at).toBe(before);
  });

  test('a complaint has a number, a term of fifteen working days, and a paper without what was written', async () => {
    const world = deskWorld(written);
    const run = await rated(world);
    run.choose('complaint');
    run.type('uzun gözlədim');
    expect(run.has('personal')).toBe(true);
    run.send({ type: 'enter' });
    run.type('0501234567');
    run.send({ type: 'enter' });
    await run.settle();
    expect(world.records[1]).toMatchObject({
      kind: 'complaint',
      open: { of: 'R-ID1', word: 'complaint' },
      sealed: { text: 'uzun gözlədim', phone: '+994501234567' },
    });
    expect(JSON.stringify(world.records[1]?.open)).not.toMatch(/gözlə|501234567/);
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'good', big: 'K1-000001-0' } });
    expect(world.printed).toHaveLength(1);
    const paper = JSON.stringify(world.printed[0]?.sheet);
    expect(paper).toContain('K1-000001-0');
    // Fifteen working days from 26 November 2026, without 31 December.
    expect(paper).toContain('17.12.2026');
    expect(paper).not.toMatch(/gözlə|501234567/);
    const screen = run.screen();
    expect(screen.name === 'told' && screen.props.lines).toContain('Term: 15 working days.');
  });

  test('a number that can be none is told, and need not be given', async () => {
    const world = deskWorld(written);
    const run = await rated(world);
    run.choose('complaint');
    run.type('a');
    run.send({ type: 'enter' });
    run.type('0331234567');
    run.send({ type: 'enter' });
    expect(run.screen()).toMatchObject({ name: 'entry', props: { wrong: expect.any(String) } });
    run.choose('skip');
    await run.settle();
    expect(world.records[1]?.sealed).toEqual({ text: 'a' });
  });

  test('thanks are sealed too, and a proposal stays an opinion', async () => {
    for (const [word, kind] of [
      ['thanks', 'thanks'],
      ['proposal', 'opinion'],
    ] as const) {
      const world = deskWorld(written);
      const run = await rated(world);
      run.choose(word);
      run.type('b');
      run.send({ type: 'enter' });
      await run.settle();
      expect(world.records[1]).toMatchObject({ kind, sealed: { text: 'b' } });
      expect(run.value()).toBe('done');
    }
  });

  test('a key that sticks fills nothing, and blanks alone are not sent', async () => {
    const world = deskWorld(written);
    const run = await rated(world);
    run.choose('proposal');
    run.type(' '.repeat(10_000));
    run.send({ type: 'enter' });
    expect(run.value()).toBe('writing');
    const screen = run.screen();
    expect(screen.name === 'entry' && screen.props.typed.length).toBe(400);
    expect(world.records).toHaveLength(1);
  });

  test('what cannot be written down is told, and tried again as the same', async () => {
    let tries = 0;
    const world = deskWorld(async (record) => (++tries === 2 ? refused() : written(record)));
    const run = await rated(world);
    run.choose('thanks');
    run.type('b');
    run.send({ type: 'enter' });
    await run.settle();
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'sorry' } });
    run.choose('again');
    await run.settle();
    expect(run.value()).toBe('done');
    expect(world.records[1]?.requestId).toBe(world.records[2]?.requestId);
  });

  test('after a ticket begins with what is to be said, and names the ticket', async () => {
    const world = deskWorld(written);
    const run = runFlow(opinionFlow(world), { what: 'more', code: 'TICKET' });
    run.choose('survey', '5', '5', '5', '5', '5', '10', 'done');
    await run.settle();
    expect(world.records).toMatchObject([{ kind: 'opinion', open: { of: null, ticket: 'TICKET' } }]);
    run.choose('done');
    expect(run.output()).toEqual({ end: 'finished' });
  });

  test('the paper of a complaint is printed again only when asked, and the screen keeps the number', async () => {
    const world = deskWorld(written);
    const run = await rated(world);
    run.choose('complaint');
    run.type('a');
    run.send({ type: 'enter' });
    run.choose('skip');
    await run.settle();
    const sheetId = world.printed[0]?.sheetId ?? '';
    run.send({ type: 'print' });
    expect(world.printed).toHaveLength(1);
    run.send({ type: 'printer', trouble: 'no-paper' }, { type: 'sheet', sheetId, state: 'queued' });
    expect(run.screen()).toMatchObject({
      props: { big: 'K1-000001-0', paper: { kind: 'waiting', trouble: 'no-paper' } },
    });
    run.send({ type: 'printer', trouble: null }, { type: 'print' });
    expect(world.printed.map((one) => one.sheetId)).toEqual([sheetId, sheetId]);
    run.clock.increment(60_000);
    expect(run.screen()).toMatchObject({ props: { big: 'K1-000001-0' } });
  });
});
