/** Exit codes: what a script needs to know. */
export const EXIT = { done: 0, notDone: 1, usage: 2, unknown: 3 } as const;
