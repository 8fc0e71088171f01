import { describe, expect, test, vi } from 'vitest';
import { renderGlyph } from '../../../../hardware/fonts/cell-font.ts';
import { CUT, ESC, encoded, GS, qrCode, userCharacter } from '../../../support/escpos.ts';
import { decodePaper, readPaper, readQr } from '../../../support/paper-reader.ts';
import { drawing, inkIn, printerOnBench } from '../../../support/printer-bench.ts';

// Setting a whole alphabet into dots takes seconds on a slow machine.
vi.setConfig({ testTimeout: 60_000 });

const LF = 0x0a;

/** A glyph of font A with ink in one corner: easy to find on the paper. */
const CORNER = {
  width: 12,
  height: 24,
  dots: Uint8Array.from({ length: 288 }, (_, at) => (at === 0 || at === 1 || at === 12 ? 1 : 0)),
};

/** The only finished sheet, read. */
function read(bench: ReturnType<typeof printerOnBench>) {
  const [sheet] = bench.sheets;
  if (!sheet) throw new Error('nothing was cut');
  return readPaper({ png: sheet.png().toString('base64'), cells: sheet.cells });
}

describe('pictures', () => {
  test('GS v 0 burns rows where they are meant to be', () => {
    const bench = printerOnBench();
    bench.send(GS, 'v0', 0, 2, 0, 3, 0, 0xf0, 0x01, 0x80, 0x00, 0xff, 0xff);
    expect(drawing(bench.paper(), 0, 0, 17, 3)).toEqual([
      '####...........#.',
      '#................',
      '################.',
    ]);
    expect(bench.paper().height).toBe(3);
  });

  test('GS v 0 doubles, is centred, and loses what is wider than the paper', () => {
    const bench = printerOnBench();
    bench.send(ESC, 'a', 1, GS, 'v0', 3, 1, 0, 1, 0, 0xa0);
    expect(drawing(bench.paper(), 248, 0, 16, 2)).toEqual(['##..##..........', '##..##..........']);
    bench.send(
      ESC,
      '@',
      GS,
      'v0',
      0,
      65,
      0,
      1,
      0,
      new Uint8Array(65).fill(0xff),
      GS,
      'v0',
      0,
      1,
      0,
      1,
      0,
      0x80,
    );
    expect(inkIn(bench.paper(), 0, 2, 512, 1)).toBe(512);
    expect(inkIn(bench.paper(), 0, 3, 512, 1)).toBe(1);
  });

  test('ESC * puts columns of 24 and of 8 dots into the line', () => {
    const bench = printerOnBench();
    bench.send(ESC, '*', 33, 2, 0, 0x80, 0, 1, 0, 0xff, 0, ESC, '*', 0, 1, 0, 0x80, LF);
    const paper = bench.paper();
    expect(drawing(paper, 0, 0, 5, 4)).toEqual(['#.##.', '..##.', '..##.', '.....']);
    expect(drawing(paper, 0, 8, 5, 1)).toEqual(['.#...']);
    expect(drawing(paper, 0, 23, 5, 1)).toEqual(['#....']);
  });

  test('GS ( L stores a picture and prints it', () => {
    const bench = printerOnBench();
    bench.send(GS, '(L', 12, 0, 48, 112, 48, 1, 2, 49, 8, 0, 2, 0, 0x81, 0x18);
    expect(bench.printer.growing).toBeNull();
    bench.send(GS, '(L', 2, 0, 48, 50);
    expect(drawing(bench.paper(), 0, 0, 8, 4)).toEqual(['#......#', '#......#', '...##...', '...##...']);
  });

  test('GS ( k prints a QR code that reads back, in any script', () => {
    const bench = printerOnBench();
    bench.send(ESC, 'a', 1, qrCode('https://dost.gov.az/növbə/A017', 5, 'M'), CUT);
    expect(read(bench).qr).toBe('https://dost.gov.az/növbə/A017');
  });

  test('GS ( k: a larger module makes a larger symbol; data that does not fit prints nothing', () => {
    const [small, large, none] = [printerOnBench(), printerOnBench(), printerOnBench()];
    small.send(qrCode('A017', 3, 'L'));
    large.send(qrCode('A017', 8, 'L'));
    none.send(qrCode('x'.repeat(3_000), 3, 'L'));
    expect(small.paper().height).toBe(21 * 3);
    expect(large.paper().height).toBe(21 * 8);
    expect(readQr(none.paper())).toBeNull();
    expect(none.paper().height).toBe(0);
  });
});

