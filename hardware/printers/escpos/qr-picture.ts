import encodeQR from 'qr';
import { rasterHeader } from './commands.ts';

const LEVELS = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const;
/** Rows in one command: a status request between two of them is never far. */
const BAND_ROWS = 24;

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
  const rowBytes = Math.ceil(side / 8);
  const picture = new Uint8Array(rowBytes * side);
  for (let y = 0; y < side; y++) {
    const row = modules[Math.floor(y / module)] ?? [];
    for (let x = 0; x < side; x++) {
      if (!row[Math.floor(x / module)]) continue;
      const at = y * rowBytes + (x >> 3);
      picture[at] = (picture[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const commands: number[][] = [];
  for (let top = 0; top < side; top += BAND_ROWS) {
    const count = Math.min(BAND_ROWS, side - top);
    commands.push([
      ...rasterHeader(rowBytes, count),
      ...picture.subarray(top * rowBytes, (top + count) * rowBytes),
    ]);
  }
  return { commands, rows: side };
}
