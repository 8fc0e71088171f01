import type { Piece } from './pieces.ts';

/** What the captions show. */
export interface Captions {
  readonly piece: Piece | null;
  /** The browser plays nothing until somebody presses something. */
  readonly asleep: boolean;
  /** Scanning waits for the switch. */
  readonly paused: boolean;
}

export interface CaptionsStore {
  readonly get: () => Captions;
  readonly set: (part: Partial<Captions>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createCaptionsStore(): CaptionsStore {
  let captions: Captions = { piece: null, asleep: false, paused: false };
  const listeners = new Set<() => void>();
  return {
    get: () => captions,
    set: (part) => {
      const next = { ...captions, ...part };
      if (
        next.piece === captions.piece &&
        next.asleep === captions.asleep &&
        next.paused === captions.paused
      ) {
        return;
      }
      captions = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
