import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judged, meant, VERDICTS, WINDOW } from '../../../flows/appointment/judge.ts';
import {
  type AppointmentContext,
  createAppointmentMachine,
  DEADLINES,
} from '../../../flows/appointment/machine.ts';
import { appointmentScreen } from '../../../flows/appointment/screen.ts';
import type { Appointment, AppointmentQuestion, Centre, CentreAnswer } from '../../../flows/domain/centre.ts';
import type { DeviceRead } from '../../../flows/domain/device-read.ts';
import type { NewRecord, Recorded } from '../../../flows/domain/record.ts';
import type { IssueResult, TicketRequest } from '../../../flows/domain/ticket.ts';
import type { FlowInput, FlowStart } from '../../../flows/flow.ts';
import { flow } from '../../../flows/flows.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { TEST_DEADLINE_MS } from '../../support/centre.ts';
import { DESK_NOW } from '../../support/desk.ts';
import { sampleTicket } from '../../support/tickets.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const booked = (change: Partial<Appointment> = {}): Appointment => ({
  id: 'BOOKED1',
  number: '1234567',
  at: DESK_NOW + 10 * MINUTE_MS,
  direction: '03',
  service: '03.01',
  state: 'booked',
  ...change,
});
const ELSEWHERE = { az: 'Başqa DOST', ru: 'Другой DOST', en: 'Another DOST' };
const CODE: DeviceRead = { kind: 'code', use: 'appointment', id: 'CODE2' };
const document = (fin: string | null): DeviceRead => ({
  kind: 'document',
  document: {
    kind: 'identity-card',
    number: 'AA0000001',
    fin,
    suggestedFin: null,
    birth: null,
    expiry: null,
    isExpired: false,
  },
});
const never = () => new Promise<never>(() => {});

interface World {
  readonly answer?: (question: AppointmentQuestion) => Promise<CentreAnswer<readonly Appointment[]>>;
  readonly record?: (record: NewRecord) => Promise<Recorded>;
  readonly issue?: (request: TicketRequest) => Promise<IssueResult>;
  readonly newId?: () => string;
}

/** The flow on a world in memory, and what it asked, wrote down and printed there. */
function desk({ answer = async () => ({ ok: true, value: [booked()] }), ...world }: World = {}) {
  const asked: AppointmentQuestion[] = [];
  const records: NewRecord[] = [];
  const requests: TicketRequest[] = [];
  const printed: string[] = [];
  let ids = 0;
  const machine = createAppointmentMachine({
    centre: {
      appointments: (question) => {
        asked.push(question);
        return answer(question);
      },
      deadlineMs: TEST_DEADLINE_MS,
    } as Pick<Centre, 'appointments' | 'deadlineMs'> as Centre,
    record: (record) => {
      records.push(record);
      return (
        world.record?.(record) ?? Promise.resolve({ ok: true, id: 'R1', number: 'K1-000001-0', at: DESK_NOW })
      );
    },
    issue: (request) => {
      requests.push(request);
      const { appointment, ...rest } = request;
      const ticket = sampleTicket({ ...rest, appointmentAt: appointment?.at ?? null });
      return world.issue?.(request) ?? Promise.resolve({ ok: true, ticket });
    },
    startPrint: (ticketId) => printed.push(`start ${ticketId}`),
    print: (ticketId) => printed.push(`again ${ticketId}`),
    catalogue: () => catalogue,
    visitKinds,
    newId: world.newId ?? (() => `ID${++ids}`),
    now: () => DESK_NOW,
  });
  return { flow: flow(machine, appointmentScreen), asked, records, requests, printed };
}

function at(world: World = {}, start: FlowStart = {}, input: Partial<FlowInput> = {}) {
  const made = desk(world);
  const run = runFlow(made.flow, start, input);
  return {
    ...made,
    ...run,
    read: (read: DeviceRead) =>
      run.send({ type: 'read', read: read as Exclude<DeviceRead, { kind: 'bad' }> }),
    enter: () => run.send({ type: 'enter' }),
    told: () => {
      const screen = run.screen();
      if (screen.name !== 'told') throw new Error(`${screen.name} is on the screen`);
      return screen.props;
    },
  };
}

