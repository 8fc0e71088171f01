import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskDeps } from '../../../flows/desk.ts';
import type { Application, Centre } from '../../../flows/domain/centre.ts';
import { receiptNumber } from '../../../flows/domain/receipt.ts';
import type { OwnRecord } from '../../../flows/domain/record.ts';
import { flow } from '../../../flows/flows.ts';
import { createStatusMachine, type StatusContext } from '../../../flows/status/machine.ts';
import { statusScreen } from '../../../flows/status/screen.ts';
import { dueOf, statusFacts } from '../../../flows/status/status-facts.ts';
import { catalogue } from '../../support/catalogue.ts';
import { never, readOf, testCentre, unknown } from '../../support/centre.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { flowWords } from '../../support/flow-words.ts';
import { identifySnapshot, runFlow, walkFlow } from '../../support/walk-flow.ts';

const RECEIPT = receiptNumber('K1', 123);
const FOUND: Application = {
  receipt: RECEIPT,
  service: '06.00',
  filedAt: DESK_NOW - 24 * 60 * 60 * 1000,
  state: 'needs-documents',
  wanted: ['family-composition', 'no-such-document'],
};
const answers = async () => ({ ok: true as const, value: FOUND });

function statusFlow(
  application: Centre['application'] = answers,
  recordOf?: DeskDeps['recordOf'],
  world = deskWorld(),
  newId?: () => string,
) {
  let ids = 0;
  const machine = createStatusMachine({
    ...world.deps,
    ...(recordOf && { recordOf }),
    centre: testCentre({ application }),
    catalogue: () => catalogue,
    newId: newId ?? (() => `ID${++ids}`),
  });
  return flow(machine, (snapshot, sight) => statusScreen(snapshot, { now: () => DESK_NOW }, sight));
}
const heldCode = (id: string, use: 'receipt' | 'ticket' = 'receipt') =>
  ({ type: 'read', read: { kind: 'code', use, id } }) as const;

walkFlow('status', {
  flow: statusFlow(never, never, deskWorld(), () => 'ID'),
  starts: [{}, { code: RECEIPT }, { code: 'nothing' }],
  events: [
    { type: 'key', key: RECEIPT },
    { type: 'keyboard', to: 'en' },
    heldCode(RECEIPT),
    heldCode('T', 'ticket'),
    ...['print', 'ticket'].map((id) => ({ type: 'choose', id })),
    identifySnapshot('personal'),
    identifySnapshot('none'),
    ...[
      { end: 'known', identity: { fin: '1ABC234', documentNumber: '' }, person: null },
      { end: 'ticket' },
      { end: 'left' },
    ].map((output) => ({ type: 'xstate.done.actor.identify', output })),
    { type: 'xstate.done.actor.0.status.asking', output: { ok: true, value: FOUND } },
    { type: 'xstate.done.actor.0.status.asking', output: { ok: false, why: 'unknown' } },
    { type: 'xstate.done.actor.0.status.asking', output: { ok: false, why: 'garbled' } },
    { type: 'xstate.error.actor.0.status.asking', error: new Error('broken') },
    { type: 'xstate.after.centreDeadline.status.asking' },
    { type: 'xstate.done.actor.0.status.lookingUp', output: { kind: 'application', at: 0, sent: false } },
    { type: 'xstate.done.actor.0.status.lookingUp', output: null },
    { type: 'xstate.error.actor.0.status.lookingUp', error: new Error('broken') },
    { type: 'xstate.after.storeDeadline.status.lookingUp' },
    { type: 'xstate.after.sheetDeadline.status.onPaper' },
  ],
  essence: ({ typed, wrong, otherCode, failure, own, misses, paper }: StatusContext) => [
    ['', RECEIPT].indexOf(typed),
    [wrong !== null, otherCode, failure, own !== null, misses, paper?.state.kind],
  ],
});

function asked(...setting: Parameters<typeof statusFlow>) {
  const running = runFlow(statusFlow(...setting));
  running.type(RECEIPT.replaceAll('-', ''));
  running.send({ type: 'enter' });
  running.choose('agree');
  running.type('1abc234');
  running.send({ type: 'enter' });
  return running;
}

