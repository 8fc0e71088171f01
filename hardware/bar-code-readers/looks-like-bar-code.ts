import { ownCode } from './own-codes.ts';

/** The numbers on goods: the last digit makes the sum, weighted 3 and 1 from the right, a multiple of ten. */
const GOODS = /^(\d{8}|\d{12}|\d{13})$/;
const LINK = /^https?:\/\//i;

/** True for a text that only a bar-code reader sends: a code of ours, the number of goods, a link. */
export function looksLikeBarCode(text: string): boolean {
  return ownCode(text) !== null || LINK.test(text) || (GOODS.test(text) && isGoodsNumber(text));
}

function isGoodsNumber(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
