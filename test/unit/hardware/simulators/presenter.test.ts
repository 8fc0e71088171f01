import { describe, expect, test } from 'vitest';
import { customModel } from '../../../../hardware/simulators/printer/model.ts';
import { printerOnBench } from '../../../support/printer-bench.ts';

const FULL_STATUS = Uint8Array.of(0x10, 0x04, 0x14);
const PRESENT = Uint8Array.of(0x1d, 0x65, 3, 80);
const RETRACT = Uint8Array.of(0x1d, 0x65, 2);
const EJECT = Uint8Array.of(0x1d, 0x65, 5);
const ASK_EJECTOR = Uint8Array.of(0x1d, 0x65, 6);
const CUT = '\x1bi';

function vkp80() {
  const bench = printerOnBench({ model: { ...customModel(), cutterDots: 0 } });
  const status = () => {
    bench.answers();
    bench.send(FULL_STATUS);
    return bench.answers();
  };
  const ticket = () => bench.send('A017\n', CUT, PRESENT);
  return { ...bench, status, ticket, presenter: () => bench.printer.report().presenter };
}

describe('full status (DLE EOT 20)', () => {
  test.each([
    [[], '100f00000000'],
    [['paper-near-end'], '100f04000000'],
    [['paper-out'], '100f05000000'],
    [['cover-open'], '100f00030000'],
    [['cutter-jam'], '100f00000001'],
    [['paper-near-end', 'cover-open'], '100f04030000'],
  ] as const)('%j', (commands, answer) => {
    const printer = vkp80();
    for (const command of commands) printer.printer.apply(command);
    expect(printer.status()).toBe(answer);
  });

  test('is answered in the middle of a ticket, and by no other make', () => {
    const printer = vkp80();
    printer.send('A017', FULL_STATUS, '\n');
    expect(printer.answers()).toBe('100f00000000');
    const epson = printerOnBench();
    epson.send(FULL_STATUS);
    expect(epson.answers()).toBe('');
  });

  test('comes by itself once it was asked to, for the bytes that were named (GS à)', () => {
    const printer = vkp80();
    printer.send(Uint8Array.of(0x1d, 0xe0, 0x01));
    expect(printer.answers()).toBe('100f00000000');
    printer.printer.apply('cover-open');
    expect(printer.answers()).toBe('');
    printer.printer.apply('paper-near-end');
    expect(printer.answers()).toBe('100f04030000');
  });
});

describe('the presenter', () => {
  test('a ticket is shown once it was presented, and gone when it is taken', () => {
    const printer = vkp80();
    printer.send('A017\n', CUT);
    expect(printer.status()).toBe('100f00000000');
    printer.send(PRESENT);
    expect(printer.status()).toBe('100f20000000');
    printer.printer.apply('take-ticket');
    expect(printer.status()).toBe('100f00000000');
    expect(printer.presenter()).toEqual({ ticket: 'none', taken: 1, retracted: 0 });
  });

  test('a ticket is drawn back, once, and an ejected one is not counted', () => {
    const printer = vkp80();
    printer.ticket();
    printer.send(RETRACT, RETRACT);
    expect(printer.presenter()).toEqual({ ticket: 'none', taken: 0, retracted: 1 });
    printer.ticket();
    printer.send(EJECT);
    expect(printer.presenter()).toEqual({ ticket: 'none', taken: 0, retracted: 1 });
    printer.printer.apply('take-ticket');
    expect(printer.presenter().taken).toBe(0);
  });

  test('what blocks it shows when it moves, stops the printer, and goes with the hand that clears it', () => {
    const printer = vkp80();
    printer.printer.apply('presenter-jam');
    expect(printer.status()).toBe('100f00000000');
    printer.ticket();
    expect(printer.status()).toBe('100f00004000');
    printer.send('A018\n', CUT);
    expect(printer.sheets).toHaveLength(1);
    printer.printer.apply('presenter-ok');
    expect(printer.status()).toBe('100f00000000');
    expect(printer.sheets).toHaveLength(2);
  });

  test('says how it is in its turn (GS e 6)', () => {
    const printer = vkp80();
    printer.send(ASK_EJECTOR);
    expect(printer.answers()).toBe('04');
    printer.ticket();
    printer.printer.apply('paper-near-end');
    printer.send(ASK_EJECTOR);
    expect(printer.answers()).toBe('0d');
  });

  test('another make has none', () => {
    const epson = printerOnBench();
    epson.send('A017\n', PRESENT, RETRACT);
    expect(epson.printer.report()).toMatchObject({
      presenter: { ticket: 'none', retracted: 0 },
      unknown: { 'GS e': 2 },
    });
  });
});
