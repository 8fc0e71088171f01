import { hasGlyph, renderGlyph } from '../../fonts/cell-font.ts';
import type { TextStyle } from '../document.ts';
import { rasterHeader } from './commands.ts';
import type { PrinterProfile } from './profiles.ts';
import { REPLACEMENT } from './text-encoder.ts';

/** Rows in one command: small enough that a status request between two of them is never far. */
const BAND_ROWS = 24;

/**
 * A line of text as pictures (GS v 0), with the size, weight and colours that the printer's own letters would
 * have. Justification is the printer's (GS v 0 follows ESC a).
 */
export function rasterLine(
  chars: readonly string[],
  style: Required<TextStyle>,
  profile: PrinterProfile,
): { readonly commands: number[][]; readonly rows: number; readonly replaced: number } {
  const cell = profile.fonts[style.font];
  const widthDots = Math.min(chars.length * cell.width * style.width, profile.dotsPerLine);
  const rowBytes = Math.ceil(widthDots / 8);
  const rows = cell.height * style.height;
  const picture = new Uint8Array(rowBytes * rows);
  let replaced = 0;
  for (const [index, char] of chars.entries()) {
    if (char !== REPLACEMENT && !hasGlyph(char)) replaced++;
    const { dots } = renderGlyph(char, cell);
    const left = index * cell.width * style.width;
    for (let y = 0; y < rows; y++) {
      const row = Math.floor(y / style.height) * cell.width;
      for (let x = 0; x < cell.width * style.width && left + x < widthDots; x++) {
        const column = Math.floor(x / style.width);
        // Bold as printers do it: every dot once more to the right.
        const heavy = style.bold && column > 0 && dots[row + column - 1] === 1;
        const ink = (dots[row + column] === 1 || heavy) !== style.inverse;
        if (!ink) continue;
        const at = y * rowBytes + ((left + x) >> 3);
        picture[at] = (picture[at] ?? 0) | (0x80 >> ((left + x) & 7));
      }
    }
  }
  const commands: number[][] = [];
  for (let top = 0; top < rows; top += BAND_ROWS) {
    const count = Math.min(BAND_ROWS, rows - top);
    commands.push([
      ...rasterHeader(rowBytes, count),
      ...picture.subarray(top * rowBytes, (top + count) * rowBytes),
    ]);
  }
  return { commands, rows, replaced };
}
