import {
  AUTOMATIC_FULL_STATUS_ON,
  AUTOMATIC_STATUS_ON,
  FULL_STATUS_REQUEST,
  STATUS_REQUEST,
} from '../commands.ts';
import type { PrinterProfile } from '../profiles.ts';
import { CustomChannel } from './custom-channel.ts';
import { EpsonChannel } from './epson-channel.ts';
import type { BackChannel, StatusEvent } from './events.ts';
import { automaticStatusOf, fullStatusOf, type PrinterReading, statusOf } from './meanings.ts';

/** How one family of printers is asked how it is, and how it says so by itself. */
export interface Dialect {
  /** Real-time: answered at once, whatever the printer is doing. */
  readonly question: Uint8Array;
  /** How many events answer one question. */
  readonly answers: number;
  isAnswer(event: StatusEvent): boolean;
  /** What as many answers as one question has mean; null when they are not the right ones. */
  read(events: readonly StatusEvent[]): PrinterReading | null;
  /** Makes the printer tell of changes by itself; empty where it cannot. */
  readonly automatic: readonly number[];
  /** What it says unasked; null for everything else. */
  unasked(event: StatusEvent): PrinterReading | null;
  channel(): BackChannel;
}

export function dialectOf({ status }: PrinterProfile): Dialect {
  switch (status.dialect) {
    case 'epson':
      return { ...REAL_TIME, automatic: status.automatic ? AUTOMATIC_STATUS_ON : [] };
    case 'plain':
      return REAL_TIME;
    case 'custom':
      return { ...CUSTOM, automatic: status.automatic ? AUTOMATIC_FULL_STATUS_ON : [] };
  }
}

const REAL_TIME: Dialect = {
  question: STATUS_REQUEST,
  answers: 4,
  isAnswer: ({ kind }) => kind === 'real-time',
  read: (events) => {
    const [printer, offline, error, paper] = events.flatMap((event) =>
      event.kind === 'real-time' ? [event.byte] : [],
    );
    if (printer === undefined || offline === undefined || error === undefined || paper === undefined)
      return null;
    return { status: statusOf([printer, offline, error, paper]), ticket: false };
  },
  automatic: [],
  unasked: (event) =>
    event.kind === 'automatic' ? { status: automaticStatusOf(event.bytes), ticket: false } : null,
  channel: () => new EpsonChannel(),
};

const CUSTOM: Dialect = {
  question: FULL_STATUS_REQUEST,
  answers: 1,
  isAnswer: ({ kind }) => kind === 'full-status',
  read: ([event]) => (event?.kind === 'full-status' ? fullStatusOf(event.bytes) : null),
  automatic: [],
  unasked: (event) => (event.kind === 'full-status' ? fullStatusOf(event.bytes) : null),
  channel: () => new CustomChannel(),
};
