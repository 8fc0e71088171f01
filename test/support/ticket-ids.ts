import jsQR from 'jsqr';
import { decodePaper } from './paper-reader.ts';

/** Every ticket id on a sheet, read from the dots of its QR codes, top to bottom. */
export function ticketIdsOn(png: string): string[] {
  const { width, height, dots } = decodePaper(png);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < dots.length; at++) if (dots[at]) pixels.fill(0, at * 4, at * 4 + 3);
  const ids: string[] = [];
  for (;;) {
    const found = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' });
    if (!found) return ids;
    ids.push(found.data);
    // The code that was read is painted over, so that the next look finds another.
    const rows = [found.location.topLeftCorner.y, found.location.bottomLeftCorner.y];
    const from = Math.max(0, Math.floor(Math.min(...rows)) - 2);
    const to = Math.min(height, Math.ceil(Math.max(...rows)) + 2);
    pixels.fill(255, from * width * 4, to * width * 4);
  }
}
