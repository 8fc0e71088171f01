import { beforeAll, describe, expect, test } from 'vitest';
import { createPinGuard } from '../../../../electron/host/technician/pin-guard.ts';
import { hashPin } from '../../../../electron/host/volunteers.ts';

let pin = '';
beforeAll(async () => {
  pin = await hashPin('135790');
});

/** A kiosk that may be switched off and on: only what it noted is left. */
function kiosk() {
  const kept = { wrong: 0 };
  const audit: string[] = [];
  let starts = 0;
  const start = () => {
    starts += 1;
    // A clock that counts from some moment of its own at each start.
    const clock = { ms: 5_000_000 * starts };
    const guard = createPinGuard({
      technicians: () => [{ id: 'T1', pin }],
      monotonic: () => clock.ms,
      wrongBefore: () => kept.wrong,
      noteWrong: (wrong) => {
        kept.wrong = wrong;
      },
      audit: (kind, subject) => audit.push(`${kind} ${subject ?? '-'}`),
    });
    return {
      check: guard.check,
      lockedMs: guard.lockedMs,
      pass: (seconds: number) => (clock.ms += seconds * 1000),
    };
  };
  return { start, kept, audit };
}

describe('a technician’s PIN', () => {
  test('lets the technician in by name, and is audited', async () => {
    const { start, audit } = kiosk();
    expect(await start().check('135790')).toEqual({ kind: 'technician', technicianId: 'T1' });
    expect(audit).toEqual(['technician.signed-in T1']);
  });

  test('is not taken for 30 s after three wrong ones, and for twice as long after each further one', async () => {
    const { start, audit } = kiosk();
    const { check, pass } = start();
    expect([await check('1'), await check('2')]).toEqual([{ kind: 'wrong' }, { kind: 'wrong' }]);
    expect(await check('3')).toEqual({ kind: 'locked', ms: 30_000 });
    pass(29);
    expect(await check('135790')).toEqual({ kind: 'locked', ms: 1000 });
    pass(1);
    expect(await check('4')).toEqual({ kind: 'locked', ms: 60_000 });
    pass(60);
    expect(await check('135790')).toMatchObject({ kind: 'technician' });
    expect(audit).toEqual([...Array(4).fill('technician.refused -'), 'technician.signed-in T1']);
    expect(await check('5')).toEqual({ kind: 'wrong' });
  });

  test('a power cycle does not lift the lock: it begins anew', async () => {
    const { start } = kiosk();
    const first = start();
    for (const wrong of ['1', '2', '3']) await first.check(wrong);
    first.pass(25);
    expect(first.lockedMs()).toBe(5_000);
    const second = start();
    // Said before anything was tried.
    expect(second.lockedMs()).toBe(30_000);
    expect(await second.check('135790')).toEqual({ kind: 'locked', ms: 30_000 });
    second.pass(30);
    expect(second.lockedMs()).toBe(0);
    expect(await second.check('135790')).toMatchObject({ kind: 'technician' });
  });

  test('a power cycle gives no tries for nothing', async () => {
    const { start } = kiosk();
    for (const wrong of ['1', '2']) await start().check(wrong);
    expect(await start().check('3')).toMatchObject({ kind: 'locked' });
  });

  test('many at once count as many', async () => {
    const { start } = kiosk();
    const { check } = start();
    const answers = await Promise.all(['1', '2', '3', '135790'].map((typed) => check(typed)));
    expect(answers[3]).toMatchObject({ kind: 'locked' });
  });
});
