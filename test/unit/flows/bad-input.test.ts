import { describe, expect, test } from 'vitest';
import { isTyped } from '../../../flows/application/answers.ts';
import { LONGEST_ENTRY } from '../../../flows/contract.ts';
import { kioskEventSchema } from '../../../flows/contract-schema.ts';
import { createFlows } from '../../../flows/create-flows.ts';
import { receiptNumber } from '../../../flows/domain/receipt.ts';
import type { FlowName, FlowStart } from '../../../flows/flow.ts';
import { catalogue, visitKinds } from '../../support/catalogue.ts';
import { known, testCentre } from '../../support/centre.ts';
import { deskWorld } from '../../support/desk.ts';
import { TARGETED } from '../../support/forms.ts';
import { runFlow } from '../../support/walk-flow.ts';

/** All flows of a kiosk with a centre that knows everybody. */
function kiosk() {
  let ids = 0;
  const world = deskWorld();
  const flows = createFlows({
    ...world.deps,
    catalogue: () => catalogue,
    visitKinds,
    centre: testCentre({ person: known }),
    takeUp: async () => ({ ok: false, reason: 'unknown' }),
    newId: () => `ID${++ids}`,
    issue: () => new Promise(() => {}),
    startPrint: () => {},
    print: () => {},
    rate: () => {},
    waiting: () => [],
  });
  return { world, flows };
}

type Running = ReturnType<typeof runFlow>;
const typed = (running: Running, text: string) => {
  running.type(text);
  running.send({ type: 'enter' });
};
const RECEIPT = receiptNumber('K1', 1);
const keptAt = (at: string): FlowStart => ({
  kept: {
    form: TARGETED.id,
    version: TARGETED.version,
    identity: { fin: '1ABC234', documentNumber: 'AA0000001' },
    confirmed: true,
    // The way to each of its typed questions.
    answers: { representative: 'self', representation: 'have', members: '3' },
    at,
    typed: '',
    isReviewing: false,
  },
});

interface Field {
  readonly flow: FlowName;
  readonly start: FlowStart;
  /** To the field, from the first screen. */
  readonly way?: (running: Running) => void;
  /** Takes words, or only letters and figures that mean something. */
  readonly words?: true;
}

/** Every field of the kiosk in which something personal is typed. */
const FIELDS: Readonly<Record<string, Field>> = {
  'FIN of who asks for a reference': {
    flow: 'reference',
    start: {},
    way: (running) => running.choose('agree'),
  },
  'document of who asks for a reference': {
    flow: 'reference',
    start: {},
    way: (running) => {
      running.choose('agree');
      typed(running, '1ABC234');
    },
  },
  'FIN of who applies': {
    flow: 'application',
    start: {},
    way: (running) => running.choose('start', 'agree'),
  },
  'receipt of an application': { flow: 'status', start: {} },
  'FIN of who asks how it stands': {
    flow: 'status',
    start: { code: RECEIPT },
    way: (running) => running.choose('agree'),
  },
  'number of an appointment': { flow: 'appointment', start: {}, way: (running) => running.choose('number') },
  'FIN of an appointment': { flow: 'appointment', start: {}, way: (running) => running.choose('fin', 'yes') },
  'code of a form that was put aside': { flow: 'resume', start: {} },
  'name of who wants to be called': {
    flow: 'request',
    start: { what: 'call-back' },
    way: (running) => running.choose('agree', 'self', 'skip'),
    words: true,
  },
  'phone of who wants to be called': {
    flow: 'request',
    start: { what: 'call-back' },
    way: (running) => running.choose('agree', 'self', 'skip', 'skip'),
  },
  'address of who wants a visit': {
    flow: 'request',
    start: { what: 'home-visit' },
    way: (running) => {
      running.choose('agree', 'self', 'skip', 'skip');
      typed(running, '0501234567');
    },
    words: true,
  },
  'words of a complaint': {
    flow: 'opinion',
    start: {},
    way: (running) => {
      running.send({ type: 'rate', stars: 2 });
    },
    words: true,
  },
  ...Object.fromEntries(
    TARGETED.questions
      .filter(isTyped)
      .map(({ id, kind }): [string, Field] => [
        `${id} of an application`,
        { flow: 'application', start: keptAt(id), ...(kind === 'text' ? { words: true } : {}) },
      ]),
  ),
};

