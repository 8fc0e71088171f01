/** Longest and shortest PIN. */
export const PIN_LENGTH = { least: 4, most: 8 };
