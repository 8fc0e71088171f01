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

const [A, C, G, H, K, S, X, Z] = [0x61, 0x63, 0x67, 0x68, 0x6b, 0x73, 0x78, 0x7a];
const [SPACE, ZERO, NINE] = [0x20, 0x30, 0x39];

/**
 * The form in which texts and queries are compared: small letters of one alphabet without marks, doubled letters once,
 * words apart. Folding twice changes nothing. Pictures, signs and control characters are gone.
 */
export function fold(text: string): string {
  // Numbers, not strings: thousands of letters are folded at a start, before anything of it is compiled.
  const folded: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? SPACE;
    if (code > 0xffff) at++;
    const letters = lettersOf(code);
    for (let each = 0; each < letters.length; each++) put(folded, letters[each] ?? SPACE);
  }
  if (folded.at(-1) === SPACE) folded.pop();
  return asText(folded);
}

/** An h is written x, as many say it; only what was typed as an h belongs to the letter before. */
function put(folded: number[], letter: number): void {
  const last = folded.length === 0 ? SPACE : folded[folded.length - 1];
  if (letter >= ZERO && letter <= NINE) folded.push(letter);
  else if (letter < A || letter > Z) {
    if (last !== SPACE) folded.push(SPACE);
  } else if (letter === H) {
    // On keyboards without Azerbaijani letters: `sh` for ş.
    if (last === S || last === C || last === G) return;
    if (last === K) folded.pop();
    put(folded, last === K ? H : X);
  } else if (letter !== last) folded.push(letter);
}

/** More arguments than these are too many for one call. */
const AT_ONCE = 4096;

function asText(codes: readonly number[]): string {
  if (codes.length <= AT_ONCE) return String.fromCharCode(...codes);
  let text = '';
  for (let from = 0; from < codes.length; from += AT_ONCE)
    text += String.fromCharCode(...codes.slice(from, from + AT_ONCE));
  return text;
}

/** Letters of the scripts that people type here; what was folded once is known. */
const KNOWN: (readonly number[] | undefined)[] = [];
const LAST_KNOWN = 0x600;

/** One code point by itself: marks belong to no letter any more, so that neighbours do not matter. */
function lettersOf(code: number): readonly number[] {
  const known = KNOWN[code];
  if (known !== undefined) return known;
  // Root casing turns İ into i and a dot, which goes with the other marks; I is taken for ı, which becomes i.
  const plain = String.fromCodePoint(code).normalize('NFD').toLowerCase().replace(/\p{M}/gu, '');
  let folded = '';
  for (const letter of plain) folded += ONE_FOR_ONE[letter] ?? letter;
  const letters = Array.from(folded, (letter) => letter.codePointAt(0) ?? SPACE);
  if (code < LAST_KNOWN) KNOWN[code] = letters;
  return letters;
}

/** The folded words of a query; of a longer one, its beginning. */
export function wordsOf(query: string): readonly string[] {
  const short = [...query].slice(0, LONGEST_QUERY).join('');
  return fold(short)
    .split(' ')
    .filter((word) => word !== '');
}
