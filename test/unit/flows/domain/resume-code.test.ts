import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RESUME_SECRET_LENGTH, readResumeCode, resumeCode } from '../../../../flows/domain/resume-code.ts';

const chance = fc.uint8Array({ minLength: RESUME_SECRET_LENGTH, maxLength: RESUME_SECRET_LENGTH });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a code stands in five groups of five, and is read as it is typed', () => {
  fc.assert(
    fc.property(chance, (bytes) => {
      const shown = resumeCode(bytes);
      expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      const bare = shown.replaceAll('-', '');
      for (const typed of [
        shown,
        bare,
        shown.toLowerCase(),
        ` ${shown.replaceAll('-', ' ')} `,
        shown.replaceAll('0', 'o').replaceAll('1', 'l'),
        shown.replaceAll('1', 'I'),
      ])
        expect(readResumeCode(typed)).toBe(bare);
    }),
  );
});

test('one wrong character makes none', () => {
  fc.assert(
    fc.property(chance, fc.nat(24), fc.nat(31), (bytes, at, value) => {
      const bare = resumeCode(bytes).replaceAll('-', '');
      const wrong = ALPHABET[value] ?? '';
      fc.pre(bare[at] !== wrong);
      expect(readResumeCode(bare.slice(0, at) + wrong + bare.slice(at + 1))).toBeNull();
    }),
  );
});

test('two neighbours changed for each other are nearly always found', () => {
  let missed = 0;
  let tried = 0;
  for (const first of ALPHABET)
    for (const second of ALPHABET) {
      if (first === second) continue;
      const bare = resumeCode(
        [...`${first}${second}`.padEnd(24, '7')].map((c) => ALPHABET.indexOf(c)),
      ).replaceAll('-', '');
      tried++;
      if (readResumeCode(second + first + bare.slice(2)) !== null) missed++;
    }
  expect(missed / tried).toBeLessThan(0.04);
});

test.each(['', '7K2M9', 'U'.repeat(25), '0'.repeat(24), '0'.repeat(26), 'DR0TEST0TEST0TEST0TEST0WXYZ'])(
  '%j is none',
  (typed) => {
    expect(readResumeCode(typed)).toBeNull();
  },
);
