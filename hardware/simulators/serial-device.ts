import { createInterface } from 'node:readline';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { ArgumentMistake, type ParsedArguments, readArguments } from './arguments.ts';
import { CABLE_EXPECTED, Cable, type CableCommand, type CableState, cableCommand } from './cable.ts';
import { type FaultEntry, FaultTimeline, parseFaultScript } from './fault-script.ts';
import { loadPtyLibrary, PseudoTerminal } from './pseudo-terminal.ts';

/** A simulated device at the end of a cable. */
export interface SerialDevice<State> {
  readonly state: State;
  /** A command in the device's own words; false for what it does not know. */
  command(text: string): boolean;
  /** Bytes from the kiosk. */
  accept(bytes: Uint8Array): void;
}

export interface SerialDeviceDeps {
  /** One message to the kiosk. */
  readonly send: (message: Uint8Array) => void;
  readonly later: (run: () => void, milliseconds: number) => void;
}

/** One JSON line each on standard output. */
export type SerialDeviceEvent<State> =
  | { readonly event: 'ready'; readonly path: string }
  | { readonly event: 'state'; readonly state: State & CableState }
  /** A command with an `id` was carried out. */
  | { readonly event: 'done'; readonly id: number }
  /** An argument that could not be read; the process ends with code 2. */
  | {
      readonly event: 'mistake';
      readonly option: string;
      readonly found: string;
      readonly expected: string;
    }
  /** A line of standard input that says nothing; the process goes on. */
  | { readonly event: 'not-understood'; readonly line: string; readonly id: number | null };

export interface SerialDeviceProgram<Options, State> {
  /** The device's own options, for `parseArgs`; each takes a text. */
  readonly options: readonly string[];
  /** Throws an `ArgumentMistake`. */
  readonly read: (values: Readonly<Record<string, string | undefined>>) => Options;
  readonly start: (options: Options, deps: SerialDeviceDeps) => SerialDevice<State>;
  /** The device's commands, for mistakes. */
  readonly expected: string;
}

type Command = CableCommand | { readonly kind: 'device'; readonly text: string };

interface ProcessOptions<Options> {
  readonly device: Options;
  /** Stable path of the pseudo-terminal. */
  readonly link: string | null;
  readonly script: readonly FaultEntry<Command>[];
  /** Lives on when its standard input ends. */
  readonly stay: boolean;
}

const deviceOrCable = (text: string): Command => cableCommand(text) ?? { kind: 'device', text };

function parse<Options, State>(
  program: SerialDeviceProgram<Options, State>,
  args: readonly string[],
): ParsedArguments<ProcessOptions<Options>> {
  const names = ['link', 'script', 'stay', ...program.options];
  return readArguments(args, names, () => {
    const own = program.options.map((name) => [name, { type: 'string' }] as const);
    const { values } = parseArgs({
      args: [...args],
      options: {
        link: { type: 'string' },
        script: { type: 'string' },
        stay: { type: 'boolean' },
        ...Object.fromEntries(own),
      },
      allowPositionals: false,
    });
    const texts = values as Readonly<Record<string, string | undefined>>;
    const device = program.read(texts);
    // A device that is thrown away knows which words are its own.
    const trial = program.start(device, { send: () => undefined, later: () => undefined });
    const script = parseFaultScript<Command>(texts.script ?? '', {
      read: (text) => cableCommand(text) ?? (trial.command(text) ? { kind: 'device', text } : null),
      expected: `${CABLE_EXPECTED} | ${program.expected}`,
    });
    if (!script.ok) throw new ArgumentMistake('--script', script.found, script.expected);
    return {
      device,
      link: texts.link ?? null,
      script: script.entries,
      stay: values.stay === true,
    };
  });
}

/**
 * A serial device as a process of its own: `node main.ts [--link PATH] [--script FAULTS] [--stay] …`. Commands come
 * as JSON lines `{"command": "unplug", "id": 1}` on standard input, events leave as JSON lines on standard output. It
 * ends when standard input does, unless `--stay`.
 */
export async function runSerialDevice<Options, State extends object>(
  program: SerialDeviceProgram<Options, State>,
  args: readonly string[],
): Promise<void> {
  const tell = (event: SerialDeviceEvent<State>): void => {
    process.stdout.write(`${JSON.stringify(event)}\n`);
  };
  // Nobody listens any more; whether to go on is for standard input and `--stay` to say.
  process.stdout.on('error', () => {});

  const parsed = parse(program, args);
  if (!parsed.ok) {
    const { option, found, expected } = parsed;
    tell({ event: 'mistake', option, found, expected });
    process.exitCode = 2;
    return;
  }
  const { options } = parsed;
  const library = await loadPtyLibrary();
  if (!library) {
    tell({ event: 'mistake', option: '--link', found: process.platform, expected: 'pseudo-terminals' });
    process.exitCode = 2;
    return;
  }
  const line = await PseudoTerminal.open(library, options.link);
  const later = (run: () => void, milliseconds: number): void => {
    setTimeout(() => {
      run();
      tellState();
    }, milliseconds);
  };
  const cable = new Cable({
    line,
    later,
    onBytes: (bytes) => {
      device.accept(bytes);
      tellState();
    },
    onSent: (count) => timeline.bytesTaken(count),
  });
  const device = program.start(options.device, { send: (message) => cable.send(message), later });
  let told: (State & CableState) | null = null;
  /** Only what has changed: bytes come all the time. */
  const tellState = (): void => {
    const state = { ...device.state, ...cable.state };
    if (isDeepStrictEqual(state, told)) return;
    told = state;
    tell({ event: 'state', state });
  };

  /** One after the other: a plug takes a moment. */
  let turn: Promise<void> = Promise.resolve();
  const apply = (command: Command, done: (understood: boolean) => void = () => undefined): void => {
    turn = turn.then(async () => {
      let understood = true;
      // A frozen device sees nothing of what is held to it.
      if (command.kind !== 'device') await cable.apply(command);
      else if (!cable.state.frozen) understood = device.command(command.text);
      tellState();
      done(understood);
    });
  };
  const timeline = new FaultTimeline<Command>(options.script, apply, later);

  const { address } = line;
  if (address.kind === 'serial') tell({ event: 'ready', path: address.path });
  tellState();
  timeline.start();

  const input = createInterface({ input: process.stdin });
  input.on('line', (text) => {
    const request = understand(text);
    if (request === null) return tell({ event: 'not-understood', line: text.slice(0, 200), id: null });
    const { command, id } = request;
    apply(deviceOrCable(command), (understood) => {
      if (!understood) tell({ event: 'not-understood', line: command.slice(0, 200), id });
      else if (id !== null) tell({ event: 'done', id });
    });
  });
  const end = (): void => void turn.then(() => line.close()).then(() => process.exit(0));
  input.on('close', () => {
    if (!options.stay) end();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

function understand(text: string): { readonly command: string; readonly id: number | null } | null {
  let request: unknown;
  try {
    request = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof request !== 'object' || request === null || !('command' in request)) return null;
  const { command } = request;
  if (typeof command !== 'string') return null;
  return { command, id: 'id' in request && typeof request.id === 'number' ? request.id : null };
}