describe('how an application stands', () => {
  test('is told with its dates and what is still wanted, and printed without anything personal', async () => {
    const world = deskWorld();
    const questions: unknown[] = [];
    const running = asked(
      (question) => {
        questions.push(question);
        return answers();
      },
      undefined,
      world,
    );
    await running.settle();
    expect(questions).toEqual([{ receipt: RECEIPT, fin: '1ABC234' }]);
    expect(running.screen()).toMatchObject({
      name: 'sheet',
      props: {
        note: RECEIPT,
        facts: [
          { value: 'A document is missing' },
          { value: 'Get targeted assistance' },
          { value: '25.11.2026' },
          { value: 'By 16.12.2026, 14 working days left' },
          { label: 'Bring: Certificate of family composition', value: expect.stringContaining('executive') },
        ],
      },
    });
    expect(running.has('settled') && running.has('personal')).toBe(true);
    running.choose('print');
    expect(world.printed).toHaveLength(1);
    expect(JSON.stringify([world.printed, running.screen()])).not.toContain('1ABC234');
    expect(world.printed[0]?.sheet).toMatchObject({ demonstration: true });
    const { sheetId } = world.printed[0] ?? { sheetId: '' };
    running.send({ type: 'printer', trouble: 'no-paper' }, { type: 'sheet', sheetId, state: 'queued' });
    // No screen says that something is on paper which is not.
    expect(running.screen()).toMatchObject({ name: 'told', props: { mood: 'info', big: null } });
    running.send({ type: 'finish' });
    expect(running.output()).toEqual({ end: 'finished' });
  });

  test('is asked for with the code on the paper, held to the reader', () => {
    const running = runFlow(statusFlow(), {}, { readers: { document: false, code: true } });
    running.send(heldCode('T', 'ticket'));
    expect(running.screen()).toMatchObject({ props: { note: expect.stringContaining('not the code') } });
    running.send(readOf());
    expect(running.value()).toBe('receipt');
    running.send(heldCode(`${RECEIPT.slice(0, -1)}${(Number(RECEIPT.at(-1)) + 1) % 10}`));
    expect(running.value()).toBe('receipt');
    running.send(heldCode(RECEIPT));
    expect(running.value()).toEqual({ identifying: 'plain' });
  });

  test('begins with the code that was held to the empty kiosk', () => {
    const running = runFlow(statusFlow(), { code: RECEIPT });
    expect(running.value()).toEqual({ identifying: 'plain' });
    running.send({ type: 'back' });
    expect(running.screen()).toMatchObject({ name: 'entry', props: { typed: RECEIPT } });
  });

  test('of a number that is wrong is not asked', () => {
    const running = runFlow(statusFlow());
    running.type('K10001230');
    running.send({ type: 'enter' });
    expect(running.screen()).toMatchObject({ props: { wrong: expect.any(String) } });
  });

  test('is not asked for by who does not agree', () => {
    const running = runFlow(statusFlow(), { code: RECEIPT });
    running.choose('decline', 'done');
    expect(running.value()).toBe('receipt');
  });

  test('is forgotten with a step back', async () => {
    const running = asked();
    await running.settle();
    running.send({ type: 'back' }, { type: 'back' });
    expect(running.output()).toEqual({ end: 'left' });
  });
});

describe('a centre that does not say', () => {
  const own = (sent: boolean) => async (): Promise<OwnRecord> => ({
    kind: 'application',
    at: DESK_NOW,
    sent,
  });

  test.each<[string, Centre['application']]>([
    ['is silent', async () => ({ ok: false, why: 'silent' })],
    ['answers nonsense', async () => ({ ok: false, why: 'garbled' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('because it %s: 142 is named, and what the kiosk knows', async (_, application) => {
    for (const [recordOf, sentence] of [
      [undefined, 'knows nothing'],
      [own(false), 'waits to be sent'],
      [own(true), 'sent to the centre'],
      [() => Promise.reject(new Error('broken')), 'knows nothing'],
    ] as const) {
      const running = asked(application, recordOf);
      await running.settle();
      expect(running.value()).toBe('silent');
      const shown = JSON.stringify(running.screen());
      expect(shown).toContain(sentence);
      expect(shown).toContain('142');
    }
  });

  test('is waited for four seconds, and may be asked again', async () => {
    const running = asked(never);
    running.clock.increment(3_999);
    expect(running.value()).toBe('asking');
    running.clock.increment(1);
    await running.settle();
    expect(running.value()).toBe('silent');
    running.choose('again');
    expect(running.value()).toBe('asking');
  });

  test('a store that says nothing is waited for two seconds', async () => {
    const running = asked(unknown, never);
    await running.settle();
    expect(running.value()).toBe('lookingUp');
    running.clock.increment(2_000);
    expect(running.value()).toBe('missed');
  });

  test('because it has not got it yet is not the citizen’s mistake', async () => {
    const running = asked(unknown, own(false));
    await running.settle();
    expect(JSON.stringify(running.screen())).toContain('waits to be sent');
  });

  test('because there is none: looked at again, three times, then a desk helps', async () => {
    const running = asked(unknown);
    for (let time = 1; time < 3; time++) {
      await running.settle();
      expect(running.value()).toBe('missed');
      running.choose('again');
      running.send({ type: 'enter' });
      running.choose('agree');
      running.type('1abc234');
      running.send({ type: 'enter' });
    }
    await running.settle();
    expect(running.value()).toBe('desk');
    running.choose('ticket');
    expect(running.output()).toEqual({ end: 'next', flow: 'queue-ticket', start: {} });
  });
});

describe('the fifteen working days', () => {
  const due = (filedAt: number, now = DESK_NOW) => dueOf({ service: null, filedAt }, catalogue, now);

  test('begin on the day after it was filed, and count no weekend and no holiday', () => {
    // A Thursday; 15 working days on.
    expect(due(DESK_NOW)).toMatchObject({ day: '2026-12-17', left: 15, isOver: false });
    expect(due(DESK_NOW, Date.UTC(2026, 11, 17, 12))).toMatchObject({ left: 0, isOver: false });
    expect(due(DESK_NOW, Date.UTC(2026, 11, 18, 12))).toMatchObject({ left: 0, isOver: true });
  });

  test('never leave more days than the term, and never fewer than none', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (filed, days) => {
        const day = 24 * 60 * 60 * 1000;
        const filedAt = Date.UTC(2026, 0, 1) + filed * day;
        const { left, isOver } = due(filedAt, filedAt + days * day);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(15);
        if (isOver) expect(left).toBe(0);
      }),
    );
  });

  test('that are over are said to be, and of what has its answer nothing is said', () => {
    const sight = { locale: 'en', say: flowWords('en') } as const;
    const lines = (change: Partial<Application>) =>
      JSON.stringify(statusFacts({ ...FOUND, wanted: [], ...change }, catalogue, DESK_NOW, sight));
    expect(lines({ filedAt: Date.UTC(2026, 8, 1) })).toContain('It ended on 22.09.2026');
    for (const state of ['granted', 'refused'] as const) expect(lines({ state })).not.toMatch(/Answer due/);
    // Counted to the end of the years whose holidays are known, and beyond it.
    expect(lines({ filedAt: Date.UTC(2027, 11, 30) })).toContain('holidays change');
  });
});
