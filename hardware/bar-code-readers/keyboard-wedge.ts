import { type WedgeReader, wedgeReader } from '../readers/wedge-reader.ts';
import type { BarCodeRead } from './bar-code-read.ts';
import { type CodeIntakeSetup, codeIntake } from './code-intake.ts';

export type WedgeBarCodeReader = WedgeReader<BarCodeRead>;

/** A bar-code reader that types like a keyboard. */
export function openWedgeBarCodeReader(setup: CodeIntakeSetup): WedgeBarCodeReader {
  return wedgeReader(codeIntake(setup));
}
