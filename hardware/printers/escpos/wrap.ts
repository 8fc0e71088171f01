/**
 * Breaks text into lines of at most `columns` cells, between words; a word is broken only when it is longer
 * than a whole line. An empty text is one empty line.
 */
export function wrap(chars: readonly string[], columns: number): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const word of words(chars)) {
    let rest = word;
    if (line.length > 0 && line.length + 1 + rest.length <= columns) {
      line.push(' ', ...rest);
      continue;
    }
    if (line.length > 0) lines.push(line);
    for (; rest.length > columns; rest = rest.slice(columns)) lines.push(rest.slice(0, columns));
    line = rest;
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines;
}

function words(chars: readonly string[]): string[][] {
  const all: string[][] = [];
  let word: string[] = [];
  for (const char of chars) {
    if (char !== ' ') word.push(char);
    else if (word.length > 0) {
      all.push(word);
      word = [];
    }
  }
  if (word.length > 0) all.push(word);
  return all;
}

/**
 * A left and a right part on one line of `columns` cells. When both do not fit the left part wraps and the
 * right one ends its last line; a right part too wide for company gets lines of its own.
 */
export function inColumns(left: readonly string[], right: readonly string[], columns: number): string[][] {
  const room = columns - right.length - 1;
  if (right.length === 0) return wrap(left, columns);
  if (room < columns / 3 && left.length > room) {
    const ends = wrap(right, columns).map((line) => [...blanks(columns - line.length), ...line]);
    return [...wrap(left, columns), ...ends];
  }
  const lines = wrap(left, room);
  const last = lines.pop() ?? [];
  return [...lines, [...last, ...blanks(columns - last.length - right.length), ...right]];
}

function blanks(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => ' ');
}
