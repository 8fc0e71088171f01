import { describe, expect, test } from 'vitest';
import type { Form } from '../../../assets/catalogue/form-schema.ts';
import { type ApplicationContext, createApplicationMachine } from '../../../flows/application/machine.ts';
import { applicationScreen } from '../../../flows/application/screen.ts';
import type { DeskDeps } from '../../../flows/desk.ts';
import type { Centre } from '../../../flows/domain/centre.ts';
import type { Keeping, OwnRecord, Recorded } from '../../../flows/domain/record.ts';
import type { FlowStart } from '../../../flows/flow.ts';
import { flow } from '../../../flows/flows.ts';
import { catalogue } from '../../support/catalogue.ts';
import { known, never, readOf, testCentre } from '../../support/centre.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { SMALL, TARGETED } from '../../support/forms.ts';
import { identifySnapshot, runFlow, walkFlow } from '../../support/walk-flow.ts';

interface Setting {
  readonly forms?: readonly Form[];
  readonly world?: ReturnType<typeof deskWorld>;
  readonly person?: Centre['person'];
  readonly recordOf?: DeskDeps['recordOf'];
  readonly newId?: () => string;
}

function applicationFlow({ forms = [SMALL], world = deskWorld(), person = known, recordOf, newId }: Setting) {
  let ids = 0;
  const machine = createApplicationMachine({
    ...world.deps,
    ...(recordOf && { recordOf }),
    centre: testCentre({ person }),
    catalogue: () => catalogue,
    newId: newId ?? (() => `ID${++ids}`),
    forms,
  });
  return flow(machine, (snapshot, sight) => applicationScreen(snapshot, { forms }, sight));
}

const IDENTITY = { fin: '1ABC234', documentNumber: 'AA0000001' };
const OTHER: Form = { ...SMALL, id: 'other', service: '05.02.09' };
const WHOLE = {
  alone: 'no',
  home: 'own',
  members: '3',
  children: '1',
  incomes: ['wage'],
  born: '',
  partner: '',
  phone: '+994501234567',
  more: '',
};
const keptAt = (at: string, more: object = {}): FlowStart => ({
  kept: {
    form: 'small',
    version: 3,
    identity: IDENTITY,
    confirmed: true,
    answers: WHOLE,
    at,
    typed: '',
    isReviewing: false,
    ...more,
  },
});
const done = { ok: true, id: 'R', number: 'K1-000001-6', at: DESK_NOW };
const kept = { ok: true, code: '7K2M9-PQ4TX-00000-00000-00001', untilAt: DESK_NOW };
const refusal = { ok: false, reason: 'store' };
/** News of the part that asks who somebody is. */

walkFlow('application', {
  flow: applicationFlow({
    forms: [SMALL, OTHER],
    world: deskWorld(never, never),
    recordOf: never,
    newId: () => 'ID',
  }),
  starts: [
    {},
    { service: '06.00' },
    { service: '01.01' },
    keptAt('incomes'),
    keptAt('review', { isReviewing: true }),
  ],
  events: [
    ...[
      'small',
      'start',
      'ticket',
      'yes',
      'no',
      'own',
      'wage',
      'none',
      'go-on',
      'send',
      'agree',
      'decline',
    ].map((id): object => ({ type: 'choose', id })),
    // At one go, or there is no end of paths.
    { type: 'key', key: '0501234567' },
    identifySnapshot('personal'),
    identifySnapshot('none'),
    ...[{ end: 'known', identity: IDENTITY, person: null }, { end: 'ticket' }, { end: 'left' }].map(
      (output): object => ({ type: 'xstate.done.actor.identify', output }),
    ),
    ...['recording', 'keeping'].flatMap((state): object[] => [
      { type: `xstate.done.actor.0.application.${state}`, output: state === 'keeping' ? kept : done },
      { type: `xstate.done.actor.0.application.${state}`, output: refusal },
      { type: `xstate.error.actor.0.application.${state}`, error: new Error('broken') },
      { type: `xstate.after.recordDeadline.application.${state}` },
    ]),
    { type: 'xstate.after.look.application.done.written' },
    {
      type: 'xstate.done.actor.0.application.done.looking',
      output: { kind: 'application', at: 0, sent: true },
    },
    { type: 'xstate.done.actor.0.application.done.looking', output: null },
    { type: 'xstate.after.sheetDeadline.application.done' },
    { type: 'xstate.after.sheetDeadline.application.kept' },
  ],
  essence: ({ form, filled, paper, wrong }: ApplicationContext) => [
    [form?.id, filled.at, filled.isReviewing, filled.typed === '', filled.identity !== null],
    [paper?.state.kind, wrong !== null, filled.answers.alone],
  ],
});

