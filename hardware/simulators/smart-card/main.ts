/**
 * A PC/SC reader and the cards somebody puts into it, as a process of its own: `node main.ts [--script FAULTS] [--stay]`.
 * It brings its own pcscd. Commands (`commands.ts`) come as JSON lines `{"command": "insert badge", "id": 1}` on
 * standard input, events leave as JSON lines on standard output. It ends when standard input does, unless `--stay`.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ArgumentMistake, readArguments } from '../arguments.ts';
import { type FaultEntry, FaultTimeline, parseFaultScript } from '../fault-script.ts';
import { CardSlot } from './card-slot.ts';
import { COMMANDS_EXPECTED, type SmartCardCommand, smartCardCommand } from './commands.ts';
import type { SmartCardEvent } from './messages.ts';
import { VirtualReader } from './virtual-reader.ts';

interface Options {
  readonly script: readonly FaultEntry<SmartCardCommand>[];
  readonly stay: boolean;
}

const tell = (event: SmartCardEvent): void => {
  process.stdout.write(`${JSON.stringify(event)}\n`);
};
// Nobody listens any more; whether to go on is for standard input and `--stay` to say.
process.stdout.on('error', () => {});

const parsed = readArguments(process.argv.slice(2), ['script', 'stay'], (args): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: { script: { type: 'string' }, stay: { type: 'boolean' } },
    allowPositionals: false,
  });
  const script = parseFaultScript(values.script ?? '', {
    read: smartCardCommand,
    expected: COMMANDS_EXPECTED,
  });
  if (!script.ok) throw new ArgumentMistake('--script', script.found, script.expected);
  return { script: script.entries, stay: values.stay === true };
});

function mistake(option: string, found: string, expected: string): void {
  tell({ event: 'mistake', option, found, expected });
  process.exitCode = 2;
}

if (!parsed.ok) mistake(parsed.option, parsed.found, parsed.expected);
else {
  try {
    run(parsed.options, await VirtualReader.start());
  } catch (error) {
    mistake('pcscd', error instanceof Error ? error.message : String(error), 'pcscd and vsmartcard-vpcd');
  }
}

function run(options: Options, reader: VirtualReader): void {
  const slot = new CardSlot({
    port: reader.port,
    onSent: (count) => timeline.bytesTaken(count),
    onRemoved: () => tellState(),
  });
  const tellState = (): void => tell({ event: 'state', state: { ...slot.state, ...reader.state } });

  /** One after the other: a service takes a moment to start. */
  let turn: Promise<void> = Promise.resolve();
  const apply = (command: SmartCardCommand, done: () => void = () => undefined): void => {
    turn = turn.then(async () => {
      await carryOut(command, slot, reader);
      tellState();
      done();
    });
  };
  const timeline = new FaultTimeline<SmartCardCommand>(options.script, apply, (then, ms) => {
    setTimeout(then, ms);
  });
  tell({ event: 'ready', socket: reader.socket });
  tellState();
  timeline.start();

  const input = createInterface({ input: process.stdin });
  input.on('line', (line) => {
    const { text, id } = understand(line);
    const command = text === null ? null : smartCardCommand(text);
    if (command === null) return tell({ event: 'not-understood', line: line.slice(0, 200), id });
    apply(command, () => {
      if (id !== null) tell({ event: 'done', id });
    });
  });
  const end = (): void =>
    void turn.then(() => {
      slot.remove();
      return reader.stop().then(() => process.exit(0));
    });
  input.on('close', () => {
    if (!options.stay) end();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

async function carryOut(command: SmartCardCommand, slot: CardSlot, reader: VirtualReader): Promise<void> {
  switch (command.kind) {
    case 'insert':
      return slot.insert(command.card);
    case 'remove':
      return slot.remove();
    case 'remove-later':
      return slot.removeLater(command.removal);
    case 'unplug':
      return reader.unplug();
    case 'plug':
      return reader.plug();
    case 'service-down':
      return reader.serviceDown();
    case 'service-up':
      return reader.serviceUp();
    case 'service-frozen':
      return reader.serviceFrozen();
  }
}

function understand(line: string): { readonly text: string | null; readonly id: number | null } {
  try {
    const { command, id } = JSON.parse(line) as { command?: unknown; id?: unknown };
    return {
      text: typeof command === 'string' ? command : null,
      id: typeof id === 'number' ? id : null,
    };
  } catch {
    return { text: null, id: null };
  }
}
