import type { LocalizedText } from '../../../flows/contract.ts';
import { bakuTime } from '../../../flows/domain/baku-time.ts';
import type { Sheet, SheetBlock } from '../../../flows/domain/sheet.ts';
import type { PrintDocument, PrintLine } from '../../../hardware/printers/document.ts';
import type { Words } from '../words/load-words.ts';
import { centred, left, space } from './lines.ts';

export interface SheetPaperData {
  readonly centreName: LocalizedText;
  readonly words: Words;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the centre answers is made up: every sheet says so. */
  readonly demonstration: boolean;
}

type Say = ReturnType<Words>;

/** Columns of a roll of 58 millimetres. */
const NARROWEST = 32;
/** Wide enough for a pen; no code page of these printers has a box, and of several blanks one is printed. */
const EMPTY_BOX = '[___]';
const TICKED_BOX = '[_X_]';

/** A paper to read at home without one's glasses: double height throughout, what is missing white on black. */
export function sheetPaper(sheet: Sheet, copy: number, data: SheetPaperData): PrintDocument {
  const { locale, title, blocks } = sheet;
  const demonstration = sheet.demonstration || data.demonstration;
  const say = data.words(locale);
  const { date, time } = bakuTime(data.now);
  return {
    lines: [
      centred(data.centreName[locale], { height: 2 }),
      { kind: 'rule' },
      space(12),
      ...(copy > 1 ? [centred(say('ticket.copy'), { inverse: true, height: 2 })] : []),
      ...(demonstration
        ? [centred(say('sheet.demonstration'), { inverse: true, height: 2 }), space(12)]
        : []),
      centred(title, { bold: true, width: widest(title.split(' '), 2), height: 2 }),
      space(16),
      ...blocks.flatMap((block) => linesOf(block, say)),
      { kind: 'rule' },
      centred(say('sheet.free')),
      centred(say('sheet.callCentre'), { bold: true, height: 2 }),
      centred(`${say('sheet.made')}: ${date}  ${time}`),
      space(24),
      { kind: 'cut' },
    ],
  };
}

function linesOf(block: SheetBlock, say: Say): readonly PrintLine[] {
  switch (block.kind) {
    case 'heading':
      return [left(block.text, { bold: true, height: 2 }), space(8)];
    case 'text':
      return [left(block.text, block.large ? { height: 2 } : {}), space(8)];
    case 'number':
      return [
        space(8),
        centred(block.text, { bold: true, width: widest([block.text], 3), height: 3 }),
        space(12),
      ];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [
        left(label, { bold: true }),
        left(value, { height: 2 }),
        space(8),
      ]);
    case 'ticks':
      return block.items.flatMap(({ text, state, note }) => [
        space(4),
        ...tickOf(text, state, say),
        ...(note === undefined ? [] : [left(note)]),
        space(12),
      ]);
    case 'code':
      return [
        space(16),
        { kind: 'qr', data: block.content, module: 6, correction: 'M', align: 'centre' },
        space(12),
        centred(block.caption),
        space(12),
      ];
    case 'rule':
      return [{ kind: 'rule' }, space(8)];
  }
}

function tickOf(text: string, state: 'have' | 'missing' | 'open', say: Say): readonly PrintLine[] {
  const box = left(`${EMPTY_BOX} ${text}`, { bold: true, height: 2 });
  switch (state) {
    case 'have':
      return [left(`${TICKED_BOX} ${say('sheet.have')}`, { height: 2 }), left(text, { height: 2 })];
    case 'missing':
      return [left(say('sheet.missing'), { inverse: true, height: 2 }), box];
    case 'open':
      return [box];
  }
}

/** So wide that no word is broken on the narrowest roll, and at most `most`. */
function widest(words: readonly string[], most: number): number {
  const longest = Math.max(...words.map((word) => [...word].length));
  return Math.max(1, Math.min(most, Math.floor(NARROWEST / longest)));
}
