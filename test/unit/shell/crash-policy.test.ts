import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACK_OFF, createBackOff } from '../../../electron/shell/back-off.ts';
import { CRASH_LIMITS, createCrashPolicy } from '../../../electron/shell/crash-policy.ts';

describe('the crash policy', () => {
  const pauses = fc.array(fc.nat({ max: 120_000 }), { minLength: 1, maxLength: 60 });

  it('never reloads more often than allowed within its window, whatever the rhythm', () => {
    fc.assert(
      fc.property(pauses, (gaps) => {
        let now = 0;
        const policy = createCrashPolicy(() => now);
        const reloads: number[] = [];
        for (const gap of gaps) {
          now += gap;
          if (policy.crashed() === 'reload') reloads.push(now);
          const recent = reloads.filter((at) => now - at < CRASH_LIMITS.windowMs);
          expect(recent.length).toBeLessThanOrEqual(CRASH_LIMITS.reloads);
        }
        expect(policy.counts.crashes).toBe(gaps.length);
      }),
    );
  });

  it('ends an endless chain of crashes after a bounded number of relaunches', () => {
    const actions: string[] = [];
    for (let relaunches = 0; actions.at(-1) !== 'give-up'; ) {
      const policy = createCrashPolicy(() => 0, relaunches);
      do actions.push(policy.crashed());
      while (actions.at(-1) === 'reload');
      relaunches = policy.counts.relaunches;
    }
    expect(actions.filter((action) => action === 'relaunch')).toHaveLength(CRASH_LIMITS.relaunches);
    expect(actions.filter((action) => action === 'reload')).toHaveLength(
      CRASH_LIMITS.reloads * (CRASH_LIMITS.relaunches + 1),
    );
  });

  it('forgets earlier relaunches after ten minutes of peace', () => {
    let now = 0;
    const policy = createCrashPolicy(() => now, CRASH_LIMITS.relaunches);
    now = CRASH_LIMITS.healthyMs;
    const actions = [1, 2, 3, 4].map(() => policy.crashed());
    expect(actions).toEqual(['reload', 'reload', 'reload', 'relaunch']);
    expect(policy.counts.relaunches).toBe(1);
  });
});

describe('the back-off', () => {
  it('doubles up to its limit and starts over after a healthy run', () => {
    let now = 0;
    const backOff = createBackOff(() => now);
    const waits = Array.from({ length: 9 }, () => {
      backOff.started();
      return backOff.ended();
    });
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    backOff.started();
    now += BACK_OFF.healthyMs;
    expect(backOff.ended()).toBe(500);
  });
});
