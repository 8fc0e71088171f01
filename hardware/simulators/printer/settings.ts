import type { PrinterModel } from './model.ts';

export type FontName = 'A' | 'B';

/** Cells of the two built-in fonts, in dots (TM-T88: ESC M). */
export const CELLS = {
  A: { width: 12, height: 24 },
  B: { width: 9, height: 17 },
} as const satisfies Record<FontName, { width: number; height: number }>;

/** All that commands can set and ESC @ puts back. Lengths in dots. */
export interface Settings {
  font: FontName;
  across: number;
  down: number;
  bold: boolean;
  doubleStrike: boolean;
  underline: 0 | 1 | 2;
  inverse: boolean;
  smooth: boolean;
  upsideDown: boolean;
  align: 'left' | 'centre' | 'right';
  codePage: number;
  international: number;
  userCharacters: boolean;
  multibyte: boolean;
  lineSpacing: number;
  rightSpacing: number;
  leftMargin: number;
  areaWidth: number;
  /** Units to the inch. */
  motionAcross: number;
  motionDown: number;
  /** Columns from the left margin, rising. */
  tabs: readonly number[];
  /** GS a n or GS à n; 0 is off. */
  automaticStatus: number;
}

/** 1/6 inch (ESC 2). */
export function defaultLineSpacing(model: PrinterModel): number {
  return Math.round(model.dotsPerInch / 6);
}

export function defaultSettings(model: PrinterModel): Settings {
  return {
    font: 'A',
    across: 1,
    down: 1,
    bold: false,
    doubleStrike: false,
    underline: 0,
    inverse: false,
    smooth: false,
    upsideDown: false,
    align: 'left',
    codePage: 0,
    international: 0,
    userCharacters: false,
    multibyte: model.multibyte,
    lineSpacing: defaultLineSpacing(model),
    rightSpacing: 0,
    leftMargin: 0,
    areaWidth: model.dots,
    motionAcross: model.motion.across,
    motionDown: model.motion.down,
    tabs: Array.from({ length: 8 }, (_, index) => (index + 1) * 8),
    automaticStatus: 0,
  };
}
