import type { PrinterState } from './condition.ts';

/**
 * Status bytes of an ESC/POS printer (Epson ESC/POS Application Programming Guide: DLE EOT, GS r, GS a).
 * `cutterError` is apart from `cutter`: a jam is noticed when the cutter moves, and an error may outlive it.
 */
export interface StatusSource {
  readonly state: PrinterState;
  readonly cutterError: boolean;
}

export function isOffline({ state, cutterError }: StatusSource): boolean {
  return state.paper === 'out' || state.cover === 'open' || cutterError;
}

function bits(...flags: readonly (readonly [boolean, number])[]): number {
  return flags.reduce((sum, [on, bit]) => (on ? sum | bit : sum), 0);
}

/** DLE EOT n: one byte for n = 1 printer, 2 offline cause, 3 error cause, 4 roll sensor; null for others. */
export function realTimeStatus(n: number, source: StatusSource): number | null {
  const { state, cutterError } = source;
  switch (n) {
    case 1:
      // 0x04: drawer kick-out pin 3 is high when no drawer is there.
      return 0x12 | 0x04 | bits([isOffline(source), 0x08]);
    case 2:
      return 0x12 | bits([state.cover === 'open', 0x04], [state.paper === 'out', 0x20], [cutterError, 0x40]);
    case 3:
      return 0x12 | bits([cutterError, 0x08]);
    case 4:
      // The near-end sensor sees no paper either when there is none.
      return 0x12 | bits([state.paper !== 'ok', 0x0c], [state.paper === 'out', 0x60]);
    default:
      return null;
  }
}

/** GS r n: 1 or 49 paper sensors, 2 or 50 drawer pin; null for others. */
export function sensorStatus(n: number, { state }: StatusSource): number | null {
  if (n === 1 || n === 49) return bits([state.paper !== 'ok', 0x03], [state.paper === 'out', 0x0c]);
  if (n === 2 || n === 50) return 0x01;
  return null;
}

/** GS a: the four bytes of Automatic Status Back. */
export function automaticStatus(source: StatusSource): Uint8Array {
  const { state, cutterError } = source;
  return Uint8Array.of(
    0x10 | 0x04 | bits([isOffline(source), 0x08], [state.cover === 'open', 0x20]),
    bits([cutterError, 0x08]),
    bits([state.paper !== 'ok', 0x03], [state.paper === 'out', 0x0c]),
    0x00,
  );
}

/** Which of the four bytes changes are told of by GS a n: 1 drawer, 2 online, 4 error, 8 roll sensor. */
export function toldByMask(mask: number, before: Uint8Array, now: Uint8Array): boolean {
  const changed = (index: number, bit: number): boolean =>
    (((before[index] ?? 0) ^ (now[index] ?? 0)) & bit) !== 0;
  return (
    ((mask & 0x02) !== 0 && changed(0, 0x28)) ||
    ((mask & 0x04) !== 0 && changed(1, 0xff)) ||
    ((mask & 0x08) !== 0 && changed(2, 0xff))
  );
}
