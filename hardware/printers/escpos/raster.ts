import { hasGlyph } from '../../fonts/cell-font.ts';
import type { TextStyle } from '../document.ts';
import { Bitmap } from './bitmap.ts';
import type { PrinterProfile } from './profiles.ts';
import { REPLACEMENT } from './text-encoder.ts';

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
  const width = Math.min(chars.length * cell.width * style.width, profile.dotsPerLine);
  const rows = cell.height * style.height;
  const picture = new Bitmap(width, rows);
  picture.text(chars, 0, 0, {
    cell,
    across: style.width,
    down: style.height,
    bold: style.bold,
    inverse: style.inverse,
  });
  const replaced = chars.filter((char) => char !== REPLACEMENT && !hasGlyph(char)).length;
  return { commands: picture.commands(), rows, replaced };
}
