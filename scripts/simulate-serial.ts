import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ArgumentMistake } from '../hardware/simulators/arguments.ts';
import { PRESENTATIONS as CODES } from '../hardware/simulators/bar-code-reader/presentations.ts';
import { CARD_MOTOR_COMMANDS } from '../hardware/simulators/card-motor/simulated-card-motor.ts';
import { PRESENTATIONS as DOCUMENTS } from '../hardware/simulators/id-scanner/presentations.ts';
import { type SerialSimulator, startSerialSimulator } from '../hardware/simulators/serial-simulator.ts';
import { say, type Texts } from './simulate-texts.ts';

const BAUD_RATE = 9600;
const CABLE = ['unplug', 'plug', 'vanish', 'freeze', 'thaw', 'noise 100', 'cut 10', 'speed 2', 'quit'];

/** Simulated devices on a serial line of their own, beside the printer. */
const DEVICES = {
  'id-scanner': {
    /** In the configuration and among the texts. */
    key: 'idScanner',
    commands: Object.keys(DOCUMENTS).map((document) => `present ${document}`),
    /** The argument that says what it speaks, and which profile hears that. */
    option: 'triggered',
    profiles: { no: 'mrz-serial', yes: 'access-is' },
    usual: 'no',
  },
  'bar-code-reader': {
    key: 'barCodeReader',
    commands: [...Object.keys(CODES).map((code) => `present ${code}`), 'text ABC', 'reset'],
    option: 'protocol',
    profiles: { lines: 'generic-serial', honeywell: 'honeywell-serial', ssi: 'zebra-ssi' },
    usual: 'lines',
  },
  'card-motor': {
    key: 'cardMotor',
    commands: [CARD_MOTOR_COMMANDS],
    option: 'enquiry',
    profiles: { no: 'creator-crt', yes: 'creator-crt-enquiry' },
    usual: 'no',
  },
} as const;

export type SerialDeviceName = keyof typeof DEVICES;

export function isSerialDevice(text: string): text is SerialDeviceName {
  return Object.hasOwn(DEVICES, text);
}

/** Runs one until `quit`, the end of standard input, or its own; the arguments are those of its process. */
export async function simulateSerial(
  texts: Texts,
  name: SerialDeviceName,
  args: readonly string[],
): Promise<void> {
  const device = await started(texts, name, args);
  if (!device) return;
  const { key, commands } = DEVICES[name];
  say(texts[key], { address: device.path });
  say(texts.configuration);
  const transport = { kind: 'serial', path: device.path, baudRate: BAUD_RATE };
  say(JSON.stringify({ devices: { [key]: { profile: profileFor(name, args), transport } } }, null, 2));
  say(texts.commands, { commands: [...commands, ...CABLE].join(' | ') });

  device.onState((state) => say(JSON.stringify(state)));
  const input = createInterface({ input: process.stdin });
  device.onExit(() => input.close());
  input.on('line', (line) => {
    const command = line.trim();
    if (command === 'quit') input.close();
    else if (command !== '') device.command(command).catch(() => say(texts.unknown, { command }));
  });
  process.once('SIGINT', () => input.close());
  await new Promise((resolve) => input.once('close', resolve));
  await device.stop();
}

/** Null when an argument could not be read, which is said. */
async function started(
  texts: Texts,
  name: SerialDeviceName,
  args: readonly string[],
): Promise<SerialSimulator<object> | null> {
  const program = new URL(`../hardware/simulators/${name}/main.ts`, import.meta.url);
  try {
    return await startSerialSimulator<object>(fileURLToPath(program), { arguments: args });
  } catch (error) {
    if (!(error instanceof ArgumentMistake)) throw error;
    const { option, found, expected } = error;
    say(texts.mistake, { option, found, expected });
    process.exitCode = 2;
    return null;
  }
}

function profileFor(name: SerialDeviceName, args: readonly string[]): string | undefined {
  const { option, profiles, usual } = DEVICES[name];
  const { values } = parseArgs({ args: [...args], options: { [option]: { type: 'string' } }, strict: false });
  return (profiles as Readonly<Record<string, string>>)[String(values[option] ?? usual)];
}