describe('characters', () => {
  test('a character stands in its cell, dot for dot, bottom aligned', () => {
    const bench = printerOnBench();
    bench.send(GS, '!', 0x01, 'A', GS, '!', 0, userCharacter(0x41, CORNER), ESC, '%', 1, 'A', LF);
    const paper = bench.paper();
    expect(drawing(paper, 11, 24, 4, 2)).toEqual(['.##.', '.#..']);
    expect(bench.printer.growing?.cells).toEqual([
      { x: 0, y: 0, width: 12, height: 48 },
      { x: 12, y: 24, width: 12, height: 24 },
    ]);
  });

  test('user-defined characters print only while ESC % 1, and ESC ? and ESC @ take them away', () => {
    const cornered = (...before: readonly (number | string | Uint8Array)[]): boolean => {
      const bench = printerOnBench();
      bench.send(userCharacter(0x41, CORNER), ...before, 'A', LF);
      return inkIn(bench.paper(), 0, 0, 12, 24) === 3;
    };
    expect(cornered(ESC, '%', 1)).toBe(true);
    expect(cornered()).toBe(false);
    expect(cornered(ESC, '%', 1, ESC, '%', 0)).toBe(false);
    expect(cornered(ESC, '%', 1, ESC, '?', 0x41)).toBe(false);
    expect(cornered(ESC, '@', ESC, '%', 1)).toBe(false);
    // Of font A, not of font B.
    expect(cornered(ESC, '%', 1, ESC, 'M', 1)).toBe(false);
  });

  test('a power cycle takes user-defined characters and settings away', () => {
    const bench = printerOnBench();
    bench.send(userCharacter(0x41, CORNER), ESC, '%', 1, GS, '!', 0x77);
    expect(bench.printer.report().userCharacters).toBe(1);
    bench.printer.apply('power-off');
    bench.printer.apply('power-on');
    expect(bench.printer.report().userCharacters).toBe(0);
    bench.send('A', LF);
    expect(bench.printer.growing?.cells).toEqual([{ x: 0, y: 0, width: 12, height: 24 }]);
  });

  test('a printer without user-defined characters prints their bytes as text and says so', () => {
    const bench = printerOnBench({ model: { userCharacters: false } });
    bench.send(userCharacter(0x41, CORNER), ESC, '%', 1, 'A', LF);
    expect(bench.printer.report().unknown).toEqual({ 'ESC &': 1, 'ESC %': 1 });
  });

  test('GS B inverts a cell, ESC - underlines it, ESC E thickens it', () => {
    const plain = printerOnBench();
    plain.send('I', LF);
    const ink = inkIn(plain.paper(), 0, 0, 12, 24);
    const inverse = printerOnBench();
    inverse.send(GS, 'B', 1, 'I', LF);
    expect(inkIn(inverse.paper(), 0, 0, 12, 24)).toBe(288 - ink);
    const underlined = printerOnBench();
    underlined.send(ESC, '-', 2, 'I', LF);
    expect(drawing(underlined.paper(), 0, 21, 12, 3)).toEqual([
      '............',
      '############',
      '############',
    ]);
    const bold = printerOnBench();
    bold.send(ESC, 'E', 1, userCharacter(0x41, CORNER), ESC, '%', 1, 'A', LF);
    expect(drawing(bold.paper(), 0, 0, 4, 3)).toEqual(['###.', '##..', '....']);
  });

  test('GS ! magnifies, and GS b rounds the steps without moving a dot of the straight strokes', () => {
    const slope = {
      width: 12,
      height: 24,
      dots: Uint8Array.from({ length: 288 }, (_, at) => (at % 12 <= Math.floor(at / 12) ? 1 : 0)),
    };
    const printed = (smooth: number): readonly string[] => {
      const bench = printerOnBench();
      bench.send(userCharacter(0x41, slope), ESC, '%', 1, GS, 'b', smooth, GS, '!', 0x33, 'A', LF);
      return drawing(bench.paper(), 0, 0, 48, 96);
    };
    const [square, round] = [printed(0), printed(1)];
    const steps = (rows: readonly string[]): number =>
      new Set(rows.slice(0, 40).map((row) => row.lastIndexOf('#'))).size;
    expect(steps(square)).toBe(10);
    // Rounded, the edge moves in nearly every row.
    expect(steps(round)).toBeGreaterThan(18);
    expect(round.slice(56, 88)).toEqual(square.slice(56, 88));
  });

  test('ESC { turns the line about itself', () => {
    const bench = printerOnBench();
    bench.send(ESC, '{', 1, userCharacter(0x41, CORNER), ESC, '%', 1, ' A', LF);
    expect(drawing(bench.paper(), 0, 22, 12, 2)).toEqual(['...........#', '..........##']);
  });

  test.each([
    ['cp857', 13, 'Çç Ğğ Iı İi Öö Şş Üü'],
    ['cp1254', 48, 'Çç Ğğ Iı İi Öö Şş Üü'],
    ['cp866', 17, 'Съешь же ещё этих мягких булок, Ёжик №'],
    ['cp1251', 46, 'Съешь же ещё этих мягких булок, Ёжик №'],
  ] as const)('ESC t: %s is %i', (page, number, text) => {
    const bench = printerOnBench();
    bench.send(ESC, 't', number, encoded(text, page), LF, CUT);
    expect(read(bench).text).toBe(text);
  });

  test('no code page has Ə: where it is not uploaded, it is not on the paper', () => {
    const bench = printerOnBench();
    bench.send(ESC, 't', 13, encoded('Ə', 'cp857'), LF, CUT);
    expect(read(bench).text).not.toContain('Ə');
  });

  test('ESC R changes twelve signs (the reader knows no Ä)', () => {
    const bench = printerOnBench();
    bench.send(ESC, 'R', 2, '[\\]', LF, CUT);
    expect(read(bench).text).toBe('\ufffdÖÜ');
  });

  test('in the multi-byte mode two high bytes are one Chinese character, until FS .', () => {
    const text = encoded('Növbə şöbəsi', 'cp857');
    const bench = printerOnBench({ model: { multibyte: true } });
    bench.send(ESC, 't', 13, encoded('şöğü', 'cp857'), LF);
    expect(bench.printer.growing?.cells.map(({ width }) => width)).toEqual([24, 24]);
    const mended = printerOnBench({ model: { multibyte: true } });
    mended.send(0x1c, '.', ESC, 't', 13, text, LF);
    expect(new Set(mended.printer.growing?.cells.map(({ width }) => width))).toEqual(new Set([12]));
  });

  test('font B has its own cell, and lines wrap at the end of the printing area', () => {
    const bench = printerOnBench();
    bench.send('x'.repeat(43), LF, ESC, 'M', 1, 'x'.repeat(57), LF);
    const lines = Map.groupBy(bench.printer.growing?.cells ?? [], ({ y, height }) => y + height);
    expect([...lines.values()].map((line) => line.length)).toEqual([42, 1, 56, 1]);
    expect(inkIn(bench.paper(), 504, 0, 8, 100)).toBe(0);
  });
});

