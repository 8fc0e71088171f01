import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Kept } from '../../../flows/domain/record.ts';

/**
 * A half-done form, closed with its code: who has the store and not the paper can neither open nor find it.
 * HKDF-SHA-256 (RFC 5869) of the code makes two values that tell nothing of each other; AES-256-GCM (NIST SP 800-38D).
 *
 * Layout: version 1 (1 byte), nonce (12), ciphertext, tag (16); as base64url.
 */
const VERSION = 1;
const KEY_BYTES = 32;
const LOOKUP_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Under which the store finds the form. @param code its 25 characters */
export function lookupOf(code: string): string {
  return derived(code, 'lookup', LOOKUP_BYTES).toString('base64url');
}

export function closeKept(kept: Kept, code: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derived(code, 'key', KEY_BYTES), nonce);
  cipher.setAAD(Buffer.from(lookupOf(code), 'utf8'));
  const closed = Buffer.concat([cipher.update(JSON.stringify(kept), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, closed, cipher.getAuthTag()]).toString('base64url');
}

/** Null when it was changed, or belongs to another code. */
export function openKept(box: string, code: string): Kept | null {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) return null;
  try {
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', derived(code, 'key', KEY_BYTES), nonce);
    decipher.setAAD(Buffer.from(lookupOf(code), 'utf8'));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const closed = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
    return JSON.parse(Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8'));
  } catch {
    return null;
  }
}

function derived(code: string, use: 'lookup' | 'key', bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', code, '', `dost-kiosk kept form ${use} 1`, bytes));
}
