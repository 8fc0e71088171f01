import type { Keyboard } from '../../../flows/contract.ts';

type Rows = readonly (readonly string[])[];

const rows = (...lines: string[]): Rows => lines.map((line) => [...line]);

/** As people know them. Azerbaijani: AZS 495-2010 (xkb-data, symbols/az); Russian: ГОСТ 6431-90; without the signs. */
export const USUAL_KEYS: { readonly [Each in Keyboard]: Rows } = {
  az: rows('qüertyuiopöğ', 'asdfghjklıə', 'zxcvbnmçş'),
  ru: rows('йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'),
  en: rows('qwertyuiop', 'asdfghjkl', 'zxcvbnm'),
  digits: rows('123', '456', '789', '0'),
  // No FIN holds an I or an O.
  fin: rows('1234567890', 'QWERTYUP', 'ASDFGHJKL', 'ZXCVBNM'),
};

/** In the order of the alphabet, for who never typed; eight a row, so that keys of 30 mm fit. */
export const EASY_KEYS: { readonly [Each in Keyboard]: Rows } = {
  az: rows('abcçdeəf', 'gğhxıijk', 'qlmnoöpr', 'sştuüvyz'),
  ru: rows('абвгдеёж', 'зийклмно', 'прстуфхц', 'чшщъыьэю', 'я'),
  en: rows('abcdefgh', 'ijklmnop', 'qrstuvwx', 'yz'),
  digits: USUAL_KEYS.digits,
  fin: rows('12345678', '90ABCDEF', 'GHJKLMNP', 'QRSTUVWX', 'YZ'),
};

/** Names of the letters' keyboards, each in itself. */
export const KEYBOARD_NAMES: { readonly [Each in Keyboard]: string } = {
  az: 'ABC Ə',
  ru: 'АБВ',
  en: 'ABC',
  digits: '123',
  fin: 'A1B2',
};
