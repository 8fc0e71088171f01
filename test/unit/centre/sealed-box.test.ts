import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demonstrationKey } from '../../../electron/centre/demonstration-key.ts';
import { newSealingPair, publicHalf, seal, unseal } from '../../../electron/centre/sealed-box.ts';
import { temporaryFolder } from '../../support/store.ts';

const { publicKey, privateKey } = newSealingPair();
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

test('what is sealed is opened by the centre, and by nobody else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      const box = seal(content, publicKey, 'R1 complaint');
      expect(unseal(box, privateKey, 'R1 complaint')).toEqual(JSON.parse(JSON.stringify(content)));
      expect(unseal(box, newSealingPair().privateKey, 'R1 complaint')).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test('it opens only as part of what it was sealed for', () => {
  const box = seal({ fin: '0ABC123' }, publicKey, 'R1 complaint');
  expect(unseal(box, privateKey, 'R2 complaint')).toBeNull();
});

test('a byte that was changed, or that is missing, opens nothing', () => {
  const box = Buffer.from(seal({ a: 1 }, publicKey, 'R1'), 'base64url');
  for (let at = 0; at < box.length; at++) {
    const changed = Buffer.from(box);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(changed.toString('base64url'), privateKey, 'R1'), `byte ${at}`).toBeNull();
    expect(unseal(box.subarray(0, at).toString('base64url'), privateKey, 'R1')).toBeNull();
  }
});

test('nothing of it can be read, and the same is never sealed alike', () => {
  const box = seal({ name: 'NÜMUNƏ' }, publicKey, 'R1');
  expect(Buffer.from(box, 'base64url').includes('NÜMUNƏ')).toBe(false);
  expect(seal({ name: 'NÜMUNƏ' }, publicKey, 'R1')).not.toBe(box);
});

test('a kiosk without a centre keeps one key, in a file that only it can read', () => {
  const first = demonstrationKey(folder.path);
  expect(demonstrationKey(folder.path)).toEqual(first);
  const file = join(folder.path, 'demonstration-centre.pem');
  expect(existsSync(file)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(unseal(seal(7, first.publicKey, 'R1'), readFileSync(file, 'utf8'), 'R1')).toBe(7);
});

/** Made with another implementation (pyca/cryptography), from the format as docs/privacy.md describes it. */
test('the example of the documentation', () => {
  const centreKey = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VuBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g
-----END PRIVATE KEY-----
`;
  const box =
    'AY2vz-6ukEXumnjXipn88y53geRB6wcwlsNCuOLcw7YSAQIDBAUGBwgJCgsMDJ__NomfqWtTlm3j8pqUZWXzRTUwZE_V-uRP8T9XzGm_1sY';
  expect(publicHalf(centreKey)).toBe('B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9_AsrhtHHw');
  expect(unseal(box, centreKey, 'R1 complaint')).toEqual({ text: 'NÜMUNƏ' });
});