/** On to the first question, as who holds a card to the reader. */
async function begun(setting: Setting = {}, start: FlowStart = {}) {
  const world = setting.world ?? deskWorld();
  const running = runFlow(applicationFlow({ ...setting, world }), start, {
    readers: { document: true, code: false },
  });
  running.choose('start', 'agree');
  running.send(readOf());
  await running.settle();
  running.choose(setting.person ? 'go-on' : 'yes');
  return { world, running };
}
type Running = Awaited<ReturnType<typeof begun>>['running'];

const typed = (running: Running, text: string) => {
  running.type(text);
  running.send({ type: 'enter' });
};

function fill(running: Running): void {
  running.choose('no', 'own');
  typed(running, '3');
  typed(running, '1');
  running.choose('wage', 'rent', 'go-on');
  typed(running, '31011980');
  running.choose('skip');
  typed(running, '0501234567');
  typed(running, 'leyla');
}

/**
 * Answers every question that is asked, typed ones letter by letter, up to the review.
 * @param between what happens at each before its answer is finished; what goes on from there
 */
async function answerAll(
  first: Running,
  form: Form,
  between: (id: string) => Promise<Running> = async () => first,
): Promise<Running> {
  let running = first;
  for (let steps = 0; steps < 40; steps++) {
    const [, id = ''] = running.shown().at.split('/');
    if (id === 'review') return running;
    const question = form.questions.find((one) => one.id === id);
    if (!question) throw new Error(`no question ${id}`);
    switch (question.kind) {
      case 'yes-no':
        running = await between(id);
        running.choose('no');
        break;
      case 'choice':
        running = await between(id);
        running.choose(question.options[0]?.id ?? '');
        break;
      case 'choices':
        running.choose(question.options[0]?.id ?? '');
        running = await between(id);
        running.choose('go-on');
        break;
      default: {
        const text = { number: '3', text: 'Əliyeva', phone: '0501234567', date: '31011980', fin: '7ABC23Z' };
        const [half = '', ...rest] = text[question.kind];
        running.type(half);
        running = await between(id);
        running.type(rest.join(''));
        running.send({ type: 'enter' });
      }
    }
  }
  throw new Error('the form has no end');
}

const ANSWERS = {
  alone: 'no',
  home: 'own',
  members: '3',
  children: '1',
  incomes: ['wage', 'rent'],
  born: '1980-01-31',
  phone: '+994501234567',
  more: 'leyla',
};

