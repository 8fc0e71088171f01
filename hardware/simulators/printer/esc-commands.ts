import { COUNTRY_SETS } from './characters.ts';
import {
  byte,
  bytes,
  type Command,
  type CommandTable,
  digit,
  ignored,
  immediate,
  setting,
  skip,
  word,
} from './command-stream.ts';
import { cutPaper } from './cut-commands.ts';
import type { PrintEngine } from './engine.ts';
import { bitImage } from './picture-commands.ts';
import { CELLS, defaultLineSpacing } from './settings.ts';
import { COLUMN_BYTES, FIRST_USER_CODE, LAST_USER_CODE } from './user-characters.ts';

/** ESC & y c1 c2 [x d1 … d(y × x)] …: defines characters of the selected font. */
function* defineCharacters(engine: PrintEngine): Command {
  const rows = yield* byte();
  const first = yield* byte();
  if (!engine.model.userCharacters) return engine.machine.unknown('ESC &');
  const last = yield* byte();
  const { font } = engine.settings;
  // What follows a wrong head is printed as text, as real printers do.
  if (rows !== COLUMN_BYTES || first < FIRST_USER_CODE || last > LAST_USER_CODE || first > last)
    return engine.machine.unknown('ESC &');
  for (let code = first; code <= last; code++) {
    const columns = yield* byte();
    if (columns > CELLS[font].width) return engine.machine.unknown('ESC &');
    engine.userCharacters.define(font, code, yield* bytes(columns * COLUMN_BYTES, columns * COLUMN_BYTES));
  }
}

/** ESC ! n: font, emphasis, double height, double width and underline in one byte. */
function printMode({ settings }: PrintEngine, n: number): void {
  settings.font = n & 0x01 ? 'B' : 'A';
  settings.bold = (n & 0x08) !== 0;
  settings.down = n & 0x10 ? 2 : 1;
  settings.across = n & 0x20 ? 2 : 1;
  settings.underline = n & 0x80 ? 1 : 0;
}

/** ESC D n1 … nk NUL: at most 32 rising columns. */
function* tabStops({ settings }: PrintEngine): Command {
  const stops: number[] = [];
  for (let stop = yield* byte(); stop !== 0; stop = yield* byte()) {
    // A column that does not rise ends the list; the byte is data again, which these printers drop.
    if (stops.length >= 32 || stop <= (stops.at(-1) ?? 0)) break;
    stops.push(stop);
  }
  settings.tabs = stops;
}

const ALIGNMENTS = ['left', 'centre', 'right'] as const;
const UNDERLINES = [0, 1, 2] as const;

export const ESC_COMMANDS: CommandTable = {
  32: setting((engine, n) => {
    engine.settings.rightSpacing = engine.across(n);
  }),
  33: setting(printMode),
  36: function* (engine) {
    engine.line.cursor = Math.min(engine.across(yield* word()), engine.areaWidth);
  },
  37: setting((engine, n) => {
    if (engine.model.userCharacters) engine.settings.userCharacters = (n & 1) !== 0;
    else engine.machine.unknown('ESC %');
  }),
  38: defineCharacters,
  40: function* () {
    yield* byte();
    yield* skip(yield* word());
  },
  42: bitImage,
  45: setting(({ settings }, n) => {
    settings.underline = UNDERLINES[digit(n)] ?? settings.underline;
  }),
  50: immediate((engine) => {
    engine.settings.lineSpacing = defaultLineSpacing(engine.model);
  }),
  51: setting((engine, n) => {
    engine.settings.lineSpacing = engine.down(n);
  }),
  61: ignored(1),
  63: setting((engine, n) => {
    if (engine.model.userCharacters) engine.userCharacters.cancel(engine.settings.font, n);
    else engine.machine.unknown('ESC ?');
  }),
  64: immediate((engine) => engine.initialise()),
  66: ignored(2),
  68: tabStops,
  69: setting(({ settings }, n) => {
    settings.bold = (n & 1) !== 0;
  }),
  71: setting(({ settings }, n) => {
    settings.doubleStrike = (n & 1) !== 0;
  }),
  74: setting((engine, n) => engine.printAndFeed(engine.down(n))),
  75: ignored(1),
  77: setting(({ settings }, n) => {
    if (digit(n) <= 1) settings.font = digit(n) === 1 ? 'B' : 'A';
  }),
  82: setting(({ settings }, n) => {
    if (n < COUNTRY_SETS) settings.international = n;
  }),
  83: ignored(0),
  84: ignored(1),
  85: ignored(1),
  86: ignored(1),
  87: ignored(8),
  92: function* (engine) {
    const units = yield* word();
    const signed = units > 0x7fff ? units - 0x10000 : units;
    const target = engine.line.cursor + engine.across(signed);
    if (target >= 0 && target <= engine.areaWidth) engine.line.cursor = target;
  },
  97: setting(({ settings, line }, n) => {
    // Only at the beginning of a line.
    if (line.isEmpty) settings.align = ALIGNMENTS[digit(n)] ?? settings.align;
  }),
  99: ignored(2),
  100: setting((engine, n) => engine.printAndFeed(n * engine.settings.lineSpacing)),
  101: ignored(1),
  105: (engine) => cutPaper(engine),
  109: (engine) => cutPaper(engine),
  112: ignored(3),
  114: ignored(1),
  116: setting((engine, n) => {
    engine.settings.codePage = n;
    if (!engine.model.codePages.has(n)) engine.machine.unknown(`ESC t ${n}`);
  }),
  123: setting(({ settings, line }, n) => {
    if (line.isEmpty) settings.upsideDown = (n & 1) !== 0;
  }),
};
