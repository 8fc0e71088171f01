import iconv from 'iconv-lite';
import type { Dots } from '../../hardware/simulators/printer/dots.ts';
import { bytesOf } from './printer-bench.ts';

/** Commands by their names in Epson's guide, for tests that speak to a printer without a driver. */
export const ESC = 0x1b;
export const GS = 0x1d;
export const DLE = 0x10;

/** Code page 857 (ESC t 13), 866 (ESC t 17) and others, as a printer takes them. */
export function encoded(text: string, page: 'cp857' | 'cp866' | 'cp1254' | 'cp1251' | 'cp437'): Uint8Array {
  return iconv.encode(text, page);
}

/** ESC &: one character of the selected font. */
export function userCharacter(code: number, glyph: Dots): Uint8Array {
  const columns: number[] = [];
  for (let x = 0; x < glyph.width; x++) {
    for (let byte = 0; byte < 3; byte++) {
      let bits = 0;
      for (let bit = 0; bit < 8; bit++) {
        const y = byte * 8 + bit;
        if (y < glyph.height && glyph.dots[y * glyph.width + x] === 1) bits |= 0x80 >> bit;
      }
      columns.push(bits);
    }
  }
  return bytesOf(ESC, '&', 3, code, code, glyph.width, Uint8Array.from(columns));
}

/** GS ( k: a QR code, stored and printed. */
export function qrCode(data: string, module: number, level: 'L' | 'M' | 'Q' | 'H'): Uint8Array {
  const payload = Buffer.from(data, 'utf8');
  const length = payload.length + 3;
  const head = (bytes: number): Uint8Array => bytesOf(GS, '(k', bytes & 0xff, bytes >> 8, 49);
  return bytesOf(
    ...[head(4), 65, 50, 0, head(3), 67, module, head(3), 69, 48 + 'LMQH'.indexOf(level)],
    ...[head(length), 80, 48, payload, head(3), 81, 48],
  );
}

/** GS ( H: asks for the process ID back when all before it is printed. */
export function processId(id: string): Uint8Array {
  return bytesOf(GS, '(H', 6, 0, 48, 48, id);
}

/** GS V 66 0: feeds to the cutter and cuts. */
export const CUT = bytesOf(GS, 'V', 66, 0);
