import { SAMPLE_RATE } from './wav.ts';

/** Below this nobody hears anything. */
const QUIET = 120;
const KEPT = Math.round(SAMPLE_RATE * 0.015);

export function silence(milliseconds: number): Int16Array {
  return new Int16Array(Math.round((SAMPLE_RATE * milliseconds) / 1000));
}

export function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Without the silence at both ends, so that pauses are ours alone. */
export function trimmed(samples: Int16Array): Int16Array {
  const isLoud = (sample: number) => Math.abs(sample) > QUIET;
  const from = samples.findIndex(isLoud);
  if (from < 0) return samples;
  return samples.slice(Math.max(0, from - KEPT), samples.findLastIndex(isLoud) + KEPT);
}

const WINDOW = 2 * Math.round(SAMPLE_RATE * 0.015);
const HALF = WINDOW / 2;
const SEARCH = Math.round(SAMPLE_RATE * 0.008);
/** One sample in six is enough to find where two waves meet. */
const STRIDE = 6;

/**
 * Longer by `factor` at the same pitch (WSOLA): windows are laid further apart, each taken from where its wave
 * goes on from the one before.
 */
export function stretched(samples: Int16Array, factor: number): Int16Array {
  const windows = Math.floor((samples.length * factor) / HALF) - 1;
  if (windows < 2 || samples.length < WINDOW * 2 + SEARCH) return samples;
  const sum = new Float32Array((windows + 1) * HALF);
  let from = 0;
  for (let at = 0; at < windows; at++) {
    if (at > 0) from = bestFit(samples, from + HALF, Math.round((at * HALF) / factor));
    for (let i = 0; i < WINDOW; i++) {
      const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW);
      const to = at * HALF + i;
      sum[to] = (sum[to] ?? 0) + weight * (samples[from + i] ?? 0);
    }
  }
  return Int16Array.from(sum, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value))));
}

/** The start near `wanted` whose wave is most like the one that naturally follows. */
function bestFit(samples: Int16Array, natural: number, wanted: number): number {
  let best = wanted;
  let bestScore = Number.NEGATIVE_INFINITY;
  const last = samples.length - WINDOW;
  for (let at = Math.max(0, wanted - SEARCH); at <= Math.min(last, wanted + SEARCH); at += 3) {
    let score = 0;
    for (let i = 0; i < HALF; i += STRIDE) score += (samples[natural + i] ?? 0) * (samples[at + i] ?? 0);
    if (score > bestScore) {
      bestScore = score;
      best = at;
    }
  }
  return Math.max(0, Math.min(last, best));
}
