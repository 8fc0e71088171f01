import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<Uint8Array, Uint8Array, number, { N: number }, Buffer>(scrypt);

const KEY_BYTES = 32;
/** Some 30 ms on a kiosk: all UIDs of four bytes take one core four years. */
const WORK = { N: 2 ** 14, maxmem: 32 * 1024 * 1024 };

export const SALT_LENGTH = 16;

/** `scrypt$<salt>$<key>` in base64url. */
export async function hashUid(uid: Uint8Array, salt: Uint8Array): Promise<string> {
  const key = await derive(uid, salt, KEY_BYTES, WORK);
  return `scrypt$${Buffer.from(salt).toString('base64url')}$${key.toString('base64url')}`;
}

export async function isUidOf(uid: Uint8Array, hash: string): Promise<boolean> {
  const [, salt = '', key = ''] = hash.split('$');
  const derived = await derive(uid, Buffer.from(salt, 'base64url'), KEY_BYTES, WORK);
  const wanted = Buffer.from(key, 'base64url');
  return wanted.length === derived.length && timingSafeEqual(derived, wanted);
}
