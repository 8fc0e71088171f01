import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFaultScript } from '../fault-script.ts';
import { type JsonProcess, startJsonProcess } from '../json-process.ts';
import type { LineAddress } from '../line.ts';
import { PRINTER_WORDS, type PrinterCommand, type PrinterState, WELL } from './condition.ts';
import type { PaperEvent, ProcessEvent } from './messages.ts';
import type { PrinterReport } from './simulated-printer.ts';

export type { LineAddress } from '../line.ts';
export type { PrinterCommand, PrinterState } from './condition.ts';
export type { PaperEvent } from './messages.ts';
export type { PrinterReport } from './simulated-printer.ts';

export interface PrinterSimulatorOptions {
  /** Default: a pseudo-terminal, or TCP where there are none. A number asks for TCP; 0 is any free port. */
  readonly tcp?: number;
  /** Stable path of the pseudo-terminal, removed at the end. Default: a link among the system's temporary files. */
  readonly link?: string;
  readonly dots?: 512 | 576 | 384 | 640;
  /** `custom` acts a VKP80: 640 dots, full status, presenter. */
  readonly dialect?: 'epson' | 'custom';
  /** Size of the receive buffer in bytes. */
  readonly buffer?: number;
  readonly bytesPerSecond?: number;
  readonly dotsPerSecond?: number;
  /** From power to the first answer. Default 1500. */
  readonly bootMs?: number;
  readonly multibyte?: boolean;
  readonly jam?: 'at-once' | 'at-cut';
  readonly latchedErrors?: boolean;
  readonly cutterDots?: number;
  /** Default motion units of GS P, as `180x360`. */
  readonly motion?: string;
  readonly without?: readonly (
    | 'process-id'
    | 'user-characters'
    | 'automatic-status'
    | 'clear-buffers'
    | 'cutter'
  )[];
  /** The maker's numbers of code pages, for example `{ 61: 'cp857', 17: 'cp866' }`. Default: Epson's. */
  readonly codePages?: Readonly<Record<number, string>>;
  /** Faults to come, in the words of `fault-script.ts`. */
  readonly script?: string;
  /** Further arguments of the process, as `options.ts` reads them; they win over the ones above. */
  readonly arguments?: readonly string[];
}

export interface PrinterSimulator {
  /** Where the kiosk opens it. Stays the same over unplug and plug. */
  readonly address: LineAddress;
  readonly state: PrinterState;
  /** Finished sheets, oldest first; the last hundred. */
  readonly sheets: readonly PaperEvent[];
  /** Resolves when it has happened. */
  command(command: PrinterCommand): Promise<PrinterState>;
  report(): Promise<PrinterReport>;
  /** Plays a script whose bytes and times count from now; a mistake in it rejects. */
  play(script: string): Promise<void>;
  /** Sends these bytes to the kiosk, as a loose plug does. */
  send(bytes: Uint8Array): Promise<void>;
  /** Growing sheets (`cut: false`) and finished ones. */
  onPaper(listener: (paper: PaperEvent) => void): () => void;
  onState(listener: (state: PrinterState) => void): () => void;
  /** The process has ended, whether by `stop` or by itself. */
  onExit(listener: (code: number | null) => void): () => void;
  stop(): Promise<void>;
}

const MOST_SHEETS = 100;
const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));

function argumentsOf(options: PrinterSimulatorOptions, link: string): string[] {
  const args = options.tcp === undefined ? ['--link', link] : ['--tcp', String(options.tcp)];
  const valued = {
    dots: options.dots,
    dialect: options.dialect,
    buffer: options.buffer,
    'bytes-per-second': options.bytesPerSecond,
    'dots-per-second': options.dotsPerSecond,
    'boot-ms': options.bootMs,
    'cutter-dots': options.cutterDots,
    jam: options.jam,
    motion: options.motion,
    script: options.script,
  };
  for (const [name, value] of Object.entries(valued)) {
    if (value !== undefined) args.push(`--${name}=${value}`);
  }
  for (const feature of options.without ?? []) args.push(`--without=${feature}`);
  for (const [number, name] of Object.entries(options.codePages ?? {}))
    args.push(`--code-page=${number}=${name}`);
  if (options.multibyte) args.push('--multibyte');
  if (options.latchedErrors) args.push('--latched-errors');
  return [...args, ...(options.arguments ?? [])];
}

class Listeners<Value> {
  readonly #all = new Set<(value: Value) => void>();

