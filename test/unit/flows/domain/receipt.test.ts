import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReceipt, receiptNumber } from '../../../../flows/domain/receipt.ts';

// A published example of ISO/IEC 7064, MOD 11,10: 00200667308 has the check digit 5.
test('has the check digit of the standard', () => {
  expect(receiptNumber('00200', 667_308)).toBe('00200-667308-5');
});

test('every number is one, and none with a wrong digit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (running, place, by) => {
        const number = receiptNumber('K1', running);
        expect(isReceipt(number)).toBe(true);
        const places = [...number].flatMap((char, at) => (/\d/.test(char) && at > 2 ? [at] : []));
        const at = places[place % places.length] ?? 3;
        const wrong = (Number(number[at]) + by) % 10;
        expect(isReceipt(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(false);
      },
    ),
  );
});

test('nothing else is one', () => {
  for (const text of ['', 'K1', 'K1-000123', 'K1-000123-', 'k1-000001-0', ' K1-000001-9', '1'.repeat(10_000)])
    expect(isReceipt(text), text.slice(0, 20)).toBe(false);
});
