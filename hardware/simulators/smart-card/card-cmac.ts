import { createCipheriv } from 'node:crypto';

const BLOCK = 16;

/**
 * AES-128-CMAC (RFC 4493) as a card with nothing but AES on single blocks would do it. Written here once more, so that
 * tests do not ask the code under test.
 */
export function cardCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const aes = (block: Uint8Array): Buffer =>
    createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block);
  const doubled = (block: Uint8Array): Buffer => {
    const shifted = Buffer.from(block.map((byte, at) => ((byte << 1) | ((block[at + 1] ?? 0) >> 7)) & 0xff));
    if ((block[0] ?? 0) & 0x80) shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ 0x87;
    return shifted;
  };
  const whole = message.length > 0 && message.length % BLOCK === 0;
  const one = doubled(aes(Buffer.alloc(BLOCK)));
  const mask = whole ? one : doubled(one);
  const padded = whole
    ? Buffer.from(message)
    : Buffer.concat([message, Buffer.of(0x80), Buffer.alloc(BLOCK - 1 - (message.length % BLOCK))]);
  let state: Buffer = Buffer.alloc(BLOCK);
  for (let at = 0; at < padded.length; at += BLOCK) {
    const last = at + BLOCK === padded.length;
    const block = padded.subarray(at, at + BLOCK);
    state = aes(Buffer.from(state.map((byte, i) => byte ^ (block[i] ?? 0) ^ (last ? (mask[i] ?? 0) : 0))));
  }
  return state;
}