describe('an application', () => {
  test('is filled in, read over, sealed, written down and then printed, with nothing personal on the paper', async () => {
    const { world, running } = await begun();
    fill(running);
    expect(running.value()).toEqual({ form: 'review' });
    running.choose('send');
    expect(world.records).toEqual([]);
    running.choose('agree');
    expect(world.printed).toEqual([]);
    await running.settle();
    expect(world.records).toEqual([
      {
        requestId: 'ID1',
        sessionId: 'S',
        kind: 'application',
        locale: 'en',
        service: '06.00',
        open: { form: 'small', version: 3, confirmed: true },
        sealed: { identity: IDENTITY, answers: ANSWERS },
      },
    ]);
    expect(running.has('settled')).toBe(true);
    expect(running.screen()).toMatchObject({
      props: { mood: 'good', big: 'K1-000001-0', code: 'K1-000001-0' },
    });
    expect(world.printed).toHaveLength(1);
    const paper = JSON.stringify(world.printed);
    expect(paper).not.toMatch(/leyla|1234567|1ABC234|AA0000001|1980|Sevda/);
    expect(world.printed[0]?.sheet).toMatchObject({ demonstration: true });
    expect(world.printed[0]?.sheet.blocks).toContainEqual(
      expect.objectContaining({ kind: 'code', content: 'K1-000001-0' }),
    );
    running.send({ type: 'finish' });
    expect(running.output()).toEqual({ end: 'finished' });
  });

  test('tells that the centre has it only once the kiosk knows so', async () => {
    let sent = false;
    const recordOf = async (): Promise<OwnRecord> => ({ kind: 'application', at: 0, sent });
    const { running } = await begun({ recordOf });
    fill(running);
    running.choose('send', 'agree');
    await running.settle();
    const line = () => JSON.stringify(running.screen());
    expect(line()).toContain('has not confirmed');
    running.clock.increment(3_000);
    await running.settle();
    expect(line()).toContain('has not confirmed');
    sent = true;
    running.clock.increment(3_000);
    await running.settle();
    expect(line()).toContain('has reached the centre');
  });

  test('of one whom the centre could not be asked about says so to the operator', async () => {
    const { world, running } = await begun({ person: async () => ({ ok: false, why: 'silent' }) });
    fill(running);
    running.choose('send', 'agree');
    await running.settle();
    expect(world.records[0]).toMatchObject({ open: { confirmed: false }, sealed: { identity: IDENTITY } });
  });

  test('asks nothing of who does not agree, and leads them to a number', () => {
    const running = runFlow(applicationFlow({}));
    running.choose('start', 'decline', 'ticket');
    expect(running.output()).toEqual({ end: 'next', flow: 'queue-ticket', start: { service: '06.00' } });
  });

  test('for a service without a form leads to a number', () => {
    const running = runFlow(applicationFlow({}), { service: '01.01' });
    expect(running.value()).toBe('noForm');
    running.choose('ticket');
    expect(running.output()).toMatchObject({ end: 'next', flow: 'queue-ticket' });
  });

  test('where there are several asks which one', () => {
    const running = runFlow(applicationFlow({ forms: [SMALL, OTHER] }));
    running.choose('other');
    expect(running.value()).toBe('intro');
    running.send({ type: 'back' });
    expect(running.value()).toBe('which');
  });
});

describe('while somebody says who they are', () => {
  test('what is personal is covered, what is not is not', async () => {
    const running = runFlow(applicationFlow({}));
    running.choose('start');
    expect(running.has('personal')).toBe(false);
    running.choose('agree');
    expect(running.has('personal')).toBe(true);
    expect(running.screen()).toMatchObject({ name: 'entry' });
    running.send({ type: 'back' }, { type: 'back' });
    expect(running.value()).toBe('intro');
    expect(running.has('personal')).toBe(false);
  });

  test('a document held to the reader at a question later changes nothing', async () => {
    const { running } = await begun();
    running.send(readOf({ fin: '7ZZZ777' }));
    running.choose('no');
    expect(running.value()).toEqual({ form: 'choosing' });
  });
});

