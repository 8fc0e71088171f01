import { type CellSize, renderGlyph } from '../../fonts/cell-font.ts';
import { defineCharacters, selectFont } from './commands.ts';
import type { PrinterProfile } from './profiles.ts';

export type FontName = 'A' | 'B';

/** Letters that no code page holds and that nearly every ticket needs. */
const BASE_SET = ['Ə', 'ə', '₼'];

/** Codes given up for uploaded letters, the least used first; the base set is contiguous: one command. */
const SLOTS: readonly number[] = [...'{|}~`^\\[]_@#$'].map((char) => char.charCodeAt(0));

/**
 * Which uploaded letter stands on which code, for each font, on one connection. Never changed: taking a slot
 * gives a new store, so that a document that was not sent leaves no trace.
 */
export interface GlyphStore {
  readonly slots: Readonly<Record<FontName, ReadonlyMap<string, number>>>;
}

export const EMPTY_STORE: GlyphStore = { slots: { A: new Map(), B: new Map() } };

/** The store of a fresh connection: the base set of font A is always there. */
export function baseStore(): GlyphStore {
  return BASE_SET.reduce((store, char) => takeSlot(store, 'A', char) ?? store, EMPTY_STORE);
}

/** The store with `char` in it, or null when all codes are taken. */
export function takeSlot(store: GlyphStore, font: FontName, char: string): GlyphStore | null {
  const taken = store.slots[font];
  if (taken.has(char)) return store;
  const code = SLOTS[taken.size];
  if (code === undefined) return null;
  return { slots: { ...store.slots, [font]: new Map([...taken, [char, code]]) } };
}

/** Whether this ASCII code prints an uploaded letter instead of its own. */
export function isGivenUp(store: GlyphStore, font: FontName, code: number): boolean {
  return [...store.slots[font].values()].includes(code);
}

/** Commands that upload what `after` has and `before` has not, each whole; the last one selects font A again. */
export function uploadCommands(
  before: GlyphStore,
  after: GlyphStore,
  profile: PrinterProfile,
): { readonly commands: number[][]; readonly glyphs: number } {
  const commands: number[][] = [];
  let glyphs = 0;
  for (const font of ['B', 'A'] as const) {
    const fresh = [...after.slots[font]]
      .filter(([char]) => !before.slots[font].has(char))
      .sort(([, one], [, other]) => one - other);
    if (fresh.length === 0) continue;
    glyphs += fresh.length;
    if (font === 'B') commands.push(selectFont('B'));
    for (const run of contiguous(fresh)) {
      const columns = run.chars.map((char) => columnsOf(char, profile.fonts[font]));
      commands.push(defineCharacters(run.first, columns));
    }
    if (font === 'B') commands.push(selectFont('A'));
  }
  return { commands, glyphs };
}

function contiguous(entries: readonly (readonly [string, number])[]): { first: number; chars: string[] }[] {
  const runs: { first: number; chars: string[] }[] = [];
  for (const [char, code] of entries) {
    const last = runs.at(-1);
    if (last && last.first + last.chars.length === code) last.chars.push(char);
    else runs.push({ first: code, chars: [char] });
  }
  return runs;
}

/** ESC & wants a glyph column by column, three bytes each, the top dot in the highest bit. */
function columnsOf(char: string, cell: CellSize): { width: number; columns: Uint8Array } {
  const { width, height, dots } = renderGlyph(char, cell);
  const columns = new Uint8Array(width * 3);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (dots[y * width + x])
        columns[x * 3 + (y >> 3)] = (columns[x * 3 + (y >> 3)] ?? 0) | (0x80 >> (y & 7));
    }
  }
  return { width, columns };
}
