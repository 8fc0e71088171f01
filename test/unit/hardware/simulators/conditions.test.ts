import { describe, expect, test } from 'vitest';
import { CUT, DLE, ESC, GS, processId } from '../../../support/escpos.ts';
import { type BenchOptions, drawing, printerOnBench } from '../../../support/printer-bench.ts';

const LF = 0x0a;
const STATUS = [DLE, 4, 1, DLE, 4, 2, DLE, 4, 3, DLE, 4, 4] as const;
/** The answer to `processId('1234')`. */
const PRINTED = '37223132333400';

describe('real-time status (DLE EOT 1 to 4)', () => {
  test.each([
    ['all well', [], '16121212'],
    ['paper nearly at its end', ['paper-near-end'], '1612121e'],
    ['no paper', ['paper-out'], '1e32127e'],
    ['cover open', ['cover-open'], '1e161212'],
    ['cutter jammed', ['cutter-jam'], '1e521a12'],
    ['mended', ['cutter-jam', 'paper-out', 'cover-open', 'cutter-ok', 'paper-ok', 'cover-close'], '16121212'],
  ] as const)('%s', (_, commands, answer) => {
    const bench = printerOnBench();
    for (const command of commands) bench.printer.apply(command);
    bench.send(...STATUS);
    expect(bench.answers()).toBe(answer);
  });

  test('comes at once, past a job that waits for paper', () => {
    const bench = printerOnBench();
    bench.printer.apply('paper-out');
    bench.send('A', LF, processId('1234'), DLE, 4, 4);
    expect(bench.answers()).toBe('7e');
  });

  test('is answered inside a picture too, and the picture is whole', () => {
    const bench = printerOnBench();
    bench.send(GS, 'v0', 0, 3, 0, 1, 0, DLE, 4, 1, 'A', LF);
    expect(bench.answers()).toBe('16');
    expect(drawing(bench.paper(), 0, 0, 24, 1)).toEqual(['...#.........#.........#']);
    expect(bench.printer.growing?.cells).toHaveLength(1);
  });
});

test('a machine that draws slowly prints the same, and hears the line meanwhile', () => {
  const page = ['first line', LF, 'second', LF, CUT, processId('1234')] as const;
  const quick = printerOnBench();
  quick.send(...page);
  const slow = printerOnBench({ slowMs: 200 });
  slow.send(...page);
  expect(slow.sheets).toEqual([]);
  slow.send(DLE, 4, 1);
  expect(slow.answers()).toBe('16');
  slow.pass(600_000);
  expect(slow.sheets.map((sheet) => sheet.png())).toEqual(quick.sheets.map((sheet) => sheet.png()));
  expect(slow.answers()).toBe(PRINTED);
});

describe('what stops the printer', () => {
  test.each([
    ['paper-out', 'paper-ok'],
    ['cover-open', 'cover-close'],
    ['cutter-jam', 'cutter-ok'],
    ['freeze', 'thaw'],
  ] as const)('%s stops it, and %s lets it go on where it was', (fault, mended) => {
    const bench = printerOnBench();
    bench.send('first', LF, 'sec');
    const height = bench.printer.growing?.height;
    bench.printer.apply(fault);
    const rest = bench.send('ond', LF, CUT, processId('1234'));
    expect(bench.printer.growing?.height).toBe(height);
    expect(bench.sheets).toEqual([]);
    expect(bench.answers()).toBe('');
    bench.printer.apply(mended);
    bench.send(rest);
    expect(bench.sheets.map(({ cells }) => cells.length)).toEqual([11]);
    expect(bench.answers()).toBe(PRINTED);
  });

  test('paper near its end stops nothing', () => {
    const bench = printerOnBench();
    bench.printer.apply('paper-near-end');
    bench.send('A', LF, CUT, GS, 'r', 1, processId('1234'));
    expect(bench.answers()).toBe(`03${PRINTED}`);
  });

  test('frozen, it takes no byte and answers nothing', () => {
    const bench = printerOnBench();
    bench.printer.apply('freeze');
    expect(bench.send(...STATUS)).toHaveLength(STATUS.length);
    expect(bench.answers()).toBe('');
    bench.printer.apply('thaw');
    expect(bench.rooms()).toBeGreaterThan(0);
  });

  test('without power bytes are lost, and so is all that waited', () => {
    const bench = printerOnBench();
    bench.printer.apply('paper-out');
    bench.send('lost', LF);
    bench.printer.apply('power-off');
    expect(bench.send('lost too', LF, ...STATUS)).toHaveLength(0);
    bench.printer.apply('power-on');
    bench.printer.apply('paper-ok');
    bench.send('A', LF);
    expect(bench.printer.growing?.cells).toHaveLength(1);
    expect(bench.answers()).toBe('');
  });

  test('a jam that shows at the cut: the ticket is printed, the cut and all after it wait', () => {
    const bench = printerOnBench({ behaviour: { jam: 'at-cut' } });
    bench.printer.apply('cutter-jam');
    bench.send('A', LF, CUT, processId('1234'));
    expect(bench.printer.growing?.cells).toHaveLength(1);
    expect(bench.sheets).toEqual([]);
    bench.send(DLE, 4, 3);
    expect(bench.answers()).toBe('1a');
    bench.printer.apply('cutter-ok');
    expect(bench.sheets).toHaveLength(1);
    expect(bench.answers()).toBe(PRINTED);
  });

  test('a latched error waits for DLE ENQ 1, which goes on, or DLE ENQ 2, which forgets', () => {
    const options: BenchOptions = { behaviour: { latchedErrors: true } };
    for (const [n, sheets, answer] of [
      [1, 1, PRINTED],
      [2, 0, ''],
    ] as const) {
      const bench = printerOnBench(options);
      bench.printer.apply('cutter-jam');
      bench.send('A', LF, CUT, processId('1234'));
      bench.printer.apply('cutter-ok');
      expect(bench.sheets).toHaveLength(0);
      bench.send(DLE, 5, n);
      expect(bench.sheets).toHaveLength(sheets);
      expect(bench.answers()).toBe(answer);
    }
  });

  test('DLE ENQ 2 throws away a job that waits for paper, also in the middle of a command', () => {
    const bench = printerOnBench();
    bench.send('ab', ESC);
    bench.printer.apply('paper-out');
    bench.send('!', 0, 'old', LF, DLE, 5, 2, 'new', LF);
    bench.printer.apply('paper-ok');
    expect(bench.printer.growing?.cells).toHaveLength(3);
  });

  test('DLE ENQ means nothing to a printer that is well', () => {
    const bench = printerOnBench();
    bench.send('ab', DLE, 5, 2, 'c', LF);
    expect(bench.printer.growing?.cells).toHaveLength(3);
  });
});

