/**
 * `npm run simulate [-- OPTIONS]`: a simulated printer to develop against. Prints where it is and what to write
 * into the configuration, then takes the printer's commands (`paper-out`, `unplug`, …) on standard input.
 * `--save FOLDER` writes each sheet there as a PNG; all other options are those of the simulator process,
 * except `--stay`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import az from '../assets/locales/az/simulate.json' with { type: 'json' };
import en from '../assets/locales/en/simulate.json' with { type: 'json' };
import ru from '../assets/locales/ru/simulate.json' with { type: 'json' };
import {
  isPrinterCommand,
  PRESENTER_COMMANDS,
  PRINTER_COMMANDS,
} from '../hardware/simulators/printer/condition.ts';
import { parseOptions } from '../hardware/simulators/printer/options.ts';
import {
  type LineAddress,
  type PaperEvent,
  startPrinterSimulator,
} from '../hardware/simulators/printer/printer-simulator.ts';

const BAUD_RATE = 115_200;

type Texts = typeof az;

/** The technician's language, from the environment as every program takes it. Azerbaijani is the first. */
function textsOf(language: string): Texts {
  if (language.startsWith('ru')) return ru;
  return language.startsWith('en') ? en : az;
}

function say(text: string, values: Readonly<Record<string, string | number>> = {}): void {
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  process.stdout.write(`${filled}\n`);
}

function configurationFor(address: LineAddress): string {
  const transport = address.kind === 'serial' ? { ...address, baudRate: BAUD_RATE } : address;
  return JSON.stringify({ devices: { printer: { profile: 'epson-tm-t88', transport } } }, null, 2);
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
  say(configurationFor(printer.address));
  say(texts.commands, { commands: [...PRINTER_COMMANDS, ...PRESENTER_COMMANDS, 'report', 'quit'].join(' ') });

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

await simulate(textsOf(process.env.LC_ALL ?? process.env.LANG ?? ''), process.argv.slice(2));
