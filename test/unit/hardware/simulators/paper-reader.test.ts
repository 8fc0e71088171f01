import { describe, expect, test, vi } from 'vitest';
import { renderGlyph } from '../../../../hardware/fonts/cell-font.ts';
import { CUT, ESC, encoded, GS, qrCode, userCharacter } from '../../../support/escpos.ts';
import { decodePaper, foldLookAlikes, readCells, readPaper } from '../../../support/paper-reader.ts';
import { printerOnBench } from '../../../support/printer-bench.ts';

// Setting a whole alphabet into dots takes seconds on a slow machine.
vi.setConfig({ testTimeout: 60_000 });

const CELL = { A: { width: 12, height: 24 }, B: { width: 9, height: 17 } };
const AZERBAIJANI = 'AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz';
const RUSSIAN = 'АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя';
const SIGNS = '0123456789 №₼…—«»“”’°.,:;!?()/+@&%-';

type Look = readonly (number | string)[];

/** Prints text with every letter uploaded, a slot for each, and reads it back. */
function printed(text: string, font: 'A' | 'B', look: Look = [], shape = (char: string) => char): string {
  const bench = printerOnBench();
  bench.send(ESC, 'M', font === 'A' ? 0 : 1, ...look, ESC, '%', 1);
  for (const char of text) {
    if (char === '\n' || char === ' ') bench.send(char);
    else bench.send(userCharacter(0x41, renderGlyph(shape(char), CELL[font])), 'A');
  }
  bench.send(0x0a, CUT);
  const [sheet] = bench.sheets;
  if (!sheet) throw new Error('nothing was cut');
  return readPaper({ png: sheet.png().toString('base64'), cells: sheet.cells }).text.replaceAll('\n', '');
}

describe.each(['A', 'B'] as const)('font %s', (font) => {
  test.each([
    ['Azerbaijani', AZERBAIJANI],
    ['Russian', RUSSIAN],
    ['digits and signs', SIGNS],
    ['ASCII', Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join('')],
  ])('%s', (_, text) => {
    expect(foldLookAlikes(printed(text, font))).toBe(foldLookAlikes(text));
  });

  test.each([
    ['bold', [ESC, 'E', 1]],
    ['white on black', [GS, 'B', 1]],
    ['underlined', [ESC, '-', 1]],
    ['double', [GS, '!', 0x11]],
    ['wide', [GS, '!', 0x20]],
    ['rounded', [GS, 'b', 1, GS, '!', 0x33]],
  ] satisfies [string, Look][])('%s', (_, look) => {
    const text = 'ƏlilliyəŞÇğıİöZ017';
    expect(printed(text, font, look)).toBe(text);
  });

  test('letters that are nearly alike are told apart', () => {
    for (const char of 'iıİIlO0QCÇGĞSŞUÜOÖeəЭЗ3ЕЁшщ')
      expect(foldLookAlikes(printed(char, font))).toBe(foldLookAlikes(char));
  });

  test('a wrong letter reads as the wrong letter', () => {
    expect(printed('Ə', font, [], () => 'Э')).toBe('Э');
    expect(printed('əl', font, [], (char) => (char === 'ə' ? 'e' : char))).toBe('el');
    expect(printed('ş', font, [], () => 's')).toBe('s');
  });

  test('what is no letter is unreadable', () => {
    const bench = printerOnBench();
    const { width, height } = CELL[font];
    const noise = {
      width,
      height,
      dots: Uint8Array.from({ length: width * height }, (_, at) => ((at * at) >> 3) & 1),
    };
    bench.send(ESC, 'M', font === 'A' ? 0 : 1, ESC, '%', 1, userCharacter(0x41, noise), 'A', 0x0a, CUT);
    const [sheet] = bench.sheets;
    expect(readPaper({ png: sheet?.png().toString('base64') ?? '', cells: sheet?.cells ?? [] }).text).toBe(
      '\ufffd',
    );
  });
});

test('a sheet with everything on it', () => {
  const bench = printerOnBench();
  bench.send(ESC, 't', 13, ESC, 'a', 1, ESC, 'E', 1, encoded('Bakı DOST şöbesi', 'cp857'), 0x0a);
  bench.send(ESC, 'E', 0, GS, 'b', 1, GS, '!', 0x77, 'A017', 0x0a, GS, '!', 0, qrCode('A017', 5, 'M'));
  bench.send(ESC, 'a', 0, ESC, 't', 17, encoded('Перед вами', 'cp866'), ESC, '$', 0, 1, '3', 0x0a, CUT);
  const [sheet] = bench.sheets;
  expect(readPaper({ png: sheet?.png().toString('base64') ?? '', cells: sheet?.cells ?? [] })).toEqual({
    lines: ['Bakı DOST şöbesi', 'A017', 'Перед вами           3'],
    text: 'Bakı DOST şöbesi\nA017\nПеред вами           3',
    qr: 'A017',
  });
});

test('a rule across the paper reads as a rule', () => {
  const bench = printerOnBench();
  const rule = {
    ...CELL.A,
    dots: Uint8Array.from({ length: 288 }, (_, at) => (at >= 144 && at < 168 ? 1 : 0)),
  };
  bench.send(ESC, '%', 1, userCharacter(0x41, rule), GS, '!', 0x70, 'AAA', 0x0a, CUT);
  const [sheet] = bench.sheets;
  expect(readPaper({ png: sheet?.png().toString('base64') ?? '', cells: sheet?.cells ?? [] }).text).toBe(
    '───',
  );
});

test('letters in a picture are read where one says they stand', () => {
  const bench = printerOnBench();
  const { dots } = renderGlyph('Ə', CELL.A);
  const rows = Array.from({ length: 24 }, (_, y) =>
    [0, 8].map((from) =>
      Array.from({ length: 8 }, (_, bit) =>
        from + bit < 12 && dots[y * 12 + from + bit] === 1 ? 0x80 >> bit : 0,
      ).reduce((sum, bit) => sum | bit, 0),
    ),
  );
  bench.send(GS, 'v0', 0, 2, 0, 24, 0, Uint8Array.from(rows.flat()), CUT);
  const image = decodePaper(bench.sheets[0]?.png() ?? new Uint8Array());
  expect(readCells(image, [{ x: 0, y: 0, width: 12, height: 24 }])).toEqual(['Ə']);
});
