import type { DeviceRead } from '../../../flows/domain/device-read.ts';
import type { BarCodeRead } from '../../../hardware/bar-code-readers/bar-code-read.ts';
import { openWedgeBarCodeReader } from '../../../hardware/bar-code-readers/keyboard-wedge.ts';
import { openBarCodeReader } from '../../../hardware/bar-code-readers/open-bar-code-reader.ts';
import {
  BAR_CODE_READER_PROFILE_IDS,
  loadBarCodeReaderProfile,
} from '../../../hardware/bar-code-readers/profiles.ts';
import type { ReaderKind } from './reader.ts';
import { profilesOf, readerOf } from './reader-of.ts';

export const BAR_CODE_READER: ReaderKind = {
  id: 'barCodeReader',
  family: 'bar-code-reader',
  profiles: profilesOf(BAR_CODE_READER_PROFILE_IDS, loadBarCodeReaderProfile, BAR_CODE_READER_PROFILE_IDS),
  speeds: [9600, 115_200, 38_400, 19_200],
  answers: (profile) => profile === 'zebra-ssi',
  line: { xonXoff: false },
  open(id, { transport }, { clock, log }) {
    const loaded = loadBarCodeReaderProfile(id);
    if (!loaded.ok) throw new Error(`devices.barCodeReader.profile: one of ${loaded.known.join(', ')}`);
    const setup = { profile: loaded.profile, clock };
    const reader = transport
      ? openBarCodeReader({ ...setup, transport, log })
      : openWedgeBarCodeReader(setup);
    return readerOf(reader, (read) => ({
      read: forSession(read),
      card: null,
      // A code of somebody else was read well all the same.
      test: { well: read.kind !== 'unreadable-code', word: `code.${read.kind}` },
    }));
  },
};

function forSession(read: BarCodeRead): DeviceRead {
  if (read.kind === 'code') return { kind: 'code', ...read.code };
  return { kind: 'bad', why: read.kind };
}
