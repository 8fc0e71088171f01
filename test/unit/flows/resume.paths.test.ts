import { describe, expect, test } from 'vitest';
import type { DeskDeps } from '../../../flows/desk.ts';
import type { TakingUp } from '../../../flows/domain/record.ts';
import { flow } from '../../../flows/flows.ts';
import { createResumeMachine, type ResumeContext } from '../../../flows/resume/machine.ts';
import { resumeScreen } from '../../../flows/resume/screen.ts';
import { never } from '../../support/centre.ts';
import { runFlow, walkFlow } from '../../support/walk-flow.ts';

const CODE = '7K2M9-PQ4TX-00000-00000-00001';
const PLAIN = CODE.replaceAll('-', '');
const KEPT = { flow: 'application', state: { form: 'small' } };
const found = async (): Promise<TakingUp> => ({ ok: true, kept: KEPT });
const failing = (reason: 'unknown' | 'expired' | 'store') => async (): Promise<TakingUp> => ({
  ok: false,
  reason,
});

const resumeFlow = (takeUp: DeskDeps['takeUp'] = found) =>
  flow(createResumeMachine({ takeUp, has: (name) => name === 'application' }), resumeScreen);
const held = (id: string, use: 'resume' | 'ticket' = 'resume') =>
  ({ type: 'read', read: { kind: 'code', use, id } }) as const;

walkFlow('resume', {
  flow: resumeFlow(never),
  starts: [{}, { code: PLAIN }, { code: 'nothing' }],
  events: [
    // At one go, or there is no end of paths.
    { type: 'key', key: PLAIN },
    held(PLAIN),
    held('T', 'ticket'),
    { type: 'choose', id: 'ticket' },
    { type: 'xstate.done.actor.0.resume.taking', output: { ok: true, kept: KEPT } },
    ...['unknown', 'expired', 'store'].map((reason) => ({
      type: 'xstate.done.actor.0.resume.taking',
      output: { ok: false, reason },
    })),
    { type: 'xstate.error.actor.0.resume.taking', error: new Error('broken') },
    { type: 'xstate.after.storeDeadline.resume.taking' },
  ],
  essence: ({ typed, wrong, otherCode, failure, misses }: ResumeContext) => [
    ['', PLAIN].indexOf(typed),
    [wrong !== null, otherCode, failure, misses],
  ],
});

function typed(takeUp?: DeskDeps['takeUp']) {
  const running = runFlow(resumeFlow(takeUp));
  running.type(PLAIN.toLowerCase());
  running.send({ type: 'enter' });
  return running;
}

describe('a form that was put aside', () => {
  const taken = { end: 'next', flow: 'application', start: { kept: KEPT.state } };

  test('is taken up with its code, typed, held to the reader, or held to the empty kiosk', async () => {
    const codes: string[] = [];
    const takeUp = (code: string) => {
      codes.push(code);
      return found();
    };
    const byHand = typed(takeUp);
    await byHand.settle();
    expect(byHand.output()).toEqual(taken);
    const byReader = runFlow(resumeFlow(takeUp));
    byReader.send(held('T', 'ticket'));
    expect(byReader.screen()).toMatchObject({ props: { note: expect.stringContaining('not the code') } });
    byReader.send(held(PLAIN));
    await byReader.settle();
    expect(byReader.output()).toEqual(taken);
    const atOnce = runFlow(resumeFlow(takeUp), { code: PLAIN });
    await atOnce.settle();
    expect(atOnce.output()).toEqual(taken);
    expect(codes).toEqual([CODE, CODE, CODE]);
  });

  test('is shown its code in groups, and told what is wrong with it', () => {
    const running = runFlow(resumeFlow());
    running.type('7K2M9PQ4');
    running.send({ type: 'enter' });
    expect(running.screen()).toMatchObject({
      props: { typed: '7K2M9-PQ4', wrong: expect.stringContaining('17') },
    });
    expect(running.has('personal')).toBe(true);
    running.type('7'.repeat(10_000));
    const screen = running.screen();
    expect(screen.name === 'entry' && screen.props.typed.replaceAll('-', '')).toHaveLength(25);
  });

  test('of a flow that this kiosk does not have is none', async () => {
    const running = typed(async () => ({ ok: true, kept: { flow: 'reference', state: {} } }));
    await running.settle();
    expect(running.value()).toBe('failed');
  });

  test.each(['unknown', 'expired'] as const)(
    'is %s: what was typed is looked at again, three times, then a desk helps',
    async (reason) => {
      const running = typed(failing(reason));
      for (let time = 1; time < 3; time++) {
        await running.settle();
        expect(running.value()).toBe('failed');
        running.choose('again');
        expect(running.screen()).toMatchObject({ props: { typed: CODE } });
        running.send({ type: 'enter' });
      }
      await running.settle();
      expect(running.value()).toBe('desk');
      running.choose('ticket');
      expect(running.output()).toEqual({ end: 'next', flow: 'queue-ticket', start: {} });
    },
  );

  test.each<[string, DeskDeps['takeUp']]>([
    ['refuses', failing('store')],
    ['breaks', () => Promise.reject(new Error('broken'))],
  ])('and a store that %s: it is tried again, and is nobody’s mistake', async (_, takeUp) => {
    const running = typed(takeUp);
    for (let time = 0; time < 5; time++) {
      await running.settle();
      expect(running.screen()).toMatchObject({
        props: { lines: [expect.stringContaining('not your fault')] },
      });
      running.choose('again');
    }
    expect(running.value()).toBe('taking');
  });

  test('and a store that says nothing: told after five seconds', () => {
    const running = typed(never);
    running.clock.increment(4_999);
    expect(running.value()).toBe('taking');
    running.clock.increment(1);
    expect(running.value()).toBe('failed');
  });
});
