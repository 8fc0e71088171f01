import { FORM_LINES } from './mrz-framer.ts';

/** One line of each form, and all of its lines as one. */
const LENGTHS: ReadonlySet<number> = new Set(
  Object.values(FORM_LINES).flatMap(([length = 0, ...others]) => [length, length * (others.length + 1)]),
);

/** True for a text that only an ID scanner sends: of a line's length, in its letters, with fillers. */
export function looksLikeMrz(text: string): boolean {
  return LENGTHS.has(text.length) && /^[0-9A-Z<]+$/.test(text) && text.includes('<');
}
