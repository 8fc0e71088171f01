/** What a line of the calibration page tries, in the order in which it is printed. */
export type CalibrationLine =
  /** Letters of code page 0 (PC437 on every make), as the printer starts and with its multi-byte mode left. */
  | { readonly id: string; readonly group: 'start'; readonly cancelMultiByte: boolean }
  | {
      readonly id: string;
      readonly group: 'azerbaijani' | 'russian';
      readonly page: { readonly name: string; readonly n: number };
    }
  /** What no code page holds: as a picture (GS v 0), or uploaded (ESC &). */
  | { readonly id: string; readonly group: 'special'; readonly way: 'picture' | 'uploaded' }
  /** A ruler as wide as a head that is on the market. */
  | { readonly id: string; readonly group: 'width'; readonly dots: number }
  | { readonly id: string; readonly group: 'cut'; readonly command: 'GS V' | 'ESC i' };

export const CALIBRATION_GROUPS = ['start', 'azerbaijani', 'russian', 'special', 'width', 'cut'] as const;
export type CalibrationGroup = CalibrationLine['group'];

/**
 * What makers call PC857 and PC866. PC857: 13 Epson, Custom, Seiko; 12 Star, Wincor; 8 Citizen; 29 Rongta; 61 Zjiang,
 * Xprinter. PC866: 17 Epson and most; 10 Star; 7 Rongta, Wincor; 59 Zjiang, Xprinter (escpos-printer-db).
 */
const PC857 = [13, 12, 8, 29, 61];
const PC866 = [17, 10, 7, 59];
const WIDTHS = [384, 512, 576, 640];

const pageLine = (group: 'azerbaijani' | 'russian', name: string) => (n: number) =>
  ({ id: `${group}-${n}`, group, page: { name, n } }) as const;

const LINES: readonly CalibrationLine[] = [
  { id: 'start-as-it-is', group: 'start', cancelMultiByte: false },
  { id: 'start-single-byte', group: 'start', cancelMultiByte: true },
  ...PC857.map(pageLine('azerbaijani', 'cp857')),
  ...PC866.map(pageLine('russian', 'cp866')),
  { id: 'special-picture', group: 'special', way: 'picture' },
  { id: 'special-uploaded', group: 'special', way: 'uploaded' },
  ...WIDTHS.map((dots) => ({ id: `width-${dots}`, group: 'width', dots }) as const),
  { id: 'cut-feeding', group: 'cut', command: 'GS V' },
  { id: 'cut-here', group: 'cut', command: 'ESC i' },
];

/** The lines for one printer, numbered on paper from 1. Behind a presenter a cut shows nothing, and is left alone. */
export function calibrationLines({ presenter }: { readonly presenter: unknown }): readonly CalibrationLine[] {
  return presenter === null ? LINES : LINES.filter(({ group }) => group !== 'cut');
}

/** What a line shows where it came out right, in double size: as many letters as the narrowest head has room for. */
export const SAMPLES: Readonly<Record<Exclude<CalibrationGroup, 'width' | 'cut'>, string>> = {
  start: 'ÇçÖöÜü',
  azerbaijani: 'ÇçĞğıİÖöŞşÜü',
  russian: 'ДЖЩЫЯЁджщыяё',
  special: 'Əə₼',
};
