import { describe, expect, test } from 'vitest';
import { type Centre, REFERENCE_AREAS, type Reference } from '../../../flows/domain/centre.ts';
import type { Recorded } from '../../../flows/domain/record.ts';
import type { FlowStart } from '../../../flows/flow.ts';
import { flow } from '../../../flows/flows.ts';
import { areaOf, SERVICE_OF_AREA } from '../../../flows/reference/areas.ts';
import { createReferenceMachine, type ReferenceContext } from '../../../flows/reference/machine.ts';
import { referenceScreen } from '../../../flows/reference/screen.ts';
import { catalogue } from '../../support/catalogue.ts';
import { known, never, readOf, testCentre, unknown } from '../../support/centre.ts';
import { DESK_NOW, deskWorld } from '../../support/desk.ts';
import { identifySnapshot, runFlow, walkFlow } from '../../support/walk-flow.ts';

const MADE_OUT: Reference = {
  number: 'AR-2026-77',
  verificationCode: 'VRF-5XK2',
  issuedAt: DESK_NOW,
  area: 'pension',
  lines: [{ label: 'Pensiya növü', value: 'yaşa görə' }],
};
const madeOut = async () => ({ ok: true as const, value: MADE_OUT });
const IDENTITY = { fin: '1ABC234', documentNumber: 'AA0000001' };

function referenceFlow(
  reference: Centre['reference'] = madeOut,
  world = deskWorld(),
  newId?: () => string,
  person: Centre['person'] = known,
) {
  let ids = 0;
  const machine = createReferenceMachine({
    ...world.deps,
    centre: testCentre({ reference, person }),
    newId: newId ?? (() => `ID${++ids}`),
  });
  return flow(machine, referenceScreen);
}

walkFlow('reference', {
  flow: referenceFlow(never, deskWorld(never), () => 'ID'),
  starts: [{}, { service: '01.02' }],
  events: [
    ...['employment', 'disability', 'another', 'ticket'].map((id): object => ({ type: 'choose', id })),
    identifySnapshot('personal'),
    identifySnapshot('none'),
    ...[{ end: 'known', identity: IDENTITY, person: null }, { end: 'ticket' }, { end: 'left' }].map(
      (output): object => ({ type: 'xstate.done.actor.identify', output }),
    ),
    { type: 'xstate.done.actor.0.reference.asking', output: { ok: true, value: MADE_OUT } },
    { type: 'xstate.done.actor.0.reference.asking', output: { ok: false, why: 'unknown' } },
    { type: 'xstate.done.actor.0.reference.asking', output: { ok: false, why: 'garbled' } },
    { type: 'xstate.error.actor.0.reference.asking', error: new Error('broken') },
    { type: 'xstate.after.centreDeadline.reference.asking' },
    {
      type: 'xstate.done.actor.0.reference.recording',
      output: { ok: true, id: 'R', number: 'K1-000001-6', at: 0 },
    },
    { type: 'xstate.done.actor.0.reference.recording', output: { ok: false, reason: 'store' } },
    { type: 'xstate.error.actor.0.reference.recording', error: new Error('broken') },
    { type: 'xstate.after.recordDeadline.reference.recording' },
    { type: 'xstate.after.sheetDeadline.reference.done' },
  ],
  essence: ({ area, reference, number, paper }: ReferenceContext) => [
    [area, reference !== null, number, paper?.state.kind],
  ],
});

/** As who holds a card to the reader. */
async function identified(setting: Parameters<typeof referenceFlow> = [], start: FlowStart = {}) {
  const running = runFlow(referenceFlow(...setting), start, { readers: { document: true, code: false } });
  running.choose('agree');
  running.send(readOf());
  await running.settle();
  running.choose('yes');
  return running;
}

