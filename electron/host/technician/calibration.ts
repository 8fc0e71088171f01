import type { Outcome, WorkDone } from '../../../flows/technician/technician.ts';
import { calibrationLines } from '../../../hardware/printers/escpos/calibration/lines.ts';
import { ownProfile } from '../../../hardware/printers/escpos/calibration/own-profile.ts';
import { calibrationPage } from '../../../hardware/printers/escpos/calibration/page.ts';
import type { Printer, PrintOutcome } from '../../../hardware/printers/printer.ts';
import { OWN_PROFILE, type PrinterConfig, printerProfile } from '../config/printer-profile.ts';
import { calibrationTexts } from '../paper/calibration-texts.ts';
import type { Words } from '../words/load-words.ts';
import { printOutcome } from './print-outcome.ts';

export interface CalibrationDeps {
  readonly printer: Pick<Printer, 'print' | 'state'>;
  readonly config: () => PrinterConfig | null;
  readonly paperWords: Words;
  /** Written down and in force; false when it could not be written. */
  readonly use: (next: PrinterConfig) => Promise<boolean>;
}

/** Prints the page, and makes the printer's own profile from the lines that came out right. */
export function calibration({ printer, config, paperWords, use }: CalibrationDeps) {
  let confirmed = false;

  const print = async (): Promise<WorkDone> => {
    const now = config();
    const profile = now && printerProfile(now);
    if (!profile) return { kind: 'told', outcome: { kind: 'failed' } };
    const outcome = await printer.print(calibrationPage(calibrationTexts(paperWords), profile));
    if (!cameOut(outcome)) return { kind: 'told', outcome: printOutcome(outcome) };
    confirmed = outcome.kind === 'printed';
    const lines = calibrationLines(profile).map(({ id, group }) => ({ id, group }));
    return { kind: 'lines', device: 'printer', lines };
  };

  const take = async (picked: readonly string[]): Promise<Outcome> => {
    const now = config();
    const base = now && printerProfile(now);
    if (!now || !base) return { kind: 'failed' };
    const found = ownProfile(base, { picked, confirmed });
    if (!found.ok)
      return { kind: 'calibration-unclear', says: { say: `calibration.missing.${found.missing}` } };
    const kept = await use({ ...now, profile: OWN_PROFILE, own: found.profile });
    return { kind: kept ? 'calibrated' : 'not-kept' };
  };

  return { print, take };
}

/** A printer that only cannot confirm it has printed the page all the same: the technician has it in the hand. */
function cameOut(outcome: PrintOutcome): boolean {
  return outcome.kind === 'printed' || (outcome.kind === 'unknown' && outcome.status.kind === 'ready');
}