const BUSY = ['asking', 'noting', 'recording', 'issuing'] as const;
const DEADLINE = {
  asking: 'centreDeadline',
  noting: 'recordDeadline',
  recording: 'recordDeadline',
  issuing: 'issueDeadline',
};
walkFlow('appointment', {
  flow: desk({ answer: never, record: never, issue: never, newId: () => 'ID' }).flow,
  starts: [{}, { code: 'CODE1' }],
  events: [
    ...['number', 'fin', 'ticket', 'yes', 'no', 'a0', 'a3', 'papers'].map((id) => ({ type: 'choose', id })),
    { type: 'retry' },
    { type: 'job', ticketId: sampleTicket().id, state: 'printed' },
    { type: 'job', ticketId: sampleTicket().id, state: 'queued' },
    { type: 'read', read: CODE },
    { type: 'read', read: { kind: 'code', use: 'ticket', id: 'T1' } },
    { type: 'read', read: document('1ABC234') },
    { type: 'read', read: document(null) },
    ...[
      [],
      [booked()],
      [booked({ direction: '99', service: null })],
      [booked({ at: DESK_NOW + 60 * MINUTE_MS })],
      [booked({ at: DESK_NOW - 60 * MINUTE_MS })],
      [booked({ at: DESK_NOW + DAY_MS })],
      [booked({ at: DESK_NOW - DAY_MS })],
      [booked({ elsewhere: ELSEWHERE })],
      [booked({ state: 'cancelled' })],
      [booked({ state: 'checked-in' })],
      [0, 1, 2, 3].map((place) => booked({ id: `B${place}`, at: DESK_NOW + place * MINUTE_MS })),
    ].map((value) => ({ type: 'xstate.done.actor.0.appointment.asking', output: { ok: true, value } })),
    ...['silent', 'unknown', 'garbled'].map((why) => ({
      type: 'xstate.done.actor.0.appointment.asking',
      output: { ok: false, why },
    })),
    ...['noting', 'recording'].map((state) => ({
      type: `xstate.done.actor.0.appointment.${state}`,
      output: { ok: true, id: 'R', number: 'N', at: 0 },
    })),
    { type: 'xstate.done.actor.0.appointment.recording', output: { ok: false, reason: 'store' } },
    { type: 'xstate.done.actor.0.appointment.issuing', output: { ok: true, ticket: sampleTicket() } },
    { type: 'xstate.done.actor.0.appointment.issuing', output: { ok: false, reason: 'store' } },
    ...BUSY.flatMap((state) => [
      { type: `xstate.error.actor.0.appointment.${state}`, error: new Error('broken') },
      { type: `xstate.after.${DEADLINE[state]}.appointment.${state}` },
    ]),
    { type: 'xstate.after.paperDeadline.appointment.ticket' },
  ],
  essence: ({ agreed, fin, found, from, note, paper, picked, typed, verdict }: AppointmentContext) =>
    // What is known of an appointment says the rest of it.
    verdict === null
      ? [agreed, fin !== null, note, found.length, from, typed.length > 0, typed.length === 7]
      : [verdict, picked?.service, paper?.state.kind],
});

