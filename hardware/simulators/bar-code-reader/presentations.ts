/** Codes as they are printed, with their type in SSI (72E-40451, DECODE_DATA) and their symbology identifier. */
export interface PrintedCode {
  readonly text: string;
  readonly ssiType: number;
  readonly aim: string;
}

const qr = (text: string): PrintedCode => ({ text, ssiType: 0x1c, aim: ']Q1' });

/** What somebody may hold to the reader. All synthetic. */
export const PRESENTATIONS = {
  ticket: qr('0TEST0TEST0TEST0TEST01234'),
  appointment: qr('DA0TEST0TEST0TEST0TEST0ABCD'),
  resume: qr('DR0TEST0TEST0TEST0TEST0WXYZ'),
  receipt: qr('K1-000123-4'),
  goods: { text: '4006381333931', ssiType: 0x0b, aim: ']E0' },
  link: qr('https://example.org/'),
  /** Of another queue: right but for its length. */
  'other-ticket': qr('0TEST0TEST0TEST0TEST0123'),
  /** Letters that are two bytes each. */
  letters: qr('Bakı DOST Mərkəzi: növbə kağızı'),
  /** Too much for one packet. */
  wide: qr('0123456789'.repeat(60)),
} as const satisfies Record<string, PrintedCode>;

export type Presentation = keyof typeof PRESENTATIONS;

export function isPresentation(text: string): text is Presentation {
  return Object.hasOwn(PRESENTATIONS, text);
}

/** Any text as a QR code: the ticket that was printed a minute ago. */
export const printed = qr;
