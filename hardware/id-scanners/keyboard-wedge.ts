import { type WedgeReader, wedgeReader } from '../readers/wedge-reader.ts';
import { type DocumentIntakeSetup, documentIntake } from './document-intake.ts';
import type { DocumentRead } from './document-read.ts';

export type WedgeSetup = DocumentIntakeSetup;
export type WedgeScanner = WedgeReader<DocumentRead>;

/** An ID scanner that types like a keyboard. */
export function openWedgeScanner(setup: WedgeSetup): WedgeScanner {
  return wedgeReader(documentIntake(setup));
}