describe('who has come in time', () => {
  test('gets a number in the slot by the code that began it, without a touch', async () => {
    const run = at({}, { code: 'CODE1' });
    expect(run.told().mood).toBe('busy');
    await run.settle();
    expect(run.asked).toEqual([{ by: 'code', code: 'CODE1' }]);
    expect(run.records).toMatchObject([
      {
        kind: 'check-in',
        service: '03.01',
        open: { confirmed: true, by: 'code', appointment: 'BOOKED1', at: booked().at },
        sealed: null,
      },
    ]);
    expect(run.requests).toMatchObject([
      { direction: '03', service: '03.01', appointment: { id: 'BOOKED1', at: booked().at } },
    ]);
    expect(run.told()).toMatchObject({ mood: 'good', big: 'C017', paper: { kind: 'printing' } });
    expect(run.told().lines[0]).toContain('10:40');
    expect(run.printed).toEqual([`start ${sampleTicket().id}`]);
    expect(run.has('settled')).toBe(true);
    run.choose('done');
    expect(run.output()).toEqual({ end: 'finished' });
  });

  test('or by the code held to the reader', async () => {
    const run = at();
    run.read(CODE);
    await run.settle();
    expect(run.asked).toEqual([{ by: 'code', code: 'CODE2' }]);
    expect(run.value()).toBe('ticket');
  });

  test('or by the seven digits of the number', async () => {
    const run = at();
    run.choose('number');
    run.type('123456');
    run.enter();
    expect(run.value()).toBe('number');
    expect(run.screen()).toMatchObject({ props: { typed: '123 456', canEnter: false } });
    run.type('x7');
    run.enter();
    await run.settle();
    expect(run.asked).toEqual([{ by: 'number', number: '1234567' }]);
    expect(run.value()).toBe('ticket');
  });

  test('or by the FIN, once it is agreed to', async () => {
    const run = at();
    run.choose('fin');
    expect(run.told().mood).toBe('ask');
    expect(run.asked).toEqual([]);
    run.choose('yes');
    run.type('1abio234');
    expect(run.screen()).toMatchObject({ props: { typed: '1AB234', personal: true } });
    run.type('5');
    run.enter();
    await run.settle();
    expect(run.asked).toEqual([{ by: 'fin', fin: '1AB2345' }]);
    expect(JSON.stringify(run.records)).not.toContain('1AB2345');
  });

  test('or by a document, and nothing is asked about it before that is agreed to', async () => {
    const run = at();
    run.read(document('1ABC234'));
    await run.settle();
    expect(run.asked).toEqual([]);
    run.choose('yes');
    await run.settle();
    expect(run.asked).toEqual([{ by: 'fin', fin: '1ABC234' }]);
    expect(run.value()).toBe('ticket');
  });

  test('a document that is not to be used is forgotten at once', () => {
    const run = at();
    run.read(document('1ABC234'));
    run.choose('no', 'fin');
    expect(run.told().mood).toBe('ask');
    run.choose('yes');
    expect(run.screen()).toMatchObject({ name: 'entry', props: { typed: '' } });
  });

  test('a direction that this kiosk does not know leads to the general desk', async () => {
    const run = at({
      answer: async () => ({ ok: true, value: [booked({ direction: '99', service: '99.1' })] }),
    });
    run.read(CODE);
    await run.settle();
    expect(run.requests).toMatchObject([{ direction: null, service: null }]);
  });

  test('is asked which, where there are several', async () => {
    const value = [booked({ id: 'LATER', at: DESK_NOW + 15 * MINUTE_MS }), booked({ id: 'FIRST' })];
    const run = at({ answer: async () => ({ ok: true, value }) });
    run.read(CODE);
    await run.settle();
    expect(run.screen()).toMatchObject({ name: 'list', props: { items: [{ id: 'a0' }, { id: 'a1' }] } });
    run.choose('a7');
    expect(run.value()).toBe('choosing');
    run.choose('a1');
    await run.settle();
    expect(run.records).toMatchObject([{ open: { appointment: 'LATER' } }]);
  });
});

