import type { Clock } from './clock.ts';

/** Rounds without a press until it rests: nobody may be there, or needs the time. */
export const ROUNDS = 3;

export interface ScanningDeps {
  readonly clock: Clock;
  /** Moves the focus one on; true when that went round to the beginning. */
  readonly moveOn: () => boolean;
  readonly isSpeaking: () => boolean;
  readonly onPaused: (paused: boolean) => void;
}

export interface Scanning {
  /** Begins, or begins again at a new screen. */
  readonly begin: (restMs: number) => void;
  readonly end: () => void;
  /** What was spoken has ended: the rest begins now. */
  readonly quiet: () => void;
  /** The focus was moved by other means: the rest begins anew. */
  readonly moved: () => void;
  /** The switch. False when it only woke a scanning that had paused. */
  readonly press: () => boolean;
}

/** One switch: the focus moves by itself, rests on each thing until it has been spoken and `restMs` longer. */
export function createScanning({ clock, moveOn, isSpeaking, onPaused }: ScanningDeps): Scanning {
  let restMs: number | null = null;
  let rounds = 0;
  let paused = false;
  let callOff = (): void => undefined;

  const setPaused = (now: boolean): void => {
    if (now === paused) return;
    paused = now;
    onPaused(now);
  };

  const rest = (): void => {
    callOff();
    if (restMs !== null && !paused && !isSpeaking()) callOff = clock.after(restMs, step);
  };

  const step = (): void => {
    if (isSpeaking()) return;
    if (moveOn()) rounds += 1;
    if (rounds >= ROUNDS) setPaused(true);
    rest();
  };

  return {
    begin: (ms) => {
      restMs = ms;
      rounds = 0;
      setPaused(false);
      rest();
    },
    end: () => {
      restMs = null;
      callOff();
      setPaused(false);
    },
    quiet: rest,
    moved: rest,
    press: () => {
      const selects = !paused;
      rounds = 0;
      setPaused(false);
      rest();
      return selects;
    },
  };
}
