import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aesCmac } from '../../../../electron/host/badges/aes-cmac.ts';
import { cardCmac } from '../../../../hardware/simulators/smart-card/card-cmac.ts';
import { ROOT } from '../../../support/catalogue.ts';
import { seededRandom } from '../../../support/random.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** RFC 4493, section 4. */
const KEY = bytes('2b7e151628aed2a6abf7158809cf4f3c');
const MESSAGE =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';
const EXAMPLES = [
  [0, 'bb1d6929e95937287fa37d129b756746'],
  [16, '070a16b46b4d4144f79bdd9dd04a287c'],
  [40, 'dfa66747de9ae63030ca32611497c827'],
  [64, '51f0bebf7e3b9d92fc49741779363cfe'],
] as const;

describe.each([
  ['the kiosk', aesCmac],
  ['the card', cardCmac],
])('AES-CMAC of %s', (_, cmac) => {
  it.each(EXAMPLES)('of the first %i bytes of the example in RFC 4493', (length, expected) => {
    const mac = cmac(KEY, bytes(MESSAGE).subarray(0, length));
    expect(Buffer.from(mac).toString('hex')).toBe(expected);
  });
});

describe('kiosk and card', () => {
  it('agree on messages of all lengths', () => {
    const random = seededRandom(4493);
    const some = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
    for (let length = 0; length < 80; length++) {
      const [key, message] = [some(16), some(length)];
      expect(Buffer.from(aesCmac(key, message))).toEqual(Buffer.from(cardCmac(key, message)));
    }
  });
});

describe('the example for makers of cards in docs/badges.md', () => {
  it('is right', () => {
    const page = readFileSync(join(ROOT, 'docs/badges.md'), 'utf8');
    const [, challenge = '', proof = ''] = /\| `([0-9a-f]{32})` \| `([0-9a-f]{32})` \|/.exec(page) ?? [];
    const message = Buffer.concat([
      Buffer.from('DOSTK-BADGE-1'),
      new Uint8Array(16).fill(0xb1),
      bytes(challenge),
    ]);
    expect(Buffer.from(aesCmac(new Uint8Array(16).fill(0x51), message)).toString('hex')).toBe(proof);
  });
});
