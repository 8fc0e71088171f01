import { codePoint, type FindingDetail, type FindingKind, shown } from './finding.ts';

export interface TextTrouble {
  readonly what: FindingKind;
  readonly detail: FindingDetail;
}

/**
 * What no text of a catalogue may hold, whatever its field: texts are painted, spoken and printed as they stand.
 * @param locale of the text; null where it has none (synonyms, laws, addresses)
 */
export function textTroubles(text: string, locale: string | null): readonly TextTrouble[] {
  if (PLAIN.test(text)) return [];
  const has = traitsOf(text);
  if (has < DIGIT) return [];
  const troubles: TextTrouble[] = [];
  const tell = (what: FindingKind, found: string) => troubles.push({ what, detail: { found } });
  if (has & MARK) {
    const markup = MARKUP.exec(text);
    if (markup) tell('markup', shown(markup[0]));
  }
  if (has & COLON) {
    const script = SCRIPT_ADDRESS.exec(text);
    if (script) tell('script-address', shown(script[0]));
  }
  if (has & UNUSUAL) {
    const invisible = INVISIBLE.exec(text);
    if (invisible) tell('invisible', codePoint(invisible[0]));
    if (text.normalize('NFC') !== text) tell('not-nfc', shown(text));
  }
  if (has & SPACE && (text.trim() !== text || TWO_SPACES.test(text))) tell('spaces', shown(text));
  if (has & DIGIT && MONEY.test(text)) {
    const amount = AMOUNT.exec(text.replace(ADDRESS, ''));
    if (amount && !DATE.test(text)) tell('undated-amount', shown(amount[0].trim()));
  }
  const isLatin = locale === 'az' || locale === 'en';
  if (has & CYRILLIC && (isLatin || has & LATIN)) {
    const foreign = (isLatin ? CYRILLIC_WORD : MIXED_WORD).exec(text);
    if (foreign) tell('wrong-script', shown(foreign[0]));
  }
  return troubles;
}

// Quotation marks, dashes, the numero sign, and of ASCII what means nothing to anybody.
const PLAIN_SIGNS = "!-#%'-/;=?@[-`|~\u2013-\u201e\u00ab\u00bb\u2116";
const PLAIN_LATIN = `[A-Za-z\u00c0-\u017f\u018f\u0259${PLAIN_SIGNS}]+`;
/** Most texts: Latin words, one space between two of them. No rule concerns these; looked for at once, not by letter. */
const PLAIN = new RegExp(`^${PLAIN_LATIN}(?: ${PLAIN_LATIN})*$`);

// Thousands of texts are looked through at every start: what a text is made of says which rules concern it.
const LATIN = 1;
const DIGIT = 2;
const SPACE = 4;
const CYRILLIC = 8;
const MARK = 16;
const COLON = 32;
const UNUSUAL = 64;

/** What each sign of ASCII says of a text; 0 means nothing to anybody. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/.test(character)) return LATIN;
  if (/\d/.test(character)) return DIGIT;
  if (character === ' ') return SPACE;
  if (/[<>&{}$]/.test(character)) return MARK;
  if (character === ':') return COLON;
  return code < 32 || code === 127 ? UNUSUAL : 0;
});

function traitsOf(text: string): number {
  let traits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) traits |= ASCII[code] ?? UNUSUAL;
    else if (code >= 0x400 && code < 0x460) traits |= CYRILLIC;
    else if ((code >= 0xc0 && code < 0x180) || code === 0x18f || code === 0x259) traits |= LATIN;
    else if (code === 0xa0) traits |= SPACE;
    // Quotation marks, dashes and the numero sign.
    else if ((code >= 0x2013 && code <= 0x201e) || code === 0xab || code === 0xbb || code === 0x2116)
      continue;
    else traits |= UNUSUAL | CYRILLIC | LATIN;
  }
  return traits;
}

/** Controls (line feeds too), bidirectional marks and overrides, zero widths, lone halves, line separators. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/u;
/** Tags and comparison signs alike, entities, and the placeholders of our own words. */
const MARKUP = /[<>]|&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);|\{\{|\}\}|\$t\(/iu;
const SCRIPT_ADDRESS = /(?:javascript|vbscript|livescript)\s*:|data\s*:\s*[\w.+-]+\/|file\s*:\/\//iu;
const TWO_SPACES = /[ \u00a0]{2}/;
const MONEY = /manat|azn|₼|ман|qəpik|гяпик|gepik/i;
const CURRENCY = 'manat|azn\\b|₼|ман(?:ат|\\.)|qəpik|гяпик|gepik';
const AMOUNT = new RegExp(
  `\\d[\\d.,\\s\\u00a0]*-?\\s*(?:min\\s|mln\\.?\\s|млн\\.?\\s|тыс\\.?\\s|thousand\\s)?(?:${CURRENCY})|(?:azn|₼)\\s*\\d`,
  'iu',
);
/** Of a page where something was read; no text for citizens. */
const ADDRESS = /https?:\/\/\S+/gu;
/** `01.07.2025`, `2025-07-01`. */
const DATE = /\b\d{2}\.\d{2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b/u;
/** Letters that look like Latin ones and are none: not found by a search, and missing in a font or in a printer. */
const CYRILLIC_WORD =
  /[A-Za-z\u00c0-\u024f\u0259\u0400-\u052f]*[\u0400-\u052f][A-Za-z\u00c0-\u024f\u0259\u0400-\u052f]*/;
const MIXED_WORD =
  /[A-Za-z\u00c0-\u024f\u0259\u0400-\u052f]*(?:[A-Za-z\u00c0-\u024f\u0259][\u0400-\u052f]|[\u0400-\u052f][A-Za-z\u00c0-\u024f\u0259])[A-Za-z\u00c0-\u024f\u0259\u0400-\u052f]*/;
