import { byte, bytes, type Command, digit, skip, word } from './command-stream.ts';
import type { Dots } from './dots.ts';
import type { PrintEngine } from './engine.ts';

/** A row of packed bits as dots, each `across` wide and `down` high, cut off at `most` dots. */
function bandOf(packed: readonly number[], across: number, down: number, most: number): Dots {
  const width = Math.min(most, packed.length * 8 * across);
  const row = new Uint8Array(width);
  for (let x = 0; x < width; x++) {
    const bit = Math.floor(x / across);
    row[x] = ((packed[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
  }
  const dots = new Uint8Array(width * down);
  for (let y = 0; y < down; y++) dots.set(row, y * width);
  return { width, height: down, dots };
}

/** GS v 0 m xL xH yL yH d…: a raster picture, burned row by row as it comes in. */
export function* rasterImage(engine: PrintEngine): Command {
  const kind = yield* byte();
  const mode = digit(yield* byte());
  const rowBytes = yield* word();
  const rows = yield* word();
  if (digit(kind) !== 0 || mode > 3) engine.machine.unknown('GS v');
  const across = mode & 1 ? 2 : 1;
  const down = mode & 2 ? 2 : 1;
  for (let row = 0; row < rows; row++) {
    const packed = yield* bytes(rowBytes, engine.model.dots / 8);
    engine.printPicture(bandOf(packed, across, down, engine.areaWidth));
  }
}

/** ESC * m nL nH d…: columns of 8 or 24 dots into the print buffer; 24 dots high either way (TM-T88). */
export function* bitImage(engine: PrintEngine): Command {
  const mode = yield* byte();
  const columns = yield* word();
  const tall = mode === 32 || mode === 33;
  if (!tall && mode > 1) return engine.machine.unknown(`ESC * ${mode}`);
  const across = mode === 0 || mode === 32 ? 2 : 1;
  const height = 24;
  const width = Math.min(engine.model.dots, columns * across);
  const dots = new Uint8Array(width * height);
  for (let column = 0; column < columns; column++) {
    const packed = yield* bytes(tall ? 3 : 1, 3);
    for (let y = 0; y < height; y++) {
      const bit = tall ? y : Math.floor(y / 3);
      if (((packed[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) === 0) continue;
      for (let x = column * across; x < Math.min(width, (column + 1) * across); x++) dots[y * width + x] = 1;
    }
  }
  engine.addPicture({ width, height, dots });
}

const TALLEST_STORED = 2_400;

/** GS ( L and GS 8 L: function 112 stores a raster picture, functions 2 and 50 print it. */
export function* storedGraphics(engine: PrintEngine, length: number): Command {
  if (length < 2) return yield* skip(length);
  yield* byte();
  const fn = yield* byte();
  const left = length - 2;
  if (fn === 112 && left >= 8) return yield* storePicture(engine, left);
  yield* skip(left);
  if (fn === 2 || fn === 50) {
    if (engine.storedPicture) engine.printPicture(engine.storedPicture);
    engine.storedPicture = null;
  } else engine.machine.unknown(`GS ( L ${fn}`);
}

function* storePicture(engine: PrintEngine, length: number): Command {
  yield* byte();
  const across = (yield* byte()) === 2 ? 2 : 1;
  const down = (yield* byte()) === 2 ? 2 : 1;
  yield* byte();
  const rowBytes = Math.ceil((yield* word()) / 8);
  const rows = Math.min(yield* word(), Math.floor(TALLEST_STORED / down));
  let left = length - 8;
  const bands: Dots[] = [];
  for (let row = 0; row < rows && rowBytes > 0 && left >= rowBytes; row++) {
    const packed = yield* bytes(rowBytes, engine.model.dots / 8);
    left -= rowBytes;
    bands.push(bandOf(packed, across, down, engine.model.dots));
  }
  yield* skip(left);
  const width = bands[0]?.width ?? 0;
  const dots = new Uint8Array(width * down * bands.length);
  for (const [index, band] of bands.entries()) dots.set(band.dots, index * width * down);
  engine.storedPicture = { width, height: down * bands.length, dots };
}
