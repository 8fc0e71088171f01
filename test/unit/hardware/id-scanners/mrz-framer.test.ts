import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, MrzFramer, NO_CHARACTER } from '../../../../hardware/id-scanners/mrz/mrz-framer.ts';
import { mrzBytes, td1, td2, td3 } from '../../../../hardware/simulators/id-scanner/specimens.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function frames(...pieces: readonly (string | Uint8Array)[]): readonly Frame[] {
  const framer = new MrzFramer();
  const all = pieces.flatMap((piece) => framer.push(typeof piece === 'string' ? bytes(piece) : piece));
  const last = framer.flush();
  expect(framer.held).toBe(0);
  return last ? [...all, last] : all;
}

const linesOf = (found: readonly Frame[]) => found.map(({ lines }) => lines);

describe('the framer of machine-readable lines', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('%s ends a line, and the last one the document, without waiting', (_, separator) => {
    for (const lines of [td1(), td2(), td3()]) {
      const framer = new MrzFramer();
      expect(linesOf(framer.push(mrzBytes(lines, separator)))).toEqual([lines]);
      expect(framer.pending).toBe(false);
    }
  });

  it('STX and ETX around it may be there', () => {
    const lines = td3();
    expect(linesOf(frames(`\x02${lines.join('\r')}\r\x03`))).toEqual([lines]);
    const framer = new MrzFramer();
    expect(linesOf(framer.push(bytes(`\x02${lines.join('\r')}\x03`)))).toEqual([lines]);
  });

  it('a reader without an end of the last line is heard when it falls silent', () => {
    const lines = td1();
    expect(linesOf(frames(lines.join('\r')))).toEqual([lines]);
  });

  it('a reader without any separator is understood', () => {
    for (const lines of [td1(), td2(), td3()]) expect(linesOf(frames(lines.join('')))).toEqual([lines]);
  });

  it('one document after another, however the line cuts the stream', () => {
    const stream = Buffer.concat([mrzBytes(td1()), mrzBytes(td2(), '\r\n'), mrzBytes(td3())]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: stream.length }), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const pieces = edges.slice(1).map((end, at) => stream.subarray(edges[at], end));
        expect(linesOf(frames(...pieces))).toEqual([td1(), td2(), td3()]);
      }),
    );
  });

  it('STX begins anew after a document that was cut', () => {
    const [first = ''] = td1();
    expect(linesOf(frames(`\x02${first}\rCUT\x02`, mrzBytes(td1())))).toEqual([[first, 'CUT'], td1()]);
  });

  it('what is no character is kept as such, so that nothing is taken for what it was not', () => {
    expect(linesOf(frames(Uint8Array.of(0x41, 0x00, 0xff, 0x41)))).toEqual([
      [`A${NO_CHARACTER}${NO_CHARACTER}A`],
    ]);
  });

  it('never holds more than a document can be', () => {
    const framer = new MrzFramer();
    for (let count = 0; count < 10_000; count++) framer.push(bytes('A'.repeat(97)));
    expect(framer.held).toBeLessThanOrEqual(128);
    expect(framer.flush()).toMatchObject({ overflow: true });
    for (let count = 0; count < 10_000; count++) framer.push(bytes('AB\r'));
    expect(framer.held).toBeLessThanOrEqual(6 * 128);
    expect(framer.flush()).toMatchObject({ overflow: true });
    expect(linesOf(frames(mrzBytes(td1())))).toEqual([td1()]);
  });
});
