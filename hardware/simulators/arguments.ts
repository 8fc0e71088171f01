/** An argument of a simulator's process that could not be read. */
export class ArgumentMistake extends Error {
  readonly option: string;
  readonly found: string;
  readonly expected: string;

  constructor(option: string, found: string, expected: string) {
    super(`${option}: ${found}; expected ${expected}`);
    this.option = option;
    this.found = found;
    this.expected = expected;
  }
}

export type ParsedArguments<Options> =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly option: string; readonly found: string; readonly expected: string };

/** A whole number between `least` and `most`, null when the option was not given. Throws an `ArgumentMistake`. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new ArgumentMistake(option, text, `a whole number from ${least} to ${most}`);
  return number;
}

/** One of these words, the first of them when the option was not given. Throws an `ArgumentMistake`. */
export function oneOf<Choice extends string>(
  option: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const found = text === undefined ? choices[0] : choices.find((choice) => choice === text);
  if (found === undefined) throw new ArgumentMistake(`--${option}`, text ?? '', choices.join(' | '));
  return found;
}

/** What `read` makes of the arguments; a mistake names the option, what was found and what would be right. */
export function readArguments<Options>(
  args: readonly string[],
  names: readonly string[],
  read: (args: readonly string[]) => Options,
): ParsedArguments<Options> {
  try {
    return { ok: true, options: read(args) };
  } catch (error) {
    if (error instanceof ArgumentMistake)
      return { ok: false, option: error.option, found: error.found, expected: error.expected };
    // What parseArgs itself refuses: an option that does not exist, or one without its value.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return {
        ok: false,
        option: error.message,
        found: args.join(' '),
        expected: names.map((name) => `--${name}`).join(' | '),
      };
    throw error;
  }
}
