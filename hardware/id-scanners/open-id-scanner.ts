import type { Clock } from '../clock.ts';
import type { DeviceState } from '../supervision/device-state.ts';
import { supervise } from '../supervision/supervise.ts';
import type { Transport } from '../transports/transport.ts';
import { DocumentIntake } from './document-intake.ts';
import type { DocumentDate } from './document-read.ts';
import type { IdScanner, IdScannerStatus } from './id-scanner.ts';
import type { IdScannerProfile } from './profiles.ts';
import { SerialMrzDriver } from './serial-mrz-driver.ts';

/** `event` names what happened; details carry nothing that was read. */
export type IdScannerLog = (
  event: string,
  details: Readonly<Record<string, string | number | boolean>>,
) => void;

export interface IdScannerSetup {
  readonly profile: IdScannerProfile;
  /** Closed as yet, without XON/XOFF; the scanner opens it, and closes it at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  /** The day in Asia/Baku, for expiry and for years of two digits. */
  readonly today: () => DocumentDate;
  readonly log?: IdScannerLog;
}

/** An ID scanner on a serial line, connected for as long as the kiosk runs (`supervision/machine.ts`). */
export function openIdScanner(setup: IdScannerSetup): IdScanner {
  const { profile, transport, clock, today, log } = setup;
  const intake = new DocumentIntake({
    clock,
    today,
    idleMs: profile.idleMs,
    readsBarCodes: profile.readsBarCodes,
  });
  const driver = new SerialMrzDriver({ profile, transport, intake, clock });
  const device = supervise(driver, {
    clock,
    onCrash: (error) =>
      log?.('id-scanner.crashed', { error: error instanceof Error ? error.name : 'unknown' }),
  });
  intake.onRead((read) => {
    log?.('id-scanner.read', { kind: read.kind });
    device.note(driver.known());
  });
  device.onState((state) => log?.('id-scanner.state', { state: kindOf(state) }));

  return {
    get state() {
      return device.state;
    },
    onState: device.onState,
    onRead: intake.onRead,
    startReading: () => device.exclusive(async () => (await driver.trigger(true)).ok),
    stopReading: () =>
      device.exclusive(async () => {
        await driver.trigger(false);
      }),
    drop: () => intake.drop(),
    nudge: device.nudge,
    settled: device.settled,
    close: device.close,
  };
}

function kindOf(state: DeviceState<IdScannerStatus>): string {
  return state.kind === 'faulted' ? state.status.kind : state.kind;
}
