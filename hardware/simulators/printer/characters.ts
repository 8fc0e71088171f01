import iconv from 'iconv-lite';
import { renderGlyph } from '../../fonts/cell-font.ts';
import { blankDots, type Dots } from './dots.ts';
import type { PrinterModel } from './model.ts';
import { CELLS, type FontName, type Settings } from './settings.ts';

/** ESC R n: what stands at # $ @ [ \ ] ^ ` { | } ~ in each country's set. */
const REPLACED = [0x23, 0x24, 0x40, 0x5b, 0x5c, 0x5d, 0x5e, 0x60, 0x7b, 0x7c, 0x7d, 0x7e];
const COUNTRIES = [
  '#$@[\\]^`{|}~',
  '#$à°ç§^`éùè¨',
  '#$§ÄÖÜ^`äöüß',
  '£$@[\\]^`{|}~',
  '#$@ÆØÅ^`æøå~',
  '#¤ÉÄÖÅÜéäöåü',
  '#$@°\\é^ùàòèì',
  '₧$@¡Ñ¿^`¨ñ}~',
  '#$@[¥]^`{|}~',
  '#¤ÉÆØÅÜéæøåü',
  '#$ÉÆØÅÜéæøåü',
  '#$á¡Ñ¿é`íñóú',
  '#$á¡Ñ¿éüíñóú',
  '#$@[₩]^`{|}~',
];

export const COUNTRY_SETS = COUNTRIES.length;

/** The letter that `code` stands for, or null where the printer's tables have none. */
export function letterOf(code: number, settings: Settings, model: PrinterModel): string | null {
  if (code < 0x80) {
    const place = REPLACED.indexOf(code);
    const set = place < 0 ? undefined : COUNTRIES[settings.international];
    return [...(set ?? '')][place] ?? String.fromCharCode(code);
  }
  const page = model.codePages.get(settings.codePage);
  if (page === undefined) return null;
  const letter = iconv.decode(Buffer.of(code), page);
  return letter === '\ufffd' ? null : letter;
}

/** The letter as the built-in font has it; blank where there is none. */
export function romGlyph(letter: string | null, font: FontName): Dots {
  const cell = CELLS[font];
  return letter === null ? blankDots(cell.width, cell.height) : renderGlyph(letter, cell);
}

/** A Chinese character: no such font here, so two crossed boxes that nobody takes for a letter. */
export function multibyteGlyph(): Dots {
  const side = CELLS.A.height;
  const dots = new Uint8Array(side * side);
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const edge = x === 1 || y === 1 || x === side - 2 || y === side - 2;
      if (edge || x % 5 === 0 || x === y || x + y === side - 1) dots[y * side + x] = 1;
    }
  }
  return { width: side, height: side, dots };
}
