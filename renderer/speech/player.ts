import type { Volume } from '../../flows/contract.ts';
import type { Sound } from './wav.ts';

export interface Player {
  /** Plays after what is playing, without a gap. Milliseconds until it begins. */
  readonly play: (sound: Sound) => number;
  /** Milliseconds until all of it has been played. */
  readonly left: () => number;
  /** Silence, at once. */
  readonly cut: () => void;
  readonly setVolume: (volume: Volume) => void;
  /** Nothing is to be spoken for long: a context that runs, even in silence, costs the processor. */
  readonly rest: () => void;
  /** Browsers play nothing until somebody has touched the page: call this at each touch and key. */
  readonly wake: () => void;
  /** It has been given sound and may not play it. */
  readonly isAsleep: () => boolean;
  readonly onWake: (listener: () => void) => () => void;
}

/** 24 dB in steps of 6 (EN 301 549, 8.2.1: at least 18 dB, with one step at 12). */
const DECIBELS: Readonly<Record<Volume, number>> = { 1: -24, 2: -18, 3: -12, 4: -6, 5: 0 };
export function gainOf(volume: Volume): number {
  return 10 ** (DECIBELS[volume] / 20);
}
