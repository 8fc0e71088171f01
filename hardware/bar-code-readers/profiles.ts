import { z } from 'zod';
import {
  hexBytes,
  type ProfileResult,
  profileBasics,
  profileList,
  triggerBytes,
} from '../readers/profile-list.ts';
import genericSerial from './profiles/generic-serial.json' with { type: 'json' };
import honeywellSerial from './profiles/honeywell-serial.json' with { type: 'json' };
import keyboardWedge from './profiles/keyboard-wedge.json' with { type: 'json' };
import zebraSsi from './profiles/zebra-ssi.json' with { type: 'json' };

/** The text of each code with CR, LF or both after it. */
const lines = z.strictObject({ kind: z.literal('lines'), trigger: triggerBytes });

/** Zebra's Simple Serial Interface: packets both ways. */
const ssi = z.strictObject({
  kind: z.literal('ssi'),
  /** An answer that takes longer is missed, and the question asked again. */
  answerMs: z.int().min(50).max(2000),
  /** Parameter numbers and values, sent after each opening and not kept by the reader. */
  settings: hexBytes,
  /** A session ends by itself after so long. */
  renewMs: z.int().min(1000),
});

const schema = z.strictObject({
  ...profileBasics,
  protocol: z.discriminatedUnion('kind', [lines, ssi]),
  /** Also reads the lines of documents: they are no sign of a wrong device. */
  readsDocuments: z.boolean(),
});

/** What one make of bar-code reader does. */
export type BarCodeReaderProfile = Readonly<z.infer<typeof schema>>;
export type BarCodeReaderProfileResult = ProfileResult<BarCodeReaderProfile>;
export type SsiSettings = Readonly<z.infer<typeof ssi>>;

const PROFILES = profileList(schema, [genericSerial, honeywellSerial, zebraSsi, keyboardWedge]);

export const BAR_CODE_READER_PROFILE_IDS = PROFILES.ids;
export const loadBarCodeReaderProfile = PROFILES.load;
