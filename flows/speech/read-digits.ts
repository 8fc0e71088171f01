import { LARGEST } from './language.ts';

/**
 * Digits as they are written: each leading zero by itself, the rest as a number, digit by digit where it is
 * too long for one.
 */
export function readDigits(digits: string, cardinal: (value: number) => string): string {
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const rest = digits.slice(zeros);
  const words = Array.from({ length: zeros }, () => cardinal(0));
  if (rest !== '') {
    words.push(
      Number(rest) <= LARGEST ? cardinal(Number(rest)) : [...rest].map(Number).map(cardinal).join(' '),
    );
  }
  return words.join(' ');
}
