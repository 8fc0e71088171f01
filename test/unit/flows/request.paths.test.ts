import { describe, expect, test } from 'vitest';
import type { DeskDeps } from '../../../flows/desk.ts';
import { PROMISES, SCALES } from '../../../flows/desk-data.ts';
import type { Keeping, NewRecord, Recorded } from '../../../flows/domain/record.ts';
import type { FlowStart } from '../../../flows/flow.ts';
import { flow } from '../../../flows/flows.ts';
import {
  createRequestMachine,
  type RequestContext,
  type RequestDeps,
} from '../../../flows/request/machine.ts';
import { requestScreen } from '../../../flows/request/screen.ts';
import { catalogue } from '../../support/catalogue.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const DATA: Pick<RequestDeps, 'promises' | 'scales'> = { promises: PROMISES, scales: SCALES };
/** Each further question is like the second. */
const SHORT = { ...DATA, scales: SCALES.map((scale) => ({ ...scale, items: scale.items.slice(0, 1) })) };
const requestFlow = (
  world: ReturnType<typeof deskWorld>,
  newId: () => string = counter(),
  data: typeof DATA = DATA,
) =>
  flow(
    createRequestMachine({ ...world.deps, ...data, catalogue: () => catalogue, newId }),
    (snapshot, sight) => requestScreen(snapshot, data, sight),
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
const NEED = catalogue.needs[0]?.id ?? '';

const done = { ok: true, id: 'R', number: 'K1-000001-0', at: DESK_NOW };
const kept = { ok: true, code: '7K2M9-PQ4TX-00000-00000-00001', untilAt: DESK_NOW };
const refusal = { ok: false, reason: 'store' };
walkFlow('request', {
  flow: requestFlow(
    deskWorld(
      () => new Promise(() => {}),
      () => new Promise(() => {}),
    ),
    () => 'ID',
    SHORT,
  ),
  starts: [
    {},
    { what: 'home' },
    { what: 'call-back', service: '06.00' },
    {
      kept: {
        what: 'home-help',
        step: 'offer',
        whom: 'other',
        topic: null,
        service: null,
        name: 'a',
        phone: '0501234567',
        address: 'a',
        time: 'any',
        answers: {},
      },
    },
  ],
  events: [
    ...[
      'call-back',
      'home-visit',
      'home-help',
      'agree',
      'decline',
      'self',
      'other',
      NEED,
      'morning',
      'yes',
      'no',
    ],
    ...['alone', 'enough', 'send', 'whom', 'phone', 'address', 'offer'],
  ]
    .map((id): object => ({ type: 'choose', id }))
    .concat([
      { type: 'xstate.done.actor.0.request.recording', output: done },
      { type: 'xstate.done.actor.0.request.recording', output: refusal },
      { type: 'xstate.error.actor.0.request.recording', error: new Error('broken') },
      { type: 'xstate.after.recordDeadline.request.recording' },
      { type: 'xstate.done.actor.0.request.keeping', output: kept },
      { type: 'xstate.done.actor.0.request.keeping', output: refusal },
      { type: 'xstate.error.actor.0.request.keeping', error: new Error('broken') },
      { type: 'xstate.after.recordDeadline.request.keeping' },
      { type: 'xstate.after.sheetDeadline.request.done' },
      { type: 'xstate.after.sheetDeadline.request.kept' },
    ]),
  essence: ({ form, isReviewing, question, paper }: RequestContext) => [
    [form.what, form.step, isReviewing, paper?.state.kind],
    form.step === 'phone' ? form.phone.length : 0,
    form.step === 'address' || form.step === 'name' ? [form.name !== '', form.address !== ''] : [],
    form.step === 'offer' ? question : 0,
  ],
});

function filled(start: FlowStart, world = deskWorld(written)) {
  const run = runFlow(requestFlow(world), start);
  run.choose('agree', 'self', NEED);
  run.type('leyla');
  run.send({ type: 'enter' });
  run.type('0501234567');
  run.send({ type: 'enter' });
  return { world, run };
}

describe('a call back', () => {
  test('is written down sealed, with its promise, and printed without anything personal', async () => {
    const { world, run } = filled({ what: 'call-back' });
    run.choose('any');
    expect(run.screen()).toMatchObject({
      name: 'sheet',
      props: {
        facts: [
          { id: 'whom' },
          { id: 'topic' },
          { id: 'name', value: 'leyla', personal: true },
          { id: 'phone', value: '050 123 45 67', personal: true },
          { id: 'time' },
        ],
      },
    });
    run.choose('send');
    expect(world.printed).toEqual([]);
    await run.settle();
    expect(world.records).toEqual([
      {
        requestId: 'ID1',
        sessionId: 'S',
        kind: 'call-back',
        locale: 'en',
        service: null,
        // A Thursday, 10:30, and four hours in which somebody works.
        open: { whom: 'self', topic: NEED, time: 'any', by: '2026-11-26T14:30' },
        sealed: { name: 'leyla', phone: '+994501234567' },
      },
    ]);
    const screen = run.screen();
    expect(screen).toMatchObject({ name: 'told', props: { mood: 'good', big: 'K1-000001-0' } });
    expect(screen.name === 'told' && screen.props.lines[0]).toBe('We will call you by 14:30 on 26.11.2026.');
    expect(run.has('settled')).toBe(true);
    expect(world.printed).toHaveLength(1);
    expect(JSON.stringify(world.printed)).not.toMatch(/leyla|1234567|123 45 67/);
    run.send({ type: 'finish' });
    expect(run.output()).toEqual({ end: 'finished' });
  });

  test('about a service does not ask what it is about', () => {
    const run = runFlow(requestFlow(deskWorld(written)), { what: 'call-back', service: '06.00' });
    run.choose('agree', 'self');
    expect(run.value()).toEqual({ form: 'name' });
  });

  test('asks nothing personal of who does not agree', () => {
    const world = deskWorld(written);
    const run = runFlow(requestFlow(world), { what: 'call-back' });
    run.choose('decline', 'done');
    expect(run.output()).toEqual({ end: 'left' });
    expect(world.records).toEqual([]);
  });

  test('needs no name, but a number that can be one', () => {
    const run = runFlow(requestFlow(deskWorld(written)), { what: 'call-back' });
    run.choose('agree', 'self', 'skip', 'skip');
    expect(run.value()).toEqual({ form: 'phone' });
    run.send({ type: 'enter' });
    run.type('0331234567');
    run.send({ type: 'enter' });
    expect(run.screen()).toMatchObject({ name: 'entry', props: { wrong: expect.any(String) } });
    run.send({ type: 'erase' });
    expect(run.screen()).toMatchObject({ name: 'entry', props: { wrong: null } });
  });

  test('with a number that was spoilt while reading over is not sent', () => {
    const { world, run } = filled({ what: 'call-back' });
    run.choose('any', 'phone');
    run.send({ type: 'erase' }, { type: 'back' });
    run.choose('send');
    expect(run.value()).toEqual({ form: 'phone' });
    run.type('7');
    run.send({ type: 'enter' });
    run.choose('send');
    expect(world.records).toHaveLength(1);
  });

  test('one answer is changed, and the rest stays', () => {
    const { run } = filled({ what: 'call-back' });
    run.choose('any', 'time', 'morning');
    expect(run.value()).toEqual({ form: 'review' });
    run.choose('name');
    run.send({ type: 'back' });
    expect(run.value()).toEqual({ form: 'review' });
  });
});

describe('steps back', () => {
  test('lead through every question to where it began', () => {
    const run = runFlow(requestFlow(deskWorld(written)), {});
    run.choose('home-help', 'agree', 'other', 'skip', 'skip');
    run.type('0501234567');
    run.send({ type: 'enter' });
    run.type('a');
    run.send({ type: 'enter' });
    run.choose('any', 'yes', 'alone');
    const seen: unknown[] = [];
    while (run.output() === undefined && seen.length < 20) {
      run.send({ type: 'back' });
      seen.push(run.value());
    }
    expect(seen).toEqual([
      { form: 'question' },
      { form: 'offer' },
      { form: 'time' },
      { form: 'address' },
      { form: 'phone' },
      { form: 'name' },
      { form: 'topic' },
      { form: 'whom' },
      'consent',
      'what',
      'left',
    ]);
    expect(run.output()).toEqual({ end: 'left' });
  });
});

describe('help at home', () => {
  async function asked(answers: (run: ReturnType<typeof runFlow>) => void) {
    const { world, run } = filled({ what: 'home-help' });
    run.type('yasamal');
    run.send({ type: 'enter' });
    run.choose('afternoon');
    answers(run);
    run.choose('send');
    await run.settle();
    return { record: world.records[0], run, world };
  }

  test('asks about daily life only who wants it', async () => {
    const { record } = await asked((run) => run.choose('no'));
    expect(record).toMatchObject({
      kind: 'home-help',
      open: { by: '2026-12-03T18:00' },
      sealed: { address: 'yasamal', scales: null },
    });
  });

  test('seals answers and sums for the social worker, and shows no sum to anybody', async () => {
    const { record, run, world } = await asked((run) => {
      run.choose('yes');
      for (let question = 0; question < 18; question++) {
        const screen = run.screen();
        run.choose(screen.name === 'list' ? (screen.props.items[0]?.id ?? '') : '');
      }
    });
    expect(record?.sealed).toMatchObject({ scales: { barthel: { total: 100 }, lawton: { total: 8 } } });
    expect(JSON.stringify(record?.open)).not.toMatch(/100|scales|total/);
    expect(JSON.stringify([run.screen(), world.printed])).not.toMatch(/100/);
  });

  test('gives no sum of what was passed over', async () => {
    const { record } = await asked((run) => run.choose('yes', 'alone', 'skip', 'enough'));
    expect(record?.sealed).toMatchObject({
      scales: {
        barthel: { answers: { feeding: 'alone' }, total: null },
        lawton: { answers: {}, total: null },
      },
    });
  });
});

describe('what does not work', () => {
  test.each([
    ['refused', async (): Promise<Recorded> => ({ ok: false, reason: 'store' })],
    ['broken', () => Promise.reject(new Error('broken'))],
  ])('a store that is %s: told, tried again as the same, nothing printed', async (_, answer) => {
    const { world, run } = filled({ what: 'call-back' }, deskWorld(answer));
    run.choose('any', 'send');
    await run.settle();
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'sorry' } });
    run.choose('again');
    await run.settle();
    expect(world.records.map(({ requestId }) => requestId)).toEqual(['ID1', 'ID1']);
    expect(world.printed).toEqual([]);
    run.send({ type: 'back' });
    run.choose('send');
    expect(world.records.at(-1)?.requestId).not.toBe('ID1');
  });

  test('a store that says nothing: told after five seconds', () => {
    const { run } = filled(
      { what: 'call-back' },
      deskWorld(() => new Promise(() => {})),
    );
    run.choose('any', 'send');
    run.clock.increment(4_999);
    expect(run.value()).toBe('recording');
    run.clock.increment(1);
    expect(run.value()).toBe('failed');
  });

  test('a key that sticks', () => {
    const run = runFlow(requestFlow(deskWorld(written)), { what: 'home-visit' });
    run.choose('agree', 'self', 'skip');
    run.type('ə'.repeat(10_000));
    const name = run.screen();
    expect(name.name === 'entry' && name.props.typed).toBe('ə'.repeat(60));
    run.send({ type: 'enter' });
    run.type('5'.repeat(10_000));
    const phone = run.screen();
    expect(phone.name === 'entry' && phone.props.typed.replace(/\D/g, '')).toHaveLength(14);
  });

  test('a printer without paper: the number stands on the screen', async () => {
    const { world, run } = filled({ what: 'call-back' });
    run.choose('any', 'send');
    await run.settle();
    const sheetId = world.printed[0]?.sheetId ?? '';
    run.send({ type: 'printer', trouble: 'no-paper' }, { type: 'sheet', sheetId, state: 'queued' });
    expect(run.screen()).toMatchObject({ props: { big: 'K1-000001-0', paper: { kind: 'waiting' } } });
    run.send({ type: 'print' });
    expect(world.printed).toHaveLength(1);
    run.send({ type: 'printer', trouble: null }, { type: 'print' });
    expect(world.printed).toHaveLength(2);
  });
});