describe('who has not', () => {
  test.each([
    ['early', { at: DESK_NOW + WINDOW.beforeMs + 1 }],
    ['late', { at: DESK_NOW - WINDOW.afterMs - 1 }],
    ['other-day', { at: DESK_NOW + DAY_MS }],
    ['past', { at: DESK_NOW - DAY_MS }],
    ['elsewhere', { elsewhere: ELSEWHERE }],
    ['cancelled', { state: 'cancelled' }],
    ['checked-in', { state: 'checked-in' }],
  ] as const)(
    '%s: is told so, gets no number in a slot, and a way to an ordinary one',
    async (verdict, change) => {
      const run = at({ answer: async () => ({ ok: true, value: [booked(change)] }) });
      run.read(CODE);
      await run.settle();
      expect(run.shown().at).toBe(`appointment/judged/${verdict}`);
      expect(run.told().lines.at(-1)).toMatch(/\d\d:\d\d/);
      if (verdict === 'elsewhere') expect(run.told().lines.at(-1)).toContain('Another DOST');
      expect([run.records, run.requests]).toEqual([[], []]);
      run.choose('ticket');
      expect(run.output()).toEqual({
        end: 'next',
        flow: 'queue-ticket',
        start: { service: '03.01' },
        back: {},
      });
    },
  );

  test.each<[string, CentreAnswer<readonly Appointment[]>]>([
    ['nothing', { ok: true, value: [] }],
    ['that it knows of none', { ok: false, why: 'unknown' }],
  ])('the centre says %s: asked anew, or an ordinary number', async (_, answer) => {
    const run = at({ answer: async () => answer });
    run.read(CODE);
    await run.settle();
    expect(run.value()).toBe('unknown');
    run.choose('again');
    expect(run.value()).toBe('how');
  });
});

describe('a centre that cannot be asked', () => {
  const SILENT: readonly [string, World['answer']][] = [
    ['is silent', async () => ({ ok: false, why: 'silent' })],
    ['answers nonsense', async () => ({ ok: false, why: 'garbled' })],
    ['breaks the line', () => Promise.reject(new Error('broken'))],
    ['never answers', never],
  ];
  test.each(SILENT)(
    '%s: that they came is sealed for it, and an ordinary number follows',
    async (_, answer) => {
      const run = at({ ...(answer && { answer }) }, { code: 'CODE1' });
      await run.settle();
      run.clock.increment(TEST_DEADLINE_MS);
      expect(run.value()).toBe('unanswered');
      run.choose('ticket');
      await run.settle();
      expect(run.records).toMatchObject([
        { kind: 'check-in', open: { confirmed: false, by: 'code' }, sealed: { by: 'code', code: 'CODE1' } },
      ]);
      expect(JSON.stringify(run.records.map(({ open }) => open))).not.toContain('CODE1');
      expect(run.output()).toMatchObject({ end: 'next', flow: 'queue-ticket' });
    },
  );

  test('may be asked again', async () => {
    let answers = 0;
    const run = at({
      answer: async () => (++answers === 1 ? { ok: false, why: 'silent' } : { ok: true, value: [booked()] }),
    });
    run.read(CODE);
    await run.settle();
    run.choose('again');
    await run.settle();
    expect(run.value()).toBe('ticket');
  });

  test('nor can what happened be written down: the ordinary number comes all the same', async () => {
    const run = at({ answer: async () => ({ ok: false, why: 'silent' }), record: never });
    run.read(CODE);
    await run.settle();
    run.choose('ticket');
    run.clock.increment(DEADLINES.record);
    expect(run.output()).toMatchObject({ end: 'next', flow: 'queue-ticket' });
  });

  test('need not be waited for', () => {
    const run = at({ answer: never }, { code: 'CODE1' });
    run.send({ type: 'back' });
    expect(run.value()).toBe('how');
    run.send({ type: 'back' });
    expect(run.output()).toEqual({ end: 'left' });
  });
});

describe('a store that fails', () => {
  const refused = async () => ({ ok: false, reason: 'store' }) as const;
  test.each<[string, World, number]>([
    ['the check-in is refused', { record: refused }, 0],
    ['the check-in is lost', { record: never }, DEADLINES.record],
    ['the number is refused', { issue: refused }, 0],
    ['the number is lost', { issue: never }, DEADLINES.issue],
    ['the number breaks', { issue: () => Promise.reject(new Error('disk')) }, 0],
  ])('%s: said so, nothing is printed, and tried again it is the same request', async (_, world, ms) => {
    const run = at(world, { code: 'CODE1' });
    await run.settle();
    run.clock.increment(ms);
    expect(run.value()).toBe('failed');
    expect(run.printed).toEqual([]);
    run.choose('again');
    await run.settle();
    expect(new Set(run.records.map(({ requestId }) => requestId)).size).toBe(1);
  });
});

