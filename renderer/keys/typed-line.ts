/** No hand types on so fast: what comes closer together is a reader that acts as a keyboard. Milliseconds. */
export const READER_GAP_MS = 60;
/** Shorter than any line of a document and any code of ours; two keys that were leant on are no line. */
export const LEAST_TYPED = 6;

/** One key going down, as the browser tells it. */
export interface TypedKey {
  readonly key: string;
  /** Milliseconds. */
  readonly at: number;
}

export interface TypedLines {
  /** True when the key was a reader's and means nothing else. */
  readonly down: (key: TypedKey) => boolean;
}

/**
 * Hears a reader that types like a keyboard: single characters in close order, and Enter. Nothing on this page is typed
 * by hand, so characters alone mean nothing; the Enter after them must not press a button.
 */
export function createTypedLines(onLine: (line: string) => void, longest: number): TypedLines {
  let line = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    down: ({ key, at }) => {
      const isClose = at - lastAt <= READER_GAP_MS;
      if (key === 'Enter') {
        const whole = isClose && line.length >= LEAST_TYPED && line.length <= longest ? line : null;
        line = '';
        if (whole === null) return false;
        onLine(whole);
        return true;
      }
      // Shift and its like come between characters.
      if ([...key].length !== 1) return false;
      line = isClose ? `${line}${key}`.slice(0, longest + 1) : key;
      lastAt = at;
      return false;
    },
  };
}
