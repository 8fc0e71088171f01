import encodeQR from 'qr';
import { byte, bytes, type Command, skip } from './command-stream.ts';
import type { Dots } from './dots.ts';
import type { PrintEngine } from './engine.ts';

const LEVELS = ['low', 'medium', 'quartile', 'high'] as const;
/** The most that a symbol of version 40 holds in bytes is 2953; digits go up to 7089. */
const MOST_DATA = 7_089;
const LARGEST_MODULE = 16;

/** GS ( k for QR Code: what functions 167, 169 and 180 stored and function 181 prints. */
export class QrStore {
  module = 3;
  level: (typeof LEVELS)[number] = 'low';
  data: readonly number[] = [];

  clear(): void {
    this.module = 3;
    this.level = 'low';
    this.data = [];
  }

  /** The symbol (ISO/IEC 18004, model 2) in dots without a quiet zone; null when the data does not fit. */
  symbol(): Dots | null {
    if (this.data.length === 0) return null;
    let modules: boolean[][];
    try {
      // The text goes through as bytes: one character, one byte, both ways.
      modules = encodeQR(Buffer.from(this.data).toString('latin1'), 'raw', {
        ecc: this.level,
        encoding: 'byte',
        border: 1,
        textEncoder: (text) => Buffer.from(text, 'latin1'),
      });
    } catch {
      return null;
    }
    const inner = modules.slice(1, -1).map((row) => row.slice(1, -1));
    const side = inner.length * this.module;
    const dots = new Uint8Array(side * side);
    for (let y = 0; y < side; y++) {
      const row = inner[Math.floor(y / this.module)] ?? [];
      for (let x = 0; x < side; x++) if (row[Math.floor(x / this.module)]) dots[y * side + x] = 1;
    }
    return { width: side, height: side, dots };
  }
}

/** GS ( k pL pH 49 fn …: 65 model, 67 module size, 69 error correction, 80 store, 81 print. */
export function* symbolCommand(engine: PrintEngine, length: number): Command {
  if (length < 2) return yield* skip(length);
  const kind = yield* byte();
  const fn = yield* byte();
  const data = yield* bytes(length - 2, MOST_DATA + 1);
  if (kind !== 49) return engine.machine.unknown(`GS ( k ${kind}`);
  const [first = 0, ...rest] = data;
  const { qr } = engine;
  switch (fn) {
    case 65:
      return;
    case 67:
      if (first >= 1 && first <= LARGEST_MODULE) qr.module = first;
      return;
    case 69:
      qr.level = LEVELS[first - 48] ?? qr.level;
      return;
    case 80:
      qr.data = rest;
      return;
    case 81: {
      const symbol = qr.symbol();
      if (symbol && symbol.width <= engine.areaWidth) engine.printPicture(symbol);
      return;
    }
    default:
      engine.machine.unknown(`GS ( k 49 ${fn}`);
  }
}
