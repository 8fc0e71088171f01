import type { Language } from './language.ts';

/** Quotes say nothing, and stand between a word and its suffix: “Məzun evi”nə. */
const QUOTES = /["“”„‟«»‹›]/gu;

/** One kind of space, letter, apostrophe; signs that have a name. The text may still hold digits. */
export function nameSigns(text: string, { signs }: Language): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)/gu, (number) => number.replace(/\D/gu, ''))
    .replace(/№/gu, ` ${signs.number} `)
    .replace(/₼\s*(\d+(?:[.,]\d{1,2})?)(?!\d)/gu, '$1 ₼')
    .normalize('NFKC')
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(QUOTES, '')
    .replace(/\r?\n/gu, ' . ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?= ?(?:₼|AZN|manat|манат))/gu, (number) =>
      number.replace(/ /gu, ''),
    )
    .replace(/&/gu, ` ${signs.and} `);
}

const MARKS = /\s*[,.!?][\s,.!?]*/gu;
const strongest = (marks: string) => ['!', '?', '.', ','].find((mark) => marks.includes(mark)) ?? '';

/** Only words, single spaces and `, . ! ?` between them. Expects no digits. */
export function tidy(text: string, { signs }: Language): string {
  return text
    .replace(/[^\p{L}\p{M}\s,.!?:;()[\]{}…/'–—-]/gu, ' ')
    .replace(/[:;()[\]{}]/gu, ',')
    .replace(/(?<=\p{L}{2})\.(?=\p{L}{2})/gu, ` ${signs.dot} `)
    .replace(/[./](?=\p{L})/gu, ' ')
    .replace(/\//gu, ' ')
    .replace(/(?<=[\p{L}\p{M}])[–—](?=\p{L})/gu, ', ')
    .replace(/(?:^|\s)[–—-]+(?=\s|$)/gu, ' , ')
    .replace(/[–—]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])['-]+|['-]+(?!\p{L})/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(MARKS, (marks) => `${strongest(marks)} `)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.!?]+|[\s,]+$/gu, '')
    .normalize('NFC');
}
