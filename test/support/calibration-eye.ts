import {
  type CalibrationLine,
  calibrationLines,
  SAMPLES,
} from '../../hardware/printers/escpos/calibration/lines.ts';
import type { PrinterProfile } from '../../hardware/printers/escpos/profiles.ts';
import { decodePaper, foldLookAlikes, type PrintedSheet, readCells } from './paper-reader.ts';

export interface CalibrationSheet extends PrintedSheet {
  /** Parted by the cutter; the last one may still hang on the roll. */
  readonly cut: boolean;
}

/** Rows of a ruler's end mark. */
const MARK_ROWS = 48;

/** The ids of the lines that came out right on the paper, as the technician's eye finds them. */
export function linesThatCameOutRight(
  sheets: readonly CalibrationSheet[],
  profile: PrinterProfile,
): readonly string[] {
  const read = sheets.map((sheet) => {
    const image = decodePaper(sheet.png);
    return { image, cut: sheet.cut, lines: readCells(image, sheet.cells).map((line) => line.trim()) };
  });
  const lines = read.flatMap(({ lines }) => lines);

  const isRight = (line: CalibrationLine, number: number): boolean => {
    switch (line.group) {
      case 'start':
      case 'azerbaijani':
      case 'russian':
        return lines.some((text) => isSame(text, `${number} ${SAMPLES[line.group]}`));
      case 'special':
        // A picture is right wherever there are pictures, and all the headings are some.
        return line.way === 'picture' || lines.some((text) => isSame(text, `${number} ${SAMPLES.special}`));
      case 'width':
        return read.some(({ image }) => longestRun(image, line.dots - 1) >= MARK_ROWS);
      case 'cut':
        return read.some(({ cut, lines }) => cut && lines.at(-1)?.startsWith(`${number} -`) === true);
    }
  };
  return calibrationLines(profile)
    .filter((line, at) => isRight(line, at + 1))
    .map(({ id }) => id);
}

function isSame(text: string, sample: string): boolean {
  return foldLookAlikes(text) === foldLookAlikes(sample);
}

function longestRun({ width, height, dots }: ReturnType<typeof decodePaper>, x: number): number {
  if (x >= width) return 0;
  let [run, longest] = [0, 0];
  for (let y = 0; y < height; y++) {
    run = dots[y * width + x] === 1 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
