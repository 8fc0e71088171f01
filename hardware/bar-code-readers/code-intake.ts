import type { Clock } from '../clock.ts';
import { looksLikeMrz } from '../id-scanners/mrz/looks-like-mrz.ts';
import { FrameIntake, type Impression, type Intake } from '../readers/intake.ts';
import type { BarCodeRead } from './bar-code-read.ts';
import { type CodeFrame, CodeFramer } from './code-framer.ts';
import type { BarCodeReaderProfile } from './profiles.ts';
import { legible, readCode } from './read-code.ts';

export interface CodeIntakeSetup {
  readonly profile: BarCodeReaderProfile;
  readonly clock: Clock;
}

/** From bytes to codes, for readers that send their text as it is. */
export function codeIntake({ profile, clock }: CodeIntakeSetup): Intake<BarCodeRead> {
  return new FrameIntake({
    clock,
    idleMs: profile.idleMs,
    framer: new CodeFramer(),
    read: (frame) => readCode(frame),
    sign: (read, frame) => signOf(read, frame, profile.readsDocuments),
  });
}

function signOf(read: BarCodeRead, frame: CodeFrame, readsDocuments: boolean): Impression {
  if (read.kind === 'unreadable-code') return 'unreadable';
  const isDocument = read.kind === 'unknown-code' && !readsDocuments && isMrz(frame);
  return isDocument ? 'id-scanner' : 'well';
}

/** True for one of the lines of a document. */
export function isMrz(frame: CodeFrame): boolean {
  const text = legible(frame);
  return text !== null && looksLikeMrz(text);
}
