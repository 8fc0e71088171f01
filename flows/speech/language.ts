/** How one language reads what is not a word. Numbers are 0 to 999,999. */
export interface Language {
  readonly cardinal: (value: number) => string;
  /** Every word that {@link cardinal} can be made of, in each case and gender that is spoken. */
  readonly numberWords: ReadonlySet<string>;
  /** `day` 1–31, `month` 1–12. */
  readonly date: (day: number, month: number, year: number) => string;
  /** `suffix` as Azerbaijani writes it after a hyphen, else empty. */
  readonly time: (hours: number, minutes: number, suffix: string) => string;
  /** `1 / 3`: one out of three. */
  readonly outOf: (part: number, whole: number) => string;
  readonly money: (manats: number, cents: number, suffix: string) => string;
  /** `whole` and one to three digits behind the mark. */
  readonly decimal: (whole: number, behind: string) => string;
  readonly decimalMark: '.' | ',';
  /** Numbers whose neighbours change them: ordinals, suffixes, ranges, cases. Others stay digits. */
  readonly inContext: (text: string) => string;
  /** A Roman numeral and what is written behind it. */
  readonly roman: (value: number, nextWord: string) => string;
  /** Beginnings of the words before which a lone I is a number; empty for none. */
  readonly romanBefore: string;
  readonly signs: Readonly<Record<'number' | 'percent' | 'plus' | 'and' | 'dot', string>>;
  /** Name of a capital letter, undefined where the voice knows it. */
  readonly letterName: (capital: string) => string | undefined;
  /** A name of its own only: the letter alone is a word of the language. */
  readonly isWord: (capital: string) => boolean;
  /** Null for a word in capitals that is no known abbreviation. `suffix` as written after a hyphen. */
  readonly abbreviation: (capitals: string, suffix: string) => string | null;
  /** Joins a suffix to a word. */
  readonly withSuffix: (word: string, suffix: string) => string;
  /** Letters the voice cannot read, in those it can. */
  readonly letters: (word: string) => string;
}

/** The last numbers that are spoken as numbers; longer ones are read digit by digit. */
export const LARGEST = 999_999;
