/**
 * The ESC/POS commands that this kiosk sends, each under its name in Epson's "ESC/POS Command Reference".
 * Functions give whole commands: a status request may stand between two results, never inside one.
 */

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const DLE = 0x10;

export const LINE_FEED: readonly number[] = [0x0a];

/** ESC @: clears the print buffer, all settings and (on Epson) the user-defined characters. */
export const INITIALIZE: readonly number[] = [ESC, 0x40];

/** FS .: leaves the multi-byte mode in which printers for the Chinese market start. */
export const CANCEL_MULTI_BYTE: readonly number[] = [FS, 0x2e];

/** ESC ! 0: font A, normal size, not bold, not underlined. */
export const PLAIN_TEXT: readonly number[] = [ESC, 0x21, 0];

/** ESC t: code page by the number that this maker gives it. */
export function selectCodePage(n: number): number[] {
  return [ESC, 0x74, n];
}

/** ESC %: whether codes print the user-defined characters where there are any. */
export function uploadedLetters(on: boolean): number[] {
  return [ESC, 0x25, on ? 1 : 0];
}

/**
 * ESC &: defines characters for the font in force, from code `first` on, one after the other.
 * A column is 3 bytes (24 dots, the top one first), for fonts of up to 24 rows.
 */
export function defineCharacters(
  first: number,
  glyphs: readonly { readonly width: number; readonly columns: Uint8Array }[],
): number[] {
  const command = [ESC, 0x26, 3, first, first + glyphs.length - 1];
  for (const { width, columns } of glyphs) command.push(width, ...columns);
  return command;
}

/** ESC a: 0 left, 1 centre, 2 right. */
export function justify(align: 'left' | 'centre' | 'right'): number[] {
  return [ESC, 0x61, align === 'left' ? 0 : align === 'centre' ? 1 : 2];
}

/** ESC M */
export function selectFont(font: 'A' | 'B'): number[] {
  return [ESC, 0x4d, font === 'A' ? 0 : 1];
}

/** ESC E */
export function bold(on: boolean): number[] {
  return [ESC, 0x45, on ? 1 : 0];
}

/** GS !: magnification, 1 to 8 each way. */
export function characterSize(width: number, height: number): number[] {
  return [GS, 0x21, ((width - 1) << 4) | (height - 1)];
}

/** GS B: white on black. */
export function inverse(on: boolean): number[] {
  return [GS, 0x42, on ? 1 : 0];
}

/** GS b: rounds the corners of magnified letters. */
export const SMOOTHING_ON: readonly number[] = [GS, 0x62, 1];

/** GS P: units to the inch for ESC J and others; set to the head's dots so that one unit is one dot. */
export function motionUnits(dotsPerInch: number): number[] {
  return [GS, 0x50, dotsPerInch, dotsPerInch];
}

/** ESC J: prints what is in the line and feeds up to 255 units. */
export function feed(units: number): number[] {
  const command: number[] = [];
  for (let rest = units; rest > 0; rest -= 255) command.push(ESC, 0x4a, Math.min(rest, 255));
  return command;
}

/** GS V 65 0 or 66 0: feeds to the cutter and cuts, all of the paper or all but one point. */
export function cut(kind: 'full' | 'partial'): number[] {
  return [GS, 0x56, kind === 'full' ? 65 : 66, 0];
}

/** ESC i: cuts all of the paper where it stands. */
export const CUT_HERE: readonly number[] = [ESC, 0x69];

/** GS e 3: pushes the cut ticket out by so many steps and holds it (Custom VKP80, KPM). */
export function present(steps: number): number[] {
  return [GS, 0x65, 3, Math.min(255, Math.max(1, Math.round(steps)))];
}

/** GS e 2: draws back the ticket that hangs at the mouth. */
export const RETRACT: readonly number[] = [GS, 0x65, 2];

/** GS e 5: throws the ticket out. */
export const EJECT: readonly number[] = [GS, 0x65, 5];

/** GS e 6: how is the ejector? Answered by one byte, in its turn. */
export const EJECTOR_REQUEST: readonly number[] = [GS, 0x65, 6];

/** GS v 0: a picture of `width` bytes and `height` rows, left bit first. */
export function rasterHeader(width: number, height: number): number[] {
  return [GS, 0x76, 0x30, 0, width & 0xff, width >> 8, height & 0xff, height >> 8];
}

const QR_LEVELS = { L: 48, M: 49, Q: 50, H: 51 } as const;
/** Most that a QR code (version 40, level L) holds in bytes (ISO/IEC 18004, table 7). */
const QR_MOST_BYTES = 2953;

/**
 * GS ( k, functions 165, 167, 169, 180, 181: a QR code, model 2. The length counts UTF-8 bytes, not letters.
 * @throws RangeError when no QR code can hold the text.
 */
export function qrCode(data: string, module: number, correction: keyof typeof QR_LEVELS): number[] {
  const bytes = new TextEncoder().encode(data);
  if (bytes.length === 0 || bytes.length > QR_MOST_BYTES)
    throw new RangeError(`QR text of ${bytes.length} bytes`);
  const stored = bytes.length + 3;
  return [
    ...[GS, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
    ...[GS, 0x28, 0x6b, 3, 0, 49, 67, module],
    ...[GS, 0x28, 0x6b, 3, 0, 49, 69, QR_LEVELS[correction]],
    ...[GS, 0x28, 0x6b, stored & 0xff, stored >> 8, 49, 80, 48, ...bytes],
    ...[GS, 0x28, 0x6b, 3, 0, 49, 81, 48],
  ];
}

/** DLE EOT 1–4 at one go: printer, cause of offline, cause of error, roll sensor. Answered at once, by 4 bytes. */
export const STATUS_REQUEST = Uint8Array.of(DLE, 4, 1, DLE, 4, 2, DLE, 4, 3, DLE, 4, 4);

/** GS a: tells of changes by itself: of the line (2), of errors (4), of the paper (8). */
export const AUTOMATIC_STATUS_ON: readonly number[] = [GS, 0x61, 0x0e];

/** DLE EOT 20: Custom's full status, answered at once by 6 bytes. */
export const FULL_STATUS_REQUEST = Uint8Array.of(DLE, 4, 20);

/** GS à: Custom's full status by itself whenever something in one of its four bytes changes. */
export const AUTOMATIC_FULL_STATUS_ON: readonly number[] = [GS, 0xe0, 0x0f];

/** GS r 1: paper sensor, answered in its turn after all that was sent before. */
export const PAPER_SENSOR_REQUEST: readonly number[] = [GS, 0x72, 1];

/** GS ( H function 48: the printer repeats the four letters once all before them is printed. */
export function processIdRequest(id: string): number[] {
  return [GS, 0x28, 0x48, 6, 0, 48, 48, ...new TextEncoder().encode(id)];
}

/**
 * DLE DC4 function 8: empties the receive and the print buffer at once, in whatever state the printer is, and
 * is answered by `37 25 00`; until then nothing else may be sent. TM-T88IV to VII, TM-m30, TM-T20 have it.
 */
export const CLEAR_BUFFERS = Uint8Array.of(DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8);

/** DLE ENQ 2: leaves a recoverable error and empties both buffers; without such an error it does nothing. */
export const RECOVER_AND_CLEAR = Uint8Array.of(DLE, 5, 2);
