import { onTestFinished } from 'vitest';
import type { CardEvent, CardMotor, CardMotorStatus } from '../../../hardware/card-motors/card-motor.ts';
import { openCardMotor } from '../../../hardware/card-motors/open-card-motor.ts';
import { type CardMotorProfile, loadCardMotorProfile } from '../../../hardware/card-motors/profiles.ts';
import {
  type CardMotorSimulator,
  startCardMotorSimulator,
} from '../../../hardware/simulators/card-motor/card-motor-simulator.ts';
import type {
  CardMotorOptions,
  CardMotorState,
} from '../../../hardware/simulators/card-motor/simulated-card-motor.ts';
import type { SerialSimulatorOptions } from '../../../hardware/simulators/serial-simulator.ts';
import { DELAYS, type SupervisionDelays } from '../../../hardware/supervision/delays.ts';
import type { DeviceState } from '../../../hardware/supervision/device-state.ts';
import { serialTransport } from '../../../hardware/transports/serial.ts';
import { systemClock } from '../printers/bench.ts';

export function profileOf(id: string): CardMotorProfile {
  const loaded = loadCardMotorProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile;
}

/** As in service, only sooner: most of these tests wait for a look or for a reopened line. */
const HURRIED: SupervisionDelays = { ...DELAYS, look: 100, reopen: [50, 100] };

export interface DriverBench {
  readonly motor: CardMotor;
  /** Everything that became of cards, in order. */
  readonly cards: readonly CardEvent[];
  readonly log: string[];
  /** What was sent so far, in hexadecimal. */
  readonly written: string[];
}

export interface MotorBench extends DriverBench {
  readonly simulator: CardMotorSimulator;
}

/** The real driver on a real line to whatever is at the path. Ends with the test. */
export function motorAt(path: string, profile: CardMotorProfile, inBin?: number): DriverBench {
  const cards: CardEvent[] = [];
  const log: string[] = [];
  const written: string[] = [];
  const line = serialTransport(path, profile.baudRate, { xonXoff: false });
  const motor = openCardMotor({
    profile,
    transport: {
      ...line,
      write: (bytes, timeoutMs) => {
        written.push(Buffer.from(bytes).toString('hex'));
        return line.write(bytes, timeoutMs);
      },
    },
    clock: systemClock,
    delays: HURRIED,
    log: (event, details) => log.push(JSON.stringify([event, details])),
    ...(inBin === undefined ? {} : { inBin }),
  });
  motor.onCard((event) => cards.push(event));
  onTestFinished(() => motor.close());
  return { motor, cards, log, written };
}

/** A simulated reader that does what the profile says. Ends with the test. */
export async function simulatedMotor(
  profile: CardMotorProfile,
  options: SerialSimulatorOptions & Partial<CardMotorOptions> = {},
): Promise<CardMotorSimulator> {
  const { enquiry, commands } = profile;
  const simulator = await startCardMotorSimulator({
    enquiry,
    counter: commands.countBin !== null,
    ...options,
  });
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** A simulated reader in a process of its own, and the driver on the line to it, ready. */
export async function startMotorBench(
  id: string,
  options: SerialSimulatorOptions & Partial<CardMotorOptions> = {},
  changed: Partial<CardMotorProfile> = {},
): Promise<MotorBench> {
  const profile = { ...profileOf(id), ...changed };
  const simulator = await simulatedMotor(profile, options);
  const bench = { ...motorAt(simulator.path, profile), simulator };
  await stateOf(bench.motor, isReady);
  return bench;
}

/** Lets a card in, and waits until it is where it can be read. */
export async function withCardInside(bench: MotorBench): Promise<MotorBench> {
  await bench.motor.allowInsert();
  await bench.simulator.command('insert');
  await stateOf(bench.motor, isKind('card-in-position'));
  return bench;
}

/** Waits until the reader says so by itself. */
export function stateOf(
  motor: CardMotor,
  fits: (state: DeviceState<CardMotorStatus>) => boolean,
): Promise<DeviceState<CardMotorStatus>> {
  return untilFits(motor.onState, () => motor.state, fits);
}

/** Waits until the simulated reader is so. */
export function sightOf(
  simulator: CardMotorSimulator,
  fits: (state: CardMotorState) => boolean,
): Promise<CardMotorState> {
  return untilFits(simulator.onState, () => simulator.state, fits);
}

function untilFits<State>(
  onState: (listener: (state: State) => void) => () => void,
  current: () => State,
  fits: (state: State) => boolean,
): Promise<State> {
  const now = current();
  if (fits(now)) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = onState((state) => {
      if (!fits(state)) return;
      stop();
      resolve(state);
    });
  });
}

export const isReady = ({ kind }: DeviceState<unknown>): boolean => kind === 'ready';
export const isAbsent = ({ kind }: DeviceState<unknown>): boolean => kind === 'absent';

/** The status itself, whatever it lets the device do. */
export function isKind(kind: string): (state: DeviceState<{ readonly kind: string }>) => boolean {
  return (state) => 'status' in state && state.status.kind === kind;
}

/** What became of the first card, from when it was inside: a look may or may not see it at the mouth before. */
export function fateOf(cards: readonly CardEvent[]): string[] {
  const kinds = cards.map(({ kind }) => kind);
  return kinds.slice(Math.max(0, kinds.indexOf('in-position')));
}
/** Cards told as captured. */
export const capturedOf = (cards: readonly CardEvent[]): number =>
  cards.reduce((sum, event) => sum + (event.kind === 'captured' ? event.cards : 0), 0);
