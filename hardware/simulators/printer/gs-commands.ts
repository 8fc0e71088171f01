import {
  byte,
  bytes,
  type Command,
  type CommandTable,
  digit,
  ignored,
  setting,
  skip,
  word,
} from './command-stream.ts';
import { cutCommand } from './cut-commands.ts';
import type { PrintEngine } from './engine.ts';
import { rasterImage, storedGraphics } from './picture-commands.ts';
import { symbolCommand } from './qr-symbol.ts';

/** GS ( X pL pH …: the functions that come with their length. */
function* framed(engine: PrintEngine): Command {
  const name = String.fromCharCode(yield* byte());
  const length = yield* word();
  switch (name) {
    case 'L':
      return yield* storedGraphics(engine, length);
    case 'k':
      return yield* symbolCommand(engine, length);
    case 'H':
      return yield* requestResponse(engine, length);
    case 'A':
      yield* skip(length);
      return testPrint(engine);
    default:
      yield* skip(length);
      engine.machine.unknown(`GS ( ${name}`);
  }
}

/**
 * GS ( H, function 48: sends the process ID back once all that came before is printed. Commands run in
 * order here and burn at once, so the answer is due now.
 */
function* requestResponse(engine: PrintEngine, length: number): Command {
  const [fn = 0, m = 0, ...id] = yield* bytes(length, 6);
  if (!engine.model.processId || fn !== 48 || m !== 48 || id.length !== 4)
    return engine.machine.unknown('GS ( H');
  engine.machine.reply(Uint8Array.of(0x37, 0x22, ...id, 0x00));
}

/** GS ( A: the rolling pattern of all printable ASCII. */
function testPrint(engine: PrintEngine): void {
  if (!engine.line.isEmpty) engine.printLine();
  for (let code = 0x20; code < 0x7f; code++) engine.printCode(code);
  engine.printLine();
}

/** GS I n: one byte for n = 1 to 3, a framed text for n = 65 to 69. */
function identify(engine: PrintEngine, n: number): void {
  const single = [0x20, 0x02, 0x01][digit(n) - 1];
  const texts: Readonly<Record<number, string>> = {
    65: '1.00',
    66: 'DOST',
    67: 'SIMULATOR',
    68: '0',
    69: '',
  };
  const text = texts[n];
  if (text !== undefined) engine.machine.reply(Buffer.from(`_${text}\0`, 'latin1'));
  else if (single !== undefined) engine.machine.reply(Uint8Array.of(single));
  else engine.machine.unknown(`GS I ${n}`);
}

/** GS k: both forms of a bar code are read to their end; none is drawn. */
function* barCode(engine: PrintEngine): Command {
  const kind = yield* byte();
  engine.machine.unknown(`GS k ${kind}`);
  if (kind > 6) return yield* skip(yield* byte());
  while ((yield* byte()) !== 0);
}

const EJECTOR_MOVES = new Map([
  [2, 'retract'],
  [3, 'present'],
  [5, 'eject'],
] as const);

/** GS e n [m]: 2 retracts, 3 presents m steps, 5 ejects, 6 asks (Custom VKP80, KPM). A jam holds up all that follows. */
function* ejector(engine: PrintEngine): Command {
  const n = yield* byte();
  if (n === 3) yield* byte();
  if (engine.model.dialect !== 'custom') return engine.machine.unknown('GS e');
  if (n === 6) return engine.machine.reply(Uint8Array.of(engine.machine.ejector()));
  const move = EJECTOR_MOVES.get(n as 2 | 3 | 5);
  if (move === undefined) return engine.machine.unknown(`GS e ${n}`);
  while (!engine.machine.presenter(move)) yield 'blocked';
}

export const GS_COMMANDS: CommandTable = {
  33: setting(({ settings }, n) => {
    if ((n & 0x88) !== 0) return;
    settings.across = (n >> 4) + 1;
    settings.down = (n & 0x07) + 1;
  }),
  36: ignored(2),
  40: framed,
  42: function* () {
    const across = yield* byte();
    yield* skip(across * (yield* byte()) * 8);
  },
  47: ignored(1),
  56: function* (engine) {
    const name = yield* byte();
    const low = yield* word();
    const length = low + (yield* word()) * 0x10000;
    if (name === 0x4c) return yield* storedGraphics(engine, length);
    engine.machine.unknown('GS 8');
    yield* skip(length);
  },
  58: ignored(0),
  66: setting(({ settings }, n) => {
    settings.inverse = (n & 1) !== 0;
  }),
  72: ignored(1),
  73: setting(identify),
  76: function* (engine) {
    const units = yield* word();
    if (engine.line.isEmpty) engine.settings.leftMargin = Math.min(engine.across(units), engine.model.dots);
  },
  80: function* ({ settings, model }) {
    const across = yield* byte();
    const down = yield* byte();
    settings.motionAcross = across || model.motion.across;
    settings.motionDown = down || model.motion.down;
  },
  84: ignored(1),
  86: cutCommand,
  87: function* (engine) {
    const units = yield* word();
    if (engine.line.isEmpty) engine.settings.areaWidth = Math.min(engine.across(units), engine.model.dots);
  },
  92: ignored(2),
  94: ignored(3),
  97: setting((engine, n) => {
    if (!engine.model.automaticStatus) return engine.machine.unknown('GS a');
    engine.settings.automaticStatus = n & 0x0f;
    if (engine.settings.automaticStatus !== 0) engine.machine.automaticStatusSet();
  }),
  98: setting(({ settings }, n) => {
    settings.smooth = (n & 1) !== 0;
  }),
  101: ejector,
  102: ignored(1),
  104: ignored(1),
  107: barCode,
  114: setting((engine, n) => {
    const status = engine.machine.sensors(n);
    if (status === null) engine.machine.unknown(`GS r ${n}`);
    else engine.machine.reply(Uint8Array.of(status));
  }),
  118: rasterImage,
  119: ignored(1),
  224: setting((engine, n) => {
    if (engine.model.dialect !== 'custom') return engine.machine.unknown('GS e0');
    engine.settings.automaticStatus = n & 0x0f;
    if (engine.settings.automaticStatus !== 0) engine.machine.automaticStatusSet();
  }),
};
