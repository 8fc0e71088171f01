import { describe, expect, test } from 'vitest';
import type { Centre, Notice } from '../../../flows/domain/centre.ts';
import { flow } from '../../../flows/flows.ts';
import { createNoticesMachine, type NoticesContext } from '../../../flows/notices/machine.ts';
import { noticesScreen } from '../../../flows/notices/screen.ts';
import { catalogue } from '../../support/catalogue.ts';
import { known, never, readOf, testCentre } from '../../support/centre.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { identifySnapshot, runFlow, walkFlow } from '../../support/walk-flow.ts';

const ASSIGNED: readonly Notice[] = [
  { id: 'N1', service: '05.02.09', assignedAt: DESK_NOW },
  { id: 'N2', service: 'gone', assignedAt: DESK_NOW },
];
const IDENTITY = { fin: '1ABC234', documentNumber: 'AA0000001' };
const assigned = async () => ({ ok: true as const, value: ASSIGNED });

function noticesFlow(
  notices: Centre['notices'] = assigned,
  world = deskWorld(),
  newId?: () => string,
  person: Centre['person'] = known,
) {
  let ids = 0;
  const machine = createNoticesMachine({
    ...world.deps,
    catalogue: () => catalogue,
    centre: testCentre({ notices, person }),
    newId: newId ?? (() => `ID${++ids}`),
  });
  return flow(machine, noticesScreen);
}

walkFlow('notices', {
  flow: noticesFlow(never, deskWorld(never), () => 'ID'),
  starts: [{}],
  events: [
    ...['print', 'ticket', 'again', 'done'].map((id): object => ({ type: 'choose', id })),
    identifySnapshot('personal'),
    identifySnapshot('none'),
    ...[{ end: 'known', identity: IDENTITY, person: null }, { end: 'ticket' }, { end: 'left' }].map(
      (output): object => ({ type: 'xstate.done.actor.identify', output }),
    ),
    ...[
      { ok: true, value: ASSIGNED },
      { ok: true, value: [] },
      { ok: false, why: 'unknown' },
      { ok: false, why: 'garbled' },
    ].map((output): object => ({ type: 'xstate.done.actor.0.notices.asking', output })),
    { type: 'xstate.error.actor.0.notices.asking', error: new Error('broken') },
    { type: 'xstate.after.centreDeadline.notices.asking' },
    { type: 'xstate.after.sheetDeadline.notices.onPaper' },
  ],
  essence: ({ identity, notices, paper, wantsTicket, isFinished }: NoticesContext) => [
    [identity !== null, notices.length, paper?.state.kind, wantsTicket, isFinished],
  ],
});

/** As who holds a card to the reader. */
async function identified(...setting: Parameters<typeof noticesFlow>) {
  const running = runFlow(noticesFlow(...setting), {}, { readers: { document: true, code: false } });
  running.choose('agree');
  running.send(readOf());
  await running.settle();
  running.choose('yes');
  await running.settle();
  return running;
}

describe('what was assigned without an application', () => {
  test('is listed for whom it belongs to, each with its day, and can be taken along', async () => {
    const world = deskWorld();
    const questions: unknown[] = [];
    const running = await identified((question) => {
      questions.push(question);
      return assigned();
    }, world);
    expect(questions).toEqual([IDENTITY]);
    expect(running.screen()).toMatchObject({
      name: 'sheet',
      props: {
        facts: [
          { value: 'Money when a child is born', personal: true },
          { value: 'Another service', personal: true },
        ],
      },
    });
    running.choose('print');
    expect(world.printed[0]?.sheet).toMatchObject({ title: 'Already assigned to you', demonstration: true });
    expect(JSON.stringify(world.printed)).not.toContain(IDENTITY.fin);
    expect(world.records).toEqual([]);
    running.choose('done');
    expect(running.output()).toEqual({ end: 'finished' });
  });

  test('is nobody’s business before they have agreed', () => {
    const questions: unknown[] = [];
    const running = runFlow(
      noticesFlow((question) => {
        questions.push(question);
        return assigned();
      }),
      {},
      { readers: { document: true, code: false } },
    );
    running.send(readOf());
    running.choose('print', 'done');
    expect(questions).toEqual([]);
  });

  test.each<[string, Centre['notices']]>([
    ['has assigned nothing', async () => ({ ok: true, value: [] })],
    ['knows nobody of that FIN and document', async () => ({ ok: false, why: 'unknown' })],
  ])('a centre that %s is told kindly, and a number is offered', async (_, notices) => {
    const running = await identified(notices);
    expect(running.screen()).toMatchObject({ name: 'told', props: { mood: 'info' } });
    running.choose('ticket');
    expect(running.output()).toMatchObject({ end: 'next', flow: 'queue-ticket' });
  });

  test.each<[string, Centre['notices']]>([
    ['is silent', async () => ({ ok: false, why: 'silent' })],
    ['answers nonsense', async () => ({ ok: false, why: 'garbled' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('a centre that %s can be asked again', async (_, first) => {
    let asked = 0;
    const running = await identified((question) => (asked++ === 0 ? first(question) : assigned()));
    expect(running.screen()).toMatchObject({ props: { title: 'The centre does not answer now' } });
    running.choose('again');
    await running.settle();
    expect(running.screen()).toMatchObject({ name: 'sheet' });
  });

  test('a centre that never answers is given up after four seconds', async () => {
    const running = await identified(never);
    running.clock.increment(4_000);
    expect(running.screen()).toMatchObject({ props: { title: 'The centre does not answer now' } });
    running.send({ type: 'back' });
    expect(running.output()).toEqual({ end: 'left' });
  });

  test('without paper it stays on the screen', async () => {
    const running = await identified();
    running.choose('print');
    running.send({ type: 'sheet', sheetId: 'ID1', state: 'queued' });
    running.send({ type: 'printer', trouble: 'no-paper' });
    expect(running.screen()).toMatchObject({ props: { paper: { kind: 'waiting' } } });
    running.send({ type: 'back' });
    expect(running.screen()).toMatchObject({ name: 'sheet' });
  });
});
