import { describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../flows/session/session.ts';
import { startSession } from '../../support/session.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
type Session = ReturnType<typeof startSession>;
const typed = (pin: string): SessionEvent[] =>
  [...pin].map((digit) => ({ type: 'digit', digit }) as SessionEvent);

async function signIn(session: Session, pin = '2468'): Promise<void> {
  session.send({ type: 'open-help' }, { type: 'open-volunteer' }, ...typed(pin), { type: 'enter' });
  await settled();
}

async function assisted(): Promise<Session> {
  const session = startSession();
  session.send({ type: 'begin', locale: 'az' });
  await signIn(session);
  session.send({ type: 'consent', given: true });
  return session;
}

describe('a volunteer', () => {
  test('signs in by PIN, and nothing of it is in the view', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' }, { type: 'open-volunteer' });
    session.send(...typed('246'), { type: 'enter' });
    expect(session.screen()).toEqual({
      name: 'volunteer-pin',
      props: { typed: 3, wrong: false, lockedSeconds: null },
    });
    expect(JSON.stringify(session.view())).not.toContain('246');
    session.send({ type: 'erase' }, { type: 'erase' }, { type: 'erase' }, ...typed('2468'), {
      type: 'enter',
    });
    await settled();
    expect(session.screen()).toEqual({ name: 'assist-consent', props: { volunteer: 'Könüllü 1' } });
    expect(session.actor.getSnapshot().context.pin).toBe('');
  });

  test('whose PIN is wrong may try again', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    await signIn(session, '1111');
    expect(session.screen()).toMatchObject({ props: { typed: 0, wrong: true } });
    session.send(...typed('2'));
    expect(session.screen()).toMatchObject({ props: { typed: 1, wrong: false } });
  });

  test('who tried too often waits, and the screen counts the seconds', async () => {
    const session = startSession({ checkPin: async () => ({ kind: 'locked', ms: 30_000 }) });
    session.send({ type: 'begin', locale: 'az' });
    await signIn(session);
    expect(session.screen()).toMatchObject({ props: { lockedSeconds: 30 } });
    session.send(...typed('2468'), { type: 'enter' });
    expect(session.screen()).toMatchObject({ props: { typed: 0 } });
    for (let second = 0; second < 12; second++) session.seconds(1);
    expect(session.screen()).toMatchObject({ props: { lockedSeconds: 18 } });
    for (let second = 0; second < 18; second++) session.seconds(1);
    expect(session.screen()).toMatchObject({ props: { lockedSeconds: null } });
    session.send(...typed('2'));
    expect(session.screen()).toMatchObject({ props: { typed: 1 } });
  });

  test.each([
    ['open-volunteer', 'volunteer'],
    ['open-technician', 'technician'],
  ] as const)('a lock from before is counted down as soon as the pad opens: %s', (open, of) => {
    const session = startSession({ lockedMs: (asked) => (asked === of ? 12_000 : 0) });
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' }, { type: open });
    expect(session.screen()).toMatchObject({ props: { typed: 0, wrong: false, lockedSeconds: 12 } });
    session.send(...typed('2'));
    expect(session.screen()).toMatchObject({ props: { typed: 0 } });
    for (let second = 0; second < 12; second++) session.seconds(1);
    expect(session.screen()).toMatchObject({ props: { lockedSeconds: null } });
    session.send(...typed('2'));
    expect(session.screen()).toMatchObject({ props: { typed: 1 } });
  });

  test('whose PIN is never checked is not waited for', () => {
    const session = startSession({ checkPin: () => new Promise(() => {}) });
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' }, { type: 'open-volunteer' });
    session.send(...typed('2468'), { type: 'enter' });
    session.seconds(5);
    expect(session.screen()).toMatchObject({ props: { typed: 0, wrong: true } });
  });

  test('helps only with consent', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' });
    await signIn(session);
    expect(session.view().assist).toBeNull();
    session.send({ type: 'consent', given: false });
    expect(session.view()).toMatchObject({ assist: null, screen: { name: 'need' } });
    expect(session.steps.map(({ what }) => what)).toEqual(['asked', 'refused']);
  });

  test('who signs in where nobody is sees the kiosks that called, and answers', async () => {
    const session = startSession();
    await signIn(session);
    expect(session.screen()).toMatchObject({
      name: 'help-calls',
      props: { choices: [{ id: 'CALL1', label: 'K1' }] },
    });
    session.send({ type: 'choose', id: 'CALL1' });
    expect(session.screen()).toMatchObject({ props: { choices: [] } });
    session.send({ type: 'close' });
    expect(session.screen().name).toBe('attract');
  });
});

describe('an assisted session', () => {
  test('is seen on every screen, and every step of it is in the audit trail', async () => {
    const session = await assisted();
    expect(session.view().assist).toEqual({ volunteer: 'Könüllü 1', askSeconds: null, called: false });
    session.send({ type: 'choose', id: 'help' }, { type: 'choose', id: '03' });
    expect(session.view().assist).not.toBeNull();
    expect(session.steps.map(({ what, event }) => event ?? what)).toEqual([
      'asked',
      'began',
      'choose',
      'choose',
    ]);
    expect(session.steps.every(({ volunteerId }) => volunteerId === 'V1')).toBe(true);
  });

  test('is handed back with one touch', async () => {
    const session = await assisted();
    session.send({ type: 'hand-back' });
    expect(session.view()).toMatchObject({ assist: null, screen: { name: 'need' } });
    expect(session.steps.at(-1)?.what).toBe('handed-back');
  });

  test('ends by itself when the helper is gone, and the citizen goes on', async () => {
    const session = await assisted();
    const wait = (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        session.seconds(1);
        if (second % 30 === 0) session.send({ type: 'activity', by: 'finger' });
      }
    };
    wait(125);
    expect(session.view().assist?.askSeconds).toBeGreaterThan(0);
    session.send({ type: 'still-helping' });
    expect(session.view().assist?.askSeconds).toBeNull();
    wait(145);
    expect(session.view()).toMatchObject({ assist: null, screen: { name: 'need' } });
    expect(session.steps.at(-1)?.what).toBe('helper-gone');
  });

  test('ends with the session', async () => {
    const session = await assisted();
    session.send({ type: 'restart' });
    expect(session.view().assist).toBeNull();
    expect(session.steps.at(-1)?.what).toBe('ended');
    session.send({ type: 'begin', locale: 'az' });
    expect(session.view().assist).toBeNull();
  });
});

describe('a call for help', () => {
  test('goes to a volunteer, in an assisted session to an operator, and is shown once it is written down', async () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' }, { type: 'call-help' });
    const sessionId = session.actor.getSnapshot().context.sessionId ?? '';
    expect(session.called).toEqual([`volunteer@${sessionId}`]);
    expect(session.screen()).toEqual({ name: 'help', props: { called: false, technician: true } });
    session.send({ type: 'help', sessionId, state: 'called' });
    expect(session.screen()).toEqual({ name: 'help', props: { called: true, technician: true } });
    const helped = await assisted();
    helped.send({ type: 'call-help' });
    expect(helped.called[0]).toMatch(/^operator@/);
  });

  test('of another session is not this one’s', () => {
    const session = startSession();
    session.send({ type: 'begin', locale: 'az' }, { type: 'open-help' });
    session.send({ type: 'help', sessionId: 'before', state: 'called' });
    expect(session.screen()).toEqual({ name: 'help', props: { called: false, technician: true } });
  });
});
