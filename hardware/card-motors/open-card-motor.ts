import type { Clock } from '../clock.ts';
import type { SupervisionDelays } from '../supervision/delays.ts';
import type { DeviceState } from '../supervision/device-state.ts';
import { supervise } from '../supervision/supervise.ts';
import type { Transport } from '../transports/transport.ts';
import type { CardMotor, CardMotorStatus, MoveOutcome } from './card-motor.ts';
import { CardMotorDriver, type Moved } from './card-motor-driver.ts';
import { CardPath } from './card-path.ts';
import type { CardMotorProfile } from './profiles.ts';

/** `event` names what happened; details say nothing of a card. */
export type CardMotorLog = (
  event: string,
  details: Readonly<Record<string, string | number | boolean>>,
) => void;

export interface CardMotorSetup {
  readonly profile: CardMotorProfile;
  /** Closed as yet, without XON/XOFF; the reader opens it, and closes it at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log?: CardMotorLog;
  /**
   * Cards in the bin as `captured` last told: those that went in after it, while no kiosk was running, are then told
   * too. Left out, counting begins with what the reader says.
   */
  readonly inBin?: number;
  readonly delays?: SupervisionDelays;
}

/** A motorised card reader on a serial line, connected for as long as the kiosk runs (`supervision/machine.ts`). */
export function openCardMotor(setup: CardMotorSetup): CardMotor {
  const { profile, transport, clock, log, inBin = null } = setup;
  const path = new CardPath(profile.patienceSeconds * 1000, inBin);
  const driver = new CardMotorDriver({ profile, transport, clock, path });
  driver.onCard((event) =>
    log?.('card-motor.card', event.kind === 'captured' ? { kind: event.kind, cards: event.cards } : event),
  );
  const device = supervise(driver, {
    clock,
    ...(setup.delays && { delays: setup.delays }),
    onCrash: (error) =>
      log?.('card-motor.crashed', { error: error instanceof Error ? error.name : 'unknown' }),
  });
  device.onState((state) => log?.('card-motor.state', { state: kindOf(state) }));

  const carryOut = (name: string, task: () => Promise<Moved>): Promise<MoveOutcome> =>
    device.exclusive(async () => {
      const { outcome, reading } = await task();
      device.note(reading);
      log?.('card-motor.moved', { name, outcome: outcome.kind });
      return outcome;
    });

  const forbidInsert = () => carryOut('forbid-insert', () => driver.letIn(false));

  return {
    get state() {
      return device.state;
    },
    onState: device.onState,
    onCard: driver.onCard,
    get inBin() {
      return path.inBin;
    },
    allowInsert: () => carryOut('allow-insert', () => driver.letIn(true)),
    forbidInsert,
    moveToReadPosition: () => carryOut('read-position', () => driver.move('readPosition')),
    eject: () => carryOut('eject', () => driver.move('eject')),
    capture: () => carryOut('capture', () => driver.move('capture')),
    clearBin: () => carryOut('clear-bin', () => driver.clearBin()),
    nudge: device.nudge,
    settled: device.settled,
    async close() {
      // Without the kiosk nobody gives a card back.
      if (device.state.kind === 'ready') await forbidInsert();
      await device.close();
    },
  };
}

function kindOf(state: DeviceState<CardMotorStatus>): string {
  return state.kind === 'faulted' ? state.status.kind : state.kind;
}
