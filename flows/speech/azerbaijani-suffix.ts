const VOWELS = 'aəıieoöuü';
const TWOFOLD: Readonly<Record<string, string>> = {
  a: 'a',
  ı: 'a',
  o: 'a',
  u: 'a',
  ə: 'ə',
  e: 'ə',
  i: 'ə',
  ö: 'ə',
  ü: 'ə',
};
const FOURFOLD: Readonly<Record<string, string>> = {
  a: 'ı',
  ı: 'ı',
  o: 'u',
  u: 'u',
  ə: 'i',
  e: 'i',
  i: 'i',
  ö: 'ü',
  ü: 'ü',
};

/** Suffixes that stand after a hyphen behind a number; what is none of them is a word of its own. */
const SUFFIX =
  /^(?:[ıiuü]?n?c[ıiuü]\p{Ll}{0,5}|l[ıiuü]k?\p{Ll}{0,4}|l[aə]r\p{Ll}{0,5}|[dt][aə](?:n|k[ıi]\p{Ll}{0,4})?|[ny]?[aəıiuü]|n?[ıiuü]n|s[ıiuü]\p{Ll}{0,4}|[dt][ıiuü]r|d[əa]k|[ıiuü]l[aə]|l[aə])$/u;

/** Whether these letters behind a hyphen belong to the word before it. */
export function isSuffix(letters: string): boolean {
  return SUFFIX.test(letters);
}

/** Joins a suffix to a word, in the vowels and buffer letters that the word asks for: `altı` + `cı` → `altıncı`. */
export function withSuffix(word: string, suffix: string): string {
  const last = [...word.toLocaleLowerCase('az')].findLast((letter) => VOWELS.includes(letter));
  if (last === undefined || suffix === '') return word + suffix;
  if (/^d[əa]k$/.test(suffix)) return `${withSuffix(word, 'ə')}dək`;
  let vowel = last;
  let joined = word;
  for (const letter of fitted(word, suffix)) {
    if (letter === 'a' || letter === 'ə') vowel = TWOFOLD[vowel] ?? letter;
    else if ('ıiuü'.includes(letter)) vowel = FOURFOLD[vowel] ?? letter;
    joined += VOWELS.includes(letter) ? vowel : letter;
  }
  return joined;
}

/** The suffix with the sound between that the end of the word needs, or without the one it does not. */
function fitted(word: string, suffix: string): string {
  const afterVowel = VOWELS.includes(word.slice(-1).toLocaleLowerCase('az'));
  const ordinal = /^[ıiuü]?n?(c[ıiuü].*)$/u.exec(suffix)?.[1];
  if (ordinal !== undefined) return (afterVowel ? 'n' : 'in') + ordinal;
  if (afterVowel) {
    if (/^[aə]$/.test(suffix)) return `y${suffix}`;
    if (/^[ıiuü]n?$/.test(suffix)) return `n${suffix}`;
    return suffix;
  }
  return /^(?:y[aə]|n[ıiuü]n?)$/.test(suffix) ? suffix.slice(1) : suffix;
}
