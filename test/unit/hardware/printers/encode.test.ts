import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PrintDocument } from '../../../../hardware/printers/document.ts';
import { encodeDocument, type Memory } from '../../../../hardware/printers/escpos/encode.ts';
import {
  loadProfile,
  PROFILE_IDS,
  type PrinterProfile,
  profileSchema,
} from '../../../../hardware/printers/escpos/profiles.ts';
import { sampleTicket } from '../../../devices/printers/tickets.ts';
import { readStream } from './read-stream.ts';

// Many runs on a slow machine.
vi.setConfig({ testTimeout: 60_000 });

const FRESH: Memory = { kind: 'fresh', cutFirst: false };

function profileOf(id: string): PrinterProfile {
  const loaded = loadProfile(id);
  if (!loaded.ok) throw new Error(id);
  return loaded.profile;
}

const EPSON = profileOf('epson-tm-t88');

function textOf(text: string): PrintDocument {
  return { lines: [{ kind: 'text', text }] };
}

function read(document: PrintDocument, profile: PrinterProfile, memory: Memory = FRESH) {
  const encoded = encodeDocument(document, profile, memory);
  const pages = Object.fromEntries(profile.codePages.map(({ n, name }) => [n, name]));
  return { ...encoded, ...readStream(Buffer.concat(encoded.pieces), pages) };
}

describe('a ticket in bytes', () => {
  it('stays within 600 bytes, and 800 with the letters to upload', () => {
    const first = encodeDocument(sampleTicket('A017'), EPSON, FRESH);
    expect(first.byteLength).toBeLessThanOrEqual(800);
    expect(first.report).toMatchObject({ replaced: 0, rasterLines: 0, glyphsUploaded: 4 });
    const second = encodeDocument(sampleTicket('A018'), EPSON, { kind: 'prepared', store: first.store });
    expect(second.byteLength).toBeLessThanOrEqual(600);
    expect(second.report.glyphsUploaded).toBe(0);
  });

  it('uploads the base set in one command of 116 bytes', () => {
    const { pieces } = encodeDocument({ lines: [] }, EPSON, FRESH);
    const uploads = pieces.filter((piece) => piece[0] === 0x1b && piece[1] === 0x26);
    expect(uploads.map((piece) => piece.length)).toEqual([5 + 3 * 37]);
  });

  it('is made of whole commands: a status request may stand between any two pieces', () => {
    for (const id of PROFILE_IDS) {
      const profile = profileOf(id);
      const pages = Object.fromEntries(profile.codePages.map(({ n, name }) => [n, name]));
      for (const piece of encodeDocument(sampleTicket('A1'), profile, FRESH).pieces)
        expect(() => readStream(piece, pages)).not.toThrow();
    }
  });

  it('sends ESC @ to a fresh printer only, for it forgets the uploaded letters', () => {
    const first = read(sampleTicket('A1'), EPSON);
    expect(first.commands.filter((name) => name === 'ESC @')).toHaveLength(1);
    const second = read(sampleTicket('A2'), EPSON, { kind: 'prepared', store: first.store });
    expect(second.commands).not.toContain('ESC @');
    expect(second.commands).not.toContain('ESC &');
  });

  it('cuts first when an older document may hang on the paper', () => {
    const { commands } = read(textOf('a'), EPSON, { kind: 'fresh', cutFirst: true });
    expect(commands.indexOf('GS V')).toBe(commands.indexOf('ESC @') + 2);
  });
});