describe('places', () => {
  const columns = (bench: ReturnType<typeof printerOnBench>): number[] =>
    (bench.printer.growing?.cells ?? []).map(({ x }) => x);

  test('ESC a, GS L, GS W, ESC $, ESC SP and HT', () => {
    const bench = printerOnBench();
    bench.send(ESC, 'a', 2, 'A', LF, ESC, 'a', 1, 'A', LF, ESC, 'a', 0);
    bench.send(GS, 'L', 100, 0, GS, 'W', 200, 0, 'A', LF, ESC, 'a', 2, 'A', LF);
    bench.send(ESC, '@', ESC, '$', 44, 1, 'A', LF, 0x09, 'A', LF, ESC, ' ', 5, 'AB', LF);
    expect(columns(bench)).toEqual([500, 250, 100, 288, 300, 96, 0, 17]);
  });

  test('LF feeds the line spacing, and never less than the tallest character', () => {
    const heights = (...parts: readonly (number | string)[]): number => {
      const bench = printerOnBench();
      bench.send(...parts);
      return bench.paper().height;
    };
    expect(heights(LF)).toBe(30);
    expect(heights('A', LF)).toBe(30);
    // Units of a TM-T88 are half dots down the paper (GS P: 360 to the inch).
    expect(heights(ESC, '3', 100, LF)).toBe(50);
    expect(heights(ESC, '3', 0, 'A', LF)).toBe(24);
    expect(heights(ESC, '3', 0, ESC, '2', LF)).toBe(30);
    expect(heights(GS, '!', 0x77, 'A', LF)).toBe(192);
    expect(heights(ESC, 'd', 3)).toBe(90);
    expect(heights(ESC, 'J', 41)).toBe(20);
    expect(heights(GS, 'P', 0, 180, ESC, 'J', 41)).toBe(41);
  });

  test('the cutter sits past the head: what was not fed past it is on the next sheet', () => {
    const bench = printerOnBench({ model: { cutterDots: 100 } });
    bench.send('A', LF, 'B', LF, GS, 'V', 0);
    bench.send('C', LF, CUT);
    const texts = bench.sheets.map(
      (sheet) => readPaper({ png: sheet.png().toString('base64'), cells: sheet.cells }).text,
    );
    expect(texts).toEqual(['', 'A\nB\nC']);
    expect(bench.sheets.map(({ height }) => height)).toEqual([60, 130]);
  });

  test('a cut within a line is refused', () => {
    const bench = printerOnBench();
    bench.send('A', CUT);
    expect(bench.sheets).toEqual([]);
    expect(bench.printer.report().unknown).toEqual({ 'cut within a line': 1 });
  });

  test('the PNG is what the paper is', () => {
    const bench = printerOnBench({ model: { dots: 384 } });
    bench.send('A', LF, CUT);
    const image = decodePaper(bench.sheets[0]?.png() ?? new Uint8Array());
    expect([image.width, image.height]).toEqual([384, 34]);
    const { dots } = renderGlyph('A', { width: 12, height: 24 });
    expect(inkIn(image, 0, 0, 384, 34)).toBe(dots.reduce((sum, ink) => sum + ink, 0));
  });

  test('a strip that nobody cuts falls off', () => {
    const bench = printerOnBench();
    for (let line = 0; line < 400; line++) bench.send(ESC, 'd', 1);
    expect(bench.sheets.map(({ cut }) => cut)).toEqual([false]);
  });
});

test('unknown commands are skipped and told by name', () => {
  const bench = printerOnBench();
  bench.send(ESC, 0x01, GS, 0x02, 'A', GS, '(z', 2, 0, 1, 2, 'B', GS, 'kA', 3, '123', 'C', ESC, 't', 99, LF);
  expect(bench.printer.growing?.cells).toHaveLength(3);
  expect(bench.printer.report().unknown).toEqual({
    'ESC 01': 1,
    'GS 02': 1,
    'GS ( z': 1,
    'GS k 65': 1,
    'ESC t 99': 1,
  });
});
