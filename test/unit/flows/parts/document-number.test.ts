import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDocumentNumber,
  documentNumberRead,
  LONGEST_DOCUMENT,
} from '../../../../flows/parts/document-number.ts';

describe('the number of a document', () => {
  test.each([
    ['AA1234567', 'AA1234567'],
    ['aa 1234567', 'AA1234567'],
    ['ab-1234567', 'AB1234567'],
    ['AZE12345678', 'AZE12345678'],
    ['aze № 12345678', 'AZE12345678'],
    ['C00000001', 'C00000001'],
    ['cooooooo1', 'C00000001'],
    ['P1234567', 'P1234567'],
  ])('%s is %s', (typed, value) => {
    expect(checkDocumentNumber(typed)).toEqual({ ok: true, value });
    expect(value.length).toBeLessThanOrEqual(LONGEST_DOCUMENT);
  });

  test.each([
    ['', 'field:document.series', undefined],
    ['12345678', 'field:document.series', undefined],
    ['ABC12345678', 'field:document.series', undefined],
    ['AA123456', 'field:document.short', { count: 1 }],
    ['AA', 'field:document.short', { count: 7 }],
    ['AZE1234567', 'field:document.short', { count: 1 }],
    ['AA12345678', 'field:document.long', undefined],
    ['AZE123456789', 'field:document.long', undefined],
    ['AA12B4567', 'field:document.letter', { letter: 'B' }],
    ['AA12Ə4567', 'field:document.letter', { letter: 'Ə' }],
  ])('%o is refused: %s', (typed, key, filled) => {
    expect(checkDocumentNumber(typed)).toEqual({ ok: false, why: filled ? { key, with: filled } : { key } });
  });

  test('is letters and then digits, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const checked = checkDocumentNumber(typed);
        if (checked.ok) expect(checked.value).toMatch(/^[A-Z]{1,3}\d{7,8}$/);
      }),
    );
  });

  test('that was read is written as it is typed', () => {
    expect(documentNumberRead('old-identity-card', '00000001')).toBe('AZE00000001');
    expect(documentNumberRead('identity-card', 'AA0000001')).toBe('AA0000001');
    expect(documentNumberRead('passport', 'C00000001')).toBe('C00000001');
    for (const [kind, number] of [
      ['old-identity-card', '12345678'],
      ['identity-card', 'AA1234567'],
    ] as const)
      expect(checkDocumentNumber(documentNumberRead(kind, number)).ok).toBe(true);
  });
});
