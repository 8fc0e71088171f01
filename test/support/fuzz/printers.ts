import { CustomChannel } from '../../../hardware/printers/escpos/dialects/custom-channel.ts';
import { EpsonChannel } from '../../../hardware/printers/escpos/dialects/epson-channel.ts';
import type { BackChannel } from '../../../hardware/printers/escpos/dialects/events.ts';
import { automaticStatusOf, fullStatusOf } from '../../../hardware/printers/escpos/dialects/meanings.ts';
import type { FuzzSubject, FuzzTarget } from '../fuzz.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** Real-time answers, the sensor byte, block answers, Automatic Status Back. */
const EPSON = [
  '12 12 12 12',
  '16 32 1a 7e',
  '00',
  '37 22 41 42 31 32 00',
  '37 25 00',
  '14 00 00 00',
  '3c 08 0f 00',
];
const CUSTOM = ['10 0f 00 00 00 00', '10 0f 20 00 00 00', '10 0f 05 02 49 4d', '12', '0c', '88'];

export const epsonStatus: FuzzTarget = {
  seeds: [...EPSON, ...CUSTOM].map(bytes),
  start: () => listening(new EpsonChannel()),
};

export const customStatus: FuzzTarget = {
  seeds: [...CUSTOM, ...EPSON].map(bytes),
  start: () => {
    const channel = new CustomChannel();
    const subject = listening(channel);
    return {
      ...subject,
      feed: (input) => {
        if (input.length % 7 === 0) channel.reset();
        channel.expectEjector();
        subject.feed(input);
      },
    };
  },
};

function listening(channel: BackChannel): FuzzSubject {
  let before = 0;
  return {
    feed: (input) => {
      const events = channel.push(input);
      // What was held back may turn out to be answers of its own.
      if (events.length > input.length + before) throw new Error('more events than bytes');
      before = channel.held;
      for (const event of events) {
        if (event.kind === 'automatic') automaticStatusOf(event.bytes);
        if (event.kind === 'full-status') fullStatusOf(event.bytes);
      }
    },
    held: () => channel.held,
  };
}
