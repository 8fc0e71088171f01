/** One measured number. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be; a row without it is for comparison. */
  readonly atMost?: number;
  /** Must be smaller than this. */
  readonly below?: number;
}

export interface SectionResult {
  readonly rows: readonly Row[];
  /** How it was measured, in a sentence or two for the reader of the table. */
  readonly notes: readonly string[];
}

/** True or false where there is a bound, else null. */
export function isReached({ value, atMost, below }: Row): boolean | null {
  if (atMost === undefined && below === undefined) return null;
  return value <= (atMost ?? Number.POSITIVE_INFINITY) && value < (below ?? Number.POSITIVE_INFINITY);
}

const amount = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });

function number(value: number): string {
  return Math.abs(value) >= 1000 || Number.isInteger(value) ? whole.format(value) : amount.format(value);
}

function quantity(value: number, unit: string): string {
  return unit === '' ? number(value) : `${number(value)} ${unit}`;
}

function bound({ atMost, below, unit }: Row): string {
  if (atMost !== undefined) return `≤ ${quantity(atMost, unit)}`;
  return below === undefined ? '' : `< ${quantity(below, unit)}`;
}

function mark(row: Row): string {
  const reached = isReached(row);
  if (reached === null) return '';
  return reached ? 'yes' : 'NOT REACHED';
}

/** `what | must reach | measured | ok`, the numbers flush right. */
export function table(rows: readonly Row[]): string {
  const head = ['what', 'must reach', 'measured', 'ok'] as const;
  const body = rows.map((row) => [row.what, bound(row), quantity(row.value, row.unit), mark(row)] as const);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => [...(cells[column] ?? '')].length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const blank = ' '.repeat((widths[column] ?? 0) - [...cell].length);
        return column === 0 || column === 3 ? cell + blank : blank + cell;
      })
      .join(' | ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('-|-'), ...body.map(line)].join('\n');
}
