import { expect } from '@playwright/test';
import type { PaperEvent } from '../../../hardware/simulators/printer/printer-simulator.ts';
import { foldLookAlikes, type PaperText, readPaper } from '../../support/paper-reader.ts';
import type { TestKiosk } from './kiosk.ts';

/** Waits until `count` sheets have been cut, and that no further one follows while the printer is asked. */
export async function cutSheets(kiosk: TestKiosk, count: number): Promise<readonly PaperEvent[]> {
  await expect.poll(() => kiosk.sheets.length).toBe(count);
  await kiosk.simulator.report();
  expect(kiosk.sheets).toHaveLength(count);
  return kiosk.sheets;
}

const readings = new WeakMap<PaperEvent, PaperText>();

/** A sheet, read from its dots the first time that it is asked for. */
export function paperOf(sheet: PaperEvent): PaperText {
  const reading = readings.get(sheet) ?? readPaper(sheet);
  readings.set(sheet, reading);
  return reading;
}

/** The newest sheet, read from its dots. */
export async function newestPaper(kiosk: TestKiosk, count: number): Promise<PaperText> {
  const sheet = (await cutSheets(kiosk, count)).at(-1);
  if (!sheet) throw new Error('no sheet was cut');
  return readPaper(sheet);
}

/** One line of text without line breaks, with letters that look alike in Latin and Cyrillic folded together. */
export function plain(text: string): string {
  return foldLookAlikes(text.replace(/\s+/g, ' ').trim());
}