describe('DLE DC4 function 8', () => {
  const CLEAR = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8] as const;

  test.each(['paper-out', 'cover-open', 'paper-ok'] as const)(
    '%s: empties both buffers and says so',
    (state) => {
      const bench = printerOnBench();
      bench.send(ESC, 'E', 1, 'ab', GS, 'v0', 0);
      bench.printer.apply(state);
      bench.send('old', ...CLEAR);
      expect(bench.answers()).toBe('372500');
      expect(bench.printer.report().buffered).toBe(0);
      bench.printer.apply('cover-close');
      bench.printer.apply('paper-ok');
      bench.send('new', 0x0a);
      expect(bench.printer.growing?.cells).toHaveLength(3);
    },
  );

  test('nothing shorter does it, nor does a printer that does not know it', () => {
    const bench = printerOnBench();
    bench.send('ab', ...CLEAR.slice(0, -1), 'x', LF);
    expect(bench.answers()).toBe('');
    expect(bench.printer.growing?.cells).toHaveLength(2);
    const plain = printerOnBench({ model: { clearBuffers: false } });
    plain.send('ab', ...CLEAR, LF);
    expect(plain.answers()).toBe('');
    expect(plain.printer.growing?.cells).toHaveLength(2);
  });
});

describe('Automatic Status Back (GS a)', () => {
  test('tells at once and on each change, four bytes', () => {
    const bench = printerOnBench();
    bench.printer.apply('paper-near-end');
    expect(bench.answers()).toBe('');
    bench.send(GS, 'a', 0xff);
    expect(bench.answers()).toBe('14000300');
    bench.printer.apply('paper-out');
    expect(bench.answers()).toBe('1c000f00');
    bench.printer.apply('paper-out');
    expect(bench.answers()).toBe('');
    bench.printer.apply('cover-open');
    expect(bench.answers()).toBe('3c000f00');
    bench.printer.apply('cutter-jam');
    expect(bench.answers()).toBe('3c080f00');
  });

  test('tells only what was asked for', () => {
    const bench = printerOnBench();
    bench.send(GS, 'a', 0x08);
    bench.answers();
    bench.printer.apply('cover-open');
    expect(bench.answers()).toBe('');
    bench.printer.apply('paper-near-end');
    expect(bench.answers()).toBe('3c000300');
  });
});

describe('buffer and motor', () => {
  test('a full buffer takes no more until there is room', () => {
    const bench = printerOnBench({ behaviour: { bufferBytes: 45 } });
    bench.printer.apply('cover-open');
    const rest = bench.send('x'.repeat(100), LF);
    expect(rest).toHaveLength(56);
    const before = bench.rooms();
    bench.printer.apply('cover-close');
    expect(bench.rooms()).toBeGreaterThan(before);
    expect(bench.send(rest)).toHaveLength(0);
    expect(bench.printer.report()).toMatchObject({ bytes: 101, buffered: 0 });
  });

  test('the motor takes its time, and the proof comes after it', () => {
    const bench = printerOnBench({ behaviour: { dotsPerSecond: 300 } });
    bench.send('A', LF, 'B', LF, processId('1234'));
    expect(bench.printer.growing?.cells).toHaveLength(1);
    bench.pass(99);
    expect(bench.printer.growing?.cells).toHaveLength(1);
    bench.pass(1);
    expect(bench.printer.growing?.cells).toHaveLength(2);
    expect(bench.answers()).toBe('');
    bench.pass(100);
    expect(bench.answers()).toBe(PRINTED);
  });
});

test('a printer without GS ( H or GS a says nothing to them', () => {
  const bench = printerOnBench({ model: { processId: false, automaticStatus: false } });
  bench.send(processId('1234'), GS, 'a', 0xff, 'A', LF);
  expect(bench.answers()).toBe('');
  expect(bench.printer.growing?.cells).toHaveLength(1);
});
