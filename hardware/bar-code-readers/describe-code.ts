import type { BarCodeRead } from './bar-code-read.ts';

/** One line of the technician's scan test; `name` is a key of `reading.fact` in `technician.json`. */
export interface CodeFact {
  readonly name: 'symbology' | 'use' | 'length';
  /** Of `use` a key of `reading.use`; the others stand as they are. */
  readonly value: string;
}

export interface DescribedCode {
  /** A key of `reading` in `technician.json`; of a bad one in `page.json` as well (the citizen's text). */
  readonly kind: BarCodeRead['kind'];
  readonly facts: readonly CodeFact[];
}

/** What a scan test may show: what kind of code it was, never which. */
export function describeCode(read: BarCodeRead): DescribedCode {
  return { kind: read.kind, facts: factsOf(read) };
}

function factsOf(read: BarCodeRead): CodeFact[] {
  if (read.kind === 'unreadable-code') return [];
  const { symbology } = read;
  return [
    read.kind === 'code'
      ? { name: 'use', value: read.code.use }
      : { name: 'length', value: String(read.length) },
    ...(symbology === null ? [] : [{ name: 'symbology', value: symbology } as const]),
  ];
}
