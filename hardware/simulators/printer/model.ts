/** What differs between makes of ESC/POS printers. */
export interface PrinterModel {
  /** Dots across the printable width: 512 (TM-T88, 180 dpi), 576 and 640 (80 mm, 203 dpi), 384 (58 mm). */
  readonly dots: 512 | 576 | 384 | 640;
  readonly dotsPerInch: number;
  /** GS P: units to the inch across and down until told otherwise (TM-T88: 180 and 360). */
  readonly motion: { readonly across: number; readonly down: number };
  /** From the print head to the cutter. */
  readonly cutterDots: number;
  /** Starts in a multi-byte mode, as printers for China do (FS & until FS .). */
  readonly multibyte: boolean;
  /** ESC t n: which code page is n; makers differ. */
  readonly codePages: ReadonlyMap<number, string>;
  /** Answers GS ( H. */
  readonly processId: boolean;
  /** Knows ESC &, ESC %, ESC ?. */
  readonly userCharacters: boolean;
  /** Knows GS a. */
  readonly automaticStatus: boolean;
  /** Knows DLE DC4 function 8. */
  readonly clearBuffers: boolean;
  /** Without one, all cut commands mean nothing. */
  readonly cutter: boolean;
  /** `custom`: full status (DLE EOT 20, GS à) and a presenter (GS e), as Custom's VKP80. */
  readonly dialect: 'epson' | 'custom';
}

/** Epson's numbers (ESC t, TM-T88V), as names that iconv-lite knows. */
export const EPSON_CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [0, 'cp437'],
  [2, 'cp850'],
  [3, 'cp860'],
  [4, 'cp863'],
  [5, 'cp865'],
  [13, 'cp857'],
  [16, 'cp1252'],
  [17, 'cp866'],
  [18, 'cp852'],
  [19, 'cp858'],
  [46, 'cp1251'],
  [48, 'cp1254'],
]);

const MILLIMETRES_TO_CUTTER = 14;
const CUSTOM_MILLIMETRES_TO_CUTTER = 18;

export function modelOf(dots: PrinterModel['dots']): PrinterModel {
  const dotsPerInch = dots === 512 ? 180 : 203;
  return {
    dots,
    dotsPerInch,
    motion: { across: dotsPerInch, down: dots === 384 ? dotsPerInch : dotsPerInch * 2 },
    cutterDots: Math.round((MILLIMETRES_TO_CUTTER * dotsPerInch) / 25.4),
    multibyte: false,
    codePages: EPSON_CODE_PAGES,
    processId: true,
    userCharacters: true,
    automaticStatus: true,
    clearBuffers: true,
    cutter: true,
    dialect: 'epson',
  };
}

/** Custom VKP80II: no Epson confirmation, no Epson way to empty the buffers. */
export function customModel(): PrinterModel {
  const usual = modelOf(640);
  return {
    ...usual,
    cutterDots: Math.round((CUSTOM_MILLIMETRES_TO_CUTTER * usual.dotsPerInch) / 25.4),
    processId: false,
    automaticStatus: false,
    clearBuffers: false,
    dialect: 'custom',
  };
}
