import { expect, test } from 'vitest';
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
