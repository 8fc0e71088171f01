import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Holidays } from '../../../../assets/catalogue/schema.ts';
import {
  addWorkingDays,
  bakuDay,
  workingCalendar,
  workingDaysBetween,
} from '../../../../flows/domain/working-days.ts';
import { catalogue } from '../../../support/catalogue.ts';

const calendar = workingCalendar(catalogue.holidays);
const empty = workingCalendar({ years: [2026], days: [], source: null });

describe('a term in working days', () => {
  test.each([
    ['from a Friday', '2026-10-16', 1, '2026-10-19'],
    ['from a Saturday', '2026-10-17', 1, '2026-10-19'],
    ['no days at all', '2026-10-16', 0, '2026-10-16'],
    ['15 days of assistance', '2026-11-26', 15, '2026-12-17'],
    ['over New Year', '2026-12-30', 1, '2027-01-05'],
    ['over Novruz and Ramazan', '2026-03-19', 1, '2026-03-31'],
    ['over the days of victory and of the flag', '2026-11-06', 2, '2026-11-12'],
  ])('%s', (_, from, days, to) => {
    expect(addWorkingDays(from, days, calendar).day).toBe(to);
    expect(workingDaysBetween(from, to, calendar).days).toBe(days);
  });

  test('is certain only where every day on the way is known and confirmed', () => {
    expect(addWorkingDays('2026-10-05', 5, calendar).certain).toBe(true);
    // The day moved from 8 November is assumed.
    expect(addWorkingDays('2026-11-09', 3, calendar).certain).toBe(false);
    expect(addWorkingDays('2027-12-28', 10, calendar)).toEqual({ day: '2028-01-12', certain: false });
  });

  test('counts a Saturday on which offices work', () => {
    const day = { az: 'İş günü', ru: 'Рабочий день', en: 'Working day', confidence: 'A' } as const;
    const days: Holidays['days'] = [{ date: '2026-10-17', kind: 'working', ...day }];
    expect(addWorkingDays('2026-10-16', 1, workingCalendar({ years: [2026], days, source: null })).day).toBe(
      '2026-10-17',
    );
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])('is never %s days', (days) => {
    expect(() => addWorkingDays('2026-10-16', days, calendar)).toThrow(RangeError);
  });

  test('ends where there is no working day', () => {
    const never = { isWorkingDay: () => false, isSure: () => true };
    expect(() => addWorkingDays('2026-10-16', 1, never)).toThrow(RangeError);
  });

  test('over: nothing remains', () => {
    expect(workingDaysBetween('2026-10-19', '2026-10-16', calendar).days).toBe(0);
  });

  test('begins on the day it is in Baku', () => {
    expect(bakuDay(Date.UTC(2026, 9, 15, 19, 59))).toBe('2026-10-15');
    expect(bakuDay(Date.UTC(2026, 9, 15, 20, 0))).toBe('2026-10-16');
  });
});

const anyDay = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyTerm = fc.integer({ min: 0, max: 120 });

describe('whatever the day and the term', () => {
  test('what was added remains', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (from, days) => {
        const { day } = addWorkingDays(from, days, calendar);
        expect(workingDaysBetween(from, day, calendar).days).toBe(days);
      }),
    );
  });

  test('a term ends on a working day, and two terms after one another are their sum', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyTerm, (from, one, other) => {
        const first = addWorkingDays(from, one, calendar).day;
        expect(calendar.isWorkingDay(first)).toBe(true);
        expect(addWorkingDays(first, other, calendar).day).toBe(
          addWorkingDays(from, one + other, calendar).day,
        );
      }),
    );
  });

  test('each day of waiting takes at most one day off what remains', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (from, days) => {
        const { day } = addWorkingDays(from, days, calendar);
        const next = addWorkingDays(from, 0, calendar).day;
        const later = new Date(Date.parse(`${next}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        const left = workingDaysBetween(later, day, calendar).days;
        expect(left).toBeLessThanOrEqual(days);
        expect(left).toBeGreaterThanOrEqual(days - 1);
      }),
    );
  });

  test('holidays never make a term end sooner', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, (from, days) => {
        expect(addWorkingDays(from, days, calendar).day >= addWorkingDays(from, days, empty).day).toBe(true);
      }),
    );
  });
});
