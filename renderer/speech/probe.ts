/** Moments that a bench reads: how long after the focus moved the first sample is on its way to the ear. */
export const SPEECH_FOCUS = 'speech-focus';
export const SPEECH_START = 'speech-start';

/** Only the latest counts: a kiosk runs for months. */
export function markSpeech(moment: typeof SPEECH_FOCUS | typeof SPEECH_START): void {
  performance.clearMarks(moment);
  performance.mark(moment);
}

/** Milliseconds from the last focus to its first sample; null while nothing is heard yet. */
export function speechDelay(): number | null {
  const focus = performance.getEntriesByName(SPEECH_FOCUS).at(-1);
  const start = performance.getEntriesByName(SPEECH_START).at(-1);
  return focus && start && start.startTime >= focus.startTime ? start.startTime - focus.startTime : null;
}
