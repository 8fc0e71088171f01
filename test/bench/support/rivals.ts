import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { type Printer as Paper, transform } from 'receiptline';
import type { PrintDocument, PrintLine } from '../../../hardware/printers/document.ts';

/** Characters of font A across a TM-T88. */
const COLUMNS = 42;

/** One way of one library to print a document. */
export interface Rival {
  readonly library: string;
  /** The code page, or how it chooses among them. */
  readonly way: string;
  readonly encode: (document: PrintDocument) => Uint8Array;
}

type Text = Extract<PrintLine, { kind: 'text' }>;
type Columns = Extract<PrintLine, { kind: 'columns' }>;

/** A left and a right part in one line of `COLUMNS`, where the library leaves that to the caller. */
function spread({ left, right }: Columns): string {
  return left + ' '.repeat(Math.max(1, COLUMNS - left.length - right.length)) + right;
}

function thermalPrinter(characterSet: CharacterSet): Rival['encode'] {
  return (document) => {
    const printer = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      // Named because it must be; nothing is ever sent.
      interface: 'tcp://127.0.0.1',
      width: COLUMNS,
      characterSet,
    });
    let centred = false;
    const align = (centre: boolean): void => {
      if (centre !== centred) centre ? printer.alignCenter() : printer.alignLeft();
      centred = centre;
    };
    const styled = ({ width = 1, height = 1, bold, inverse }: Text | Columns, print: () => void): void => {
      const large = width > 1 || height > 1;
      // Named height first, but its command takes the width first.
      if (large) printer.setTextSize(width - 1, height - 1);
      if (bold) printer.bold(true);
      if (inverse) printer.invert(true);
      print();
      if (large) printer.setTextSize(0, 0);
      if (bold) printer.bold(false);
      if (inverse) printer.invert(false);
    };
    for (const line of document.lines) {
      if (line.kind === 'text') {
        align(line.align === 'centre');
        styled(line, () => printer.println(line.text));
      } else if (line.kind === 'columns') {
        align(false);
        styled(line, () => printer.leftRight(line.left, line.right));
      } else if (line.kind === 'rule') printer.drawLine();
      else if (line.kind === 'space') printer.newLine();
      else if (line.kind === 'qr') {
        align(line.align === 'centre');
        printer.printQR(line.data, { cellSize: line.module, correction: line.correction, model: 2 });
      } else printer.cut({ verticalTabAmount: 1 });
    }
    return printer.getBuffer();
  };
}

/** The language's own signs are written with a backslash. */
function escaped(text: string): string {
  return text.replace(/[\\|{}~_"`^]/g, (sign) => `\\${sign}`);
}

/** One caret widens, two heighten, three do both, each further one magnifies by one more, up to six. */
function carets({ width = 1, height = 1 }: Text | Columns): string {
  if (width === 1 && height === 1) return '';
  if (width === height) return '^'.repeat(Math.min(6, width) + 1);
  return height > width ? '^^' : '^';
}

function markdownOf(line: PrintLine): string {
  switch (line.kind) {
    case 'text': {
      const marks = (line.bold ? '"' : '') + (line.inverse ? '`' : '');
      const text = `${carets(line)}${marks}${escaped(line.text)}`;
      return line.align === 'centre' ? text : `|${text}`;
    }
    case 'columns':
      return `${carets(line)}${escaped(line.left)} |${carets(line)} ${escaped(line.right)}`;
    case 'rule':
      return '-';
    case 'space':
      return '';
    case 'qr':
      return `{code:${line.data};option:qrcode,${line.module},${line.correction}}`;
    case 'cut':
      return '=';
    case 'commands':
      throw new Error('no ticket has commands of its own');
  }
}

function receiptline(encoding: NonNullable<Paper['encoding']>): Rival['encode'] {
  const paper: Paper = { cpl: COLUMNS, encoding, spacing: true, cutting: false, command: 'epson' };
  return (document) => Buffer.from(transform(document.lines.map(markdownOf).join('\n'), paper), 'latin1');
}

/** One code page, or several among which the library chooses letter by letter. */
function receiptPrinterEncoder(...candidates: ('cp857' | 'windows1254' | 'cp866')[]): Rival['encode'] {
  const [only = 'auto', ...more] = candidates;
  return (document) => {
    const encoder = new ReceiptPrinterEncoder({
      printerModel: 'epson-tm-t88vi',
      columns: COLUMNS,
      codepageCandidates: candidates,
    });
    encoder.initialize().codepage(more.length === 0 ? only : 'auto');
    for (const line of document.lines) {
      if (line.kind === 'text') {
        encoder.align(line.align === 'centre' ? 'center' : 'left').bold(line.bold ?? false);
        encoder.invert(line.inverse ?? false).size(line.width ?? 1, line.height ?? 1);
        encoder.line(line.text).size(1, 1).bold(false).invert(false);
      } else if (line.kind === 'columns') {
        encoder
          .align('left')
          .size(1, line.height ?? 1)
          .line(spread(line))
          .size(1, 1);
      } else if (line.kind === 'rule') encoder.align('left').rule();
      else if (line.kind === 'space') encoder.newline();
      else if (line.kind === 'qr') {
        const errorlevel = ({ L: 'l', M: 'm', Q: 'q', H: 'h' } as const)[line.correction];
        encoder.align('center').qrcode(line.data, { model: 2, size: line.module, errorlevel });
      } else encoder.cut();
    }
    return encoder.encode();
  };
}

/** Each library with every code page that might do for Azerbaijani: Turkish ones, Cyrillic ones, its own choice. */
export const RIVALS: readonly Rival[] = [
  ...(['PC857_TURKISH', 'WPC1254_TURKISH', 'PC866_CYRILLIC2', 'WPC1251_CYRILLIC'] as const).map((way) => ({
    library: 'node-thermal-printer',
    way,
    encode: thermalPrinter(CharacterSet[way]),
  })),
  ...(['multilingual', 'cp852', 'cp858', 'cp866', 'cp1252'] as const).map((way) => ({
    library: 'receiptline',
    way,
    encode: receiptline(way),
  })),
  ...([['cp857'], ['windows1254'], ['cp857', 'cp866']] as const).map((pages) => ({
    library: 'receipt-printer-encoder',
    way: pages.join(' + '),
    encode: receiptPrinterEncoder(...pages),
  })),
];
