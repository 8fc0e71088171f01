import { withKey, withoutLast } from '../parts/typing.ts';

/** What an appointment is looked up by when it is typed. */
export type TypedBy = 'number' | 'fin';

/** Both are of seven characters. */
const LENGTH = 7;
/** A FIN has digits and Latin capitals without I and O. */
const TAKES: Readonly<Record<TypedBy, RegExp>> = { number: /^[0-9]$/, fin: /^[0-9A-HJ-NP-Z]$/ };

/** What is typed after one more key: capitals by the root casing, never the language's own. */
export function typedOn(by: TypedBy, typed: string, key: string): string {
  const sign = key.toUpperCase();
  return TAKES[by].test(sign) ? withKey(typed, sign, LENGTH) : typed;
}

export const erased = withoutLast;

export function isWhole(typed: string): boolean {
  return typed.length === LENGTH;
}

/** `123 4567`: to be compared with what stands on a paper. */
export function grouped(number: string): string {
  return [number.slice(0, 3), number.slice(3)].filter((part) => part !== '').join(' ');
}
