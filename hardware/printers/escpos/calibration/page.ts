import type { PrintDocument, PrintLine } from '../../document.ts';
import { Bitmap } from '../bitmap.ts';
import { codePage } from '../code-pages.ts';
import {
  bold,
  CANCEL_MULTI_BYTE,
  CUT_HERE,
  characterSize,
  cut,
  INITIALIZE,
  justify,
  LINE_FEED,
  PLAIN_TEXT,
  selectCodePage,
  uploadedLetters,
} from '../commands.ts';
import { feedDots } from '../cutting.ts';
import { baseStore, EMPTY_STORE, uploadCommands } from '../glyph-store.ts';
import type { PrinterProfile } from '../profiles.ts';
import { wrap } from '../wrap.ts';
import {
  CALIBRATION_GROUPS,
  type CalibrationGroup,
  type CalibrationLine,
  calibrationLines,
  SAMPLES,
} from './lines.ts';

/** What stands on the page beside the lines that are tried. */
export interface CalibrationTexts {
  readonly title: string;
  readonly howTo: string;
  /** Before each sample of how it should look. */
  readonly right: string;
  /** `title` names what is tried, `hint` says when a line counts as right. */
  readonly groups: Readonly<Record<CalibrationGroup, { readonly title: string; readonly hint: string }>>;
}

/** No head is narrower. */
const PAGE_DOTS = 384;
const CELL = { width: 12, height: 24 };
const COLUMNS = PAGE_DOTS / CELL.width;
const LINE_DOTS = 30;
/** Where samples and rulers begin: the numbers stand clear to the left of them. */
const SAMPLE_LEFT = 72;
/** Feeds the last printed line past any cutter that is on the market. */
const LINES_TO_CUTTER = 6;
/** PC437 on every make. */
const FIRST_PAGE = { name: 'cp437', n: 0 };

/**
 * The page on which a technician sees what this printer can. All that has to be legible is a picture, since nobody
 * knows yet which letters it has; each line that is tried stands under its number, the riskiest last: what a printer
 * does not know it may print as it comes. Every line begins from settings of its own.
 */
export function calibrationPage(texts: CalibrationTexts, profile: PrinterProfile): PrintDocument {
  const lines = calibrationLines(profile).map((line, at) => ({ line, number: at + 1 }));
  const body = CALIBRATION_GROUPS.flatMap((group) => {
    const mine = lines.filter(({ line }) => line.group === group);
    if (mine.length === 0) return [];
    return [
      ...heading(
        texts,
        group,
        mine.map(({ number }) => number),
        profile,
      ),
      ...mine.map(({ line, number }) => trial(line, number, profile)),
    ];
  });
  return {
    lines: [
      picture(titleOf(texts.title)),
      gap(12, profile),
      ...paragraph(texts.howTo),
      ...body,
      // Behind the last cut nothing is left; a presenter has to be handed the page.
      ...(profile.presenter ? [gap(24, profile), { kind: 'cut' } as const] : []),
    ],
  };
}

function picture(bitmap: Bitmap): PrintLine {
  return { kind: 'commands', commands: bitmap.commands(), feedDots: bitmap.height };
}

function gap(dots: number, profile: PrinterProfile): PrintLine {
  return { kind: 'commands', commands: [feedDots(dots, profile)], feedDots: dots };
}

/** White on black, as wide as the page. */
function titleOf(text: string): Bitmap {
  const [chars = []] = wrap([...text], COLUMNS);
  const title = new Bitmap(PAGE_DOTS, 72);
  const left = Math.floor((COLUMNS - chars.length) / 2) * CELL.width;
  title.box(0, 0, PAGE_DOTS, 12);
  title.box(0, 60, PAGE_DOTS, 12);
  title.box(0, 12, left, 48);
  title.box(left + chars.length * CELL.width, 12, PAGE_DOTS, 48);
  title.text(chars, left, 12, { cell: CELL, down: 2, bold: true, inverse: true });
  return title;
}

function paragraph(text: string): PrintLine[] {
  return wrap([...text], COLUMNS).map((chars) => {
    const line = new Bitmap(chars.length * CELL.width, LINE_DOTS);
    line.text(chars, 0, 2, { cell: CELL });
    return picture(line);
  });
}

/** A heavy rule, what is tried and under which numbers, when a line is right, and how it then looks. */
function heading(
  texts: CalibrationTexts,
  group: CalibrationGroup,
  numbers: readonly number[],
  profile: PrinterProfile,
): PrintLine[] {
  const range = [...new Set([numbers[0], numbers.at(-1)])].join('–');
  const head = new Bitmap(PAGE_DOTS, 44);
  head.box(0, 0, PAGE_DOTS, 4);
  head.text([...texts.groups[group].title], 0, 12, { cell: CELL, bold: true });
  head.text([...range], PAGE_DOTS - range.length * CELL.width, 12, { cell: CELL, bold: true });
  const lines = [gap(36, profile), picture(head), ...paragraph(texts.groups[group].hint)];
  if (group === 'width' || group === 'cut') return lines;
  const sample = new Bitmap(PAGE_DOTS, 56);
  sample.text([...texts.right], 0, 16, { cell: CELL });
  sample.text([...SAMPLES[group]], SAMPLE_LEFT, 4, { cell: CELL, across: 2, down: 2 });
  for (let x = 0; x < PAGE_DOTS; x += 6) sample.box(x, 54, 3, 2);
  return [...lines, picture(sample)];
}

