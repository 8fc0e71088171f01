import type { DeviceState } from '../supervision/device-state.ts';
import { listeners } from '../transports/faults.ts';
import type { Intake } from './intake.ts';
import type { Reader, ReaderStatus } from './reader.ts';

export interface WedgeReader<Read> extends Reader<Read> {
  /** One line as it was typed, without its Enter. */
  take(line: string): void;
}

const LISTENING: DeviceState<ReaderStatus> = { kind: 'ready', status: { kind: 'listening' } };
const UNREADABLE: DeviceState<ReaderStatus> = { kind: 'degraded', status: { kind: 'unreadable' } };

/** Stands for a letter of another keyboard layout: no reader sends it, so that nothing is taken for what it was not. */
const NO_BYTE = 0xff;

/**
 * A reader that types like a keyboard. It has no line of its own: the page hands over what was typed, and the system's
 * keyboard gives no sign of its coming and going. So it counts as there, and only what it sends can tell against it.
 */
export function wedgeReader<Read>(intake: Intake<Read>): WedgeReader<Read> {
  const changed = listeners<DeviceState<ReaderStatus>>();
  let state = LISTENING;
  intake.onRead(() => {
    const next = intake.impression === 'unreadable' ? UNREADABLE : LISTENING;
    if (next === state) return;
    state = next;
    changed.emit(state);
  });
  return {
    get state() {
      return state;
    },
    onState: changed.add,
    onRead: intake.onRead,
    take: (line) => intake.push(typed(`${line}\r`)),
    startReading: async () => true,
    stopReading: async () => undefined,
    drop: () => intake.drop(),
    nudge: () => undefined,
    settled: async () => state,
    async close() {
      intake.forget();
    },
  };
}

/** Latin letters as bytes; cut down to its low byte an `ı` (U+0131) would be a `1`. */
function typed(line: string): Uint8Array {
  return Uint8Array.from(line, (character) => {
    const code = character.codePointAt(0) ?? NO_BYTE;
    return code < 0x80 ? code : NO_BYTE;
  });
}
