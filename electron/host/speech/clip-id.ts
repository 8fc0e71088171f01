import { createHash } from 'node:crypto';
import type { Locale } from '../../../flows/contract.ts';

const LONGEST_SLUG = 40;

/** Letters that no normal form makes ASCII. For file names only, not for reading. */
const ASCII: Readonly<Record<string, string>> = Object.fromEntries(
  'əe ıi аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щsch ъ ыy ь эe юyu яya'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Name of a phrase's clip: words that can be read, and a hash that tells like ones apart. */
export function clipId(phrase: string, locale: Locale): string {
  const text = phrase.toLocaleLowerCase(locale);
  const slug = [...text]
    .map((letter) => ASCII[letter] ?? letter.normalize('NFD').charAt(0))
    .map((letter) => ASCII[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/gu, '');
  return `${slug}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}`;
}
