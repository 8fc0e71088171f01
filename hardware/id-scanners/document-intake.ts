import { looksLikeBarCode } from '../bar-code-readers/looks-like-bar-code.ts';
import type { Clock } from '../clock.ts';
import { FrameIntake, type Impression, type Intake } from '../readers/intake.ts';
import type { DocumentDate, DocumentRead } from './document-read.ts';
import { type Frame, MrzFramer } from './mrz/mrz-framer.ts';
import { readDocument } from './mrz/read-document.ts';
import type { IdScannerProfile } from './profiles.ts';

export interface DocumentIntakeSetup {
  readonly profile: IdScannerProfile;
  readonly clock: Clock;
  /** In Asia/Baku. */
  readonly today: () => DocumentDate;
}

/** From bytes to documents, whatever they came over. */
export function documentIntake({ profile, clock, today }: DocumentIntakeSetup): Intake<DocumentRead> {
  return new FrameIntake({
    clock,
    idleMs: profile.idleMs,
    framer: new MrzFramer(),
    read: (frame) => readDocument(frame, { today: today() }),
    sign: (read, frame) => signOf(read, frame, profile.readsBarCodes),
  });
}

function signOf(read: DocumentRead, { lines }: Frame, readsBarCodes: boolean): Impression {
  if (read.kind === 'garbled') return 'unreadable';
  const isBarCode = read.kind === 'not-a-document' && !readsBarCodes && lines.every(looksLikeBarCode);
  return isBarCode ? 'bar-code-reader' : 'well';
}
