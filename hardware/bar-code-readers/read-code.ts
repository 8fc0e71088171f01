import type { BarCodeRead } from './bar-code-read.ts';
import type { CodeFrame } from './code-framer.ts';
import { ownCode } from './own-codes.ts';
import { type Symbology, withoutAimIdentifier } from './symbology.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Separators that codes may hold: EOT, tabulator, FS, GS, RS (ISO/IEC 15434). Other controls come of a bad line. */
const SEPARATORS: readonly number[] = [0x04, 0x09, 0x1c, 0x1d, 0x1e];
const DEL = 0x7f;

/** The text of a frame; null where characters were lost or turned into others. */
export function legible({ bytes, ended, overflow }: CodeFrame): string | null {
  if (!ended || overflow || bytes.some(isStray)) return null;
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

function isStray(byte: number): boolean {
  return byte === DEL || (byte < 0x20 && !SEPARATORS.includes(byte));
}

/**
 * What one code says. A code without its end is none: cut off, an appointment's could pass for a ticket's.
 *
 * @param named the kind of code, where the reader says it beside the text
 */
export function readCode(frame: CodeFrame, named: Symbology | null = null): BarCodeRead {
  const whole = legible(frame);
  if (whole === null) return { kind: 'unreadable-code' };
  const { text, symbology } = withoutAimIdentifier(whole);
  const code = ownCode(text);
  if (code) return { kind: 'code', code, symbology: named ?? symbology };
  return { kind: 'unknown-code', symbology: named ?? symbology, length: [...text].length };
}
