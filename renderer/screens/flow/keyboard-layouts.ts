import type { Keyboard } from '../../../flows/contract.ts';

const rows = (...lines: string[]): readonly (readonly string[])[] => lines.map((line) => [...line]);

/** Keys by row. Azerbaijani: AZS 495-2010 (xkb-data, symbols/az). */
export const KEYS: { readonly [Each in Keyboard]: readonly (readonly string[])[] } = {
  az: rows('qüertyuiopöğ', 'asdfghjklıə', 'zxcvbnmçş '),
  ru: rows('йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю '),
  en: rows('qwertyuiop', 'asdfghjkl', 'zxcvbnm '),
  digits: rows('123', '456', '789', '0'),
  fin: rows('1234567890', 'QWERTYUP', 'ASDFGHJKL', 'ZXCVBNM'),
};
