import { answerOf, countOf } from '../../../hardware/card-motors/f2/answer.ts';
import { frameOf } from '../../../hardware/card-motors/f2/frame.ts';
import { F2Framer } from '../../../hardware/card-motors/f2/framer.ts';
import type { FuzzTarget } from '../fuzz.ts';

const STATUS = Uint8Array.of(0x31, 0x30);
const answered = (text: string): Uint8Array =>
  Buffer.concat([Buffer.of(0x06), frameOf(0, Buffer.from(text, 'latin1'))]);

/** From bytes to answers of a motorised card reader; what came without an end waits for the next input. */
export const f2: FuzzTarget = {
  seeds: [
    answered('P10000'),
    answered('P10201'),
    answered('N1010'),
    answered('EA000'),
    answered('P\xa50000017'),
    Buffer.of(0x15, 0x05, 0x04, 0x06),
    frameOf(0, new Uint8Array(300)),
  ],
  start: () => {
    const framer = new F2Framer();
    let before = 0;
    return {
      feed: (input) => {
        const tokens = framer.push(input);
        // What was held back may turn out to hold frames of its own.
        if (tokens.length > input.length + before) throw new Error('more tokens than bytes');
        before = framer.held;
        for (const token of tokens) {
          if (token.kind !== 'frame') continue;
          const answer = answerOf(token.text, STATUS) ?? answerOf(token.text, token.text.subarray(1, 3));
          if (answer?.kind === 'positive') countOf(answer.data);
        }
      },
      held: () => framer.held,
    };
  },
};
