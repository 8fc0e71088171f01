import { CodeFramer } from '../../../hardware/bar-code-readers/code-framer.ts';
import { isMrz } from '../../../hardware/bar-code-readers/code-intake.ts';
import { describeCode } from '../../../hardware/bar-code-readers/describe-code.ts';
import { readCode } from '../../../hardware/bar-code-readers/read-code.ts';
import { DecodeData } from '../../../hardware/bar-code-readers/ssi/decode-data.ts';
import { OPCODE } from '../../../hardware/bar-code-readers/ssi/packet.ts';
import { SsiFramer } from '../../../hardware/bar-code-readers/ssi/packet-framer.ts';
import { PRESENTATIONS } from '../../../hardware/simulators/bar-code-reader/presentations.ts';
import { packetOf } from '../../../hardware/simulators/bar-code-reader/ssi-decoder.ts';
import { mrzBytes, NOTES } from '../../../hardware/simulators/id-scanner/specimens.ts';
import type { FuzzTarget } from '../fuzz.ts';

const texts = Object.values(PRESENTATIONS).map(({ text, aim }) => ({ text, aim }));

/** From bytes to a code or a bad read; what came without an end waits for the next input. */
export const codes: FuzzTarget = {
  seeds: [
    ...texts.map(({ text, aim }, at) => Buffer.from(`${at % 2 === 0 ? aim : ''}${text}\r\n`)),
    Buffer.from(`\x02${PRESENTATIONS.ticket.text}\x03`),
    mrzBytes(NOTES.td1),
  ],
  start: () => {
    const framer = new CodeFramer();
    return {
      feed: (input) => {
        const frames = framer.push(input);
        if (frames.length > input.length) throw new Error('more codes than bytes');
        for (const frame of frames) {
          describeCode(readCode(frame));
          isMrz(frame);
        }
      },
      held: () => framer.held,
    };
  },
};

/** From bytes to packets, and from packets to codes. */
export const ssi: FuzzTarget = {
  seeds: [
    ...texts.map(({ text }) => packetOf(0xf3, 0, [0x1c, ...Buffer.from(text).subarray(0, 250)])),
    packetOf(0xf3, 2, [0x1c, ...Buffer.from('0'.repeat(200))]),
    packetOf(0xf3, 2, [0x1c]),
    packetOf(0xf3, 1, [0x1c, ...Buffer.from(PRESENTATIONS.ticket.text)]),
    packetOf(0xd0, 0, []),
    packetOf(0xd1, 0, [1]),
    packetOf(0xa4, 0, [...Buffer.from('REVISION')]),
  ],
  start: () => {
    const framer = new SsiFramer();
    const decoded = new DecodeData();
    let before = 0;
    return {
      feed: (input) => {
        const frames = framer.push(input);
        // The line falls silent now and then, and packets were lost.
        if (input.length % 7 === 0) while (framer.pending) frames.push(framer.flush() ?? { kind: 'damaged' });
        if (input.length % 11 === 0) decoded.expectAgain();
        if (frames.length > input.length + before + 1) throw new Error('more packets than bytes');
        before = framer.held;
        for (const frame of frames) {
          if (frame.kind !== 'packet' || frame.packet.opcode !== OPCODE.decodeData) continue;
          const read = decoded.take(frame.packet.status, frame.packet.data);
          if (read) describeCode(read);
        }
      },
      held: () => framer.held + decoded.held,
    };
  },
};
