import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneNumber, phoneShown } from '../../../../flows/parts/phone.ts';

describe('a phone number', () => {
  test.each([
    ['0501234567', '+994501234567'],
    ['501234567', '+994501234567'],
    ['994501234567', '+994501234567'],
    ['+994 50 123 45 67', '+994501234567'],
    ['0124041234', '+994124041234'],
    ['0991234567', '+994991234567'],
  ])('%s is %s', (typed, number) => {
    expect(phoneNumber(typed)).toBe(number);
  });

  test.each([
    '',
    '142',
    '050123456',
    '05012345678',
    '0301234567',
    '0981234567',
    '99450123456',
    '00501234567',
  ])('%s is none', (typed) => {
    expect(phoneNumber(typed)).toBeNull();
  });

  test('is shown with the digits that were typed, in groups', () => {
    expect(phoneShown('0501234567')).toBe('050 123 45 67');
    expect(phoneShown('994501234567')).toBe('+994 50 123 45 67');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,12}$/), (typed) => {
        expect(phoneShown(typed).replace(/\D/g, '')).toBe(typed);
      }),
    );
  });
});
