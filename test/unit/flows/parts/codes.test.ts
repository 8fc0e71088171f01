import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receiptNumber } from '../../../../flows/domain/receipt.ts';
import { checkReceipt, LONGEST_RECEIPT } from '../../../../flows/parts/receipt-number.ts';
import { checkResumeCode, RESUME_LENGTH, resumeShown } from '../../../../flows/parts/resume-code.ts';

describe('a receipt number that is typed', () => {
  test('is found with its dashes, without them and in small letters', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][A-Z0-9]{0,7}$/),
        fc.integer({ min: 1, max: 999_999 }),
        (kiosk, running) => {
          const number = receiptNumber(kiosk, running);
          expect(number.length).toBeLessThanOrEqual(LONGEST_RECEIPT);
          for (const typed of [number, number.replaceAll('-', ''), number.toLowerCase(), ` ${number} `])
            expect(checkReceipt(typed)).toEqual({ ok: true, value: number });
        },
      ),
    );
  });

  test('with one wrong digit is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 9 }), (running, by) => {
        const number = receiptNumber('K1', running);
        const last = (Number(number.at(-1)) + by) % 10;
        expect(checkReceipt(`${number.slice(0, -1)}${last}`)).toEqual({
          ok: false,
          why: { key: 'field:receipt.wrong' },
        });
      }),
    );
  });

  test.each(['', '1', '-', 'K1', '0001237', 'K1-000123', '<script>', '9'.repeat(10_000)])(
    '%o is none',
    (typed) => {
      expect(checkReceipt(typed).ok).toBe(false);
    },
  );
});

describe('a code that opens a form', () => {
  const CODE = '7K2M9-PQ4TX-00000-00000-00001';

  test('is taken in groups, without them, and as it is easily misread', () => {
    for (const typed of [CODE, CODE.replaceAll('-', ''), CODE.toLowerCase(), CODE.replaceAll('0', 'O')])
      expect(checkResumeCode(typed)).toEqual({ ok: true, value: CODE });
    expect(checkResumeCode(CODE.replace(/1$/, 'l'))).toEqual({ ok: true, value: CODE });
  });

  test('is refused while it is too short, too long or holds what no code holds', () => {
    expect(checkResumeCode(CODE.slice(0, -1))).toEqual({
      ok: false,
      why: { key: 'field:resume.short', with: { count: 1 } },
    });
    expect(checkResumeCode(`${CODE}77`)).toEqual({
      ok: false,
      why: { key: 'field:resume.long' },
    });
    expect(checkResumeCode(CODE.replace('K', 'U'))).toEqual({
      ok: false,
      why: { key: 'field:resume.letter', with: { letter: 'U' } },
    });
  });

  test('is shown in groups of five', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{0,25}$/), (typed) => {
        const shown = resumeShown(typed);
        expect(shown.replaceAll('-', '')).toBe(typed);
        expect(shown.split('-').every((group) => group.length <= 5)).toBe(true);
        expect(checkResumeCode(shown).ok).toBe(typed.length === RESUME_LENGTH);
      }),
    );
  });
});
