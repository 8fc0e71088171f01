import {
  byte,
  type Command,
  type CommandTable,
  ignored,
  immediate,
  skip,
  type Wait,
  word,
} from './command-stream.ts';
import type { PrintEngine } from './engine.ts';
import { ESC_COMMANDS } from './esc-commands.ts';
import { GS_COMMANDS } from './gs-commands.ts';

const [HT, LF, FF, DLE, ESC, FS, GS] = [0x09, 0x0a, 0x0c, 0x10, 0x1b, 0x1c, 0x1d];

/** FS: Chinese characters and pictures in the printer's memory, of which this printer has none. */
const FS_COMMANDS: CommandTable = {
  33: ignored(1),
  38: immediate(({ settings }) => {
    settings.multibyte = true;
  }),
  40: function* () {
    yield* byte();
    yield* skip(yield* word());
  },
  45: ignored(1),
  46: immediate(({ settings }) => {
    settings.multibyte = false;
  }),
  50: ignored(74),
  67: ignored(1),
  83: ignored(2),
  87: ignored(1),
  112: ignored(2),
  113: function* () {
    for (let left = yield* byte(); left > 0; left--) {
      const across = yield* word();
      yield* skip(across * (yield* word()) * 8);
    }
  },
};

/** DLE EOT, DLE ENQ, DLE DC4: carried out when they came in; in their turn they only fill space. */
function* realTime(): Command {
  const kind = yield* byte();
  if (kind === 0x04 || kind === 0x05) return yield* skip(1);
  if (kind !== 0x14) return;
  const fn = yield* byte();
  yield* skip(fn === 8 ? 7 : 2);
}

function* prefixed(engine: PrintEngine, name: string, commands: CommandTable): Command {
  const code = yield* byte();
  const command = commands[code];
  if (command) yield* command(engine);
  else engine.machine.unknown(`${name} ${code.toString(16).padStart(2, '0')}`);
}

/**
 * Reads a stream of ESC/POS for ever, byte by byte, and carries it out (Epson ESC/POS Application
 * Programming Guide; the names in this folder are that guide's). Any bytes at all: unknown commands are
 * skipped and told, nothing is kept beyond the command in hand.
 */
export function* interpret(engine: PrintEngine): Generator<Wait, never, number> {
  for (;;) {
    const code = yield* byte();
    if (code === ESC) yield* prefixed(engine, 'ESC', ESC_COMMANDS);
    else if (code === GS) yield* prefixed(engine, 'GS', GS_COMMANDS);
    else if (code === FS) yield* prefixed(engine, 'FS', FS_COMMANDS);
    else if (code === DLE) yield* realTime();
    else if (code === LF) engine.printLine();
    else if (code === HT) engine.tab();
    else if (code === FF) {
      if (!engine.line.isEmpty) engine.printLine();
    } else if (code >= 0x81 && engine.settings.multibyte) {
      yield* byte();
      engine.printMultibyte();
    } else if (code >= 0x20) engine.printCode(code);
  }
}
