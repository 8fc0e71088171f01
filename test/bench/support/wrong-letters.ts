import type { PrintDocument } from '../../../hardware/printers/document.ts';
import { modelOf, type PrinterModel } from '../../../hardware/simulators/printer/model.ts';
import type { PaperCell } from '../../../hardware/simulators/printer/paper.ts';
import { foldLookAlikes, readPaper } from '../../support/paper-reader.ts';
import { printerOnBench } from '../../support/printer-bench.ts';

/** All pages of a TM-T88 that iconv-lite knows, so that no library loses a letter to the simulator. */
const ALL_CODE_PAGES: PrinterModel['codePages'] = new Map([
  ...modelOf(512).codePages,
  ...([
    [14, 'cp737'],
    [15, 'iso88597'],
    [33, 'cp775'],
    [34, 'cp855'],
    [35, 'cp861'],
    [36, 'cp862'],
    [37, 'cp864'],
    [38, 'cp869'],
    [39, 'iso88592'],
    [40, 'iso885915'],
    [44, 'cp1125'],
    [45, 'cp1250'],
    [47, 'cp1253'],
    [49, 'cp1255'],
    [50, 'cp1256'],
    [51, 'cp1257'],
    [52, 'cp1258'],
    [53, 'rk1048'],
  ] as const),
]);

export interface Printed {
  /** Base64 of a PNG. */
  readonly png: string;
  readonly cells: readonly PaperCell[];
}

/** What comes out of a printer that carries out these writes, one after the other: the last sheet. */
export function print(...writes: readonly Uint8Array[]): Printed {
  const bench = printerOnBench({
    model: { codePages: ALL_CODE_PAGES },
    behaviour: { bufferBytes: 1_048_576 },
  });
  for (const bytes of writes) bench.send(bytes);
  const sheet = bench.sheets.at(-1) ?? bench.printer.growing;
  if (!sheet) throw new Error('nothing was printed');
  return { png: sheet.png().toString('base64'), cells: sheet.cells };
}

/** The letters that a document means, in reading order, without blanks. */
export function meantLetters(document: PrintDocument): string {
  return lettersOf(
    document.lines.map((line) => {
      if (line.kind === 'text') return line.text;
      return line.kind === 'columns' ? `${line.left} ${line.right}` : '';
    }),
  );
}

/** How many of the letters that were meant do not stand on the paper, read from its dots; and whether the QR code does. */
export function wrongLetters(document: PrintDocument, printed: Printed): { letters: number; qr: boolean } {
  const { lines, qr } = readPaper(printed);
  const code = document.lines.find((line) => line.kind === 'qr');
  return {
    letters: distance(meantLetters(document), lettersOf(lines)),
    qr: code === undefined || code.data === qr,
  };
}

/** Rules across the paper are no letters. */
function lettersOf(lines: readonly string[]): string {
  return foldLookAlikes(
    lines
      .filter((line) => !/^[-─\s]*$/.test(line))
      .join('')
      .replace(/\s+/g, ''),
  );
}

/** Letters changed, lost or too many (Levenshtein). */
function distance(meant: string, read: string): number {
  const [from, to] = [[...meant], [...read]];
  let row = to.map((_, at) => at + 1);
  let before = 0;
  for (const [at, letter] of from.entries()) {
    let corner = before;
    before = at + 1;
    let left = before;
    row = row.map((above, column) => {
      const cost = Math.min(above + 1, left + 1, corner + (letter === to[column] ? 0 : 1));
      corner = above;
      left = cost;
      return cost;
    });
  }
  return row.at(-1) ?? from.length;
}
