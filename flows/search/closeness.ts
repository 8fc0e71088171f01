/** From here on a word may hold one typing error, letters. */
export const LEAST_FOR_ERROR = 4;
/** Endings hang on what is at least so long, letters. */
const LEAST_STEM = 4;
/** Longest chain of endings: `işsizliyimizdən`. */
const LONGEST_ENDING = 7;

/** How well a typed word means a word of the index; 0 when it does not. */
export function closeness(typed: string, word: string): number {
  if (typed === word) return 1;
  // Nearly every word is another one: told apart by its first letter.
  if (typed[0] !== word[0]) return typed.length >= LEAST_FOR_ERROR && isOneErrorApart(typed, word) ? 0.65 : 0;
  if (word.startsWith(typed)) return 0.75 + 0.2 * (typed.length / word.length);
  if (isStemOf(word, typed)) return 0.7;
  if (typed.length < LEAST_FOR_ERROR) return 0;
  if (isOneErrorApart(typed, word)) return 0.65;
  if (beginsWithOneError(typed, word)) return 0.5 + 0.1 * (typed.length / word.length);
  if (shareStem(typed, word)) return 0.45;
  return 0;
}

/** Azerbaijani and Russian hang their endings on the word: what was typed is the word and an ending. */
function isStemOf(word: string, typed: string): boolean {
  if (word.length < LEAST_STEM || typed.length - word.length > LONGEST_ENDING) return false;
  // Before a vowel the last k is a y: `işləmək`, `işləməyi`.
  return typed.startsWith(word) || (word.endsWith('k') && typed.startsWith(`${word.slice(0, -1)}y`));
}

/** Two forms of one word, whose last sound the ending has changed: `işsizlik`, `işsizliyə`. */
function shareStem(typed: string, word: string): boolean {
  let same = 0;
  while (same < typed.length && same < word.length && typed[same] === word[same]) same++;
  const ends = Math.max(typed.length, word.length) - same;
  return same >= 5 && ends <= 4;
}

/** One letter too many, too few, another, or two that changed places (Damerau). */
export function isOneErrorApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) === 2) {
    return one.length < other.length ? lacksOneBetweenTwins(one, other) : lacksOneBetweenTwins(other, one);
  }
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (at === one.length && at === other.length) return true;
  if (one.length === other.length) {
    const swapped = one[at] === other[at + 1] && one[at + 1] === other[at];
    return (
      one.slice(at + 1) === other.slice(at + 1) || (swapped && one.slice(at + 2) === other.slice(at + 2))
    );
  }
  return one.length > other.length
    ? one.slice(at + 1) === other.slice(at)
    : one.slice(at) === other.slice(at + 1);
}

/** A letter too few, and the two beside it, now neighbours, were folded into one: `psikoloq` without its l. */
function lacksOneBetweenTwins(short: string, long: string): boolean {
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return at > 0 && long[at - 1] === long[at + 1] && short.slice(at) === long.slice(at + 2);
}

/** The beginning of a word, with one error in it. The first letter is right: most are. */
function beginsWithOneError(typed: string, word: string): boolean {
  if (typed.length < LEAST_FOR_ERROR + 1) return false;
  for (const length of [typed.length, typed.length - 1, typed.length + 1]) {
    if (length < word.length && isOneErrorApart(typed, word.slice(0, length))) return true;
  }
  return false;
}