/** One line that is tried, under its number. */
function trial(line: CalibrationLine, number: number, profile: PrinterProfile): PrintLine {
  switch (line.group) {
    case 'start':
      return printed(number, line.cancelMultiByte, FIRST_PAGE, SAMPLES.start, profile);
    case 'azerbaijani':
    case 'russian':
      return printed(number, true, line.page, SAMPLES[line.group], profile);
    case 'special':
      return line.way === 'picture' ? drawn(number, SAMPLES.special) : uploaded(number, profile);
    case 'width':
      return ruler(number, line.dots);
    case 'cut':
      return cutting(number, line.command, profile);
  }
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** Clean settings, a gap, and the number in double size, as the sample that follows. */
function numbered(number: number, cancelMultiByte: boolean, profile: PrinterProfile): number[] {
  return [
    ...INITIALIZE,
    ...PLAIN_TEXT,
    ...(cancelMultiByte ? CANCEL_MULTI_BYTE : []),
    ...justify('left'),
    ...feedDots(10, profile),
    ...bold(true),
    ...characterSize(2, 2),
    ...ascii(String(number).padStart(2)),
    ...bold(false),
    ...ascii(' '),
  ];
}

/** What a line in double size moves, with the gap above it. */
const TALL_DOTS = 2 * CELL.height + 10;
/** What stands at the end: a multi-byte mode must swallow no line feed. */
const TAIL = [...ascii(' '), ...LINE_FEED];

function printed(
  number: number,
  cancelMultiByte: boolean,
  { name, n }: { readonly name: string; readonly n: number },
  sample: string,
  profile: PrinterProfile,
): PrintLine {
  const page = codePage(name);
  const codes = [...sample].map((char) => page.get(char) ?? char.charCodeAt(0));
  return {
    kind: 'commands',
    commands: [[...numbered(number, cancelMultiByte, profile), ...selectCodePage(n), ...codes, ...TAIL]],
    feedDots: TALL_DOTS,
  };
}

function uploaded(number: number, profile: PrinterProfile): PrintLine {
  const { slots } = baseStore();
  const upload = uploadCommands(EMPTY_STORE, { slots }, { ...profile, fonts: { ...profile.fonts, A: CELL } });
  const codes = [...SAMPLES.special].map((char) => slots.A.get(char) ?? char.charCodeAt(0));
  return {
    kind: 'commands',
    commands: [
      [
        ...numbered(number, true, profile),
        ...upload.commands.flat(),
        ...uploadedLetters(true),
        ...codes,
        ...TAIL,
        // Where ESC & is not known, its bytes may have been taken for anything.
        ...INITIALIZE,
        ...CANCEL_MULTI_BYTE,
      ],
    ],
    feedDots: TALL_DOTS,
  };
}

/** The number itself is part of the picture. */
function drawn(number: number, sample: string): PrintLine {
  const line = new Bitmap(SAMPLE_LEFT + sample.length * 2 * CELL.width, TALL_DOTS);
  drawNumber(line, number, 10);
  line.text([...sample], SAMPLE_LEFT, 10, { cell: CELL, across: 2, down: 2 });
  return picture(line);
}

/** An arrow to either end of a head of so many dots: on a narrower one its right end is missing. */
function ruler(number: number, dots: number): PrintLine {
  const line = new Bitmap(dots, 60);
  drawNumber(line, number, 10);
  const [first, last, middle] = [SAMPLE_LEFT, dots - 1, 34];
  line.box(first, 10, 4, 48);
  line.box(last - 3, 10, 4, 48);
  line.box(first, middle - 1, last - first, 3);
  for (let step = 0; step < 14; step++) {
    line.box(first + 4 + step, middle - Math.floor(step / 2), 1, step + 1 - (step % 2));
    line.box(last - 4 - step, middle - Math.floor(step / 2), 1, step + 1 - (step % 2));
  }
  return picture(line);
}

function drawNumber(line: Bitmap, number: number, top: number): void {
  line.text([...String(number).padStart(2)], 0, top, { cell: CELL, across: 2, down: 2, bold: true });
}

function cutting(number: number, command: 'GS V' | 'ESC i', profile: PrinterProfile): PrintLine {
  const toTheCutter = Array.from({ length: LINES_TO_CUTTER }, () => LINE_FEED).flat();
  const cutItself = command === 'GS V' ? cut('partial') : [...toTheCutter, ...CUT_HERE];
  const fed = command === 'GS V' ? 0 : LINES_TO_CUTTER * profile.lineSpacing;
  return {
    kind: 'commands',
    commands: [[...numbered(number, true, profile), ...ascii('- - - - - -'), ...TAIL], cutItself],
    feedDots: TALL_DOTS + fed,
  };
}
