/** Longest query that is looked at, in code points: more is a key that sticks. */
export const LONGEST_QUERY = 64;

/** Letters that people write otherwise, by what all of their forms become. */
const ONE_FOR_ONE: Readonly<Record<string, string>> = {
  // Azerbaijani letters as they are typed without their marks (NFD leaves ə and ı as they are).
  ...{ ə: 'e', ı: 'i', ğ: 'g', ş: 's', ç: 'c', ö: 'o', ü: 'u', w: 'v' },
  // The end of a word changes its sound before an ending (uşaq, uşağım), and people write what they say (almag).
  ...{ q: 'g' },
  // Azerbaijani in Cyrillic letters, in use until 2001.
  ...{ ә: 'e', ө: 'o', ү: 'u', ҹ: 'c', ҝ: 'g', ғ: 'g', һ: 'x', ј: 'y' },
  // Russian, so that a word common to both languages is the same word.
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 's' },
  ...{ ч: 'c', ш: 's', щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/** Before an h one letter with it, as on keyboards without Azerbaijani letters: `sh` for ş. */
const BEFORE_H = new Set(['s', 'c', 'g']);

/**
 * The form in which texts and queries are compared: small letters of one alphabet without marks, doubled letters once,
 * words apart. Folding twice changes nothing. Pictures, signs and control characters are gone.
 */
export function fold(text: string): string {
  // A list, not a string: of one that grows letter by letter, the last letter is dear.
  const folded: string[] = [];
  for (const char of text) for (const letter of foldLetter(char)) put(folded, letter);
  if (folded.at(-1) === ' ') folded.pop();
  return folded.join('');
}

/** An h is written x, as many say it; only what was typed as an h belongs to the letter before. */
function put(folded: string[], letter: string): void {
  const last = folded[folded.length - 1] ?? ' ';
  if (letter >= '0' && letter <= '9') folded.push(letter);
  else if (letter < 'a' || letter > 'z') {
    if (last !== ' ') folded.push(' ');
  } else if (letter === 'h') {
    if (BEFORE_H.has(last)) return;
    if (last === 'k') folded.pop();
    put(folded, last === 'k' ? 'h' : 'x');
  } else if (letter !== last) folded.push(letter);
}

/** Letters of the scripts that people type here; what was folded once is known. */
const KNOWN: (string | undefined)[] = [];
const LAST_KNOWN = 0x600;

/** One code point by itself: marks belong to no letter any more, so that neighbours do not matter. */
function foldLetter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const known = KNOWN[code];
  if (known !== undefined) return known;
  // Root casing turns İ into i and a dot, which goes with the other marks; I is taken for ı, which becomes i.
  const plain = char.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '');
  let folded = '';
  for (const letter of plain) folded += ONE_FOR_ONE[letter] ?? letter;
  if (code < LAST_KNOWN) KNOWN[code] = folded;
  return folded;
}

/** The folded words of a query; of a longer one, its beginning. */
export function wordsOf(query: string): readonly string[] {
  const short = [...query].slice(0, LONGEST_QUERY).join('');
  return fold(short)
    .split(' ')
    .filter((word) => word !== '');
}
