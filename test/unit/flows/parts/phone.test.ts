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

  test('is one with every code of this country, in every form in which it is given, and with no other code', () => {
    const codes = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'));
    const real = codes.filter((code) => phoneNumber(`0${code}1234567`) !== null);
    expect(real.join(' ')).toBe('10 12 18 20 21 22 23 24 25 26 36 40 50 51 55 60 70 77 99');
    for (const code of codes) {
      const forms = ['', '0', '994', '+994 ', '00994 '].map((before) => `${before}${code}1234567`);
      for (const form of [...forms, `(0${code}) 123-45-67`, `0${code} 123 45 67`])
        expect(phoneNumber(form), form).toBe(real.includes(code) ? `+994${code}1234567` : null);
      // One digit too few, one too many, one country too many.
      for (const form of [
        `0${code}123456`,
        `0${code}12345678`,
        `994994${code}1234567`,
        `00994994${code}1234567`,
      ])
        expect(phoneNumber(form), form).toBeNull();
    }
  });

  test('is shown with the digits that were typed, in groups', () => {
    expect(phoneShown('0501234567')).toBe('050 123 45 67');
    expect(phoneShown('994501234567')).toBe('+994 50 123 45 67');
    expect(phoneShown('00994501234567')).toBe('00994 50 123 45 67');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,14}$/), (typed) => {
        expect(phoneShown(typed).replace(/\D/g, '')).toBe(typed);
      }),
    );
  });
});
