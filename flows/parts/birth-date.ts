import type { IsoDate } from '../domain/working-days.ts';
import { type Checked, right, wrong } from './checked.ts';

/** dd, MM and yyyy. */
export const DATE_DIGITS = 8;
const EARLIEST = '1900-01-01';

/**
 * A date of birth, typed as digits, as `1980-01-31`.
 * @param today of the kiosk, in Baku
 */
export function checkBirthDate(typed: string, today: IsoDate): Checked<IsoDate> {
  const digits = typed.replace(/\D/g, '');
  if (digits.length < DATE_DIGITS) return wrong('field:date.short');
  const date = `${digits.slice(4, 8)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`;
  if (digits.length > DATE_DIGITS || !isReal(date)) return wrong('field:date.unreal');
  if (date > today) return wrong('field:date.future');
  return date < EARLIEST ? wrong('field:date.early') : right(date);
}

/** `31.01.1980`, as far as it is typed. */
export function dateShown(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('.');
}

/** A day of the calendar: no 31.02., and no month 13. */
function isReal(date: IsoDate): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
