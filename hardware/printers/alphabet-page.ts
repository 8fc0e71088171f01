import type { PrintDocument, PrintLine } from './document.ts';

/** What a technician reads on the page; everything else on it is letters. */
export interface AlphabetHeadings {
  readonly title: string;
  readonly azerbaijani: string;
  readonly russian: string;
  /** Digits and signs. */
  readonly signs: string;
  /** Over the line in double size. */
  readonly large: string;
}

/** Alphabet of the Azerbaijani language, 32 letters, in its own order. */
const AZERBAIJANI = ['ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ', 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz'] as const;
const RUSSIAN = ['АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'] as const;
const SIGNS = '0123456789 № ₼ … – — « » “ ” ’ °';
/** Letters that printers get wrong most often. */
const HARD = 'Əə Ğğ İı Şş Çç Öö Üü';
const QR_MODULE = 4;
/**
 * Empty paper above and below the QR code: twice the four modules of ISO/IEC 18004, since a printer that is not known
 * yet may feed in units half as large.
 */
const QUIET_DOTS = 8 * QR_MODULE;
const QR_DATA = `${AZERBAIJANI[0]}${AZERBAIJANI[1]}`;

/** A page that shows at a glance whether a printer has every letter a ticket may need, in all its sizes. */
export function alphabetPage(headings: AlphabetHeadings): PrintDocument {
  return {
    lines: [
      { kind: 'text', text: headings.title, align: 'centre', bold: true, height: 2 },
      { kind: 'rule' },
      ...letters('A', headings),
      { kind: 'rule' },
      ...letters('B', headings),
      { kind: 'rule' },
      { kind: 'text', text: headings.large },
      { kind: 'text', text: HARD, width: 2, height: 2 },
      { kind: 'text', text: HARD, bold: true },
      { kind: 'text', text: ` ${HARD} `, inverse: true },
      { kind: 'space', dots: QUIET_DOTS },
      { kind: 'qr', data: QR_DATA, module: QR_MODULE, correction: 'M', align: 'centre' },
      { kind: 'space', dots: QUIET_DOTS },
      { kind: 'cut' },
    ],
  };
}

function letters(font: 'A' | 'B', headings: AlphabetHeadings): PrintLine[] {
  const text = (content: string): PrintLine => ({ kind: 'text', text: content, font });
  return [
    text(headings.azerbaijani),
    ...AZERBAIJANI.map(text),
    text(headings.russian),
    ...RUSSIAN.map(text),
    text(headings.signs),
    text(SIGNS),
  ];
}
