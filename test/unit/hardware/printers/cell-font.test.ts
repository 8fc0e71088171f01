import { describe, expect, it } from 'vitest';
import { type CellGlyph, hasGlyph, renderGlyph } from '../../../../hardware/fonts/cell-font.ts';

const FONT_A = { width: 12, height: 24 };
const FONT_B = { width: 9, height: 17 };
const LETTERS =
  'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyzАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789№₼…–—«»“”’°';

function rows({ dots, width, height }: CellGlyph): string[] {
  return Array.from({ length: height }, (_, row) => dots.subarray(row * width, (row + 1) * width).join(''));
}

describe('letters in a cell', () => {
  it('has all that a ticket may need, each with a shape of its own', () => {
    for (const cell of [FONT_A, FONT_B]) {
      const shapes = new Map<string, string>();
      for (const char of LETTERS) {
        expect(hasGlyph(char), char).toBe(true);
        const shape = rows(renderGlyph(char, cell)).join('\n');
        expect(shape, char).toMatch(/1/);
        // Latin and Cyrillic share shapes on purpose; within one alphabet none may look like another.
        const script = /\p{Script=Cyrillic}/u.test(char) ? 'Cyrillic' : 'other';
        expect(shapes.get(`${script}${shape}`), `${char} in ${cell.width}x${cell.height}`).toBeUndefined();
        shapes.set(`${script}${shape}`, char);
      }
    }
  });

  it('keeps capitals 17 rows high on one baseline, and nothing is cut off above or below', () => {
    for (const char of 'HEТЕН') {
      const inked = rows(renderGlyph(char, FONT_A)).map((row) => row.includes('1'));
      expect([inked.indexOf(true), inked.lastIndexOf(true)], char).toEqual([2, 18]);
    }
    for (const char of 'ğŞÇщ') {
      const inked = rows(renderGlyph(char, FONT_A)).map((row) => row.includes('1'));
      expect(inked.lastIndexOf(true), char).toBeGreaterThanOrEqual(21);
    }
  });

  it('leaves a clear row between an accent and its capital', () => {
    for (const cell of [FONT_A, FONT_B]) {
      for (const char of 'İÖÜЁ') {
        const inked = rows(renderGlyph(char, cell)).map((row) => row.includes('1'));
        const first = inked.indexOf(true);
        expect(inked.slice(first, inked.lastIndexOf(true)), char).toContain(false);
      }
    }
  });

  it('shows a box for a letter that no font has, and never a question mark', () => {
    expect(hasGlyph('漢')).toBe(false);
    const box = rows(renderGlyph('漢', FONT_A)).join('\n');
    expect(box).toMatch(/0111111111\d0?/);
    expect(box).not.toBe(rows(renderGlyph('?', FONT_A)).join('\n'));
  });

  it('keeps letters apart: the last column of font A is clear but for the widest', () => {
    for (const char of 'aəeoğşçıiABEƏнпо')
      expect(
        rows(renderGlyph(char, FONT_A)).some((row) => row.endsWith('1')),
        char,
      ).toBe(false);
  });
});
