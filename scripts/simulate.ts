/**
 * `npm run simulate [-- [DEVICE] OPTIONS]`: a simulated device to develop against, a printer unless another is named
 * (`id-scanner`, `bar-code-reader`, `card-motor`). Prints where it is and what to write into the configuration, then takes the
 * device's commands (`paper-out`, `present ticket`, `unplug`, …) on standard input. `--save FOLDER` writes each sheet of
 * the printer there as a PNG; `--help` lists the options, which are those of the simulator process, except `--stay`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  isPrinterCommand,
  LINE_COMMANDS,
  PRESENTER_COMMANDS,
  PRINTER_COMMANDS,
} from '../hardware/simulators/printer/condition.ts';
import type { PrinterModel } from '../hardware/simulators/printer/model.ts';
import { parseOptions } from '../hardware/simulators/printer/options.ts';
import {
  type LineAddress,
  type PaperEvent,
  startPrinterSimulator,
} from '../hardware/simulators/printer/printer-simulator.ts';
import { isSerialDevice, simulateSerial } from './simulate-serial.ts';
import { say, type Texts, textsOf } from './simulate-texts.ts';

const BAUD_RATE = 115_200;

function configurationFor(address: LineAddress, dialect: PrinterModel['dialect']): string {
  const profile = dialect === 'custom' ? 'custom-vkp80' : 'epson-tm-t88';
  const transport = address.kind === 'serial' ? { ...address, baudRate: BAUD_RATE } : address;
  return JSON.stringify({ devices: { printer: { profile, transport } } }, null, 2);
}

/** Takes `--save FOLDER` out of the arguments. */
function splitArguments(args: readonly string[]): { save: string | null; rest: string[] } {
  const at = args.indexOf('--save');
  const folder = at < 0 ? undefined : args[at + 1];
  if (folder === undefined) return { save: null, rest: [...args] };
  return { save: folder, rest: args.filter((_, index) => index !== at && index !== at + 1) };
}

async function saveSheet(folder: string, paper: PaperEvent): Promise<string> {
  const file = join(folder, `${String(paper.id).padStart(4, '0')}.png`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, Buffer.from(paper.png, 'base64'));
  return file;
}

async function simulate(texts: Texts, args: readonly string[]): Promise<void> {
  const { save, rest } = splitArguments(args);
  const parsed = parseOptions(rest);
  if (!parsed.ok) {
    const { option, found, expected } = parsed;
    say(texts.mistake, { option, found, expected });
    process.exitCode = 2;
    return;
  }
  const printer = await startPrinterSimulator({ arguments: rest });
  say(texts.printer, {
    address:
      printer.address.kind === 'serial'
        ? printer.address.path
        : `${printer.address.host}:${printer.address.port}`,
  });
  say(texts.configuration);
  say(configurationFor(printer.address, parsed.options.model.dialect));
  say(texts.commands, {
    commands: [...PRINTER_COMMANDS, ...PRESENTER_COMMANDS, ...LINE_COMMANDS, 'report', 'quit'].join(' '),
  });

  printer.onState((state) => say(JSON.stringify(state)));
  printer.onPaper((paper) => {
    if (!paper.cut) return;
    say(texts.sheet, { id: paper.id, width: paper.width, height: paper.height });
    if (save !== null) void saveSheet(save, paper).then((file) => say(texts.saved, { file }));
  });
  const input = createInterface({ input: process.stdin });
  printer.onExit(() => input.close());
  input.on('line', (line) => {
    const command = line.trim();
    if (command === '') return;
    if (command === 'quit') input.close();
    else if (command === 'report') void printer.report().then((report) => say(JSON.stringify(report)));
    else if (isPrinterCommand(command)) void printer.command(command);
    else say(texts.unknown, { command });
  });
  process.once('SIGINT', () => input.close());
  await new Promise((resolve) => input.once('close', resolve));
  await printer.stop();
}

// Whoever listens may have had enough: `npm run simulate | head`.
process.stdout.on('error', () => process.exit(0));
const texts = textsOf(process.env.LC_ALL ?? process.env.LANG ?? '');
const [first = '', ...others] = process.argv.slice(2);
if (process.argv.includes('--help')) say(texts.help);
else if (isSerialDevice(first)) await simulateSerial(texts, first, others);
else await simulate(texts, process.argv.slice(2));
