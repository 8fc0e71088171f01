import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inColumns, wrap } from '../../../../hardware/printers/escpos/wrap.ts';

const lines = (text: string, columns: number): string[] =>
  wrap([...text], columns).map((line) => line.join(''));

describe('wrap', () => {
  it('breaks between words only', () => {
    expect(lines('Yaşa görə əmək pensiyası', 12)).toEqual(['Yaşa görə', 'əmək', 'pensiyası']);
  });

  it('breaks a word only when it is longer than a line', () => {
    expect(lines('a müavinətlərindən', 8)).toEqual(['a', 'müavinət', 'lərindən']);
  });

  it('keeps every word, in order, and no line too long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ə', 'ş'), minLength: 1, maxLength: 9 })),
        (words) => {
          const wrapped = lines(words.join(' '), 10);
          expect(wrapped.every((line) => line.length <= 10)).toBe(true);
          expect(wrapped.join(' ')).toBe(words.join(' '));
        },
      ),
    );
  });
});

describe('columns', () => {
  const set = (left: string, right: string, columns: number): string[] =>
    inColumns([...left], [...right], columns).map((line) => line.join(''));

  it('puts both parts on one line when they fit', () => {
    expect(set('Növbə', '12', 10)).toEqual(['Növbə   12']);
  });

  it('wraps the left part and ends its last line with the right one', () => {
    expect(set('Təxmini gözləmə vaxtı', '25 dəq', 20)).toEqual(['Təxmini', 'gözləmə vaxtı 25 dəq']);
  });

  it('gives a wide right part lines of its own', () => {
    expect(set('Xidmət', 'əmək pensiyası', 16)).toEqual(['Xidmət', '  əmək pensiyası']);
  });
});
