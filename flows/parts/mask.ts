/** How personal data look where they need only be recognised by whom they belong to. Lengths are not told either. */

const HIDDEN = '*****';

/** `A*****4` */
export function finMasked(fin: string): string {
  return [...fin].length < 3 ? HIDDEN : `${first(fin)}${HIDDEN}${last(fin)}`;
}

/** `N*****`: the first letter of each name; a last one would give away most short names. */
export function nameMasked(...names: readonly string[]): string {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => `${first(name)}${HIDDEN}`)
    .join(' ');
}

/** `AA*****67` */
export function documentMasked(number: string): string {
  return [...number].length < 7 ? HIDDEN : `${number.slice(0, 2)}${HIDDEN}${number.slice(-2)}`;
}

/** `050 *** ** 67`. @param phone `+994501234567` */
export function phoneMasked(phone: string): string {
  const national = /^\+994(\d\d)\d{5}(\d\d)$/.exec(phone);
  return national ? `0${national[1]} *** ** ${national[2]}` : HIDDEN;
}

function first(text: string): string {
  return [...text][0] ?? '';
}

function last(text: string): string {
  return [...text].at(-1) ?? '';
}
