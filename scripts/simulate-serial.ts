/** The devices beside the printer that `npm run simulate -- DEVICE [OPTIONS]` can start. */
import { createInterface } from 'node:readline';
import { loadCardMotorProfile } from '../hardware/card-motors/profiles.ts';
import { CABLE_EXPECTED } from '../hardware/simulators/cable.ts';
import { startCardMotorSimulator } from '../hardware/simulators/card-motor/card-motor-simulator.ts';
import { CARD_MOTOR_COMMANDS } from '../hardware/simulators/card-motor/simulated-card-motor.ts';
import { startIdScannerSimulator } from '../hardware/simulators/id-scanner/id-scanner-simulator.ts';
import { PRESENTATIONS } from '../hardware/simulators/id-scanner/presentations.ts';
import type { SerialSimulator, SerialSimulatorOptions } from '../hardware/simulators/serial-simulator.ts';

interface SimulatedDevice {
  readonly start: (options: SerialSimulatorOptions) => Promise<SerialSimulator<object>>;
  /** Its key, profile and speed in the configuration. */
  readonly key: string;
  readonly profile: string;
  readonly baudRate: number;
  readonly commands: string;
}

const CARD_MOTOR = 'creator-crt';

function baudRateOf(id: string): number {
  const loaded = loadCardMotorProfile(id);
  if (!loaded.ok) throw new Error(`no profile ${id}`);
  return loaded.profile.baudRate;
}

const DEVICES: Readonly<Record<string, SimulatedDevice>> = {
  'id-scanner': {
    start: startIdScannerSimulator,
    key: 'idScanner',
    profile: 'mrz-serial',
    baudRate: 9600,
    commands: `present ${Object.keys(PRESENTATIONS).join(' | ')}`,
  },
  'card-motor': {
    start: startCardMotorSimulator,
    key: 'cardMotor',
    profile: CARD_MOTOR,
    baudRate: baudRateOf(CARD_MOTOR),
    commands: CARD_MOTOR_COMMANDS,
  },
};

export interface SimulateTexts {
  readonly device: string;
  readonly configuration: string;
  readonly commands: string;
  readonly unknown: string;
}

/** Null for a word that names none of them. */
export function serialDeviceOf(word: string | undefined): SimulatedDevice | null {
  return word !== undefined && Object.hasOwn(DEVICES, word) ? (DEVICES[word] ?? null) : null;
}

/** Runs until standard input ends, `quit` or an interrupt; a wrong option ends it with code 2. */
export async function simulateSerialDevice(
  device: SimulatedDevice,
  options: readonly string[],
  texts: SimulateTexts,
  say: (text: string, values?: Readonly<Record<string, string | number>>) => void,
): Promise<void> {
  const simulator = await device.start({ arguments: options }).catch((mistake: Error) => mistake);
  if (simulator instanceof Error) {
    say(simulator.message);
    process.exitCode = 2;
    return;
  }
  const { key, profile, baudRate } = device;
  const transport = { kind: 'serial', path: simulator.path, baudRate };
  say(texts.device, { device: key, address: simulator.path });
  say(texts.configuration);
  say(JSON.stringify({ devices: { [key]: { profile, transport } } }, null, 2));
  say(texts.commands, { commands: `${device.commands} | ${CABLE_EXPECTED} | quit` });

  simulator.onState((state) => say(JSON.stringify(state)));
  const input = createInterface({ input: process.stdin });
  simulator.onExit(() => input.close());
  input.on('line', (line) => {
    const command = line.trim();
    if (command === 'quit') input.close();
    else if (command !== '') simulator.command(command).catch(() => say(texts.unknown, { command }));
  });
  process.once('SIGINT', () => input.close());
  await new Promise((resolve) => input.once('close', resolve));
  await simulator.stop();
}