describe('a question', () => {
  test('shows plain words first, then the official ones, and its place on the way', async () => {
    const { running } = await begun();
    expect(running.shown().progress).toEqual({ step: 1, of: 8 });
    running.choose('no');
    expect(running.screen()).toMatchObject({ props: { title: 'Ev', note: 'home sual Kömək' } });
    expect(running.shown().progress).toEqual({ step: 2, of: 9 });
  });

  test('whose answer cannot be says what to do', async () => {
    const { running } = await begun();
    running.choose('no', 'own');
    typed(running, '3');
    typed(running, '4');
    expect(running.screen()).toMatchObject({ props: { wrong: 'At most 3.', typed: '4' } });
    running.send({ type: 'erase' });
    expect(running.screen()).toMatchObject({ props: { wrong: null, canEnter: false } });
    typed(running, '0');
    running.choose('go-on');
    expect(running.screen()).toMatchObject({ name: 'list', props: { note: 'Pick at least one.' } });
    running.choose('none');
    expect(running.screen()).toMatchObject({ props: { note: null } });
  });

  test.each([
    ['27112026', 'in the future'],
    ['31021980', 'no day of the calendar'],
    ['31121899', 'too long ago'],
    ['3101198', 'not whole'],
  ])('about a birth is not answered with %s: %s', async (date) => {
    const { running } = await begun({}, keptAt('born'));
    typed(running, date);
    expect(running.shown().at).toMatch(/^application\/born/);
    expect(running.screen()).toMatchObject({ props: { wrong: expect.stringMatching(/.{8}/) } });
    running.choose('skip');
    expect(running.shown().at).toMatch(/^application\/partner/);
  });

  test('takes no key of another keyboard, and not ten thousand of its own', async () => {
    const { running } = await begun({}, keptAt('members'));
    running.type('a-😀');
    running.type('9'.repeat(10_000));
    expect(running.screen()).toMatchObject({ props: { typed: '9999' } });
    running.send({ type: 'keyboard', to: 'ru' });
    expect(running.screen()).toMatchObject({ props: { keyboard: 'digits' } });
    const { running: text } = await begun({}, keptAt('more'));
    text.type('ə'.repeat(10_000));
    expect(text.screen()).toMatchObject({ props: { typed: 'ə'.repeat(20), keyboard: 'en' } });
    text.send({ type: 'keyboard', to: 'ru' });
    expect(text.screen()).toMatchObject({ props: { keyboard: 'ru' } });
  });

  test('that need not be answered can be passed over, one that must cannot', async () => {
    const { running } = await begun();
    running.choose('skip');
    expect(running.shown().progress).toMatchObject({ step: 1 });
  });
});

describe('reading over', () => {
  async function reviewed() {
    const begin = await begun();
    fill(begin.running);
    return begin;
  }

  test('shows each answer in words, the FIN covered, and leads to each of them', async () => {
    const { running } = await reviewed();
    const lines = () => {
      const screen = running.screen();
      return screen.name === 'sheet' ? screen.props.facts : [];
    };
    const first = lines();
    running.send({ type: 'turn-page', to: 'next' });
    const all = [...first, ...lines()];
    expect(all.map(({ value }) => value)).toEqual([
      '1*****4',
      'No',
      'own',
      '3',
      '1',
      'wage, rent',
      '31.01.1980',
      'Not said',
      '050 123 45 67',
      'leyla',
    ]);
    for (const { id } of all) {
      if (id === undefined) continue;
      running.choose(id);
      expect(running.shown().at).toMatch(new RegExp(`^application/${id}/`));
      running.send({ type: 'back' });
      expect(running.value()).toEqual({ form: 'review' });
    }
  });

  test('one answer is changed: what hangs on it is asked, and then it is read over again', async () => {
    const { running, world } = await reviewed();
    running.choose('members');
    running.send({ type: 'erase' });
    typed(running, '2');
    expect(running.value()).toEqual({ form: 'review' });
    running.choose('alone', 'yes');
    expect(running.value()).toEqual({ form: 'review' });
    running.choose('send', 'agree');
    await running.settle();
    expect(world.records[0]?.sealed).toMatchObject({ answers: { alone: 'yes', home: 'own' } });
    expect(JSON.stringify(world.records[0]?.sealed)).not.toMatch(/members|children/);
  });

  test('an answer that does not fit a changed one any more is asked for again', async () => {
    const { running } = await begun({}, keptAt('members', { answers: { ...WHOLE, children: '9' } }));
    running.send({ type: 'erase' });
    typed(running, '3');
    expect(running.shown().at).toMatch(/^application\/children/);
  });

  test('"not yet" leads back to it', async () => {
    const { running, world } = await reviewed();
    running.choose('send', 'decline');
    expect(running.value()).toEqual({ form: 'review' });
    expect(world.records).toEqual([]);
  });

  test('back leads through every question to where it began, and keeps the answers', async () => {
    const { running } = await reviewed();
    const seen: string[] = [];
    while (running.value() !== 'intro' && seen.length < 20) {
      running.send({ type: 'back' });
      seen.push(running.shown().at.split('/')[1] ?? '');
    }
    expect(seen).toEqual([
      ...['more', 'phone', 'partner', 'born', 'incomes', 'children', 'members', 'home', 'alone', 'intro'],
    ]);
    running.choose('start');
    expect(running.screen()).toMatchObject({ props: { items: [{ id: 'yes' }, { id: 'no', picked: true }] } });
  });
});

