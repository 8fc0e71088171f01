import { describe, expect, test } from 'vitest';
import type { Centre } from '../../../flows/domain/centre.ts';
import { flow } from '../../../flows/flows.ts';
import type { IdentifyInput, IdentifyOutput } from '../../../flows/identify/identified.ts';
import { createIdentifyMachine, type IdentifyContext } from '../../../flows/identify/machine.ts';
import { identifyScreen } from '../../../flows/identify/screen.ts';
import {
  known,
  never,
  readOf,
  TEST_DEADLINE_MS,
  TEST_PERSON,
  testCentre,
  unknown,
} from '../../support/centre.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const identify = (person: Centre['person'] = known, deadlineMs = TEST_DEADLINE_MS) =>
  flow(createIdentifyMachine({ centre: testCentre({ person, deadlineMs }) }), identifyScreen);
const INPUT: IdentifyInput = {
  purpose: 'application',
  asks: 'fin-and-document',
  takesExpired: false,
  readers: { document: false, code: false },
  room: 5,
};
const READERS = { document: true, code: true };

walkFlow('identify', {
  flow: identify(never),
  starts: [{}],
  input: { ...INPUT, readers: READERS },
  events: [
    ...['agree', 'decline', 'ticket', 'type', 'yes', 'no', 'go-on'].map((id) => ({ type: 'choose', id })),
    // At one go, or there is no end of paths.
    ...['1ABC234', 'IABC234', 'AA0000001'].map((key) => ({ type: 'key', key })),
    readOf(),
    readOf({ fin: null, suggestedFin: '1ABC234' }),
    readOf({ fin: null }),
    readOf({ isExpired: true }),
    { type: 'read', read: { kind: 'code', use: 'ticket', id: 'T' } },
    { type: 'xstate.done.actor.0.identify.looking', output: { ok: true, value: TEST_PERSON } },
    { type: 'xstate.done.actor.0.identify.looking', output: { ok: false, why: 'unknown' } },
    { type: 'xstate.done.actor.0.identify.looking', output: { ok: false, why: 'garbled' } },
    { type: 'xstate.error.actor.0.identify.looking', error: new Error('broken') },
    { type: 'xstate.after.centreDeadline.identify.looking' },
  ],
  essence: ({ fin, document, wrong, misses, wasRead }: IdentifyContext) => [
    ['', '1ABC234', 'IABC234'].indexOf(fin),
    ['', 'AA0000001'].indexOf(document),
    [wrong !== null, misses, wasRead],
  ],
});

const run = (input: Partial<IdentifyInput> = {}, person?: Centre['person'], deadlineMs?: number) => {
  const running = runFlow(identify(person, deadlineMs), {}, { ...INPUT, ...input });
  return { ...running, result: () => running.output() as unknown as IdentifyOutput | undefined };
};
type Run = ReturnType<typeof run>;
const typed = (running: Run, text: string) => {
  running.type(text);
  running.send({ type: 'enter' });
};
const IDENTITY = { fin: '1ABC234', documentNumber: 'AA0000001' };

