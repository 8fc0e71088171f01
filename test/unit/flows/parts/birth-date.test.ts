import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBirthDate, dateShown } from '../../../../flows/parts/birth-date.ts';

const TODAY = '2026-11-26';

describe('a date of birth', () => {
  test('is every day from 1900 until today', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date(TODAY), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const typed = iso.split('-').reverse().join('');
        expect(checkBirthDate(typed, TODAY)).toEqual({ ok: true, value: iso });
        expect(checkBirthDate(dateShown(typed), TODAY)).toEqual({ ok: true, value: iso });
      }),
    );
  });

  test.each([
    ['', 'field:date.short'],
    ['3101198', 'field:date.short'],
    ['31021980', 'field:date.unreal'],
    ['29022023', 'field:date.unreal'],
    ['01131980', 'field:date.unreal'],
    ['00011980', 'field:date.unreal'],
    ['31001980', 'field:date.unreal'],
    ['310119800', 'field:date.unreal'],
    ['27112026', 'field:date.future'],
    ['01013000', 'field:date.future'],
    ['31121899', 'field:date.early'],
    ['01010000', 'field:date.early'],
  ])('%o is refused: %s', (typed, key) => {
    expect(checkBirthDate(typed, TODAY)).toEqual({ ok: false, why: { key } });
  });

  test('29 February is one in a leap year, and today is one', () => {
    expect(checkBirthDate('29022024', TODAY).ok).toBe(true);
    expect(checkBirthDate('26112026', TODAY).ok).toBe(true);
  });

  test('is shown with dots as far as it is typed', () => {
    expect(['', '3', '31', '310', '3101', '31011', '31011980'].map(dateShown)).toEqual([
      '',
      '3',
      '31',
      '31.0',
      '31.01',
      '31.01.1',
      '31.01.1980',
    ]);
  });
});