describe('what does not work', () => {
  test.each([
    ['refused', async (): Promise<Recorded> => ({ ok: false, reason: 'store' })],
    ['broken', () => Promise.reject(new Error('broken'))],
  ])('a store that is %s: told, tried again as the same, nothing printed', async (_, answer) => {
    const { world, running } = await begun({ world: deskWorld(answer) });
    fill(running);
    running.choose('send', 'agree');
    await running.settle();
    expect(running.screen()).toMatchObject({ name: 'told', props: { mood: 'sorry' } });
    running.choose('again');
    await running.settle();
    expect(world.records.map(({ requestId }) => requestId)).toEqual(['ID1', 'ID1']);
    expect(world.printed).toEqual([]);
    running.send({ type: 'back' });
    running.choose('send', 'agree');
    expect(world.records.at(-1)?.requestId).not.toBe('ID1');
  });

  test('a store that says nothing: told after five seconds', async () => {
    const { running } = await begun({ world: deskWorld(never) });
    fill(running);
    running.choose('send', 'agree');
    running.clock.increment(4_999);
    expect(running.value()).toBe('recording');
    running.clock.increment(1);
    expect(running.value()).toBe('failed');
  });

  test('a printer without paper: number and code stand on the screen', async () => {
    const { world, running } = await begun();
    fill(running);
    running.choose('send', 'agree');
    await running.settle();
    const sheetId = world.printed[0]?.sheetId ?? '';
    running.send({ type: 'printer', trouble: 'no-paper' }, { type: 'sheet', sheetId, state: 'queued' });
    expect(running.screen()).toMatchObject({ props: { big: 'K1-000001-0', paper: { kind: 'waiting' } } });
    running.send({ type: 'printer', trouble: null }, { type: 'print' });
    expect(world.printed).toHaveLength(2);
  });
});