describe('a form that is put aside', () => {
  test('has something in it: until the first answer there is nothing to keep', async () => {
    const world = deskWorld(written);
    const run = runFlow(requestFlow(world), { what: 'call-back' });
    run.choose('agree');
    expect(run.value()).toEqual({ form: 'whom' });
    expect(run.takes({ type: 'stop-now' })).toBe(false);
    run.send({ type: 'stop-now' });
    await run.settle();
    expect(run.value()).toEqual({ form: 'whom' });
    expect(world.keptForms).toEqual([]);
    run.choose('self');
    expect(run.takes({ type: 'stop-now' })).toBe(true);
    // Whoever goes back to it has an answer all the same.
    run.send({ type: 'back' });
    expect(run.takes({ type: 'stop-now' })).toBe(true);
  });

  test('is kept, and is taken up where it was left', async () => {
    const { world, run } = filled({ what: 'home-visit' });
    expect(run.has('keepable')).toBe(true);
    run.send({ type: 'stop-now' });
    await run.settle();
    expect(run.screen()).toMatchObject({
      name: 'told',
      props: { mood: 'good', code: 'DR7K2M9PQ4TX000000000000001' },
    });
    expect(world.printed).toHaveLength(1);
    expect(JSON.stringify(world.printed)).not.toMatch(/leyla|1234567/);
    expect(world.records).toEqual([]);
    const [form] = world.keptForms;
    expect(form?.flow).toBe('request');
    const again = runFlow(requestFlow(world), { kept: structuredClone(form?.state ?? {}) });
    expect(again.value()).toEqual({ form: 'address' });
    again.type('yasamal');
    again.send({ type: 'enter' });
    again.choose('any', 'send');
    await again.settle();
    expect(world.records[0]).toMatchObject({
      kind: 'home-visit',
      sealed: { name: 'leyla', phone: '+994501234567', address: 'yasamal' },
    });
  });

  test.each<[string, DeskDeps['keep']]>([
    ['refused', async (): Promise<Keeping> => ({ ok: false, reason: 'store' })],
    ['broken', () => Promise.reject(new Error('broken'))],
  ])('and is %s goes on as it was', async (_, keeping) => {
    const { run } = filled({ what: 'home-visit' }, deskWorld(written, keeping));
    run.send({ type: 'stop-now' });
    await run.settle();
    expect(run.screen()).toMatchObject({ name: 'told', props: { mood: 'sorry' } });
    run.choose('done');
    expect(run.value()).toEqual({ form: 'address' });
  });

  test.each([
    {},
    { what: 'call-back' },
    {
      what: 'call-back',
      step: 'address',
      whom: null,
      topic: null,
      service: null,
      name: '',
      phone: '',
      address: '',
      time: null,
      answers: {},
    },
    {
      what: 'call-back',
      step: 'whom',
      whom: null,
      topic: null,
      service: null,
      name: 'x'.repeat(1000),
      phone: '',
      address: '',
      time: null,
      answers: {},
    },
  ])('of another version begins anew: %o', (state) => {
    expect(runFlow(requestFlow(deskWorld(written)), { kept: state }).value()).toBe('what');
  });

  test('half-empty is filled in before it is sent', () => {
    const world = deskWorld(written);
    const state = {
      what: 'call-back',
      step: 'review',
      whom: 'self',
      topic: null,
      service: null,
      name: '',
      phone: '',
      address: '',
      time: 'any',
      answers: {},
    };
    const run = runFlow(requestFlow(world), { kept: state });
    run.choose('send');
    expect(run.value()).toEqual({ form: 'phone' });
    expect(world.records).toEqual([]);
  });
});
