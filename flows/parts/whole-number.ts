import { type Checked, right, wrong } from './checked.ts';

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A whole number between two ends, both of them counted. */
export function checkWholeNumber(typed: string, { least, most }: Bounds): Checked<number> {
  const digits = typed.trim();
  if (!/^\d+$/.test(digits)) return wrong('field:number.empty');
  const number = Number(digits);
  if (number < least) return wrong('field:number.low', { least });
  return number > most ? wrong('field:number.high', { most }) : right(number);
}
