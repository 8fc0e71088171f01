import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, COMMAND, countOf } from '../../../../hardware/card-motors/f2/answer.ts';
import { blockCheck, frameOf, LONGEST_TEXT } from '../../../../hardware/card-motors/f2/frame.ts';
import { F2Framer, type Token } from '../../../../hardware/card-motors/f2/framer.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const tokensOf = (bytes: Uint8Array): Token[] => new F2Framer().push(bytes);
const kindsOf = (bytes: Uint8Array): string[] => tokensOf(bytes).map(({ kind }) => kind);
const STATUS = hex('f2 00 00 06 50 31 30 30 30 30 03 96');

describe('frames', () => {
  // Domain notes 6.4.
  it.each([
    ['initialise, no card moved', '43 30 33', 'f2 00 00 03 43 30 33 03 b2'],
    ['card status', '43 31 30', 'f2 00 00 03 43 31 30 03 b0'],
    ['sensors', '43 31 31', 'f2 00 00 03 43 31 31 03 b1'],
    ['move', '43 32 39', 'f2 00 00 03 43 32 39 03 ba'],
  ])('%s', (_, text, frame) => {
    expect(frameOf(0, hex(text))).toEqual(hex(frame));
  });

  it('the check is over all bytes, and a whole frame has none left', () => {
    for (const address of [0, 7, 255])
      for (const length of [0, 1, 255, 256, LONGEST_TEXT])
        expect(blockCheck(frameOf(address, new Uint8Array(length).fill(3)))).toBe(0);
    expect(() => frameOf(0, new Uint8Array(LONGEST_TEXT + 1))).toThrow(RangeError);
  });
});

describe('the framer', () => {
  it('takes ACK, NAK, ENQ, EOT and frames apart, and counts what is none of them', () => {
    const framer = new F2Framer();
    const tokens = framer.push(Buffer.concat([hex('06 15 05 04 41 42'), STATUS, hex('06 00')]));
    expect(tokens.map(({ kind }) => kind)).toEqual(['ack', 'nak', 'enq', 'eot', 'frame', 'ack']);
    expect(tokens[4]).toEqual({ kind: 'frame', address: 0, text: hex('50 31 30 30 30 30') });
    expect(framer.foreign).toBe(3);
  });

  it('control bytes inside a frame belong to it', () => {
    const text = hex('50 05 15 06 04 03 f2 f2');
    expect(tokensOf(frameOf(3, text))).toEqual([{ kind: 'frame', address: 3, text }]);
  });

  it('says the same however the bytes are cut', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    const text = fc.uint8Array({ maxLength: 20 });
    const piece = fc.oneof(
      bytes,
      text.map((chosen) => frameOf(0, chosen)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const whole = Buffer.concat(pieces);
        const framer = new F2Framer();
        const tokens: Token[] = [];
        for (let at = 0; at < whole.length; at += size)
          tokens.push(...framer.push(whole.subarray(at, at + size)));
        expect(tokens).toEqual(tokensOf(whole));
      }),
    );
  });

  it('one wrong byte anywhere: never a frame with other contents', () => {
    for (let at = 0; at < STATUS.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Uint8Array.from(STATUS);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        expect(kindsOf(damaged), `bit ${bit} of byte ${at}`).not.toContain('frame');
      }
  });

  it('a frame behind one that was cut anywhere is found', () => {
    // A torn head may tell of a long text: it is known to be none when so many bytes have come.
    const filling = new Uint8Array(LONGEST_TEXT);
    for (let at = 1; at < STATUS.length; at++) {
      const framer = new F2Framer();
      const tokens = framer.push(Buffer.concat([STATUS.subarray(0, at), STATUS, filling]));
      const kinds = tokens.map(({ kind }) => kind);
      expect(kinds, `cut at ${at}`).toEqual(['broken', 'frame']);
      expect(framer.held).toBe(0);
      expect(framer.foreign).toBe(at + filling.length);
    }
  });

  it('what was doubled or interleaved is no frame', () => {
    const doubled = Uint8Array.from([...STATUS].flatMap((byte) => [byte, byte]));
    expect(kindsOf(doubled)).not.toContain('frame');
    const other = frameOf(0, hex('43 31 30'));
    const interleaved = Uint8Array.from([...STATUS].flatMap((byte, at) => [byte, other[at] ?? 0]));
    expect(kindsOf(interleaved)).not.toContain('frame');
  });

  it('a length that nobody sends is no frame, and holds nothing back', () => {
    const framer = new F2Framer();
    expect(framer.push(hex('f2 00 ff ff')).map(({ kind }) => kind)).toEqual(['broken']);
    expect(framer.held).toBe(0);
    expect(framer.foreign).toBe(4);
  });

  it('after a reset what had begun is forgotten', () => {
    const framer = new F2Framer();
    framer.push(STATUS.subarray(0, 7));
    framer.reset();
    expect(framer.held).toBe(0);
    expect(framer.push(STATUS).map(({ kind }) => kind)).toEqual(['frame']);
  });
});

describe('answers', () => {
  const command = hex('31 30');

  it('positive: where the card is, how full the bin is, and data', () => {
    expect(answerOf(hex('50 31 30 32 30 31 41 42'), command)).toEqual({
      kind: 'positive',
      card: 0x32,
      bin: 0x31,
      data: hex('41 42'),
    });
  });

  it.each(['4e', '45'])('negative with %s: the error code', (head) => {
    expect(answerOf(hex(`${head} 31 30 61 30`), command)).toEqual({ kind: 'negative', code: 'A0' });
  });

  it.each([
    ['to another command', '50 32 30 30 30 30'],
    ['to another parameter', '50 31 31 30 30 30'],
    ['too short', '50 31 30 30 30'],
    ['negative, too short', '4e 31 30 31'],
    ['of another kind', '43 31 30 30 30 30'],
    ['empty', ''],
  ])('none: %s', (_, text) => {
    expect(answerOf(hex(text), command)).toBeNull();
  });

  it('counts in digits', () => {
    expect(['000', '7', '0123', '999999'].map((text) => countOf(Buffer.from(text)))).toEqual([
      0, 7, 123, 999999,
    ]);
    for (const text of ['', 'x', '1 ', '1234567', '\x00\x01']) expect(countOf(Buffer.from(text))).toBeNull();
  });

  it('a command is not its own answer', () => {
    expect(answerOf(Uint8Array.of(COMMAND, ...command), command)).toBeNull();
  });
});
