import { td1, td2, td3 } from './specimens.ts';

const [upper, middle, lower] = td1() as [string, string, string];

/** What somebody may hold to the reader. All synthetic. */
export const PRESENTATIONS = {
  td1: td1(),
  td2: td2(),
  td3: td3(),
  unlimited: td2({ number: '00000002', birth: '500101', expiry: '<<<<<<', optional: '2XYZ345' }),
  foreign: td3({ state: 'TUR', nationality: 'TUR', optional: '' }),
  expired: td1({ expiry: '200101' }),
  'letter-o': td1({ optional: '1OBC2O4' }),
  'letter-i': td1({ optional: 'IABC234' }),
  /** The digit of the birth date, and with it the composite one. */
  'wrong-digit': [upper, `${middle.slice(0, 6)}5${middle.slice(7)}`, lower],
  'one-line': [upper],
  /** A character lost in the middle. */
  garbled: [upper, middle.slice(0, 10) + middle.slice(11), lower],
  'printed-side': ['AZERBAYCAN RESPUBLIKASI', 'AA0000001'],
  'shop-card': ['4006381333931'],
} as const satisfies Record<string, readonly string[]>;

export type Presentation = keyof typeof PRESENTATIONS;

export function isPresentation(text: string): text is Presentation {
  return Object.hasOwn(PRESENTATIONS, text);
}
