import { createCipheriv } from 'node:crypto';

const BLOCK = 16;

/** AES-128-CMAC of a message (RFC 4493; NIST SP 800-38B): 16 bytes. The key has 16. */
export function aesCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const subkey = doubled(encrypted(key, new Uint8Array(BLOCK)));
  const rest = message.length % BLOCK;
  const isWhole = message.length > 0 && rest === 0;
  const padded = isWhole ? Uint8Array.from(message) : new Uint8Array(message.length - rest + BLOCK);
  if (!isWhole) {
    padded.set(message);
    padded[message.length] = 0x80;
  }
  const mask = isWhole ? subkey : doubled(subkey);
  const last = padded.length - BLOCK;
  mask.forEach((byte, at) => {
    padded[last + at] = (padded[last + at] ?? 0) ^ byte;
  });
  return encrypted(key, padded).subarray(last);
}

/** In CBC mode with a first vector of zeroes. */
function encrypted(key: Uint8Array, blocks: Uint8Array): Uint8Array {
  return createCipheriv('aes-128-cbc', key, new Uint8Array(BLOCK)).setAutoPadding(false).update(blocks);
}

/** Times x in GF(2^128). */
function doubled(block: Uint8Array): Uint8Array {
  const shifted = block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7));
  const carry = (block[0] ?? 0) & 0x80 ? 0x87 : 0;
  shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ carry;
  return shifted;
}
