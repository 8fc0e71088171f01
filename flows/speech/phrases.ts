import type { Locale } from '../contract.ts';
import { languages } from './languages.ts';

/** A clip's worth of speech. */
export interface Phrase {
  /** Words; of the marks only a question or exclamation mark at the end, since the voice sings them. */
  readonly text: string;
  /** What ends it, and so how long the pause is. */
  readonly end: 'clause' | 'sentence';
}

/** A voice takes a breath after this many letters even where the writer put no mark. */
const LONGEST = 160;

/**
 * Cuts what {@link spokenText} gave at the ends of clauses and sentences, never inside a number. The same cut
 * when clips are made and when they are looked up.
 */
export function phrases(spoken: string, locale: Locale): readonly Phrase[] {
  return (spoken.match(/[^,.!?]+[,.!?]*/gu) ?? []).flatMap((part): Phrase[] => {
    const mark = /[,.!?]*\s*$/u.exec(part)?.[0].trim() ?? '';
    const text = part.replace(/[,.!?]*\s*$/u, '').trim();
    if (text === '') return [];
    const sung = mark === '?' || mark === '!' ? mark : '';
    const end = mark === ',' ? 'clause' : 'sentence';
    const parts = breaths(text, locale);
    return parts.map((words, at) =>
      at === parts.length - 1 ? { text: words + sung, end } : { text: words, end: 'clause' },
    );
  });
}

/** The phrase cut around its numbers: what is left are fixed words and numbers, each a clip of its own. */
export function pieces(phrase: string, locale: Locale): readonly string[] {
  const words = phrase.split(' ');
  const numbers = inNumbers(words, locale);
  const cut: string[] = [];
  for (const [at, word] of words.entries()) {
    if (at > 0 && numbers[at] === numbers[at - 1]) cut.push(`${cut.pop()} ${word}`);
    else cut.push(word);
  }
  return cut;
}

function breaths(text: string, locale: Locale): readonly string[] {
  if (text.length <= LONGEST) return [text];
  const words = text.split(' ');
  const numbers = inNumbers(words, locale);
  const parts: string[] = [];
  let part = '';
  for (const [at, word] of words.entries()) {
    const isInside = numbers[at] === true && numbers[at - 1] === true;
    if (part !== '' && part.length + word.length + 1 > LONGEST && !isInside) {
      parts.push(part);
      part = word;
    } else {
      part = part === '' ? word : `${part} ${word}`;
    }
  }
  return [...parts, part];
}

/** For each word whether it is part of a number. English "and" is one only between two of them. */
function inNumbers(words: readonly string[], locale: Locale): readonly boolean[] {
  const { numberWords, signs } = languages[locale];
  const bare = words.map((word) => word.replace(/[?!]$/u, '').toLocaleLowerCase(locale));
  const isNumber = (word: string | undefined) =>
    word?.split('-').every((half) => numberWords.has(half)) ?? false;
  return bare.map((word, at) =>
    locale === 'en' && word === signs.and ? isNumber(bare[at - 1]) && isNumber(bare[at + 1]) : isNumber(word),
  );
}
