import type { KeypadKey } from '../../flows/contract.ts';
import type { Clock } from './clock.ts';

/** Keys that go down within this time of each other were leant on, not meant. */
export const TOGETHER_MS = 60;
/** A held "up" or "down" goes on at a pace that can be followed. */
export const REPEAT_MS = 700;

const MOVES: ReadonlySet<KeypadKey> = new Set(['up', 'down']);

interface Held {
  readonly since: number;
  spoilt: boolean;
}

export interface Presses {
  readonly down: (code: string, key: KeypadKey, repeat: boolean) => void;
  readonly up: (code: string) => void;
  /** Forgets what is held: the window has lost the keyboard and will not hear of the release. */
  readonly forget: () => void;
}

export interface PressesDeps {
  readonly clock: Clock;
  /** True for what must count at the very moment: the switch of a scanning that moves on by itself. */
  readonly isUrgent: (key: KeypadKey) => boolean;
  readonly onMeant: (key: KeypadKey, again: boolean) => void;
}

/**
 * From keys that go down and up to what was meant: one press means one thing, however long it lasts, and several keys
 * at once mean nothing. Whatever may change the screen waits for its release, or a blink, for a second key.
 */
export function createPresses({ clock, isUrgent, onMeant }: PressesDeps): Presses {
  const held = new Map<string, Held>();
  let movedAt = 0;
  /** A press that waits whether it stays alone. */
  let waiting: { readonly code: string; readonly end: () => void; readonly callOff: () => void } | null =
    null;

  const callOff = (): void => {
    waiting?.callOff();
    waiting = null;
  };
  const wait = (code: string, key: KeypadKey): void => {
    const end = (): void => {
      callOff();
      onMeant(key, false);
    };
    waiting = { code, end, callOff: clock.after(TOGETHER_MS, end) };
  };

  return {
    down: (code, key, repeat) => {
      const now = clock.now();
      const moves = MOVES.has(key);
      if (repeat) {
        const press = held.get(code);
        if (!press || press.spoilt || !moves || now - movedAt < REPEAT_MS) return;
        movedAt = now;
        onMeant(key, true);
        return;
      }
      held.delete(code);
      // A key that has been stuck for longer spoils nothing.
      const spoilt = [...held.values()].some(({ since }) => now - since <= TOGETHER_MS);
      held.set(code, { since: now, spoilt });
      callOff();
      if (spoilt) {
        for (const press of held.values()) press.spoilt = true;
        return;
      }
      if (moves) movedAt = now;
      if (moves || isUrgent(key)) onMeant(key, false);
      else wait(code, key);
    },
    up: (code) => {
      held.delete(code);
      if (waiting?.code === code) waiting.end();
    },
    forget: () => {
      held.clear();
      callOff();
    },
  };
}
