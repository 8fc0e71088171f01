import { describe, expect, it } from 'vitest';
import { KEYBOARDS, type Keyboard } from '../../../flows/contract.ts';
import {
  capitalOf,
  EASY_KEYS,
  keysOf,
  showsBoth,
  USUAL_KEYS,
} from '../../../renderer/screens/flow/keyboard-layouts.ts';
import { ALPHABETS } from '../../support/alphabets.ts';

/** AZS 495-2010 as xkb-data 2.35 has it (`symbols/az`, variant `latin`), without its signs. */
const AZS_495 = ['q ü e r t y u i o p ö ğ', 'a s d f g h j k l ı ə', 'z x c v b n m ç ş'];
/** GOST 6431-90, the usual layout of Windows. */
const RUSSIAN = ['й ц у к е н г ш щ з х ъ', 'ф ы в а п р о л д ж э', 'я ч с м и т ь б ю ё'];
/** ISO 646, QWERTY. */
const ENGLISH = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];

const lines = (keyboard: Keyboard) => USUAL_KEYS[keyboard].map((row) => row.join(' '));
const LETTERS = { az: ALPHABETS[1], ru: ALPHABETS[3], en: 'abcdefghijklmnopqrstuvwxyz' } as const;
const sorted = (keys: Iterable<string>) => [...keys].sort();

describe('the keyboards on the screen', () => {
  it('stand as people know them', () => {
    expect(lines('az')).toEqual(AZS_495);
    expect(lines('ru')).toEqual(RUSSIAN);
    expect(lines('en')).toEqual(ENGLISH);
  });

  it.each(['az', 'ru', 'en'] as const)(
    'have every letter of %s once, in the order of the alphabet too',
    (locale) => {
      const alphabet = [...(LETTERS[locale] ?? '')];
      expect(sorted(USUAL_KEYS[locale].flat())).toEqual(sorted(alphabet));
      expect(EASY_KEYS[locale].flat()).toEqual(alphabet);
    },
  );

  it('ask for a FIN without I and O, in capitals of no language', () => {
    for (const keys of [USUAL_KEYS.fin.flat(), EASY_KEYS.fin.flat()]) {
      expect(sorted(keys)).toEqual(sorted('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'));
    }
    for (const key of USUAL_KEYS.fin.flat()) expect(capitalOf(key, 'fin')).toBe(key);
  });

  it('show i as İ and ı as I, each with its small letter', () => {
    expect(capitalOf('i', 'az')).toBe('İ');
    expect(capitalOf('ı', 'az')).toBe('I');
    expect(capitalOf('i', 'en')).toBe('I');
    expect(USUAL_KEYS.az.flat().filter((key) => showsBoth(key, 'az'))).toEqual(['i', 'ı']);
  });

  it('have room for each key: 20 mm, and 30 mm in the easy manner', () => {
    for (const keyboard of KEYBOARDS) {
      for (const [easy, least] of [
        [false, 20],
        [true, 30],
      ] as const) {
        const { rows, left } = keysOf(keyboard, easy);
        expect([...rows.flat(), ...left]).toEqual((easy ? EASY_KEYS : USUAL_KEYS)[keyboard].flat());
        for (const row of rows) expect(row.length * (least + 3) - 3).toBeLessThanOrEqual(276);
      }
    }
  });
});
