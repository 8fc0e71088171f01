import { Exchange } from '../../../hardware/card-readers/apdu/exchange.ts';
import { readObjects } from '../../../hardware/card-readers/apdu/tlv.ts';
import { GET_BADGE_ID, isBadgeFci, SELECT_BADGE } from '../../../hardware/card-readers/badge-applet.ts';
import type { FuzzTarget } from '../fuzz.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** Of one answer: what comes is cut into answers as long as its bytes say. */
const MOST_ANSWER = 64;
/** No card may make the kiosk ask for longer. */
const MOST_SENT = 40;

/** From a card's answers to what they say, over all that may come between (`61xx`, `6Cxx`). */
export const apdu: FuzzTarget = {
  seeds: [
    bytes('11 6f0f 8408 f0444f53544b0001 a503 800101 9000'),
    bytes('02 6113 13 6f0f 8408 f0444f53544b0001 a503 800101 9000'),
    bytes('02 6c10 12 b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1 9000'),
    bytes('02 6a82'),
    bytes('05 5f5082 0102 6985'),
    bytes('06 deadbeef 9000'),
  ],
  start: () => {
    let held = 0;
    return {
      feed: (input) => {
        const exchange = new Exchange(input.length % 2 === 0 ? SELECT_BADGE : GET_BADGE_ID, 'T=1');
        let step = exchange.begin();
        let sent = 0;
        for (let at = 0; step.kind === 'send'; sent++) {
          if (sent > MOST_SENT) throw new Error('asks without end');
          if (step.bytes.length < 4 || step.bytes.length > 5 + 255 + 1)
            throw new Error('a command of no length that there is');
          const length = (input[at] ?? 0) % MOST_ANSWER;
          step = exchange.take(input.subarray(at + 1, at + 1 + length));
          at += 1 + length;
          held = Math.max(held, exchange.held);
        }
        if (step.kind !== 'answered') return;
        const { data } = step.response;
        isBadgeFci(data);
        const objects = readObjects(data) ?? [];
        const inside = objects.reduce((sum, { value }) => sum + value.length, 0);
        if (inside > data.length) throw new Error('objects longer than their bytes');
      },
      held: () => held,
    };
  },
};
