import { LONGEST_ENTRY } from '../contract.ts';
import { type Checked, right, wrong } from './checked.ts';

/** Line feeds, tabs and the widths of blanks. */
const BLANK = /[\t-\r\p{Z}]/gu;
/** Controls, bidirectional marks, zero widths, lone halves of pairs, what is not assigned: nobody types them to say something. */
const INVISIBLE = /\p{C}/gu;
/** No printer of a receipt has pictures, and no voice reads them. */
const PICTURE =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\u{20E3}/gu;

/**
 * What somebody wrote, as it can be printed, read aloud and kept: without pictures and control characters.
 * @param most code points; the rest is dropped
 */
export function cleanText(typed: string, most = LONGEST_ENTRY): string {
  const clean = typed
    .normalize('NFC')
    .replace(BLANK, ' ')
    .replace(INVISIBLE, '')
    .replace(PICTURE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return [...clean].slice(0, most).join('').trim();
}

/** What somebody wrote; refused where nothing is left of it. */
export function checkText(typed: string, most = LONGEST_ENTRY): Checked {
  const text = cleanText(typed, most);
  return text === '' ? wrong('field:text.empty') : right(text);
}
