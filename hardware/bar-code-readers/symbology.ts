/** Kinds of code, as far as a technician tells them apart. */
export const SYMBOLOGIES = [
  'aztec',
  'codabar',
  'code-39',
  'code-93',
  'code-128',
  'data-matrix',
  'ean-upc',
  'gs1-databar',
  'interleaved-2-of-5',
  'pdf417',
  'qr',
] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];

/** The letter after `]` (ISO/IEC 15424, table 1). */
const AIM_LETTERS: Readonly<Record<string, Symbology>> = {
  A: 'code-39',
  C: 'code-128',
  E: 'ean-upc',
  F: 'codabar',
  G: 'code-93',
  I: 'interleaved-2-of-5',
  L: 'pdf417',
  Q: 'qr',
  d: 'data-matrix',
  e: 'gs1-databar',
  z: 'aztec',
};

/** The bar code type of DECODE_DATA (SSI Programmer's Guide 72E-40451; those met in public code only are C). */
const SSI_TYPES: Readonly<Record<number, Symbology>> = {
  1: 'code-39',
  2: 'codabar',
  3: 'code-128',
  6: 'interleaved-2-of-5',
  7: 'code-93',
  8: 'ean-upc',
  9: 'ean-upc',
  10: 'ean-upc',
  11: 'ean-upc',
  15: 'code-128',
  16: 'ean-upc',
  17: 'pdf417',
  27: 'data-matrix',
  28: 'qr',
  36: 'gs1-databar',
  37: 'gs1-databar',
  45: 'aztec',
};

export function symbologyOfSsi(type: number): Symbology | null {
  return SSI_TYPES[type] ?? null;
}

export interface NamedText {
  readonly text: string;
  readonly symbology: Symbology | null;
}

/** Takes off the symbology identifier that a reader may be set up to send first: `]Q1ABC`. */
export function withoutAimIdentifier(text: string): NamedText {
  const letter = /^\]([A-Za-z])[0-9A-Za-z]/.exec(text)?.[1];
  if (letter === undefined) return { text, symbology: null };
  return { text: text.slice(3), symbology: AIM_LETTERS[letter] ?? null };
}
