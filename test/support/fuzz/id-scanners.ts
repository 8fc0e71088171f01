import { MrzFramer } from '../../../hardware/id-scanners/mrz/mrz-framer.ts';
import { readDocument } from '../../../hardware/id-scanners/mrz/read-document.ts';
import { mrzBytes, NOTES, td1 } from '../../../hardware/simulators/id-scanner/specimens.ts';
import type { FuzzTarget } from '../fuzz.ts';

/** From bytes to a document or a bad read; what came without an end waits for the next input. */
export const mrz: FuzzTarget = {
  seeds: [
    ...Object.values(NOTES).map((lines) => mrzBytes(lines)),
    Buffer.concat([Buffer.of(2), mrzBytes(td1({ state: 'TUR' }), '\r\n'), Buffer.of(3)]),
    mrzBytes(td1({ expiry: '200101', optional: 'AZE1OBC23I' }), '\n'),
    Buffer.from(`${NOTES.td3.join('')}\r`),
    Buffer.from('A017\r'),
  ],
  start: () => {
    const framer = new MrzFramer();
    return {
      feed: (input) => {
        const frames = framer.push(input);
        if (frames.length > input.length) throw new Error('more documents than bytes');
        for (const frame of frames) readDocument(frame, { today: '2026-11-24' });
      },
      held: () => framer.held,
    };
  },
};
