import type { Clock } from '../clock.ts';
import type { DeviceState } from '../supervision/device-state.ts';
import { type Supervised, supervise } from '../supervision/supervise.ts';
import type { CardReader, CardReaderStatus } from './card-reader.ts';
import { PcscReaderDriver } from './pcsc-reader-driver.ts';
import type { CardReaderProfile } from './profiles.ts';

/** `event` names what happened; details carry nothing of a card but its kind. */
export type CardReaderLog = (
  event: string,
  details: Readonly<Record<string, string | number | boolean>>,
) => void;

export interface CardReaderSetup {
  readonly profile: CardReaderProfile;
  /** Part of the reader's name; needed where the service knows several. */
  readonly reader?: string | undefined;
  readonly clock: Clock;
  readonly log?: CardReaderLog;
  /** Another PC/SC service than the system's own: the path of its socket. */
  readonly socket?: string | undefined;
}

/** A card reader of the PC/SC service, connected for as long as the kiosk runs (`supervision/machine.ts`). */
export function openCardReader({ profile, reader, clock, log, socket }: CardReaderSetup): CardReader {
  const crashed = (error: unknown): void =>
    log?.('card-reader.crashed', { error: error instanceof Error ? error.name : 'unknown' });
  const driver: PcscReaderDriver = new PcscReaderDriver({
    profile,
    reader,
    socket,
    clock,
    exclusive: (task) => device.exclusive(task),
  });
  const device: Supervised<CardReaderStatus> = supervise(driver, {
    clock,
    onCrash: crashed,
  });
  const lookNow = async (): Promise<void> => {
    try {
      device.note(await driver.look());
    } catch (error) {
      crashed(error);
      device.reopen();
    }
  };
  driver.onNews(() => {
    if (device.state.kind === 'absent') device.nudge();
    else void device.exclusive(lookNow);
  });
  driver.onCard(({ kind }) => log?.('card-reader.card', { kind }));
  device.onState((state) => log?.('card-reader.state', { state: kindOf(state) }));

  return {
    get state() {
      return device.state;
    },
    onState: device.onState,
    get card() {
      return driver.card;
    },
    onCard: driver.onCard,
    nudge: device.nudge,
    settled: device.settled,
    async close() {
      await device.close();
      await driver.end();
    },
  };
}

function kindOf(state: DeviceState<CardReaderStatus>): string {
  return 'status' in state ? state.status.kind : state.kind;
}
