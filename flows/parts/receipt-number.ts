import { isReceipt } from '../domain/receipt.ts';
import { type Checked, right, wrong } from './checked.ts';

/** Name of a kiosk, running number, check digit, and what stands between them. */
export const LONGEST_RECEIPT = 30;
/** Digits at the end that are no part of the kiosk's name. */
const OWN_DIGITS = 7;

/** `K1-000123-7`, typed with its dashes or without. */
export function checkReceipt(typed: string): Checked {
  const text = typed.normalize('NFC').toUpperCase().replace(/\s/gu, '');
  if (isReceipt(text)) return right(text);
  const plain = text.replace(/[^0-9A-Z]/g, '');
  const kiosk = plain.slice(0, -OWN_DIGITS);
  const number = `${kiosk}-${plain.slice(-OWN_DIGITS, -1)}-${plain.slice(-1)}`;
  return isReceipt(number) ? right(number) : wrong('field:receipt.wrong');
}
