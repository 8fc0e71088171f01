import { hasGlyph } from '../../fonts/cell-font.ts';
import { codePage } from './code-pages.ts';
import { selectCodePage, uploadedLetters } from './commands.ts';
import { type FontName, type GlyphStore, isGivenUp, takeSlot } from './glyph-store.ts';
import type { PrinterProfile } from './profiles.ts';

/** Stands for a letter that no font here has; drawn as an upright box. */
export const REPLACEMENT = '\u25af';

export interface EncodedText {
  readonly bytes: number[];
  /** The code page in force after these bytes, by its place in the profile. */
  readonly page: number;
  readonly store: GlyphStore;
}

/**
 * Text as it can be printed: composed (NFC), one code point per cell, invisible marks left out, controls made
 * blank (no text may carry a command), and a box for what no font has.
 */
export function printable(text: string): { readonly chars: string[]; readonly replaced: number } {
  const chars: string[] = [];
  let replaced = 0;
  for (const char of text.normalize('NFC')) {
    if (/\p{Cf}|\p{Default_Ignorable_Code_Point}/u.test(char)) continue;
    if (/[\s\p{Cc}]/u.test(char)) chars.push(' ');
    else if (isAscii(char) || inAnyCodePage(char) || hasGlyph(char)) chars.push(char);
    else {
      chars.push(REPLACEMENT);
      replaced++;
    }
  }
  return { chars, replaced };
}

/** Box-drawing and the like: printers have them, the kiosk's letters do not. */
function inAnyCodePage(char: string): boolean {
  return codePage('cp857').has(char) || codePage('cp866').has(char);
}

function isAscii(char: string): boolean {
  return char >= ' ' && char <= '~';
}

/**
 * One line of text in the printer's own letters: the code page in force, else another page of the profile
 * (the one that carries furthest, so that pages change as seldom as can be), else an uploaded letter.
 * Null when the printer can do none of them: then the line has to go out as a picture.
 */
export function encodeText(
  chars: readonly string[],
  font: FontName,
  profile: PrinterProfile,
  start: { readonly page: number; readonly store: GlyphStore },
): EncodedText | null {
  const pages = profile.codePages.map(({ name }) => codePage(name));
  const bytes: number[] = [];
  let { page, store } = start;
  for (const [index, char] of chars.entries()) {
    if (isAscii(char)) {
      const code = char.charCodeAt(0);
      if (isGivenUp(store, font, code)) bytes.push(...uploadedLetters(false), code, ...uploadedLetters(true));
      else bytes.push(code);
      continue;
    }
    const code = pages[page]?.get(char) ?? null;
    if (code !== null) {
      bytes.push(code);
      continue;
    }
    const other = furthest(pages, chars, index);
    if (other !== null) {
      page = other;
      bytes.push(...selectCodePage(profile.codePages[page]?.n ?? 0), pages[page]?.get(char) ?? 0);
      continue;
    }
    const taken = profile.userDefined ? takeSlot(store, font, char) : null;
    const slot = taken?.slots[font].get(char);
    if (!taken || slot === undefined) return null;
    store = taken;
    bytes.push(slot);
  }
  return { bytes, page, store };
}

/** The page that holds `chars[from]` and goes on longest before another change would be needed. */
function furthest(
  pages: readonly ReadonlyMap<string, number>[],
  chars: readonly string[],
  from: number,
): number | null {
  let best: { page: number; reach: number } | null = null;
  for (const [page, letters] of pages.entries()) {
    if (!letters.has(chars[from] ?? '')) continue;
    let reach = from;
    while (reach < chars.length && holds(pages, letters, chars[reach] ?? '')) reach++;
    if (best === null || reach > best.reach) best = { page, reach };
  }
  return best?.page ?? null;
}

/** ASCII and letters that no page has (they are uploaded) never force a change. */
function holds(
  pages: readonly ReadonlyMap<string, number>[],
  letters: ReadonlyMap<string, number>,
  char: string,
) {
  return isAscii(char) || letters.has(char) || !pages.some((page) => page.has(char));
}