async function at({ flow, start, way }: Field) {
  const { world, flows } = kiosk();
  const found = flows[flow];
  if (!found) throw new Error(`no flow ${flow}`);
  const running = runFlow(found, start);
  way?.(running);
  await running.settle();
  if (flow === 'opinion') running.choose('more', 'complaint');
  const entry = () => {
    const screen = running.screen();
    if (screen.name !== 'entry') throw new Error(`the screen is ${screen.name}`);
    return screen.props;
  };
  return { world, running, entry, place: running.shown().at };
}

/** Pasted, or from a keyboard that is not ours: the bridge refuses it, and a flow that got it all the same is no worse off. */
const PICTURES = ['😀', '👨‍👩‍👧', '🇦🇿', '❤️', '\u202E', '\u0000', '\uD83D'];

describe.each(Object.entries(FIELDS))('%s', (_, field) => {
  test('takes ten thousand characters of a stuck key as far as there is room, and the way back is open', async () => {
    const { running, entry, place, world } = await at(field);
    const records = world.records.length;
    // Each of them takes this one.
    running.type((field.words ? 'ə' : '7').repeat(10_000));
    const { length } = [...entry().typed];
    expect(length > 0 && length <= LONGEST_ENTRY, String(length)).toBe(true);
    expect(world.records).toHaveLength(records);
    running.send({ type: 'back' });
    expect(running.output() !== undefined || running.shown().at !== place).toBe(true);
  });

  test('goes on with no picture, and writes none down', async () => {
    const { running, place, world } = await at(field);
    const records = world.records.length;
    for (const picture of PICTURES) running.send({ type: 'key', key: picture });
    running.send({ type: 'enter' });
    await running.settle();
    expect(running.shown().at).toBe(place);
    expect(world.records).toHaveLength(records);
  });

  if (field.words) return;

  test('says what is wrong with seven characters that make nothing, or takes none of them', async () => {
    for (const wrong of ['*ŞÇĞÜÖ?', 'ƏƏƏƏƏƏƏ', 'АВСЕНКМ', '-------', '.,.,.,.']) {
      const { running, entry, place, world } = await at(field);
      typed(running, wrong);
      await running.settle();
      expect(running.shown().at).toBe(place);
      expect(entry().wrong !== null || entry().typed === '').toBe(true);
      expect(world.records).toEqual([]);
    }
  });
});

describe('a FIN', () => {
  const fields = Object.entries(FIELDS).filter(([name]) => name.startsWith('FIN'));

  test.each(fields)('with an O is never one with an O: %s', async (_, field) => {
    const { running, place } = await at(field);
    typed(running, 'OABC234');
    await running.settle();
    // Read as 0, or not taken at all: then the FIN is not whole.
    if (running.shown().at === place) expect(JSON.stringify(running.screen())).not.toContain('OABC');
  });

  test.each(fields)('with an I is asked back, or the I is not taken: %s', async (_, field) => {
    const { running, place, world } = await at(field);
    typed(running, 'IABC234');
    await running.settle();
    const screen = running.screen();
    if (running.shown().at === place) expect(screen).toMatchObject({ props: { typed: 'ABC234' } });
    else expect(screen).toMatchObject({ name: 'told', props: { mood: 'ask', big: '1ABC234' } });
    expect(world.records).toEqual([]);
  });
});

describe('the bridge', () => {
  const key = (text: unknown) => kioskEventSchema.safeParse({ type: 'key', key: text }).success;

  test('lets one letter, figure or sign through at a time', () => {
    for (const text of ['a', 'Ə', 'ı', 'İ', 'я', '7', ' ', '-', '№']) expect(key(text), text).toBe(true);
  });

  test('and no picture, no control character, and nothing that was pasted', () => {
    const pasted = ['', '1ABC234', '0501234567', 'a'.repeat(10_000), '<', '{', '\n', '\t', null, 7];
    for (const text of [...PICTURES, ...pasted]) expect(key(text), String(text)).toBe(false);
  });
});
