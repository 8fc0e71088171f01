import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFin, FIN_LENGTH, finSuggestion } from '../../../../flows/parts/fin.ts';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const fins = fc
  .array(fc.constantFrom(...LETTERS), { minLength: FIN_LENGTH, maxLength: FIN_LENGTH })
  .map((all) => all.join(''));

describe('a FIN', () => {
  test('is what it is, however it is typed', () => {
    fc.assert(
      fc.property(fins, fc.boolean(), (fin, small) => {
        const typed = small ? fin.toLowerCase() : `${fin.slice(0, 3)} ${fin.slice(3)}`;
        expect(checkFin(typed)).toEqual({ ok: true, value: fin });
        expect(finSuggestion(typed)).toBeNull();
      }),
    );
  });

  test('holds no O: it is read as 0 without a question', () => {
    fc.assert(
      fc.property(fins, (fin) => {
        expect(checkFin(fin.replaceAll('0', 'o'))).toEqual({ ok: true, value: fin });
      }),
    );
  });

  test('with an I is never taken: 1 is suggested, whichever i was typed', () => {
    for (const i of ['I', 'i', 'İ', 'ı']) {
      expect(checkFin(`${i}ABC234`)).toEqual({ ok: false, why: { key: 'field:fin.letterI' } });
      expect(finSuggestion(`${i}ABC234`)).toBe('1ABC234');
    }
    fc.assert(
      fc.property(fins, fc.nat(FIN_LENGTH - 1), (fin, at) => {
        const typed = `${fin.slice(0, at)}I${fin.slice(at + 1)}`;
        expect(checkFin(typed).ok).toBe(false);
        expect(checkFin(finSuggestion(typed) ?? '')).toEqual({
          ok: true,
          value: typed.replaceAll('I', '1'),
        });
      }),
    );
  });

  test.each([
    ['', 'field:fin.short', { count: 7 }],
    ['1ABC23', 'field:fin.short', { count: 1 }],
    ['IABC23', 'field:fin.short', { count: 1 }],
    ['1ABC2345', 'field:fin.long', undefined],
    ['1ABC23Ə', 'field:fin.letter', { letter: 'Ə' }],
    ['1АBC234', 'field:fin.letter', { letter: 'А' }],
    ['1AB*', 'field:fin.letter', { letter: '*' }],
  ])('%o is refused: %s', (typed, key, filled) => {
    expect(checkFin(typed)).toEqual({ ok: false, why: filled ? { key, with: filled } : { key } });
    expect(finSuggestion(typed)).toBeNull();
  });

  test('is never anything else, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const checked = checkFin(typed);
        if (checked.ok) expect(checked.value).toMatch(/^[0-9A-HJ-NP-Z]{7}$/);
      }),
    );
  });
});
