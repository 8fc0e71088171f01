import encodeQR from 'qr';
import { Bitmap } from './bitmap.ts';

const LEVELS = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;

/** A QR code (ISO/IEC 18004, model 2) as rows of modules, without a quiet zone. Bytes are the text's UTF-8. */
export function qrModules(data: string, correction: keyof typeof LEVELS): boolean[][] {
  const modules = encodeQR(data, 'raw', {
    ecc: LEVELS[correction],
    encoding: 'byte',
    border: 1,
    textEncoder: (text) => new TextEncoder().encode(text),
  });
  return modules.slice(1, -1).map((row) => row.slice(1, -1));
}

/** The same as GS v 0, for printers that make no QR codes; `module` is the side of one module in dots. */
export function qrPicture(
  data: string,
  module: number,
  correction: keyof typeof LEVELS,
): { readonly commands: number[][]; readonly rows: number } {
  const modules = qrModules(data, correction);
  const side = modules.length * module;
  const picture = new Bitmap(side, side);
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries()) if (isDark) picture.box(x * module, y * module, module, module);
  return { commands: picture.commands(), rows: side };
}
