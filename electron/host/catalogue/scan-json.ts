/**
 * What `JSON.parse` does not tell an editor: the line of a mistake, keys that stand twice in one object (the first
 * is lost without a word), and keys that mean something to the language itself.
 */
export type JsonTrouble =
  | { readonly what: 'not-json'; readonly offset: number }
  | { readonly what: 'too-deep'; readonly offset: number }
  | { readonly what: 'double-key' | 'reserved-key'; readonly offset: number; readonly path: JsonPath };

export type JsonPath = readonly (string | number)[];

/** No catalogue needs more levels; a file that is nothing but brackets must not exhaust the stack. */
export const DEEPEST = 32;
const SPACES = new Set([9, 10, 13, 32]);

// Unrolled, so that a string without an end costs one pass.
const STRING_PART = String.raw`[^"\\\u0000-\u001f]*`;
const STRING = new RegExp(`"${STRING_PART}(?:\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})${STRING_PART})*"`, 'y');
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** A key that means something to the language itself. */
export function isReserved(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

class Stop extends Error {
  readonly trouble: JsonTrouble;
  constructor(trouble: JsonTrouble) {
    super(trouble.what);
    this.trouble = trouble;
  }
}

/**
 * Walks a JSON text once. The first mistake of syntax ends the walk; double and reserved keys are all told.
 * @param onValue is told where each value begins
 */
export function scanJson(
  text: string,
  onValue?: (path: JsonPath, offset: number) => void,
): readonly JsonTrouble[] {
  const troubles: JsonTrouble[] = [];
  const path: (string | number)[] = [];
  let at = 0;

  const fail = (what: 'not-json' | 'too-deep'): never => {
    throw new Stop({ what, offset: at });
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  /** The next character that is no space; most of a file is spaces. */
  const next = (): string => {
    for (let code = text.charCodeAt(at); code === 32 || (code <= 13 && SPACES.has(code)); )
      code = text.charCodeAt(++at);
    return text[at] ?? '';
  };
  const sign = (expected: string): boolean => {
    if (next() !== expected) return false;
    at++;
    return true;
  };

  function value(depth: number): void {
    const first = next();
    onValue?.(path, at);
    if (depth > DEEPEST) fail('too-deep');
    if (first === '{') object(depth);
    else if (first === '[') list(depth);
    else if (take(first === '"' ? STRING : OTHER) === null) fail('not-json');
  }

  function object(depth: number): void {
    at++;
    if (sign('}')) return;
    const keys = new Set<string>();
    do {
      next();
      const offset = at;
      const written = take(STRING) ?? fail('not-json');
      const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
      path.push(key);
      if (isReserved(key)) troubles.push({ what: 'reserved-key', offset, path: [...path] });
      else if (keys.has(key)) troubles.push({ what: 'double-key', offset, path: [...path] });
      keys.add(key);
      if (!sign(':')) fail('not-json');
      value(depth + 1);
      path.pop();
    } while (sign(','));
    if (!sign('}')) fail('not-json');
  }

  function list(depth: number): void {
    at++;
    if (sign(']')) return;
    let index = 0;
    do {
      path.push(index++);
      value(depth + 1);
      path.pop();
    } while (sign(','));
    if (!sign(']')) fail('not-json');
  }

  try {
    value(0);
    if (next() !== '') fail('not-json');
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    troubles.push(error.trouble);
  }
  return troubles;
}

/** Line and column of a place in a text, both from 1. */
export function lineAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
