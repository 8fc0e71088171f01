import type { PrintDocument, PrintLine } from '../../hardware/printers/document.ts';
import type { PrinterProfile } from '../../hardware/printers/escpos/profiles.ts';
import { wrap } from '../../hardware/printers/escpos/wrap.ts';
import {
  decodePaper,
  foldLookAlikes,
  type PaperImage,
  type PrintedSheet,
  readCells,
} from './paper-reader.ts';

type Text = PrintLine & { kind: 'text' };

/** A picture of a line stands no further below the line before it, in dots. */
const SEARCHED = 220;

/**
 * The lines of text that a document means and that cannot be read off the dots of the paper, whether they went out as
 * letters or as pictures: none on a printer that is set up right.
 */
export function linesNotOnPaper(
  document: PrintDocument,
  profile: PrinterProfile,
  sheet: PrintedSheet,
): readonly string[] {
  const image = decodePaper(sheet.png);
  const native = new Set(readCells(image, sheet.cells).map(meant));
  let from = 0;
  return document.lines
    .flatMap((line) => (line.kind === 'text' ? linesOf(line, profile) : []))
    .filter(({ text, line }) => {
      if (native.has(meant(text))) return false;
      const foot = footOfPicture(image, text, line, profile, from);
      from = foot ?? from;
      return foot === null;
    })
    .map(({ text }) => text);
}

const meant = (text: string): string => foldLookAlikes(text.trim());

function linesOf(line: Text, profile: PrinterProfile): { text: string; line: Text }[] {
  const columns = Math.floor(
    profile.dotsPerLine / (profile.fonts[line.font ?? 'A'].width * (line.width ?? 1)),
  );
  return wrap([...line.text], columns).map((chars) => ({ text: chars.join(''), line }));
}

/** Where a line that went out as a picture ends; null when no such picture is there. */
function footOfPicture(
  image: PaperImage,
  text: string,
  line: Text,
  profile: PrinterProfile,
  from: number,
): number | null {
  const cell = profile.fonts[line.font ?? 'A'];
  const [width, height] = [cell.width * (line.width ?? 1), cell.height * (line.height ?? 1)];
  const wide = Math.ceil(([...text].length * width) / 8) * 8;
  const left = line.align === 'centre' ? Math.floor((image.width - wide) / 2) : 0;
  for (let y = from; y < Math.min(from + SEARCHED, image.height - height); y++) {
    const cells = [...text].map((_, at) => ({ x: left + at * width, y, width, height }));
    // The first letter decides whether the rest is worth reading.
    const [first = ''] = [...text.trim()];
    const at = text.indexOf(first);
    const [head = ''] = readCells(image, cells.slice(at, at + 1));
    if (meant(head) !== meant(first)) continue;
    if (meant(readCells(image, cells)[0] ?? '') === meant(text)) return y + height;
  }
  return null;
}
