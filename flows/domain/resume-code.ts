/** Crockford's base 32: no I, L, O, U, so that a code read aloud or off paper stays itself. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters by chance, five bits each: 120. */
export const RESUME_SECRET_LENGTH = 24;
const GROUP = 5;

/**
 * The code of a form that was put aside, as it stands on the citizen's paper: `7K2M9-PQ4TX-0ABCD-EFGHJ-KMNP7`.
 * @param chance 24 numbers by chance, of which five bits each are used
 */
export function resumeCode(chance: ArrayLike<number>): string {
  const secret = Array.from({ length: RESUME_SECRET_LENGTH }, (_, at) => ALPHABET[(chance[at] ?? 0) & 31]);
  const whole = secret.join('') + checkCharacter(secret.join(''));
  return (whole.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * The 25 characters of a code as it was typed or read: groups, small letters and the letters that look like digits do
 * not matter. Null when it is none, or a character of it is wrong.
 */
export function readResumeCode(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(/[-\s]/g, '');
  if (text.length !== RESUME_SECRET_LENGTH + 1) return null;
  const secret = text.slice(0, RESUME_SECRET_LENGTH);
  return checkCharacter(secret) === text.at(-1) ? text : null;
}

/**
 * A check character as ISO/IEC 7064 makes those of its hybrid systems, here MOD 33,32: it finds every single wrong
 * character and nearly every swap of two neighbours. Null for a character that is none of the alphabet.
 */
function checkCharacter(secret: string): string | null {
  const size = ALPHABET.length;
  let product = size;
  for (const character of secret) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    const sum = (product + value) % size || size;
    product = (sum * 2) % (size + 1);
  }
  return ALPHABET[(size + 1 - product) % size] ?? null;
}
