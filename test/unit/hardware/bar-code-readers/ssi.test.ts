import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeData } from '../../../../hardware/bar-code-readers/ssi/decode-data.ts';
import { checksumOf, hostPacket, OPCODE, STATUS } from '../../../../hardware/bar-code-readers/ssi/packet.ts';
import {
  LONGEST_PACKET,
  type SsiFrame,
  SsiFramer,
} from '../../../../hardware/bar-code-readers/ssi/packet-framer.ts';
import { PRESENTATIONS } from '../../../../hardware/simulators/bar-code-reader/presentations.ts';
import { packetOf } from '../../../../hardware/simulators/bar-code-reader/ssi-decoder.ts';

const TICKET = PRESENTATIONS.ticket.text;
const QR = 0x1c;
const data = (text: string, type = QR) => Uint8Array.of(type, ...Buffer.from(text));
const decoded = (text: string, status = 0) => packetOf(OPCODE.decodeData, status, [...data(text)]);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function framesOf(...pieces: readonly Uint8Array[]): readonly SsiFrame[] {
  const framer = new SsiFramer();
  const frames = pieces.flatMap((piece) => framer.push(piece));
  while (framer.pending) {
    const frame = framer.flush();
    if (frame) frames.push(frame);
  }
  expect(framer.held).toBe(0);
  return frames;
}

const opcodesOf = (frames: readonly SsiFrame[]) =>
  frames.map((frame) => (frame.kind === 'packet' ? frame.packet.opcode : frame.kind));

describe('packets of the kiosk', () => {
  // As they stand in the source of other drivers, and in the guide's examples.
  it.each([
    ['CMD_ACK', hostPacket(OPCODE.ack), '04d00400ff28'],
    ['CMD_NAK, resend', hostPacket(OPCODE.nak, [1]), '05d1040001ff25'],
    ['REQUEST_REVISION', hostPacket(OPCODE.requestRevision), '04a30400ff55'],
    ['START_DECODE', hostPacket(OPCODE.startDecode), '04e40400ff14'],
    ['STOP_DECODE', hostPacket(OPCODE.stopDecode), '04e50400ff13'],
  ])('%s', (_, packet, expected) => {
    expect(hex(packet)).toBe(expected);
  });

  it('a checksum makes the sum of the whole come out at nought', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 255 }), (bytes) => {
        const sum = bytes.reduce((total, byte) => total + byte, 0) + checksumOf(bytes);
        expect(sum & 0xffff).toBe(0);
      }),
    );
  });

  it('say so when they are sent again', () => {
    expect(hostPacket(OPCODE.startDecode, [], true)[3]).toBe(STATUS.retransmit);
  });
});

describe('the framer of packets', () => {
  it('finds them however the line cuts the stream', () => {
    const stream = Buffer.concat([decoded(TICKET), packetOf(OPCODE.ack, 0, []), decoded('A'.repeat(250))]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: stream.length }), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const pieces = edges.slice(1).map((end, at) => stream.subarray(edges[at], end));
        expect(opcodesOf(framesOf(...pieces))).toEqual([OPCODE.decodeData, OPCODE.ack, OPCODE.decodeData]);
      }),
    );
  });

  it('one bit turned anywhere: damaged, never another packet', () => {
    const whole = decoded(TICKET);
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const damaged = Uint8Array.from(whole);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(framesOf(damaged), `bit ${bit}`).toEqual([{ kind: 'damaged' }]);
    }
  });

  it('cut off anywhere: damaged', () => {
    const whole = decoded(TICKET);
    for (let at = 1; at < whole.length; at++)
      expect(framesOf(whole.subarray(0, at)), `until ${at}`).toEqual([{ kind: 'damaged' }]);
  });

  it('any noise before a packet: the packet is found', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        expect(opcodesOf(framesOf(noise, decoded(TICKET)))).toContain(OPCODE.decodeData);
      }),
    );
  });

  it('the echo of our own packets is none of a decoder', () => {
    expect(framesOf(hostPacket(OPCODE.ack))).toEqual([{ kind: 'damaged' }]);
  });

  it('never holds more than a packet', () => {
    const framer = new SsiFramer();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        framer.push(noise);
        expect(framer.held).toBeLessThan(LONGEST_PACKET);
      }),
    );
  });
});

describe('codes of a decoder', () => {
  it('in one packet, with the type and without the suffix', () => {
    expect(new DecodeData().take(0, data(`${TICKET}\r\n`))).toEqual({
      kind: 'code',
      code: { use: 'ticket', id: TICKET },
      symbology: 'qr',
    });
    expect(new DecodeData().take(0, data('4006381333931', 0x0b))).toMatchObject({ symbology: 'ean-upc' });
  });

  it('in several packets', () => {
    const codes = new DecodeData();
    expect(codes.take(STATUS.continued, data(TICKET.slice(0, 9)))).toBeNull();
    expect(codes.take(0, data(TICKET.slice(9)))).toMatchObject({ code: { use: 'ticket' } });
    expect(codes.held).toBe(0);
  });

  it('once, though they are sent again; twice, when they were asked for or shown again', () => {
    const codes = new DecodeData();
    expect(codes.take(0, data(TICKET))).not.toBeNull();
    expect(codes.take(STATUS.retransmit, data(TICKET))).toBeNull();
    expect(codes.take(0, data(TICKET))).not.toBeNull();
    codes.expectAgain();
    expect(codes.take(STATUS.retransmit, data(TICKET))).not.toBeNull();
    expect(codes.take(STATUS.retransmit, data('other'))).not.toBeNull();
  });

  it('never hold more than the largest code can be', () => {
    const codes = new DecodeData();
    for (let count = 0; count < 1000; count++) codes.take(STATUS.continued, data('A'.repeat(250)));
    for (let count = 0; count < 1000; count++) codes.take(STATUS.continued, data(''));
    expect(codes.held).toBeLessThanOrEqual(7089);
    expect(codes.take(0, data('A'))).toEqual({ kind: 'unreadable-code' });
    expect(codes.take(0, data(TICKET))).toMatchObject({ kind: 'code' });
  });
});
