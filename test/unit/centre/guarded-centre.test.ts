import { describe, expect, test } from 'vitest';
import { guardedCentre } from '../../../electron/centre/guarded-centre.ts';
import { silentCentre } from '../../../electron/centre/silent-centre.ts';
import type { Centre } from '../../../flows/domain/centre.ts';
import { deviceClock } from '../../support/device-clock.ts';

const PERSON = {
  fin: '0DEM002',
  surname: 'Nümunə',
  name: 'Sınaq',
  patronymic: 'Test',
  birth: '1950-02-28',
  inCare: [],
};
const IDENTITY = { fin: '0DEM002', documentNumber: 'AA0000002' };

function guarded(change: Partial<Centre>) {
  const clock = deviceClock();
  const failures: string[] = [];
  const centre = guardedCentre(
    { ...silentCentre('KEY'), ...change },
    { clock, deadlineMs: 4_000, onFailure: (question, why) => failures.push(`${question} ${why}`) },
  );
  return { centre, clock, failures };
}

test('a right answer goes through, and what is more than the contract is left out', async () => {
  const { centre, failures } = guarded({
    person: async () => ({ ok: true, value: { ...PERSON, salary: 1 } }),
  });
  expect(await centre.person(IDENTITY)).toEqual({ ok: true, value: PERSON });
  expect(failures).toEqual([]);
});

test('one that is not there in time is silent, and what comes later changes nothing', async () => {
  const { centre, clock, failures } = guarded({ person: () => new Promise(() => {}) });
  const answer = centre.person(IDENTITY);
  await clock.pass(4_000);
  expect(await answer).toEqual({ ok: false, why: 'silent' });
  expect(failures).toEqual(['person silent']);
});

test('unknown is an answer, and no failure', async () => {
  const { centre, failures } = guarded({ person: async () => ({ ok: false, why: 'unknown' }) });
  expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'unknown' });
  expect(failures).toEqual([]);
});

describe('what breaks the contract is garbled', () => {
  test.each<[string, unknown]>([
    ['a FIN with an O in it', { ok: true, value: { ...PERSON, fin: 'O000000' } }],
    ['a day that there is not', { ok: true, value: { ...PERSON, birth: '1950-02-30' } }],
    ['a field too few', { ok: true, value: { ...PERSON, surname: undefined } }],
    ['a name as long as a book', { ok: true, value: { ...PERSON, surname: 'x'.repeat(100_000) } }],
    [
      'a list without an end',
      { ok: true, value: { ...PERSON, inCare: Array(5_000).fill({ fin: PERSON.fin, name: 'x' }) } },
    ],
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a page of the web', '<html>'],
    ['a failure of its own', { ok: false, why: 'busy' }],
    ['no value', { ok: true }],
  ])('%s', async (_, answer) => {
    const { centre, failures } = guarded({ person: async () => answer as never });
    expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'garbled' });
    expect(failures).toEqual(['person garbled']);
  });

  test('an exception, at once or later', async () => {
    const { centre } = guarded({
      person: async () => {
        throw new Error('0DEM002');
      },
      notices: () => {
        throw new Error('0DEM002');
      },
    });
    expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'garbled' });
    expect(await centre.notices(IDENTITY)).toEqual({ ok: false, why: 'garbled' });
  });
});

test('nobody to ask is silent at once', async () => {
  const centre = silentCentre('KEY');
  expect(await centre.person(IDENTITY)).toEqual({ ok: false, why: 'silent' });
  expect(await centre.queues()).toEqual({ ok: false, why: 'silent' });
  expect(centre).toMatchObject({ isDemonstration: false, sealingKey: 'KEY' });
});
