import type { JsonPath } from './scan-json.ts';

/**
 * One thing that is wrong in a catalogue, for its editor: which file, line, entry and field, and what. Words for each
 * `what` stand in `assets/locales/…/catalogue.json`.
 */
export interface Finding {
  readonly file: string;
  /** From 1; null where the file could not be read, or came without lines. */
  readonly line: number | null;
  /** Code, id or date of the entry, else its place (`№ 3`); null for the file as a whole. */
  readonly entry: string | null;
  /** `documents.2.wording.ru`, lists counted from 1; null for the entry as a whole. */
  readonly field: string | null;
  readonly what: FindingKind;
  /** What was found and what is right; cut short, and nothing in it that a terminal would obey. */
  readonly detail: FindingDetail;
}

export type FindingDetail = Readonly<Record<string, string | number>>;

/** A finding before anybody has looked up its line. */
export interface PlacedTrouble {
  readonly path: JsonPath;
  readonly what: FindingKind;
  readonly detail: FindingDetail;
}

export const FINDING_KINDS = [
  // The file.
  'unreadable',
  'too-large-file',
  'not-json',
  'double-key',
  'reserved-key',
  'too-deep',
  // The shape.
  'missing',
  'missing-language',
  'wrong-type',
  'unknown-field',
  'too-long',
  'too-many',
  'too-few',
  'out-of-range',
  'wrong-form',
  'not-one-of',
  // The texts.
  'markup',
  'script-address',
  'invisible',
  'not-nfc',
  'spaces',
  'wrong-script',
  'undated-amount',
  // What belongs together.
  'double',
  'double-name',
  'no-such',
  'not-offered',
  'no-general-desk',
  'no-mark',
  'outside-years',
  'loop',
  'number-used',
  'older',
  'not-for-this-kiosk',
  // What the flows ask.
  'reserved-id',
  'no-such-question',
  'no-such-answer',
  'no-such-section',
  'asked-later',
  'no-numbers',
  'no-bound',
  'turned-round',
  'open-band',
  'band-gap',
  'empty-section',
  'section-again',
  'never-reached',
  'too-many-ways',
  'too-many-questions',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** The longest piece of a catalogue that a finding repeats, characters. */
const LONGEST = 60;

/** A piece of a catalogue as it may be shown: short, and with invisible characters made visible. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const short = [...text.slice(0, LONGEST * 2)].slice(0, LONGEST).join('');
  const visible = short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codePoint);
  return short.length < text.length ? `${visible}…` : visible;
}

/** `‹U+202E›` */
export function codePoint(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `‹U+${number.toString(16).toUpperCase().padStart(4, '0')}›`;
}
