import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EpsonChannel } from '../../../../hardware/printers/escpos/dialects/epson-channel.ts';
import type { StatusEvent } from '../../../../hardware/printers/escpos/dialects/events.ts';
import { statusOf } from '../../../../hardware/printers/escpos/dialects/meanings.ts';

function parse(...bytes: number[]): StatusEvent[] {
  return new EpsonChannel().push(Uint8Array.from(bytes));
}

const PROCESS_ID = [0x37, 0x22, 0x41, 0x42, 0x31, 0x32, 0x00];
const MEANT: StatusEvent = { kind: 'process-id', id: 'AB12' };

describe('the back channel', () => {
  it('tells the kinds of answers apart', () => {
    expect(parse(0x16, 0x00, ...PROCESS_ID, 0x37, 0x25, 0x00)).toEqual([
      { kind: 'real-time', byte: 0x16 },
      { kind: 'paper-sensor', byte: 0x00 },
      MEANT,
      { kind: 'buffers-cleared' },
    ]);
  });

  it('lets flow control stand anywhere', () => {
    fc.assert(
      fc.property(fc.nat(PROCESS_ID.length), fc.constantFrom(0x11, 0x13), (at, flow) => {
        expect(parse(...PROCESS_ID.slice(0, at), flow, ...PROCESS_ID.slice(at))).toEqual([MEANT]);
      }),
    );
  });

  it('reads an answer however it was cut', () => {
    const parser = new EpsonChannel();
    const events = PROCESS_ID.flatMap((byte) => parser.push(Uint8Array.of(byte)));
    expect(events).toEqual([MEANT]);
  });

  it('tells Automatic Status Back from what follows it', () => {
    expect(parse(0x18, 0x00, 0x0c, 0x00, 0x12)).toEqual([
      { kind: 'automatic', bytes: [0x18, 0x00, 0x0c, 0x00] },
      { kind: 'real-time', byte: 0x12 },
    ]);
  });

  it('takes the answers that follow noise', () => {
    expect(parse(0x37, 0x12, 0x12)).toEqual([
      { kind: 'real-time', byte: 0x12 },
      { kind: 'real-time', byte: 0x12 },
    ]);
    expect(parse(0x37, 0x22, 0x41, ...PROCESS_ID)).toContainEqual(MEANT);
  });

  it('stands any noise, and still reads what comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        const parser = new EpsonChannel();
        for (const piece of pieces) parser.push(piece);
        parser.reset();
        expect(parser.push(Uint8Array.from(PROCESS_ID))).toEqual([MEANT]);
      }),
    );
  });

  it('gives no more events than bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(new EpsonChannel().push(bytes).length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});

describe('the four answers', () => {
  it.each([
    [[0x12, 0x12, 0x12, 0x12], { kind: 'ready', nearEnd: false }],
    [[0x16, 0x12, 0x12, 0x1e], { kind: 'ready', nearEnd: true }],
    [[0x1a, 0x32, 0x12, 0x7e], { kind: 'no-paper' }],
    [[0x12, 0x12, 0x12, 0x72], { kind: 'no-paper' }],
    [[0x1a, 0x16, 0x12, 0x12], { kind: 'cover-open' }],
    [[0x1a, 0x36, 0x12, 0x7e], { kind: 'cover-open' }],
    [[0x1a, 0x52, 0x1a, 0x12], { kind: 'cutter-error' }],
    [[0x1a, 0x52, 0x32, 0x12], { kind: 'error', recoverable: false }],
    [[0x1a, 0x52, 0x52, 0x12], { kind: 'error', recoverable: true }],
    [[0x1a, 0x52, 0x12, 0x12], { kind: 'error', recoverable: false }],
    [[0x1a, 0x12, 0x12, 0x12], { kind: 'offline' }],
    [[0x12, 0x1a, 0x12, 0x12], { kind: 'offline' }],
  ] as const)('%j', (answers, status) => {
    expect(statusOf(answers)).toEqual(status);
  });
});
