/**
 * A printer as a process of its own: `node main.ts [--link PATH | --tcp PORT] [--dots 512|576|384] …`
 * (`options.ts` has them all). Commands come as JSON lines on standard input, events leave as JSON lines on
 * standard output (`messages.ts`). It ends when standard input does, unless `--stay`.
 */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { type FaultEntry, FaultTimeline, parseFaultScript } from '../fault-script.ts';
import type { Line } from '../line.ts';
import { loadPtyLibrary, PseudoTerminal } from '../pseudo-terminal.ts';
import { TcpLine } from '../tcp-line.ts';
import {
  isLineCommand,
  isPrinterCommand,
  type LineCommand,
  PRINTER_WORDS,
  type PrinterCommand,
} from './condition.ts';
import { Feeder } from './feeder.ts';
import type { ProcessEvent } from './messages.ts';
import { type ProcessOptions, parseOptions } from './options.ts';
import type { Sheet } from './paper.ts';
import { SimulatedPrinter } from './simulated-printer.ts';

const PICTURES_EVERY_MS = 200;
const NOISE_BYTES = 40;
/** By itself it would hold up the line: another matter than noise. */
const XOFF = 0x13;
/** What 19,200 baud carry. */
const SLOW_BYTES_PER_SECOND = 1_920;

function tell(event: ProcessEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

function later(run: () => void, milliseconds: number): void {
  setTimeout(run, milliseconds);
}

const now = (): number => performance.now();

async function openLine({ tcp, link }: ProcessOptions): Promise<{ line: Line; fallback: boolean }> {
  if (tcp !== null) return { line: await TcpLine.open('127.0.0.1', tcp), fallback: false };
  const library = await loadPtyLibrary();
  if (library) return { line: await PseudoTerminal.open(library, link), fallback: false };
  return { line: await TcpLine.open('127.0.0.1', 0), fallback: true };
}

function tellPaper(sheet: Sheet): void {
  const { id, width, height, cut, cells } = sheet;
  tell({ event: 'paper', id, width, height, cut, png: sheet.png().toString('base64'), cells });
}

/** Shows the growing paper a few times a second: at once, then again when it has grown since. */
class PaperWatch {
  readonly #growing: () => Sheet | null;
  #grown = false;
  #resting = false;

  constructor(growing: () => Sheet | null) {
    this.#growing = growing;
  }

  grown(): void {
    if (this.#grown) return;
    this.#grown = true;
    if (!this.#resting) setImmediate(() => this.#show());
  }

  #show(): void {
    this.#resting = this.#grown;
    if (!this.#grown) return;
    this.#grown = false;
    const sheet = this.#growing();
    if (sheet) tellPaper(sheet);
    later(() => this.#show(), PICTURES_EVERY_MS);
  }
}

async function run(options: ProcessOptions): Promise<void> {
  const { line, fallback } = await openLine(options);
  let cable: Promise<void> = Promise.resolve();
  let connected = true;
  let bytes = 0;
  /** Each counts bytes and time from its own beginning. */
  let timelines: { readonly timeline: FaultTimeline<PrinterCommand>; readonly from: number }[] = [];
  const paper = new PaperWatch(() => printer.growing);

  const printer: SimulatedPrinter = new SimulatedPrinter(options.model, options.behaviour, {
    send: (bytes) => {
      if (connected) line.send(bytes);
    },
    onState: (state) => {
      tell({ event: 'state', printer: state });
      // A network printer without power leaves the network; a serial line stays, and leads nowhere.
      const stands = state.plugged && (state.power || line.address.kind === 'serial');
      if (stands === connected) return;
      connected = stands;
      feeder.drop();
      cable = cable.then(() => (stands ? line.plug() : line.unplug()));
    },
    onSheet: tellPaper,
    onProgress: () => paper.grown(),
    onRoom: () => feeder.move(),
    onByte: (count) => {
      bytes = count;
      for (const { timeline, from } of timelines) timeline.bytesTaken(count - from);
      if (timelines.length > 0) timelines = timelines.filter(({ timeline }) => timeline.waitsForBytes);
    },
    now,
    later,
  });
  const feeder = new Feeder(line, (bytes) => printer.accept(bytes), options.bytesPerSecond, { now, later });
  const onLine = (command: LineCommand): void => {
    if (command !== 'noise')
      feeder.setPace(command === 'slow-line' ? SLOW_BYTES_PER_SECOND : options.bytesPerSecond);
    else if (connected) line.send(randomBytes(NOISE_BYTES).map((byte) => (byte === XOFF ? 0 : byte)));
  };
  const apply = (command: PrinterCommand): void => {
    if (isLineCommand(command)) onLine(command);
    else printer.apply(command);
  };
  const play = (script: readonly FaultEntry<PrinterCommand>[]): void => {
    const timeline = new FaultTimeline(script, apply, later);
    timelines.push({ timeline, from: bytes });
    timeline.start();
  };

  const { address } = line;
  if (address.kind === 'serial') tell({ event: 'ready', path: address.path });
  else tell({ event: 'ready', host: address.host, port: address.port, fallback });
  tell({ event: 'state', printer: printer.state });
  play(options.script);

  const input = createInterface({ input: process.stdin });
  input.on('line', (text) => {
    const request = understand(text);
    if (request === null) return tell({ event: 'not-understood', line: text.slice(0, 200) });
    if (request.command === 'report') tell({ event: 'report', ...printer.report() });
    else if (request.command === 'bytes') tell({ event: 'bytes', count: printer.report().bytes });
    else if (request.command === 'play') play(request.script);
    else if (request.command === 'send') {
      if (connected) line.send(request.bytes);
    } else apply(request.command);
    const { id } = request;
    if (id !== null) void cable.then(() => tell({ event: 'done', id }));
  });
  input.on('close', () => {
    if (!options.stay) void cable.then(() => line.close()).then(() => process.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cable.then(() => line.close()).then(() => process.exit(0)));
}

type Request = { readonly id: number | null } & (
  | { readonly command: PrinterCommand | 'report' | 'bytes' }
  | { readonly command: 'play'; readonly script: readonly FaultEntry<PrinterCommand>[] }
  /** These bytes, as from a loose plug. */
  | { readonly command: 'send'; readonly bytes: Uint8Array }
);

function understand(text: string): Request | null {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof request !== 'object' || request === null || !('command' in request)) return null;
  const { command } = request;
  const id = 'id' in request && typeof request.id === 'number' ? request.id : null;
  if (command === 'play' && 'script' in request) {
    const script = parseFaultScript(String(request.script), PRINTER_WORDS);
    return script.ok ? { command, script: script.entries, id } : null;
  }
  if (command === 'send' && 'hex' in request)
    return { command, bytes: Uint8Array.from(Buffer.from(String(request.hex), 'hex')), id };
  if (command !== 'report' && command !== 'bytes' && !isPrinterCommand(command)) return null;
  return { command, id };
}

// Nobody listens any more; whether to go on is for standard input and `--stay` to say.
process.stdout.on('error', () => {});

const parsed = parseOptions(process.argv.slice(2));
if (parsed.ok) await run(parsed.options);
else {
  const { option, found, expected } = parsed;
  tell({ event: 'mistake', option, found, expected });
  process.exitCode = 2;
}
