import type { PrinterState } from './condition.ts';

/**
 * Status bytes of an ESC/POS printer (Epson ESC/POS Application Programming Guide: DLE EOT, GS r, GS a).
 * `cutterError` is apart from `cutter`: a jam is noticed when the cutter moves, and an error may outlive it.
 */
export interface StatusSource {
  readonly state: PrinterState;
  readonly cutterError: boolean;
  /** Of a presenter: paper sticks in it, and a ticket hangs at its mouth. */
  readonly presenterJam: boolean;
  readonly ticket: boolean;
}

export function isOffline({ state, cutterError, presenterJam }: StatusSource): boolean {
  return state.paper === 'out' || state.cover === 'open' || cutterError || presenterJam;
}

function bits(...flags: readonly (readonly [boolean, number])[]): number {
  return flags.reduce((sum, [on, bit]) => (on ? sum | bit : sum), 0);
}

/** DLE EOT n: one byte for n = 1 printer, 2 offline cause, 3 error cause, 4 roll sensor; null for others. */
export function realTimeStatus(n: number, source: StatusSource): number | null {
  const { state, cutterError, presenterJam } = source;
  switch (n) {
    case 1:
      // 0x04: drawer kick-out pin 3 is high when no drawer is there.
      return 0x12 | 0x04 | bits([isOffline(source), 0x08]);
    case 2:
      return (
        0x12 |
        bits(
          [state.cover === 'open', 0x04],
          [state.paper === 'out', 0x20],
          [cutterError || presenterJam, 0x40],
        )
      );
    case 3:
      return 0x12 | bits([presenterJam, 0x04], [cutterError, 0x08]);
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

/** DLE EOT 20: Custom's full status, `10 0F` and four bytes: paper, user, recoverable, unrecoverable. */
export function fullStatus({ state, cutterError, presenterJam, ticket }: StatusSource): Uint8Array {
  return Uint8Array.of(
    0x10,
    0x0f,
    bits([state.paper === 'out', 0x01], [state.paper !== 'ok', 0x04], [ticket, 0x20]),
    bits([state.cover === 'open', 0x03]),
    bits([presenterJam, 0x40]),
    bits([cutterError, 0x01]),
  );
}

/** GS à n: tells of changes in the paper (1), user (2), recoverable (4) and unrecoverable (8) byte. */
export function fullStatusToldByMask(mask: number, before: Uint8Array, now: Uint8Array): boolean {
  return [2, 3, 4, 5].some((at) => (mask & (1 << (at - 2))) !== 0 && before[at] !== now[at]);
}

/** GS e 6: the ejector's one byte. */
export function ejectorStatus({ state, presenterJam, ticket }: StatusSource): number {
  return bits(
    [state.paper !== 'ok', 0x01],
    [state.paper !== 'out', 0x04],
    [ticket, 0x08],
    [presenterJam, 0xc0],
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
