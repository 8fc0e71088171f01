/** Longest query that is looked at, in code points: more is a key that sticks. */
export const LONGEST_QUERY = 64;

/** Letters that people write otherwise, by what all of their forms become. */
const ONE_FOR_ONE: Readonly<Record<string, string>> = {
  // Azerbaijani letters as they are typed without their marks (NFD leaves ə and ı as they are).
  ...{ ə: 'e', ı: 'i', ğ: 'g', ş: 's', ç: 'c', ö: 'o', ü: 'u', w: 'v', x: 'h' },
  // Azerbaijani in Cyrillic letters, in use until 2001.
  ...{ ә: 'e', ө: 'o', ү: 'u', ҹ: 'c', ҝ: 'g', ғ: 'g', һ: 'h', ј: 'y' },
  // Russian, so that a word common to both languages is the same word.
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 's' },
  ...{ ч: 'c', ш: 's', щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/** Two letters for one, as on keyboards without Azerbaijani letters. */
const DIGRAPHS: readonly (readonly [RegExp, string])[] = [
  [/s+h+/g, 's'],
  [/c+h+/g, 'c'],
  [/g+h+/g, 'g'],
  [/k+h+/g, 'h'],
];

/**
 * The form in which texts and queries are compared: small letters of one alphabet without marks, doubled letters once,
 * words apart. Folding twice changes nothing. Pictures, signs and control characters are gone.
 */
export function fold(text: string): string {
  let letters = '';
  for (const char of text) letters += foldLetter(char);
  // One digraph gone may leave another: `skh`.
  for (let before = ''; letters.includes('h') && before !== letters; ) {
    before = letters;
    for (const [two, one] of DIGRAPHS) letters = letters.replace(two, one);
  }
  return letters
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/([a-z])\1+/g, '$1')
    .trim();
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
