import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that an id read aloud or off paper stays itself. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 25 characters, 125 random bits, all in the alphanumeric set of QR codes (ISO/IEC 18004, 7.3.4). */
export function newId(): string {
  return Array.from(randomBytes(25), (byte) => ALPHABET[byte & 31]).join('');
}
