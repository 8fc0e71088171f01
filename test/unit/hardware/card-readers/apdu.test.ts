import { describe, expect, it } from 'vitest';
import { type CommandApdu, encodeCommand } from '../../../../hardware/card-readers/apdu/command.ts';
import { Exchange } from '../../../../hardware/card-readers/apdu/exchange.ts';
import { decodeResponse, statusWord } from '../../../../hardware/card-readers/apdu/response.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
const HEADER = { cla: 0, ins: 0xa4, p1: 4, p2: 0 };

describe('a command', () => {
  it.each([
    ['case 1', {}, '00a40400'],
    ['case 2', { le: 16 }, '00a4040010'],
    ['case 2, as much as there is', { le: 256 }, '00a4040000'],
    ['case 3', { data: bytes('0102') }, '00a40400020102'],
    ['case 4', { data: bytes('0102'), le: 8 }, '00a4040002010208'],
  ])('%s', (_, more, expected) => {
    expect(hex(encodeCommand({ ...HEADER, ...more }, 'T=1'))).toBe(expected);
  });

  it('over T=0 leaves out Le when it goes both ways, and only then', () => {
    expect(hex(encodeCommand({ ...HEADER, data: bytes('0102'), le: 8 }, 'T=0'))).toBe('00a40400020102');
    expect(hex(encodeCommand({ ...HEADER, le: 8 }, 'T=0'))).toBe('00a4040008');
  });

  it.each([
    [{ ...HEADER, cla: 256 }],
    [{ ...HEADER, p1: -1 }],
    [{ ...HEADER, p2: 0.5 }],
    [{ ...HEADER, le: 0 }],
    [{ ...HEADER, le: 257 }],
    [{ ...HEADER, data: new Uint8Array(256) }],
  ] satisfies [CommandApdu][])('%j cannot be written', (command) => {
    expect(() => encodeCommand(command, 'T=1')).toThrow(RangeError);
  });
});

describe('an answer', () => {
  it('is data and a status word', () => {
    expect(decodeResponse(bytes('0102 9000'))).toEqual({ data: bytes('0102'), sw: 0x9000 });
    expect(decodeResponse(bytes('6a82'))).toEqual({ data: bytes(''), sw: 0x6a82 });
  });

  it.each(['', '90', '0000', '6000', 'aabb', '5fff', 'a000'])('%s is none', (text) => {
    expect(decodeResponse(bytes(text))).toBeNull();
  });

  it.each([
    [0x9000, 'done'],
    [0x6a82, 'not-found'],
    [0x6a88, 'not-found'],
    [0x6d00, 'not-supported'],
    [0x6e00, 'not-supported'],
    [0x6881, 'not-supported'],
    [0x6982, 'refused'],
    [0x6985, 'refused'],
    [0x63c2, 'refused'],
    [0x6f00, 'other'],
    [0x6282, 'other'],
    [0x9100, 'other'],
  ])('%i means %s', (sw, kind) => {
    expect(statusWord(sw)).toEqual({ kind });
  });

  it('says how many bytes wait, and which Le is right; 0 is 256', () => {
    expect(statusWord(0x6110)).toEqual({ kind: 'more', bytes: 16 });
    expect(statusWord(0x6100)).toEqual({ kind: 'more', bytes: 256 });
    expect(statusWord(0x6c08)).toEqual({ kind: 'wrong-le', le: 8 });
    expect(statusWord(0x6c00)).toEqual({ kind: 'wrong-le', le: 256 });
  });
});

/** Plays answers to an exchange; what was sent, and how it ended. */
function played(command: CommandApdu, answers: readonly string[], protocol: 'T=0' | 'T=1' = 'T=1') {
  const exchange = new Exchange(command, protocol);
  const sent: string[] = [];
  let step = exchange.begin();
  for (const answer of answers) {
    if (step.kind !== 'send') break;
    sent.push(hex(step.bytes));
    step = exchange.take(bytes(answer));
  }
  return { sent, step };
}

describe('an exchange', () => {
  const command = { ...HEADER, data: bytes('0102'), le: 256 };

  it('ends with the first answer that is whole', () => {
    expect(played(command, ['aabb 9000'])).toEqual({
      sent: ['00a4040002010200'],
      step: { kind: 'answered', response: { data: Buffer.from('aabb', 'hex'), sw: 0x9000 } },
    });
  });

  it('fetches what waits, piece by piece, in the channel of its command', () => {
    const { sent, step } = played({ ...command, cla: 0x81 }, ['6102', 'aabb 6101', 'cc 9000'], 'T=0');
    expect(sent).toEqual(['81a40400020102', '01c0000002', '01c0000001']);
    expect(step).toEqual({
      kind: 'answered',
      response: { data: Buffer.from('aabbcc', 'hex'), sw: 0x9000 },
    });
  });

  it('repeats its command once with the right Le', () => {
    const { sent, step } = played({ ...HEADER, le: 256 }, ['6c02', 'aabb 9000']);
    expect(sent).toEqual(['00a4040000', '00a4040002']);
    expect(step.kind).toBe('answered');
  });

  it('repeats GET RESPONSE with the right Le too', () => {
    const { sent } = played(command, ['6100', '6c02', 'aabb 9000']);
    expect(sent).toEqual(['00a4040002010200', '00c0000000', '00c0000002']);
  });

  it.each([
    ['a Le that is never right', ['6c02', '6c03']],
    ['more and more without end', Array.from({ length: 40 }, () => 'aa 6110')],
    ['more than anybody asks for', Array.from({ length: 12 }, () => `${'aa'.repeat(250)} 61fa`)],
    ['no status word', ['00']],
    ['nothing', ['']],
  ])('%s is garbled', (_, answers) => {
    expect(played(command, answers).step).toEqual({ kind: 'garbled' });
  });

  it('gives a refusal with its status word', () => {
    expect(played(command, ['6a82']).step).toMatchObject({ response: { sw: 0x6a82 } });
  });
});
