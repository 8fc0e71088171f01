import type { Clock } from '../clock.ts';
import type { DeviceState } from '../supervision/device-state.ts';
import { listeners } from '../transports/faults.ts';
import { DocumentIntake } from './document-intake.ts';
import type { DocumentDate } from './document-read.ts';
import type { IdScanner, IdScannerStatus } from './id-scanner.ts';
import type { IdScannerProfile } from './profiles.ts';

export interface WedgeSetup {
  readonly profile: IdScannerProfile;
  readonly clock: Clock;
  readonly today: () => DocumentDate;
}

export interface WedgeScanner extends IdScanner {
  /** One line as it was typed, without its Enter. */
  take(line: string): void;
}

const LISTENING: DeviceState<IdScannerStatus> = { kind: 'ready', status: { kind: 'listening' } };
const UNREADABLE: DeviceState<IdScannerStatus> = { kind: 'degraded', status: { kind: 'unreadable' } };

/**
 * A scanner that types like a keyboard. It has no line of its own: the page hands over what was typed, and the system's
 * keyboard gives no sign of its coming and going. So it counts as there, and only what it sends can tell against it.
 */
export function openWedgeScanner({ profile, clock, today }: WedgeSetup): WedgeScanner {
  const { idleMs, readsBarCodes } = profile;
  const intake = new DocumentIntake({ clock, today, idleMs, readsBarCodes });
  const changed = listeners<DeviceState<IdScannerStatus>>();
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
    take: (line) => intake.push(Buffer.from(`${line}\r`, 'latin1')),
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
