import { expect, test } from 'vitest';
import { BAD_READINGS, type BadReading } from '../../../flows/contract.ts';
import type { DeviceRead } from '../../../flows/domain/device-read.ts';
import { startSession, TIMES } from '../../support/session.ts';

const READ: DeviceRead = {
  kind: 'document',
  document: {
    kind: 'identity-card',
    number: 'AA0000001',
    fin: '1ABC234',
    suggestedFin: null,
    birth: '1980-01-01',
    expiry: '2030-01-01',
    isExpired: false,
  },
};

/** Somebody who has begun, and was warned that they seem to be gone. */
function warned() {
  const session = startSession();
  session.send({ type: 'begin', locale: 'az' });
  session.seconds(TIMES.idleSeconds);
  expect(session.view().warning).not.toBeNull();
  return { ...session, sessionId: session.actor.getSnapshot().context.sessionId ?? '' };
}

test('whoever holds a document to the reader is still there', () => {
  const session = warned();
  const before = session.view().screen;
  session.send({ type: 'read', sessionId: session.sessionId, read: READ });
  expect(session.view()).toMatchObject({ warning: null, screen: before });
});

test('what the one before has held to the reader is nothing to the next', () => {
  const session = warned();
  const old = session.sessionId;
  session.send({ type: 'restart' }, { type: 'begin', locale: 'ru' });
  session.seconds(TIMES.idleSeconds);
  session.send({ type: 'read', sessionId: old, read: READ });
  expect(session.view().warning).not.toBeNull();
});

test('nothing of what was read is kept or shown: no flow has asked for it', () => {
  const session = warned();
  session.send({ type: 'read', sessionId: session.sessionId, read: READ });
  const all = JSON.stringify([session.view(), session.actor.getSnapshot().context]);
  expect(all).not.toMatch(/1ABC234|AA0000001|1980/);
});

const bad = (sessionId: string, why: BadReading) =>
  ({ type: 'read', sessionId, read: { kind: 'bad', why } }) as const;

/** Somebody at the first question. */
function begun() {
  const session = startSession();
  session.send({ type: 'begin', locale: 'az' });
  return { ...session, sessionId: session.actor.getSnapshot().context.sessionId ?? '' };
}

test.each(BAD_READINGS)('%s: the citizen is told what to do, and goes on where they were', (why) => {
  const { send, view, sessionId } = begun();
  const before = view().screen;
  send(bad(sessionId, why));
  expect(view()).toMatchObject({ screen: { name: 'bad-reading', props: { why } }, bar: { back: true } });
  send({ type: 'close' });
  expect(view().screen).toEqual(before);
});

test('the next reading replaces what is said of the one before', () => {
  const { send, view, sessionId } = begun();
  const before = view().screen;
  send(bad(sessionId, 'wrong-side'), bad(sessionId, 'incomplete'));
  expect(view().screen).toEqual({ name: 'bad-reading', props: { why: 'incomplete' } });
  send({ type: 'read', sessionId, read: READ });
  expect(view().screen).toEqual(before);
});

test('what the one before could not read is nothing to the next, and nothing of it stays', () => {
  const { send, view, sessionId, actor } = begun();
  send(bad(sessionId, 'expired'), { type: 'restart' });
  expect(view().screen.name).toBe('attract');
  expect(actor.getSnapshot().context.badReading).toBeNull();
  send({ type: 'begin', locale: 'az' }, bad(sessionId, 'expired'));
  expect(view().screen.name).toBe('need');
});

test('who types a PIN, or is asked whether a volunteer may help, is not taken away from it', () => {
  const { send, view, sessionId } = begun();
  send({ type: 'open-help' }, { type: 'open-volunteer' }, bad(sessionId, 'garbled'));
  expect(view().screen.name).toBe('volunteer-pin');
  send({ type: 'close' }, { type: 'close' });
  send({ type: 'volunteer-badge', volunteer: { id: 'V1', name: 'Könüllü 1' } }, bad(sessionId, 'garbled'));
  expect(view().screen.name).toBe('assist-consent');
});

test('a technician who tests a reader is told by the test alone', () => {
  const { send, view, sessionId } = begun();
  send({ type: 'technician-badge', technicianId: 'T1' }, bad(sessionId, 'garbled'));
  expect(view().screen.name).toBe('technician-home');
});
