import { type Checked, right, wrong } from './checked.ts';

/** A phone number with its country and how it is dialled in front, and no digit more than anybody types. */
export const LONGEST_PHONE = 14;
const NATIONAL_DIGITS = 9;

/**
 * Area and operator codes of Azerbaijan (libphonenumber, region AZ; 10 and 99 are newer). The country and the zero
 * before them may be left out.
 */
const NATIONAL = /^(?:(?:00)?994|0)?((?:10|40|50|51|55|60|70|77|99|12|18|2[0-6]|36)\d{7})$/;

/** `+994501234567`; null for what can be no number of this country. */
export function phoneNumber(typed: string): string | null {
  const national = NATIONAL.exec(typed.replace(/\D/g, ''))?.[1];
  return national === undefined ? null : `+994${national}`;
}

/** A phone number as `phoneNumber` writes it, or what is wrong with it. */
export function checkPhone(typed: string): Checked {
  const number = phoneNumber(typed);
  if (number !== null) return right(number);
  const national = withoutCountry(typed.replace(/\D/g, ''));
  const code = national.slice(0, 2);
  if (code.length === 2 && phoneNumber(`${code}0000000`) === null)
    return wrong('field:phone.prefix', { prefix: `0${code}` });
  return national.length < NATIONAL_DIGITS
    ? wrong('field:phone.short', { count: NATIONAL_DIGITS - national.length })
    : wrong('field:phone.long');
}

/** As it is dialled at home: `050 123 45 67`. @param phone `+994501234567` */
export function phoneAtHome(phone: string): string {
  return phoneShown(`0${withoutCountry(phone.replace(/\D/g, ''))}`);
}

/** Nine digits that begin with 994 are a number of the code 99. */
function withoutCountry(digits: string): string {
  if (digits.startsWith('00994')) return digits.slice(5);
  if (digits.startsWith('0')) return digits.slice(1);
  return digits.startsWith('994') && digits.length !== NATIONAL_DIGITS ? digits.slice(3) : digits;
}

const SHOWN_HEADS: Readonly<Record<string, string>> = { '00994': '00994 ', 994: '+994 ', 0: '0' };

/** As it is read: `050 123 45 67`, `+994 50 123 45 67`; what is not whole yet as far as it goes. */
export function phoneShown(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  const head = /^(?:00994|994|0|)/.exec(digits)?.[0] ?? '';
  const rest = digits.slice(head.length);
  const groups = [rest.slice(0, 2), rest.slice(2, 5), rest.slice(5, 7), rest.slice(7)];
  return `${SHOWN_HEADS[head] ?? ''}${groups.filter((group) => group !== '').join(' ')}`.trim();
}