describe('who somebody is', () => {
  test('is asked only after they have agreed, and nothing that is held to the reader before is read', () => {
    const running = run({ readers: READERS });
    running.send(readOf(), { type: 'key', key: '1' });
    expect(running.value()).toBe('consent');
    running.choose('decline');
    expect(running.screen()).toMatchObject({ name: 'told', props: { mood: 'info' } });
    running.send(readOf());
    running.choose('ticket');
    expect(running.result()).toEqual({ end: 'ticket' });
  });

  test('is read from a card, said by the centre, and confirmed with the name covered', async () => {
    const running = run({ readers: READERS });
    running.choose('agree');
    expect(running.value()).toEqual({ asking: 'hold' });
    running.send(readOf());
    await running.settle();
    const shown = JSON.stringify(running.screen());
    expect(shown).toContain('S***** N*****');
    expect(shown).toContain('1*****4');
    expect(shown).not.toMatch(/Sevda|Nümunəvi|1ABC234|AA0000001/);
    expect(running.has('personal')).toBe(true);
    running.choose('yes');
    expect(running.result()).toEqual({ end: 'known', identity: IDENTITY, person: TEST_PERSON });
  });

  test('is typed where there is no reader', async () => {
    const running = run();
    running.choose('agree');
    typed(running, '1abc234');
    expect(running.value()).toEqual({ asking: 'document' });
    typed(running, 'aa0000001');
    await running.settle();
    running.choose('yes');
    expect(running.result()).toMatchObject({ end: 'known', identity: IDENTITY });
  });

  test('"that is not me" begins anew, with nothing left of the other', async () => {
    const running = run();
    running.choose('agree');
    typed(running, '1abc234');
    typed(running, 'aa0000001');
    await running.settle();
    running.choose('no');
    expect(running.screen()).toMatchObject({ name: 'entry', props: { typed: '' } });
  });

  test('with an I in it is asked back, and never changed silently', () => {
    const running = run();
    running.choose('agree');
    typed(running, 'IABC234');
    expect(running.screen()).toMatchObject({ name: 'told', props: { big: '1ABC234' } });
    running.choose('no');
    expect(running.screen()).toMatchObject({ name: 'entry', props: { typed: 'IABC234' } });
    running.send({ type: 'enter' });
    running.choose('yes');
    expect(running.value()).toEqual({ asking: 'document' });
    typed(running, 'aa0000001');
    expect(running.value()).toBe('looking');
  });

  test('read with an I: the number of the document need not be typed as well', async () => {
    const running = run({ readers: READERS });
    running.choose('agree');
    running.send(readOf({ fin: null, suggestedFin: '1ABC234' }));
    running.choose('yes');
    await running.settle();
    running.choose('yes');
    expect(running.result()).toMatchObject({ end: 'known', identity: IDENTITY });
  });

  test('of a card without a FIN: only the FIN is typed', async () => {
    const running = run({ readers: READERS });
    running.choose('agree');
    running.send(readOf({ fin: null, kind: 'old-identity-card', number: '00000001' }));
    typed(running, '1abc234');
    await running.settle();
    running.choose('yes');
    expect(running.result()).toMatchObject({
      identity: { fin: '1ABC234', documentNumber: 'AZE00000001' },
    });
  });

  test('of a card that is out of date is taken only where the form says so', () => {
    const strict = run({ readers: READERS });
    strict.choose('agree');
    strict.send(readOf({ isExpired: true }));
    expect(strict.value()).toEqual({ asking: 'expired' });
    strict.choose('again');
    strict.send(readOf());
    expect(strict.value()).toBe('looking');
    const lenient = run({ readers: READERS, takesExpired: true });
    lenient.choose('agree');
    lenient.send(readOf({ isExpired: true }));
    expect(lenient.value()).toBe('looking');
  });

  test('by the FIN alone asks nobody', () => {
    let asked = 0;
    const running = run({ asks: 'fin' }, async () => {
      asked++;
      return known();
    });
    running.choose('agree');
    typed(running, '1abc234');
    expect(running.result()).toEqual({
      end: 'known',
      identity: { fin: '1ABC234', documentNumber: '' },
      person: null,
    });
    expect(asked).toBe(0);
  });

  test('what is typed wrong is said, and forgotten with the next letter', () => {
    const running = run();
    running.choose('agree');
    typed(running, '1abc');
    expect(running.screen()).toMatchObject({ props: { wrong: expect.stringContaining('3 more') } });
    running.send({ type: 'erase' });
    expect(running.screen()).toMatchObject({ props: { wrong: null, typed: '1AB' } });
    typed(running, 'c234');
    typed(running, '1234567');
    expect(running.screen()).toMatchObject({ props: { wrong: expect.stringContaining('AA, AZE or C') } });
  });

  test('a key that sticks fills no memory', () => {
    const running = run();
    running.choose('agree');
    running.type('z'.repeat(10_000));
    expect(running.screen()).toMatchObject({ props: { typed: 'ZZZZZZZ' } });
    running.send({ type: 'enter' });
    running.type('5'.repeat(10_000));
    expect(running.screen()).toMatchObject({ props: { typed: '55555555555' } });
  });

  test('back leads through each step to where it began', () => {
    const running = run({ readers: READERS });
    running.choose('agree', 'type');
    typed(running, '1abc234');
    const seen: unknown[] = [];
    while (running.result() === undefined && seen.length < 9) {
      running.send({ type: 'back' });
      seen.push(running.value());
    }
    expect(seen).toEqual([{ asking: 'fin' }, { asking: 'hold' }, 'consent', 'left']);
    expect(running.result()).toEqual({ end: 'left' });
  });

  test('who does not know their numbers gets a ticket', () => {
    const running = run();
    running.choose('agree', 'ticket');
    expect(running.result()).toEqual({ end: 'ticket' });
  });
});

describe('a centre', () => {
  const asked = (person: Centre['person'], deadlineMs?: number) => {
    const running = run({}, person, deadlineMs);
    running.choose('agree');
    typed(running, '1abc234');
    typed(running, 'aa0000001');
    return running;
  };
  const goesOn = (running: Run) => {
    expect(running.value()).toBe('silent');
    running.choose('go-on');
    expect(running.result()).toEqual({ end: 'known', identity: IDENTITY, person: null });
  };

  test.each<[string, Centre['person']]>([
    ['is silent', async () => ({ ok: false, why: 'silent' })],
    ['answers nonsense', async () => ({ ok: false, why: 'garbled' })],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('that %s stops nobody', async (_, person) => {
    const running = asked(person);
    await running.settle();
    goesOn(running);
  });

  test.each([500, 4_000, 30_000])('that is slow is waited for as long as it may be: %i ms', (deadlineMs) => {
    const running = asked(never, deadlineMs);
    running.clock.increment(deadlineMs - 1);
    expect(running.value()).toBe('looking');
    running.clock.increment(1);
    goesOn(running);
  });

  test('that knows nobody like that: what was typed is looked at again, three times, then a desk helps', async () => {
    const running = asked(unknown);
    for (let time = 1; time < 3; time++) {
      await running.settle();
      expect(running.value()).toBe('missed');
      running.choose('again');
      expect(running.screen()).toMatchObject({ props: { typed: '1ABC234' } });
      running.send({ type: 'enter' }, { type: 'enter' });
    }
    await running.settle();
    expect(running.value()).toBe('desk');
    running.choose('ticket');
    expect(running.result()).toEqual({ end: 'ticket' });
  });
});
