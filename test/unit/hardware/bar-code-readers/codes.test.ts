import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodeFrame,
  CodeFramer,
  LONGEST_CODE,
} from '../../../../hardware/bar-code-readers/code-framer.ts';
import { describeCode } from '../../../../hardware/bar-code-readers/describe-code.ts';
import { legible, readCode } from '../../../../hardware/bar-code-readers/read-code.ts';
import { PRESENTATIONS } from '../../../../hardware/simulators/bar-code-reader/presentations.ts';

const TICKET = PRESENTATIONS.ticket.text;
const APPOINTMENT = PRESENTATIONS.appointment.text;

function frames(...pieces: readonly (string | Uint8Array)[]): readonly CodeFrame[] {
  const framer = new CodeFramer();
  const all = pieces.flatMap((piece) => framer.push(typeof piece === 'string' ? Buffer.from(piece) : piece));
  const last = framer.flush();
  expect(framer.pending).toBe(false);
  return last ? [...all, last] : all;
}

const textsOf = (found: readonly CodeFrame[]) => found.map(legible);
const read = (text: string | Uint8Array) => frames(text).map((frame) => readCode(frame));

describe('the framer of codes', () => {
  it.each([
    ['CR', `${TICKET}\rABC\r`],
    ['LF', `${TICKET}\nABC\n`],
    ['CRLF', `${TICKET}\r\nABC\r\n`],
    ['STX and ETX', `\x02${TICKET}\x03\x02ABC\x03`],
    ['CR between STX and ETX', `\x02${TICKET}\r\x03\x02ABC\r\x03`],
  ])('%s ends a code', (_, stream) => {
    expect(textsOf(frames(stream))).toEqual([TICKET, 'ABC']);
  });

  it('one code after another, however the line cuts the stream', () => {
    const stream = Buffer.from(`${TICKET}\r${APPOINTMENT}\r\n4006381333931\n`);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: stream.length }), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const pieces = edges.slice(1).map((end, at) => stream.subarray(edges[at], end));
        expect(textsOf(frames(...pieces))).toEqual([TICKET, APPOINTMENT, '4006381333931']);
      }),
    );
  });

  it('STX begins anew after a code that was cut off', () => {
    expect(textsOf(frames(`\x02CUT\x02${TICKET}\x03`))).toEqual([null, TICKET]);
  });

  it('never holds more than the largest code can be, and drops what is more', () => {
    const framer = new CodeFramer();
    for (let count = 0; count < 1000; count++) framer.push(Buffer.from('A'.repeat(97)));
    expect(framer.held).toBe(LONGEST_CODE);
    expect(framer.flush()).toMatchObject({ overflow: true, ended: false });
    expect(textsOf(framer.push(Buffer.from(`${TICKET}\r`)))).toEqual([TICKET]);
  });
});

describe('what a code says', () => {
  it('ours by its use, others by their length alone', () => {
    expect(read(`${TICKET}\r`)).toEqual([
      { kind: 'code', code: { use: 'ticket', id: TICKET }, symbology: null },
    ]);
    expect(read(`${APPOINTMENT}\r`)).toMatchObject([
      { code: { use: 'appointment', id: APPOINTMENT.slice(2) } },
    ]);
    expect(read(`${PRESENTATIONS.resume.text}\r`)).toMatchObject([{ code: { use: 'resume' } }]);
    expect(read(`${PRESENTATIONS.receipt.text}\r`)).toMatchObject([
      { code: { use: 'receipt', id: PRESENTATIONS.receipt.text } },
    ]);
    expect(read('növbə\r')).toEqual([{ kind: 'unknown-code', symbology: null, length: 5 }]);
  });

  it('cut off anywhere it is none: an appointment without its end could pass for a ticket', () => {
    expect(read(`${APPOINTMENT.slice(0, 25)}\r`)).toMatchObject([{ kind: 'code', code: { use: 'ticket' } }]);
    for (let at = 1; at <= APPOINTMENT.length; at++)
      expect(read(APPOINTMENT.slice(0, at)), `until ${at}`).toEqual([{ kind: 'unreadable-code' }]);
  });

  it.each([
    ['a byte that begins no letter', Uint8Array.of(0x41, 0xff, 0x42, 0x0d)],
    ['half a letter', Uint8Array.of(0x41, 0xc9, 0x0d)],
    ['a control character', Uint8Array.of(0x41, 0x00, 0x42, 0x0d)],
    ['DEL', Uint8Array.of(0x41, 0x7f, 0x0d)],
  ])('with %s it is unreadable', (_, bytes) => {
    expect(read(bytes)).toEqual([{ kind: 'unreadable-code' }]);
  });

  it('with the separators of goods and licences it is legible', () => {
    expect(read('[)>\x1e06\x1dP123\x1e\x04\r')).toMatchObject([{ kind: 'unknown-code', length: 13 }]);
  });

  it('names its symbology where the reader says it, and means the same without', () => {
    expect(read(`]Q1${TICKET}\r`)).toMatchObject([{ code: { use: 'ticket', id: TICKET }, symbology: 'qr' }]);
    expect(read(']E04006381333931\r')).toEqual([{ kind: 'unknown-code', symbology: 'ean-upc', length: 13 }]);
    expect(read(']X0ABC\r')).toEqual([{ kind: 'unknown-code', symbology: null, length: 3 }]);
  });
});

describe('what a scan test shows of a code', () => {
  it('what kind it was, never which', () => {
    const described = (text: string) => read(text).map(describeCode);
    expect(described(`]Q1${TICKET}\r`)).toEqual([
      {
        kind: 'code',
        facts: [
          { name: 'use', value: 'ticket' },
          { name: 'symbology', value: 'qr' },
        ],
      },
    ]);
    expect(described('4006381333931\r')).toEqual([
      { kind: 'unknown-code', facts: [{ name: 'length', value: '13' }] },
    ]);
    expect(described('\x01\r')).toEqual([{ kind: 'unreadable-code', facts: [] }]);
  });
});
