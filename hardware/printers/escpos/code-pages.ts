import iconv from 'iconv-lite';

/** Codes 0x80–0xFF of one code page, by letter. */
export type CodePage = ReadonlyMap<string, number>;

const pages = new Map<string, CodePage>();

/**
 * The upper half of a code page; the lower half is ASCII in all of them.
 * @param name as iconv-lite knows it, such as `cp857`
 */
export function codePage(name: string): CodePage {
  const cached = pages.get(name);
  if (cached) return cached;
  if (!iconv.encodingExists(name)) throw new Error(`no code page ${name}`);
  const page = new Map<string, number>();
  for (let code = 0x80; code <= 0xff; code++) {
    const letter = iconv.decode(Buffer.of(code), name);
    if (letter !== '\ufffd' && letter !== '\u00a0') page.set(letter, code);
  }
  pages.set(name, page);
  return page;
}