describe('a reference', () => {
  test('is written down, then printed in Azerbaijani; the screen shows nothing of what it says', async () => {
    const world = deskWorld();
    const questions: unknown[] = [];
    const running = await identified([
      (question) => {
        questions.push(question);
        return madeOut();
      },
      world,
    ]);
    running.choose('pension');
    await running.settle();
    expect(questions).toEqual([{ ...IDENTITY, area: 'pension', requestId: 'ID1' }]);
    expect(world.records).toEqual([
      {
        requestId: 'ID1',
        sessionId: 'S',
        kind: 'reference',
        locale: 'en',
        service: '01.02',
        open: { area: 'pension', issued: true, confirmed: true },
        sealed: { identity: IDENTITY, reference: 'AR-2026-77' },
      },
    ]);
    expect(world.printed).toHaveLength(1);
    const sheet = world.printed[0]?.sheet;
    expect(sheet).toMatchObject({ locale: 'az', title: 'Arayış', demonstration: true });
    expect(JSON.stringify(sheet)).toContain('yaşa görə');
    expect(sheet?.blocks).toContainEqual(expect.objectContaining({ kind: 'code', content: 'VRF-5XK2' }));
    const shown = JSON.stringify(running.screen());
    expect(shown).toContain('S***** N*****');
    expect(shown).not.toMatch(/yaşa|VRF|AR-2026|1ABC234|Sevda/);
    expect(running.has('settled') && running.has('personal')).toBe(true);
    running.send({ type: 'finish' });
    expect(running.output()).toEqual({ end: 'finished' });
  });

  test('that was chosen as a service is not asked for again', async () => {
    const running = await identified([never], { service: '01.08' });
    expect(running.value()).toBe('asking');
  });

  test.each(REFERENCE_AREAS)('of %s belongs to a service of the catalogue', (area) => {
    expect(catalogue.services.map(({ code }) => code)).toContain(SERVICE_OF_AREA[area]);
    expect(areaOf(SERVICE_OF_AREA[area])).toBe(area);
  });

  test('of no service is none', () => {
    expect([areaOf(undefined), areaOf('06.00')]).toEqual([null, null]);
  });

  test('all eight can be reached, a page after the other', async () => {
    const running = await identified();
    const seen = () => {
      const screen = running.screen();
      return screen.name === 'list' ? screen.props.items.map(({ id }) => id) : [];
    };
    const first = seen();
    running.send({ type: 'turn-page', to: 'next' });
    expect([...first, ...seen()]).toEqual(REFERENCE_AREAS);
  });

  test('of an area in which nothing is known: another is asked for as another', async () => {
    const world = deskWorld();
    const running = await identified([unknown, world]);
    running.choose('pension');
    await running.settle();
    expect(running.value()).toBe('none');
    running.choose('another');
    expect(running.value()).toBe('area');
    expect(world.records).toEqual([]);
    running.choose('employment');
    await running.settle();
    running.choose('ticket');
    expect(running.output()).toEqual({ end: 'next', flow: 'queue-ticket', start: { service: '01.01' } });
  });

  test('is not for who does not agree, and back out of it forgets who it was', async () => {
    const running = runFlow(referenceFlow());
    running.choose('decline', 'done');
    expect(running.output()).toEqual({ end: 'left' });
    const other = await identified();
    other.send({ type: 'back' });
    expect(other.output()).toEqual({ end: 'left' });
  });
});

describe('what does not work', () => {
  test.each<[string, Centre['reference']]>([
    ['is silent', async () => ({ ok: false, why: 'silent' })],
    ['answers nonsense', async () => ({ ok: false, why: 'garbled' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])(
    'a centre that %s: it is asked for, with a number, and nothing personal on the paper',
    async (_, reference) => {
      const world = deskWorld();
      const running = await identified([reference, world]);
      running.choose('pension');
      await running.settle();
      expect(world.records[0]).toMatchObject({
        open: { area: 'pension', issued: false },
        sealed: { identity: IDENTITY, reference: null },
      });
      expect(running.screen()).toMatchObject({ props: { big: 'K1-000001-0', code: 'K1-000001-0' } });
      expect(world.printed).toHaveLength(1);
      expect(JSON.stringify(world.printed)).not.toMatch(/1ABC234|AA0000001|Sevda/);
    },
  );

  test('a centre that is slow is waited for four seconds', async () => {
    const running = await identified([never]);
    running.choose('pension');
    running.clock.increment(3_999);
    expect(running.value()).toBe('asking');
    running.clock.increment(1);
    await running.settle();
    expect(running.value()).toBe('done');
  });

  test.each([
    ['refuses', async (): Promise<Recorded> => ({ ok: false, reason: 'store' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('a store that %s: told, tried again as the same, nothing printed', async (_, answer) => {
    const world = deskWorld(answer);
    const running = await identified([madeOut, world]);
    running.choose('pension');
    await running.settle();
    expect(running.value()).toBe('failed');
    running.choose('again');
    await running.settle();
    expect(world.records.map(({ requestId }) => requestId)).toEqual(['ID1', 'ID1']);
    expect(world.printed).toEqual([]);
    running.send({ type: 'back' });
    running.choose('disability');
    await running.settle();
    expect(world.records.at(-1)?.requestId).not.toBe('ID1');
  });

  test('a printer without paper: printed when it has some again, and the citizen asks for it', async () => {
    const world = deskWorld();
    const running = await identified([madeOut, world]);
    running.choose('pension');
    await running.settle();
    const sheetId = world.printed[0]?.sheetId ?? '';
    running.send({ type: 'printer', trouble: 'no-paper' }, { type: 'sheet', sheetId, state: 'queued' });
    // Nothing on the screen says what it says: the number is what can be taken along.
    expect(running.screen()).toMatchObject({
      props: { big: 'K1-000001-0', code: 'K1-000001-0', paper: { kind: 'waiting' } },
    });
    running.send({ type: 'print' });
    expect(world.printed).toHaveLength(1);
    running.send({ type: 'printer', trouble: null }, { type: 'print' });
    expect(world.printed).toHaveLength(2);
  });
});
