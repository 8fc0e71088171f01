import { StatusParser } from '../../../hardware/printers/escpos/status.ts';
import type { FuzzTarget } from '../fuzz.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** Real-time answers, the sensor byte, block answers, Automatic Status Back. */
export const escposStatus: FuzzTarget = {
  seeds: [
    bytes('12 12 12 12'),
    bytes('16 32 1a 7e'),
    bytes('00'),
    bytes('37 22 41 42 31 32 00'),
    bytes('37 25 00'),
    bytes('14 00 00 00'),
    bytes('3c 08 0f 00'),
  ],
  start: () => {
    const parser = new StatusParser();
    return {
      feed: (input) => {
        const events = parser.push(input);
        if (events.length > input.length) throw new Error('more events than bytes');
      },
      held: () => parser.held,
    };
  },
};
