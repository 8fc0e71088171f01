import english from 'simple-keyboard-layouts/build/layouts/english.js';
import russian from 'simple-keyboard-layouts/build/layouts/russian.js';
import type { Keyboard, Locale } from '../../../flows/contract.ts';

type Rows = readonly (readonly string[])[];

const rows = (...lines: string[]): Rows => lines.map((line) => [...line]);

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);

/** The letters of a layout of `simple-keyboard`, row by row. One that stands alone among the digits joins the last row. */
function lettersOf({ layout }: typeof english): Rows {
  const all = (layout.default ?? []).map((row) => row.split(' ').filter(isLetter));
  const alone = all.filter((row) => row.length === 1).flat();
  const usual = all.filter((row) => row.length > 1);
  return usual.map((row) => (row === usual.at(-1) ? [...row, ...alone] : row));
}

/**
 * As people know them. Azerbaijani: AZS 495-2010 (xkb-data, symbols/az), which `simple-keyboard-layouts` lacks; Russian
 * and English from there. The signs are left out.
 */
export const USUAL_KEYS: { readonly [Each in Keyboard]: Rows } = {
  az: rows('qüertyuiopöğ', 'asdfghjklıə', 'zxcvbnmçş'),
  ru: lettersOf(russian),
  en: lettersOf(english),
  digits: rows('123', '456', '789', '0'),
  // No FIN holds an I or an O.
  fin: rows('1234567890', 'QWERTYUP', 'ASDFGHJKL', 'ZXCVBNM'),
};

/** Fewer letters than these are no row of their own. */
const LEAST_IN_ROW = 3;

/** In the order of the alphabet, for who never typed; eight a row, so that keys of 30 mm fit. */
export const EASY_KEYS: { readonly [Each in Keyboard]: Rows } = {
  az: rows('abcçdeəf', 'gğhxıijk', 'qlmnoöpr', 'sştuüvyz'),
  ru: rows('абвгдеёж', 'зийклмно', 'прстуфхц', 'чшщъыьэю', 'я'),
  en: rows('abcdefgh', 'ijklmnop', 'qrstuvwx', 'yz'),
  digits: USUAL_KEYS.digits,
  fin: rows('12345678', '90ABCDEF', 'GHJKLMNP', 'QRSTUVWX', 'YZ'),
};

/** The rows of a keyboard, and the letters left over, which stand in its foot. */
export function keysOf(
  keyboard: Keyboard,
  easy: boolean,
): { readonly rows: Rows; readonly left: readonly string[] } {
  const rows = (easy ? EASY_KEYS : USUAL_KEYS)[keyboard];
  const last = rows.at(-1) ?? [];
  return keyboard === 'digits' || last.length >= LEAST_IN_ROW
    ? { rows, left: [] }
    : { rows: rows.slice(0, -1), left: last };
}

/** Names of the keyboards, each in itself. */
export const KEYBOARD_NAMES: { readonly [Each in Keyboard]: string } = {
  az: 'ABC Ə',
  ru: 'АБВ',
  en: 'ABC',
  digits: '123',
  fin: 'A1B2',
};

/** Whose capitals a keyboard shows: a FIN and a number are written alike in every language. */
export function casingOf(keyboard: Keyboard): Locale {
  return keyboard === 'digits' || keyboard === 'fin' ? 'en' : keyboard;
}

/** Two letters that differ in a dot: their keys show both sizes, since the large one of each looks like the small other. */
export function showsBoth(letter: string, keyboard: Keyboard): boolean {
  return keyboard === 'az' && (letter === 'i' || letter === 'ı');
}

/** What a key shows. */
export function capitalOf(letter: string, keyboard: Keyboard): string {
  return letter.toLocaleUpperCase(casingOf(keyboard));
}
