import { beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../../../electron/host/config/load-config.ts';
import {
  createVolunteers,
  hashPin,
  lockedFor,
  type PinTries,
  type VolunteerConfig,
} from '../../../electron/host/volunteers.ts';
import { NOON } from '../../support/tickets.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const RIGHT = { kind: 'right', volunteer: { id: 'V1', name: 'Könüllü 1' } };

let staff: VolunteerConfig[] = [];
beforeAll(async () => {
  staff = [
    { id: 'V1', name: 'Könüllü 1', pin: await hashPin('2468') },
    { id: 'V2', name: 'Könüllü 2', pin: await hashPin('13579') },
  ];
});

/** A PIN pad with its clock in the hand; `world` is what outlives a restart. */
function pad(world: { now: number; tries: PinTries } = { now: NOON, tries: { wrong: 0, lastAt: 0 } }) {
  const audited: [string, string | null][] = [];
  const volunteers = createVolunteers({
    volunteers: staff,
    now: () => world.now,
    tries: () => world.tries,
    noteTries: (tries) => {
      world.tries = tries;
    },
    audit: (kind, subject) => audited.push([kind, subject]),
  });
  const wrong = async (times: number) => {
    let answer = await volunteers.check('0000');
    for (let more = 1; more < times; more++) answer = await volunteers.check('0000');
    return answer;
  };
  return { world, audited, check: volunteers.check, lockedMs: volunteers.lockedMs, wrong };
}

describe('the hash of a PIN', () => {
  test('is what the configuration takes', () => {
    const config = {
      kioskId: 'K1',
      centre: { mode: 'standalone', name: { az: 'M', ru: 'Ц', en: 'C' } },
      screen: { widthMm: 300, heightMm: 530 },
      volunteers: staff,
    };
    expect(parseConfig(config, 'k.json')).toMatchObject({ ok: true, config: { volunteers: staff } });
  });

  test('differs each time and does not hold the PIN', async () => {
    const again = await hashPin('2468');
    expect(again).not.toBe(staff[0]?.pin);
    expect(again).not.toContain('2468');
  });
});

describe('a PIN', () => {
  test('that is right names its volunteer', async () => {
    const { check } = pad();
    expect(await check('2468')).toEqual(RIGHT);
    expect(await check('13579')).toMatchObject({ volunteer: { id: 'V2' } });
  });

  test.each(['0000', '24680', '246', ''])('that is wrong names nobody (%s)', async (pin) => {
    expect(await pad().check(pin)).toEqual({ kind: 'wrong' });
  });

  test('is never in the audit trail', async () => {
    const { check, audited } = pad();
    await check('0000');
    await check('2468');
    expect(audited).toEqual([
      ['volunteer.refused', null],
      ['volunteer.signed-in', 'V1'],
    ]);
  });

  test('where nobody may help is wrong', async () => {
    const nobody = createVolunteers({
      volunteers: [],
      now: () => NOON,
      tries: () => ({ wrong: 0, lastAt: 0 }),
      noteTries: () => {},
      audit: () => {},
    });
    expect(await nobody.check('2468')).toEqual({ kind: 'wrong' });
  });
});

describe('wrong PINs in a row', () => {
  test('lock the pad with the third, for the right one too', async () => {
    const { world, check, lockedMs, wrong } = pad();
    expect(await wrong(2)).toEqual({ kind: 'wrong' });
    expect(lockedMs()).toBe(0);
    expect(await wrong(1)).toEqual({ kind: 'locked', ms: 30 * SECOND });
    world.now += 10 * SECOND;
    // Said before anything is tried, after a restart too.
    expect([lockedMs(), pad(world).lockedMs()]).toEqual([20 * SECOND, 20 * SECOND]);
    expect(await check('2468')).toEqual({ kind: 'locked', ms: 20 * SECOND });
    world.now += 20 * SECOND;
    expect(await check('2468')).toEqual(RIGHT);
    expect(await wrong(1)).toEqual({ kind: 'wrong' });
  });

  test('lock twice as long each time, half an hour at most', async () => {
    const { world, wrong } = pad();
    await wrong(3);
    world.now += 30 * SECOND;
    expect(await wrong(1)).toEqual({ kind: 'locked', ms: MINUTE });
    world.now += MINUTE;
    expect(await wrong(1)).toEqual({ kind: 'locked', ms: 2 * MINUTE });
    const locks = [8, 9, 10, 5_000].map((count) => lockedFor({ wrong: count, lastAt: NOON }, NOON) / MINUTE);
    expect(locks).toEqual([16, 30, 30, 30]);
  });

  test('count on after a restart', async () => {
    const before = pad();
    await before.wrong(3);
    const after = pad(before.world);
    after.world.now += SECOND;
    expect(await after.check('2468')).toEqual({ kind: 'locked', ms: 29 * SECOND });
  });

  test('count when they come all at once', async () => {
    const { check } = pad();
    const answers = await Promise.all(['0000', '1111', '2222', '2468'].map(check));
    expect(answers.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'locked', 'locked']);
  });

  test('count when the plug is pulled before the answer', async () => {
    const { world, check } = pad();
    const answer = check('0000');
    expect(world.tries.wrong).toBe(1);
    await answer;
  });
});

test('a clock that is set back locks for no longer than the lock itself', async () => {
  const { world, check, wrong } = pad();
  world.now = Date.UTC(2031, 0, 1);
  await wrong(3);
  world.now = NOON;
  expect(await check('2468')).toEqual({ kind: 'locked', ms: 30 * SECOND });
  world.now += 30 * SECOND;
  expect(await check('2468')).toEqual(RIGHT);
});
