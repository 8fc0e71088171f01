import type { Clock } from '../clock.ts';
import type { DeviceState } from '../supervision/device-state.ts';
import { supervise } from '../supervision/supervise.ts';
import type { Transport } from '../transports/transport.ts';
import type { Intake } from './intake.ts';
import type { Reader, ReaderLog, ReaderStatus } from './reader.ts';
import { ReaderDriver } from './reader-driver.ts';
import type { Talk } from './talk.ts';

export interface ReaderSetup<Read> {
  /** Of its events in the log: `id-scanner.read`. */
  readonly family: 'id-scanner' | 'bar-code-reader';
  readonly intake: Intake<Read>;
  readonly talk: Talk;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log?: ReaderLog | undefined;
}

/** A reader on its line, connected for as long as the kiosk runs (`supervision/machine.ts`). */
export function openReader<Read extends { readonly kind: string }>(setup: ReaderSetup<Read>): Reader<Read> {
  const { family, intake, talk, transport, clock, log } = setup;
  const driver = new ReaderDriver({ transport, intake, talk, clock });
  const device = supervise(driver, {
    clock,
    onCrash: (error) =>
      log?.(`${family}.crashed`, { error: error instanceof Error ? error.name : 'unknown' }),
  });
  intake.onRead((read) => {
    log?.(`${family}.read`, { kind: read.kind });
    device.note(driver.known());
  });
  device.onState((state) => log?.(`${family}.state`, { state: kindOf(state) }));

  return {
    get state() {
      return device.state;
    },
    onState: device.onState,
    onRead: intake.onRead,
    startReading: () =>
      device.exclusive(async () => {
        driver.want(true);
        return (await driver.tell(true)) === 'well';
      }),
    stopReading: () =>
      device.exclusive(async () => {
        driver.want(false);
        await driver.tell(false);
      }),
    drop: () => intake.drop(),
    nudge: device.nudge,
    settled: device.settled,
    close: device.close,
  };
}

function kindOf(state: DeviceState<ReaderStatus>): string {
  return state.kind === 'faulted' ? state.status.kind : state.kind;
}
