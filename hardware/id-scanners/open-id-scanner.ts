import type { Clock } from '../clock.ts';
import { openReader } from '../readers/open-reader.ts';
import type { ReaderLog } from '../readers/reader.ts';
import { oneWayTalk } from '../readers/talk.ts';
import type { Transport } from '../transports/transport.ts';
import { documentIntake } from './document-intake.ts';
import type { DocumentDate } from './document-read.ts';
import type { IdScanner } from './id-scanner.ts';
import type { IdScannerProfile } from './profiles.ts';

export type IdScannerLog = ReaderLog;

export interface IdScannerSetup {
  readonly profile: IdScannerProfile;
  /** Closed as yet, without XON/XOFF; the scanner opens it, and closes it at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  /** The day in Asia/Baku, for expiry and for years of two digits. */
  readonly today: () => DocumentDate;
  readonly log?: IdScannerLog;
}

/** An ID scanner that sends machine-readable lines when a document is presented, and says nothing else. */
export function openIdScanner({ profile, transport, clock, today, log }: IdScannerSetup): IdScanner {
  return openReader({
    family: 'id-scanner',
    intake: documentIntake({ profile, clock, today }),
    talk: oneWayTalk(transport, profile.trigger),
    transport,
    clock,
    log,
  });
}