describe('put aside', () => {
  test('at any question, and taken up there with its answers and what was being typed', async () => {
    const { world, running } = await begun();
    running.choose('no', 'own');
    running.type('3');
    expect(running.has('keepable')).toBe(true);
    running.send({ type: 'stop-now' });
    await running.settle();
    expect(running.screen()).toMatchObject({ props: { mood: 'good', code: 'DR7K2M9PQ4TX000000000000001' } });
    expect(running.has('settled')).toBe(true);
    expect(JSON.stringify(world.printed)).not.toMatch(/1ABC234|AA0000001/);
    expect(world.records).toEqual([]);
    const [form] = world.keptForms;
    expect(form?.flow).toBe('application');
    const again = runFlow(applicationFlow({ world }), { kept: structuredClone(form?.state ?? {}) });
    expect(again.screen()).toMatchObject({ name: 'entry', props: { typed: '3' } });
    again.send({ type: 'enter' });
    typed(again, '1');
    again.choose('wage', 'go-on', 'skip', 'skip');
    typed(again, '0501234567');
    again.choose('skip', 'send', 'agree');
    await again.settle();
    expect(world.records[0]).toMatchObject({
      sealed: { identity: IDENTITY, answers: { members: '3', phone: '+994501234567' } },
    });
  });

  test('only once something is answered: who somebody is, is quickly said again', async () => {
    const { world, running } = await begun();
    expect(running.takes({ type: 'stop-now' })).toBe(false);
    running.send({ type: 'stop-now' });
    await running.settle();
    expect(running.value()).toEqual({ form: 'choosing' });
    expect(world.keptForms).toEqual([]);
    running.choose('no');
    expect(running.takes({ type: 'stop-now' })).toBe(true);
    running.send({ type: 'back' });
    expect(running.takes({ type: 'stop-now' })).toBe(true);
  });

  test.each([
    ['a letter is typed', 'more', (running: Running) => running.type('a')],
    ['something is picked', 'incomes', (running: Running) => running.choose('wage')],
  ])('even before the first question is left, once %s', async (_, first, fillIn) => {
    const questions = SMALL.questions.filter(({ id }) => id === first);
    const { running } = await begun({ forms: [{ ...SMALL, questions }] });
    expect(running.takes({ type: 'stop-now' })).toBe(false);
    fillIn(running);
    expect(running.takes({ type: 'stop-now' })).toBe(true);
  });

  test.each([
    ['small', SMALL],
    ['targeted assistance', TARGETED],
  ])('at each question of the form %s, one after the other: nothing is lost', async (_, form) => {
    const setting = { forms: [form] };
    const inOneGo = await begun(setting);
    await answerAll(inOneGo.running, form);
    const world = deskWorld();
    let { running } = await begun({ ...setting, world });
    await answerAll(running, form, async (id) => {
      const before = running.shown();
      if (running.takes({ type: 'stop-now' })) {
        running.send({ type: 'stop-now' });
        await running.settle();
        expect(running.has('settled'), id).toBe(true);
        running = runFlow(applicationFlow({ ...setting, world }), {
          // As it lies in the store: JSON in a box.
          kept: JSON.parse(JSON.stringify(world.keptForms.at(-1)?.state)),
        });
      } else expect(id).toBe(form.questions[0]?.id);
      expect(running.shown()).toEqual(before);
      return running;
    });
    expect(world.keptForms.length).toBeGreaterThan(form.questions.length / 2);
    for (const { running: one } of [inOneGo, { running }]) {
      one.choose('send', 'agree');
      await one.settle();
    }
    expect(world.records[0]?.sealed).toEqual(inOneGo.world.records[0]?.sealed);
    expect(world.records[0]?.open).toEqual(inOneGo.world.records[0]?.open);
  });

  test.each<[string, DeskDeps['keep']]>([
    ['refused', async (): Promise<Keeping> => ({ ok: false, reason: 'store' })],
    ['broken', () => Promise.reject(new Error('broken'))],
  ])('and %s: it goes on as it was', async (_, keep) => {
    const { running } = await begun({ world: deskWorld(undefined, keep) });
    running.choose('no');
    running.send({ type: 'stop-now' });
    await running.settle();
    expect(running.screen()).toMatchObject({ props: { mood: 'sorry' } });
    running.choose('done');
    expect(running.shown().at).toMatch(/^application\/home/);
  });

  test('of another version begins anew', () => {
    expect(runFlow(applicationFlow({}), keptAt('home', { version: 2 })).value()).toBe('intro');
  });
});

test('the form for targeted assistance is filled in by a family, in the words of all three languages', async () => {
  const { world, running } = await begun({ forms: [TARGETED] });
  running.choose('self', 'have', 'skip');
  for (const count of ['4', '2', '0', '1']) typed(running, count);
  running.choose('wage', 'benefit', 'go-on', 'sometimes', 'never', 'rented');
  typed(running, 'yasamal');
  running.choose('new-card');
  typed(running, '0501234567');
  running.choose('skip');
  expect(running.value()).toEqual({ form: 'review' });
  running.choose('send', 'agree');
  await running.settle();
  expect(world.records[0]).toMatchObject({ service: '06.00', open: { form: 'targeted-assistance' } });
  // No amount is asked for, shown or printed.
  expect(JSON.stringify([TARGETED, world.printed])).not.toMatch(/AZN|₼|manat/i);
});
