import { bakuTime } from '../../../flows/domain/baku-time.ts';
import type { DeviceRead, ReadDocument } from '../../../flows/domain/device-read.ts';
import type { DocumentRead, IdDocument } from '../../../hardware/id-scanners/document-read.ts';
import { openWedgeScanner } from '../../../hardware/id-scanners/keyboard-wedge.ts';
import { openIdScanner } from '../../../hardware/id-scanners/open-id-scanner.ts';
import { ID_SCANNER_PROFILE_IDS, loadIdScannerProfile } from '../../../hardware/id-scanners/profiles.ts';
import { systemClock } from '../clock.ts';
import type { ReaderKind, ReaderTest } from './reader.ts';
import { profilesOf, readerOf } from './reader-of.ts';

export const ID_SCANNER: ReaderKind = {
  id: 'idScanner',
  family: 'id-scanner',
  profiles: profilesOf(ID_SCANNER_PROFILE_IDS, loadIdScannerProfile, ['mrz-serial', 'keyboard-wedge']),
  speeds: [9600, 115_200, 19_200, 38_400],
  answers: () => false,
  // Documents come as text, and none of them holds back what is sent.
  line: { xonXoff: false },
  open(id, { transport }, { clock, log }) {
    const loaded = loadIdScannerProfile(id);
    if (!loaded.ok) throw new Error(`devices.idScanner.profile: one of ${loaded.known.join(', ')}`);
    const today = () => bakuTime(systemClock.now()).isoDate;
    const setup = { profile: loaded.profile, clock, today };
    const scanner = transport ? openIdScanner({ ...setup, transport, log }) : openWedgeScanner(setup);
    return readerOf(scanner, (read) => ({ read: forSession(read), card: null, test: forTechnician(read) }));
  },
};

function forSession(read: DocumentRead): DeviceRead {
  switch (read.kind) {
    case 'read':
      return { kind: 'document', document: document(read.document, false) };
    case 'expired':
      return { kind: 'document', document: document(read.document, true) };
    default:
      return { kind: 'bad', why: read.kind };
  }
}

function document(
  { kind, number, fin, suggestedFin, birth, expiry }: IdDocument,
  isExpired: boolean,
): ReadDocument {
  const until = expiry.kind === 'until' ? expiry.date : null;
  return { kind, number, fin, suggestedFin, birth, expiry: until, isExpired };
}

/** A document of another country, or one that has expired, was read well all the same. */
function forTechnician({ kind }: DocumentRead): ReaderTest {
  return { well: kind === 'read' || kind === 'expired' || kind === 'foreign', word: `document.${kind}` };
}
