/** Columns of text: those with numbers in the last row flush right. The first row is the head. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, lengthOf(cell));
    });
  const isNumber = (at: number) => /^\d/.test(rows.at(-1)?.[at] ?? '');
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const blank = ' '.repeat((widths[at] ?? 0) - lengthOf(cell));
        return isNumber(at) ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

function lengthOf(text: string): number {
  return [...text].length;
}