test('without paper the number stands on the screen, and is printed when it can be', async () => {
  const run = at({}, { code: 'CODE1' }, { trouble: 'no-paper' });
  await run.settle();
  const ticketId = sampleTicket().id;
  run.send({ type: 'job', ticketId, state: 'queued' });
  expect(run.told()).toMatchObject({ big: 'C017', paper: { kind: 'waiting', trouble: 'no-paper' } });
  run.send({ type: 'printer', trouble: null });
  expect(run.told().paper).toEqual({ kind: 'offered' });
  run.send({ type: 'print' }, { type: 'job', ticketId, state: 'printed' });
  expect(run.told().paper).toEqual({ kind: 'printed' });
  expect(run.printed).toEqual([`start ${ticketId}`, `again ${ticketId}`]);
});

test('a printer that says nothing is not believed for ever', async () => {
  const run = at({}, { code: 'CODE1' });
  await run.settle();
  run.clock.increment(45_000);
  expect(run.told().paper).toEqual({ kind: 'unknown', canPrint: true });
});

test('a key that sticks fills nothing', () => {
  const run = at();
  run.choose('number');
  run.type('7'.repeat(10_000));
  expect(run.screen()).toMatchObject({ props: { typed: '777 7777' } });
});

test('what was typed is gone with a step back', () => {
  const run = at();
  run.choose('number');
  run.type('1234567');
  run.send({ type: 'back' });
  expect(run.value()).toBe('how');
  run.choose('number');
  expect(run.screen()).toMatchObject({ props: { typed: '' } });
});

test('a code or a document that does not help is told', () => {
  const run = at();
  const note = () => (run.screen() as { props: { note: string } }).props.note;
  const before = note();
  run.read({ kind: 'code', use: 'ticket', id: 'T1' });
  const other = note();
  run.read(document(null));
  expect(new Set([before, other, note()]).size).toBe(3);
});

describe('which appointment is meant', () => {
  const any = fc.array(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      number: fc.constant('1234567'),
      at: fc.integer({ min: DESK_NOW - 3 * DAY_MS, max: DESK_NOW + 3 * DAY_MS }),
      direction: fc.constant('03'),
      service: fc.constant(null),
      state: fc.constantFrom('booked' as const, 'checked-in' as const, 'cancelled' as const),
      elsewhere: fc.constantFrom(null, ELSEWHERE),
    }),
    { maxLength: 6 },
  );

  test('is always one that was found, several only where all are of today and here', () => {
    fc.assert(
      fc.property(any, (found) => {
        const those = meant(found, DESK_NOW);
        expect(those.every((one) => found.includes(one as (typeof found)[number]))).toBe(true);
        expect(those.length > 0).toBe(found.length > 0);
        const verdicts = those.map((one) => judged(one, DESK_NOW));
        expect(verdicts.every((one) => VERDICTS.includes(one))).toBe(true);
        if (those.length > 1)
          expect(verdicts.every((one) => ['now', 'early', 'late'].includes(one))).toBe(true);
        // Whoever can be served is not sent away.
        if (found.some((one) => judged(one, DESK_NOW) === 'now')) expect(verdicts).toContain('now');
      }),
    );
  });

  test('its slot begins and ends to the millisecond', () => {
    const verdictAt = (after: number) => judged(booked({ at: DESK_NOW - after }), DESK_NOW);
    expect(
      [-WINDOW.beforeMs - 1, -WINDOW.beforeMs, 0, WINDOW.afterMs, WINDOW.afterMs + 1].map(verdictAt),
    ).toEqual(['early', 'now', 'now', 'now', 'late']);
  });
});