  add(listener: (value: Value) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(value: Value): void {
    for (const listener of [...this.#all]) listener(value);
  }
}

/** This process's end of a running simulator. */
class RemotePrinter implements PrinterSimulator {
  readonly sheets: PaperEvent[] = [];
  readonly #process: JsonProcess;
  readonly #papers = new Listeners<PaperEvent>();
  readonly #states = new Listeners<PrinterState>();
  readonly #exits = new Listeners<number | null>();
  readonly #awaited = new Map<number, () => void>();
  readonly #reports: ((report: PrinterReport) => void)[] = [];
  readonly #ready = Promise.withResolvers<LineAddress>();
  #address: LineAddress | null = null;
  #state = WELL;
  #nextId = 1;

  constructor(child: JsonProcess) {
    this.#process = child;
    child.onMessage((message) => this.#take(message as ProcessEvent));
    void child.ended.then((code) => {
      this.#ready.reject(new Error(`printer simulator ended with ${code}`));
      this.#exits.tell(code);
    });
  }

  /** Rejects when the process ends before its line can be opened, or an option is wrong. */
  async ready(): Promise<void> {
    this.#address = await this.#ready.promise;
  }

  get address(): LineAddress {
    if (this.#address === null) throw new Error('not ready');
    return this.#address;
  }

  get state(): PrinterState {
    return this.#state;
  }

  async command(command: PrinterCommand): Promise<PrinterState> {
    await this.#carriedOut({ command });
    return this.#state;
  }

  report(): Promise<PrinterReport> {
    const answer = new Promise<PrinterReport>((resolve) => this.#reports.push(resolve));
    this.#process.send({ command: 'report' });
    return this.#unlessEnded(answer);
  }

  async play(script: string): Promise<void> {
    const read = parseFaultScript(script, PRINTER_WORDS);
    if (!read.ok) throw new Error(`${read.found}; expected ${read.expected}`);
    await this.#carriedOut({ command: 'play', script });
  }

  send(bytes: Uint8Array): Promise<void> {
    return this.#carriedOut({ command: 'send', hex: Buffer.from(bytes).toString('hex') });
  }

  onPaper(listener: (paper: PaperEvent) => void): () => void {
    return this.#papers.add(listener);
  }

  onState(listener: (state: PrinterState) => void): () => void {
    return this.#states.add(listener);
  }

  onExit(listener: (code: number | null) => void): () => void {
    return this.#exits.add(listener);
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  #carriedOut(request: object): Promise<void> {
    const id = this.#nextId++;
    const done = new Promise<void>((resolve) => this.#awaited.set(id, resolve));
    this.#process.send({ ...request, id });
    return this.#unlessEnded(done);
  }

  #unlessEnded<Value>(answer: Promise<Value>): Promise<Value> {
    const ended = this.#process.ended.then((code): never => {
      throw new Error(`printer simulator ended with ${code}`);
    });
    return Promise.race([answer, ended]);
  }

  #take(message: ProcessEvent): void {
    switch (message.event) {
      case 'ready':
        this.#ready.resolve(
          'path' in message
            ? { kind: 'serial', path: message.path }
            : { kind: 'tcp', host: message.host, port: message.port },
        );
        break;
      case 'mistake':
        this.#ready.reject(new Error(`${message.option}: ${message.found}; expected ${message.expected}`));
        break;
      case 'state':
        this.#state = message.printer;
        this.#states.tell(this.#state);
        break;
      case 'paper': {
        const { event: _, ...paper } = message;
        if (paper.cut) this.sheets.push(paper);
        if (this.sheets.length > MOST_SHEETS) this.sheets.shift();
        this.#papers.tell(paper);
        break;
      }
      case 'report': {
        const { event: _, ...report } = message;
        this.#reports.shift()?.(report);
        break;
      }
      case 'done':
        this.#awaited.get(message.id)?.();
        this.#awaited.delete(message.id);
        break;
      case 'bytes':
      case 'not-understood':
        break;
    }
  }
}

/**
 * Starts a simulated printer as a process of its own and waits until its line can be opened. The process dies
 * with this one. Rejects when it cannot start or an option is wrong.
 */
export async function startPrinterSimulator(
  options: PrinterSimulatorOptions = {},
): Promise<PrinterSimulator> {
  const link = options.link ?? join(tmpdir(), `printer-${randomUUID()}`);
  const child = startJsonProcess(PROGRAM, argumentsOf(options, link));
  const printer = new RemotePrinter(child);
  await printer.ready();
  return printer;
}
