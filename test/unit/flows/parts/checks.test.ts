import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES, LONGEST_ENTRY } from '../../../../flows/contract.ts';
import { FIELD_WRONGS } from '../../../../flows/parts/checked.ts';
import { checkText, cleanText } from '../../../../flows/parts/free-text.ts';
import { checkPhone, phoneAtHome } from '../../../../flows/parts/phone.ts';
import { checkWholeNumber } from '../../../../flows/parts/whole-number.ts';
import { flowWords } from '../../../support/flow-words.ts';

test.each(LOCALES)('each thing that can be wrong has its sentence in %s', (locale) => {
  const filled = { count: 2, letter: 'Ə', least: 1, most: 9, prefix: '033' };
  for (const key of FIELD_WRONGS) {
    const sentence = flowWords(locale)(key, filled);
    expect(sentence).not.toMatch(/\{\{|undefined/);
    expect(sentence.length).toBeGreaterThan(8);
  }
});

describe('a phone number that is checked', () => {
  test.each([
    ['0501234567', '+994501234567'],
    ['501234567', '+994501234567'],
    ['+994 50 123 45 67', '+994501234567'],
    // Nine digits of the code 99, and no country.
    ['994123456', '+994994123456'],
    ['0124041234', '+994124041234'],
  ])('%s is %s', (typed, value) => {
    expect(checkPhone(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'field:phone.short', { count: 9 }],
    ['05', 'field:phone.short', { count: 8 }],
    ['050123456', 'field:phone.short', { count: 1 }],
    ['99450123456', 'field:phone.short', { count: 1 }],
    ['0331234567', 'field:phone.prefix', { prefix: '033' }],
    ['331', 'field:phone.prefix', { prefix: '033' }],
    ['994331234567', 'field:phone.prefix', { prefix: '033' }],
    ['05012345678', 'field:phone.long', undefined],
  ])('%o is refused: %s', (typed, key, filled) => {
    expect(checkPhone(typed)).toEqual({ ok: false, why: filled ? { key, with: filled } : { key } });
  });

  test('is shown as it is dialled at home', () => {
    expect(phoneAtHome('+994501234567')).toBe('050 123 45 67');
    expect(phoneAtHome('+994994123456')).toBe('099 412 34 56');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,13}$/), (typed) => {
        const checked = checkPhone(typed);
        if (!checked.ok) return;
        const shown = phoneAtHome(checked.value);
        expect(shown).toMatch(/^0\d\d \d{3} \d\d \d\d$/);
        expect(checkPhone(shown)).toEqual(checked);
      }),
    );
  });
});

describe('a whole number', () => {
  test('is taken within its bounds, both of them counted', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(99), fc.nat(99), (number, one, other) => {
        const bounds = { least: Math.min(one, other), most: Math.max(one, other) };
        const checked = checkWholeNumber(String(number), bounds);
        expect(checked.ok).toBe(number >= bounds.least && number <= bounds.most);
        if (checked.ok) expect(checked.value).toBe(number);
      }),
    );
  });

  test.each([
    ['', 'field:number.empty', undefined],
    ['two', 'field:number.empty', undefined],
    ['-1', 'field:number.empty', undefined],
    ['1.5', 'field:number.empty', undefined],
    ['0', 'field:number.low', { least: 1 }],
    ['21', 'field:number.high', { most: 20 }],
    ['9'.repeat(400), 'field:number.high', { most: 20 }],
  ])('%o is refused: %s', (typed, key, filled) => {
    expect(checkWholeNumber(typed, { least: 1, most: 20 })).toEqual({
      ok: false,
      why: filled ? { key, with: filled } : { key },
    });
  });
});

describe('what somebody writes', () => {
  test('keeps letters of every language, and loses pictures and what is not seen', () => {
    expect(cleanText('  Əli,\t\nİsa –  «да» № 5 ')).toBe('Əli, İsa – «да» № 5');
    expect(cleanText('a😀b👨‍👩‍👧c🇦🇿d👍🏽e❤️f')).toBe('abcdef');
    expect(cleanText('1\u20E32 # *')).toBe('12 # *');
    expect(cleanText('a\u0000\u202Eb\u200Bc\uFEFFd\uD800e')).toBe('abcde');
  });

  test('is never longer than it may be, and cleaned twice it is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (typed) => {
        const text = cleanText(typed);
        expect([...text].length).toBeLessThanOrEqual(LONGEST_ENTRY);
        expect(text).not.toMatch(/[\p{C}\p{Extended_Pictographic}]/u);
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  test('is refused when nothing is left of it', () => {
    for (const typed of ['', '   ', '😀', '\u200B'])
      expect(checkText(typed)).toEqual({ ok: false, why: { key: 'field:text.empty' } });
    expect(checkText(' Bakı ')).toEqual({ ok: true, value: 'Bakı' });
  });
});