describe('letters', () => {
  it('prints Azerbaijani in one code page, with uploaded Ə and ə', () => {
    const { text, commands } = read(textOf('Şəhər: Gəncə, Ağdaş, Çöl, İlıq, Ü'), EPSON);
    expect(text).toBe('Ş⟦7c⟧h⟦7c⟧r: G⟦7c⟧nc⟦7c⟧, Ağdaş, Çöl, İlıq, Ü\n');
    expect(commands.filter((name) => name === 'ESC t')).toHaveLength(1);
  });

  it('prints Russian after one change of the code page', () => {
    const { text, commands } = read(textOf('Ваш номер: ёж'), EPSON);
    expect(text).toBe('Ваш номер: ёж\n');
    expect(commands.filter((name) => name === 'ESC t')).toHaveLength(2);
  });

  it('prints the ASCII letters whose codes are given up, wherever they stand', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    const { text } = read(
      {
        lines: [
          { kind: 'text', text: ascii.trim() },
          { kind: 'text', text: 'ə … – “ ” ’' },
        ],
      },
      EPSON,
    );
    expect(text.replaceAll('\n', '').startsWith(ascii.trim())).toBe(true);
  });

  it('composes what came apart, and drops what cannot be seen', () => {
    expect(read(textOf('s\u0327u\u0308\u200b\u00ad'), EPSON).text).toBe('şü\n');
  });

  it('lets no text carry a command', () => {
    const { text } = read(textOf('a\u001b@b\u0010\u0004\u0001c'), EPSON);
    expect(text).toBe('a @b c\n');
  });

  it('shows and counts what no font has', () => {
    const { report, text } = read(textOf('漢字 ok'), EPSON);
    expect(report.replaced).toBe(2);
    expect(text).not.toContain('?');
  });

  it('makes a line a picture where the printer can do no better', () => {
    for (const id of ['generic-80', 'generic-58']) {
      const { commands, report, text } = read(textOf('Növbə'), profileOf(id));
      expect(commands).toContain('GS v');
      expect(report).toMatchObject({ rasterLines: 1, replaced: 0 });
      expect(text).toBe('');
    }
    expect(read(textOf('A017'), profileOf('generic-58')).report.rasterLines).toBe(0);
  });

  it('leaves the multi-byte mode before anything else', () => {
    const { commands } = read(textOf('A'), profileOf('generic-58'));
    expect(commands.slice(0, 2)).toEqual(['ESC @', 'FS .']);
  });

  it('never prints a question mark that was not there, whatever the text, and always reads as commands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('?')),
        fc.constantFrom(...PROFILE_IDS),
        (content, id) => {
          expect(read(textOf(content), profileOf(id)).text).not.toContain('?');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('prints any Azerbaijani and Russian text back as it was, once uploaded letters are read as what they are', () => {
    const letters = 'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyzЖзйщЁ№₼{|}~0123.,:-';
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 42 }),
        (content) => {
          const { text, store } = read(textOf(content), EPSON);
          let plain = text;
          for (const [char, code] of store.slots.A) plain = plain.replaceAll(`⟦${code.toString(16)}⟧`, char);
          expect(plain).toBe(`${content}\n`);
        },
      ),
    );
  });
});

describe('QR codes', () => {
  it('counts the length in UTF-8 bytes', () => {
    const { pieces } = encodeDocument(
      { lines: [{ kind: 'qr', data: 'Əə', module: 4, correction: 'M' }] },
      EPSON,
      FRESH,
    );
    const bytes = Buffer.concat(pieces);
    const store = bytes.indexOf(Buffer.from([49, 80, 48]));
    expect(bytes.readUInt16LE(store - 2)).toBe(3 + 4);
    expect(bytes.subarray(store + 3, store + 7).toString()).toBe('Əə');
  });

  it('refuses a text that no code can hold', () => {
    const line = { kind: 'qr', data: 'x'.repeat(3000), module: 4, correction: 'L' } as const;
    expect(() => encodeDocument({ lines: [line] }, EPSON, FRESH)).toThrow(RangeError);
  });
});

describe('cutting', () => {
  it('a presenter gets its paper cut, pushed out and held; what is left of an older document is drawn in', () => {
    const custom = profileOf('custom-vkp80');
    const cut: PrintDocument = { lines: [{ kind: 'cut' }] };
    const { commands } = read(cut, custom, { kind: 'fresh', cutFirst: true });
    const moves = commands.filter((name) => /^(ESC i|GS e)/.test(name));
    expect(moves).toEqual(['ESC i', 'GS e 2', 'ESC i', 'GS e 3 80']);
  });

  it('without a cutter the paper goes to the bar, and no command to cut', () => {
    const { commands } = read({ lines: [{ kind: 'cut' }] }, profileOf('xprinter-58'));
    expect(commands.at(-1)).toBe('ESC J');
    expect(commands.join()).not.toMatch(/GS V|ESC i/);
  });
});

describe('profiles', () => {
  it('each says from where its figures are, and which to try on the printer itself', () => {
    for (const id of PROFILE_IDS) {
      const profile = profileOf(id);
      expect(profileSchema.parse(structuredClone(profile))).toEqual(profile);
      expect(profile.facts.presenter === undefined).toBe(profile.presenter === null);
    }
    expect(profileSchema.safeParse({ ...EPSON, dotsPerLine: 'wide' }).error?.issues).toMatchObject([
      { path: ['dotsPerLine'] },
    ]);
  });

  it('names the known ones when asked for another', () => {
    expect(loadProfile('nonesuch')).toEqual({ ok: false, fault: 'unknown-profile', known: PROFILE_IDS });
  });
});
