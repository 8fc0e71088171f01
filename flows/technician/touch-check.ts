import type { Outcome, TouchOffset } from './technician.ts';

/** Where the targets of the touch check stand, in parts of a hundred of the free part of the screen. */
export const TARGETS = [
  { x: 12, y: 10 },
  { x: 88, y: 10 },
  { x: 50, y: 50 },
  { x: 12, y: 90 },
  { x: 88, y: 90 },
] as const;

/** A finger is no needle: half of the smallest button's width, tenths of a millimetre. */
const MOST_TENTHS = 100;

/** The mean offset says whether the glass is aligned; single touches miss by chance. */
export function touchOutcome(offsets: readonly TouchOffset[]): Outcome {
  const mean = (axis: 'dx' | 'dy') =>
    offsets.reduce((sum, offset) => sum + offset[axis], 0) / Math.max(1, offsets.length);
  const largest = Math.max(0, ...offsets.map(({ dx, dy }) => Math.hypot(dx, dy)));
  const inMm = (tenths: number) => Math.round(tenths) / 10;
  return {
    kind: largest <= MOST_TENTHS ? 'touch-good' : 'touch-off',
    with: { right: inMm(mean('dx')), down: inMm(mean('dy')), most: inMm(largest) },
  };
}
