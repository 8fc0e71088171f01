import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { PRESENTER_COMMANDS, PRINTER_COMMANDS } from '../../../../hardware/simulators/printer/condition.ts';
import { customModel, modelOf } from '../../../../hardware/simulators/printer/model.ts';
import { CUT, ESC } from '../../../support/escpos.ts';
import { printerOnBench } from '../../../support/printer-bench.ts';

// Many runs on a slow machine.
vi.setConfig({ testTimeout: 60_000 });

/** Bytes that look like commands more often than chance has it. */
const soup = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom(0x0a, 0x10, 0x1b, 0x1c, 0x1d).map((byte) => Uint8Array.of(byte)),
      fc
        .constantFrom(
          '\x1b@',
          '\x1b&\x03',
          '\x1b*!',
          '\x1dv0',
          '\x1d(k',
          '\x1d(L',
          '\x1dVA',
          '\x1d!',
          '\x1d8L',
          '\x1bD',
          '\x1de',
        )
        .map((text) => Buffer.from(text, 'latin1')),
      fc.string({ maxLength: 20 }).map((text) => Buffer.from(text, 'latin1')),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.concat(parts));

const COMMANDS = [...PRINTER_COMMANDS, ...PRESENTER_COMMANDS];

test.each([
  ['Epson', modelOf(512)],
  ['Custom', customModel()],
])('%s: any bytes and any faults between them: never throws, never hangs, never grows', (_, model) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(soup, fc.constantFrom(...COMMANDS)), { maxLength: 8 }), (steps) => {
      const bench = printerOnBench({ model });
      for (const [bytes, command] of steps) {
        bench.send(bytes);
        bench.printer.apply(command);
        expect(bench.printer.growing?.height ?? 0).toBeLessThanOrEqual(10_800 + 7_200);
        expect(bench.printer.report().buffered).toBeLessThanOrEqual(4_096);
      }
    }),
    { numRuns: 150 },
  );
});

test('it does not matter how the line cuts the stream', () => {
  fc.assert(
    fc.property(soup, fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (bytes, cuts) => {
      const [whole, pieces] = [printerOnBench(), printerOnBench()];
      whole.send(bytes);
      const edges = [
        0,
        ...cuts.filter((at) => at < bytes.length).sort((one, other) => one - other),
        bytes.length,
      ];
      for (const [index, edge] of edges.entries())
        pieces.send(bytes.subarray(edge, edges[index + 1] ?? edge));
      expect(pieces.answers()).toBe(whole.answers());
      expect(pieces.printer.report()).toEqual(whole.printer.report());
      const [one, other] = [whole.printer.growing, pieces.printer.growing];
      expect(other?.cells).toEqual(one?.cells);
      expect(other?.png()).toEqual(one?.png());
    }),
    { numRuns: 60 },
  );
});

test('after a power cycle no bytes of before have any effect', () => {
  const ticket = Buffer.concat([Buffer.from([ESC, 0x40]), Buffer.from('A017\n'), CUT]);
  fc.assert(
    fc.property(soup, (bytes) => {
      const [used, fresh] = [printerOnBench(), printerOnBench()];
      used.send(bytes);
      used.printer.apply('power-off');
      used.printer.apply('power-on');
      used.send(CUT);
      used.answers();
      const before = used.sheets.length;
      used.send(ticket);
      fresh.send(ticket);
      expect(used.sheets[before]?.png()).toEqual(fresh.sheets[0]?.png());
    }),
    { numRuns: 60 },
  );
});
