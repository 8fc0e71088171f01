import { expect, test } from 'vitest';
import type { SessionEvent } from '../../../flows/session/session.ts';
import { MARK, privateFlow } from '../../support/private-flow.ts';
import { startSession, TIMES } from '../../support/session.ts';

const CONTINUE = { type: 'continue' } as const;

/** Somebody before whom something personal stands: `menu` is a flow that asks for it. */
function asked(change: { keep?: () => Promise<boolean> } = {}) {
  const session = startSession({ flows: { menu: privateFlow(change.keep) } });
  session.send({ type: 'begin', locale: 'az' }, { type: 'open', flow: 'menu' });
  session.send({ type: 'choose', id: 'on' });
  expect(session.view().screen).toMatchObject({ name: 'told', props: { title: MARK } });
  const sessionId = session.actor.getSnapshot().context.sessionId ?? '';
  const heard = () =>
    (session.actor.getSnapshot().children.flow?.getSnapshot() as { context: { heard: string[] } } | undefined)
      ?.context.heard ?? null;
  // One after another, as they pass: a deadline of one second may begin another.
  const seconds = (count: number) => {
    for (let passed = 0; passed < count; passed++) session.seconds(1);
  };
  return { ...session, seconds, sessionId, heard };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('after some quiet seconds nothing personal is on the screen, nor in what the page is handed', () => {
  const { seconds, view } = asked();
  seconds(TIMES.veilSeconds - 1);
  expect(view().screen.name).toBe('told');
  seconds(1);
  expect(view()).toMatchObject({
    screen: { name: 'veil', props: {} },
    bar: { back: false, restart: true, help: true },
    progress: null,
    canStopNow: false,
    warning: null,
  });
  expect(JSON.stringify(view())).not.toContain(MARK);
});

test.each<[string, SessionEvent]>([
  ['its button', CONTINUE],
  ['a finger anywhere', { type: 'activity', by: 'finger' }],
  ['a key', { type: 'activity', by: 'keys' }],
  ['the switch', { type: 'activity', by: 'switch' }],
])('it is lifted by %s, which does nothing else', (_, event) => {
  const { seconds, send, view, heard, at } = asked();
  const before = at();
  seconds(TIMES.veilSeconds);
  const quiet = heard();
  send(event);
  expect(view().screen).toMatchObject({ name: 'told', props: { title: MARK } });
  expect(at()).toBe(before);
  expect(heard()).toEqual(quiet);
});

test('no button of the screen below is touched through it', () => {
  const { seconds, send, view, heard } = asked();
  seconds(TIMES.veilSeconds);
  const before = heard();
  send({ type: 'choose', id: 'on' }, { type: 'key', key: 'a' }, { type: 'stop-now' }, { type: 'finish' });
  expect(view().screen.name).toBe('veil');
  expect(heard()).toEqual(before);
});

test('each touch begins its seconds anew', () => {
  const { seconds, send, view } = asked();
  // Not so late that the hand counts as a slow one.
  seconds(TIMES.veilSeconds / 2);
  send({ type: 'key', key: 'a' });
  seconds(TIMES.veilSeconds - 1);
  expect(view().screen.name).toBe('told');
  seconds(1);
  expect(view().screen.name).toBe('veil');
});

test('what is not personal is not covered', () => {
  const session = startSession({ flows: { menu: privateFlow() } });
  session.send({ type: 'begin', locale: 'az' }, { type: 'open', flow: 'menu' });
  session.seconds(TIMES.idleSeconds - 1);
  expect(session.view().screen.name).toBe('told');
});

test('who listens, or goes by keys, is given more time before it falls', () => {
  const { seconds, send, view } = asked();
  send({ type: 'set-access', change: { setting: 'speech', value: true } });
  seconds(2 * TIMES.veilSeconds - 1);
  expect(view().screen.name).toBe('told');
  seconds(1);
  expect(view().screen.name).toBe('veil');
});

test('it falls while somebody helps, too', () => {
  const { seconds, send, view } = asked();
  send({ type: 'volunteer-badge', volunteer: { id: 'V1', name: 'Könüllü 1' } });
  send({ type: 'consent', given: true });
  expect(view().assist).not.toBeNull();
  seconds(TIMES.veilSeconds);
  expect(view()).toMatchObject({ screen: { name: 'veil' }, assist: { volunteer: 'Könüllü 1' } });
});

test('help opens over it, and closed leads back to what was asked', () => {
  const { seconds, send, view } = asked();
  seconds(TIMES.veilSeconds);
  send({ type: 'open-help' });
  expect(view().screen.name).toBe('help');
  send({ type: 'close' });
  expect(view().screen.name).toBe('told');
});

test('whoever was asked for a document and holds it to the reader at last is not sent away', () => {
  const { seconds, send, view, heard, sessionId } = asked();
  seconds(TIMES.veilSeconds);
  send({ type: 'read', sessionId, read: { kind: 'code', use: 'ticket', id: 'T1' } });
  expect(view().screen.name).toBe('told');
  expect(heard()).toContain('read');
});

test('a reading that went wrong is told in its place', () => {
  const { seconds, send, view, sessionId } = asked();
  seconds(TIMES.veilSeconds);
  send({ type: 'read', sessionId, read: { kind: 'bad', why: 'garbled' } });
  expect(view().screen.name).toBe('bad-reading');
});

test('the warning comes over it, and "I am still here" lifts both', () => {
  const { seconds, send, view } = asked();
  seconds(TIMES.idleSeconds);
  expect(view()).toMatchObject({
    screen: { name: 'veil' },
    warning: { secondsLeft: TIMES.warningSeconds },
  });
  send(CONTINUE);
  expect(view()).toMatchObject({ screen: { name: 'told' }, warning: null });
});

test('nobody comes back: the session ends behind it, and the next one finds nothing of it', () => {
  const session = asked();
  session.send({ type: 'choose', id: 'on' });
  session.seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  expect(session.view().screen.name).toBe('attract');
  session.send({ type: 'begin', locale: 'az' });
  expect(session.view().screen.name).toBe('need');
});

test('something personal that comes up by itself, before the warning or in it, is covered too', async () => {
  let answer = (_: boolean) => {};
  const { seconds, send, view } = asked({ keep: () => new Promise((resolve) => (answer = resolve)) });
  send({ type: 'stop-now' });
  seconds(TIMES.idleSeconds);
  expect(view()).toMatchObject({ screen: { name: 'veil' }, warning: {} });
  answer(true);
  await settled();
  expect(JSON.stringify(view())).not.toContain(MARK);
});

test.each<[string, SessionEvent | null]>([
  ['left to itself', null],
  ['begun anew', { type: 'restart' }],
])('of a session that was %s nothing is in memory', async (_, event) => {
  const { actor, seconds, send, view } = asked();
  if (event) send(event);
  else seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  await settled();
  expect(view().screen.name).toBe('attract');
  expect(actor.getSnapshot().children.flow).toBeUndefined();
  expect(JSON.stringify([actor.getPersistedSnapshot(), view()])).not.toContain(MARK);
});

test('a half-done form whose citizen is gone is put aside before they are forgotten', async () => {
  let kept = 0;
  const { seconds, send, view } = asked({ keep: async () => ++kept > 0 });
  send({ type: 'activity', by: 'finger' });
  seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  expect(kept).toBe(1);
  expect(view().screen.name).toBe('veil');
  await settled();
  expect(view().screen.name).toBe('attract');
});

test.each<[string, () => Promise<boolean>]>([
  ['cannot be kept', async () => false],
  ['fails', () => Promise.reject(new Error('disk'))],
  ['never answers', () => new Promise(() => {})],
])('a store that %s holds nobody up: the session ends all the same', async (_, keep) => {
  const { seconds, view } = asked({ keep });
  seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  await settled();
  seconds(10);
  expect(view().screen.name).toBe('attract');
});

test('who comes back in the last moment finds the form put aside, not gone', async () => {
  const { seconds, send, view } = asked();
  seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  send(CONTINUE);
  await settled();
  expect(view()).toMatchObject({ screen: { props: { title: 'kept' } }, warning: null });
});

test('what nobody could take up again is not kept: without a printer there is no code', async () => {
  let kept = 0;
  const { seconds, send, view } = asked({ keep: async () => ++kept > 0 });
  send({ type: 'printer', trouble: 'no-paper' });
  seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  expect(view().screen.name).toBe('attract');
  expect(kept).toBe(0);
});

test('what cannot be put aside is not', () => {
  const { seconds, send, view } = asked();
  send({ type: 'choose', id: 'on' });
  seconds(TIMES.idleSeconds + TIMES.warningSeconds);
  expect(view().screen.name).toBe('attract');
});

const CODES = [
  ['appointment', 'appointment'],
  ['resume', 'resume'],
  ['ticket', 'opinion'],
  ['receipt', 'status'],
] as const;

test.each(CODES)('a code of a kind (%s) at an empty kiosk begins what it is for', (use, name) => {
  const { send, view, actor, seconds } = startSession({ flows: { [name]: privateFlow() } });
  send({ type: 'code', use, id: 'CODE1' });
  expect(view().screen.name).toBe('told');
  const flow = actor.getSnapshot().children.flow?.getSnapshot() as { context: { start: object } };
  expect(flow.context.start).toEqual({ code: 'CODE1' });
  expect(actor.getSnapshot().context.sessionId).not.toBeNull();
  // Whose turn it is to touch is somebody: they are asked, and forgotten.
  seconds(TIMES.idleSeconds);
  expect(view().warning).not.toBeNull();
  send({ type: 'continue' }, { type: 'back' });
  expect(view().screen.name).toBe('attract');
});

test.each(CODES)('one that this kiosk can do nothing with (%s) begins nothing', (use, name) => {
  const { send, view, actor, seconds } = startSession({ flows: { [name]: undefined } });
  send({ type: 'code', use, id: 'CODE1' });
  expect(view().screen.name).toBe('attract');
  expect(actor.getSnapshot().context).toMatchObject({ sessionId: null, deadlineAt: null });
  seconds(TIMES.idleSeconds);
  expect(view().warning).toBeNull();
});

test('nor does one while somebody is there, tends the devices, or has opened something', () => {
  const { send, view } = startSession({ flows: { appointment: privateFlow() } });
  const code = { type: 'code', use: 'appointment', id: 'CODE1' } as const;
  send({ type: 'open-help' }, code);
  expect(view().screen.name).toBe('help');
  send({ type: 'close' }, { type: 'begin', locale: 'az' }, code);
  expect(view().screen.name).toBe('need');
  send({ type: 'technician-badge', technicianId: 'T1' }, code);
  expect(view().screen.name).toBe('technician-home');
});
