import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEST_TIMES, type BestTime, promisedTime, shownDay } from '../../../../flows/domain/promised-time.ts';
import { workingCalendar } from '../../../../flows/domain/working-days.ts';
import { catalogue } from '../../../support/catalogue.ts';

const calendar = workingCalendar(catalogue.holidays);
const hours = { from: '09:00', noon: '13:00', to: '18:00', confidence: 'A' } as const;
const inHours = (workingHours: number) => ({ workingHours, confidence: 'C' }) as const;
const inDays = (workingDays: number) => ({ workingDays, confidence: 'C' }) as const;
/** 26.11.2026 is a Thursday; Baku is four hours before Greenwich. */
const baku = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+04:00`);

describe('a promise in working hours', () => {
  test.each([
    [26, '10:30', 4, '2026-11-26', '14:30'],
    [26, '14:00', 4, '2026-11-26', '18:00'],
    [26, '15:00', 4, '2026-11-27', '10:00'],
    // Before and after the hours of the centre.
    [26, '03:00', 4, '2026-11-26', '13:00'],
    [26, '18:00', 4, '2026-11-27', '13:00'],
    // Friday afternoon, Saturday, Sunday.
    [27, '17:00', 4, '2026-11-30', '12:00'],
    [28, '12:00', 4, '2026-11-30', '13:00'],
    [29, '23:59', 4, '2026-11-30', '13:00'],
    [26, '10:00', 20, '2026-11-30', '12:00'],
  ])('from the %sth at %s for %s hours ends on %s at %s', (day, time, count, end, at) => {
    expect(promisedTime(baku(day, time), inHours(count), hours, calendar)).toEqual({
      day: end,
      time: at,
      certain: true,
    });
  });

  test.each([
    ['10:30', 'morning', '2026-11-27', '13:00'],
    ['03:00', 'morning', '2026-11-26', '13:00'],
    ['10:30', 'afternoon', '2026-11-26', '18:00'],
    ['15:00', 'afternoon', '2026-11-27', '18:00'],
  ] as const)('asked for at %s, wanted in the %s, ends on %s at %s', (time, best, end, at) => {
    expect(promisedTime(baku(26, time), inHours(4), hours, calendar, best)).toMatchObject({
      day: end,
      time: at,
    });
  });
});

describe('a promise in working days', () => {
  test.each([
    [26, '10:30', 1, 'any', '2026-11-27', '18:00'],
    [26, '10:30', 3, 'any', '2026-12-01', '18:00'],
    [26, '10:30', 3, 'morning', '2026-12-01', '13:00'],
    // What is asked for after hours counts from the next day.
    [26, '19:00', 1, 'any', '2026-11-30', '18:00'],
    [28, '12:00', 1, 'any', '2026-12-01', '18:00'],
    [26, '10:30', 0, 'any', '2026-11-26', '18:00'],
    [26, '14:00', 0, 'morning', '2026-11-27', '13:00'],
  ] as const)('from the %sth at %s for %s days, %s, ends on %s at %s', (day, time, count, best, end, at) => {
    expect(promisedTime(baku(day, time), inDays(count), hours, calendar, best)).toMatchObject({
      day: end,
      time: at,
    });
  });

  test('is not certain beyond the years whose holidays are known', () => {
    expect(promisedTime(Date.UTC(2029, 0, 10), inDays(3), hours, calendar).certain).toBe(false);
  });
});

test('no promise ends before it was made, nor on a day or at an hour when nobody works', () => {
  const rule = fc.oneof(
    fc.integer({ min: 1, max: 80 }).map(inHours),
    fc.integer({ min: 0, max: 60 }).map(inDays),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 10, 1) }),
      rule,
      fc.constantFrom<BestTime>(...BEST_TIMES),
      (from, some, best) => {
        const { day, time } = promisedTime(from, some, hours, calendar, best);
        expect(Date.parse(`${day}T${time}:00+04:00`)).toBeGreaterThanOrEqual(
          Math.floor(from / 60_000) * 60_000,
        );
        expect(calendar.isWorkingDay(day)).toBe(true);
        expect(time >= '09:00' && time <= '18:00').toBe(true);
        if (best === 'morning') expect(time).toBe('13:00');
      },
    ),
  );
});

test('a day is shown as Azerbaijani documents show it', () => {
  expect(shownDay('2026-12-01')).toBe('01.12.2026');
});
