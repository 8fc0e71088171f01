import { z } from 'zod';
import { type ProfileResult, profileBasics, profileList, triggerBytes } from '../readers/profile-list.ts';
import accessIs from './profiles/access-is.json' with { type: 'json' };
import keyboardWedge from './profiles/keyboard-wedge.json' with { type: 'json' };
import mrzSerial from './profiles/mrz-serial.json' with { type: 'json' };

const schema = z.strictObject({
  ...profileBasics,
  trigger: triggerBytes,
  /** Also reads bar codes: their text on its line is no sign of a wrong device. */
  readsBarCodes: z.boolean(),
});

/** What one make of ID scanner does. */
export type IdScannerProfile = Readonly<z.infer<typeof schema>>;
export type IdScannerProfileResult = ProfileResult<IdScannerProfile>;

const PROFILES = profileList(schema, [mrzSerial, accessIs, keyboardWedge]);

export const ID_SCANNER_PROFILE_IDS = PROFILES.ids;
export const loadIdScannerProfile = PROFILES.load;
