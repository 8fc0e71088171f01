import { z } from 'zod';
import accessIs from './profiles/access-is.json' with { type: 'json' };
import keyboardWedge from './profiles/keyboard-wedge.json' with { type: 'json' };
import mrzSerial from './profiles/mrz-serial.json' with { type: 'json' };

const bytes = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

const schema = z.strictObject({
  id: z.string(),
  /** For the technician. */
  name: z.string(),
  /** Where the figures are from, and how sure they are: A, B or C. */
  source: z.string(),
  /** So long after the last byte a document without a proper end is taken for whole. */
  idleMs: z.int().min(20).max(1000),
  /** What makes the reader look for a document and stop looking, in hexadecimal; null for one that always does. */
  trigger: z.strictObject({ on: bytes, off: bytes }).nullable(),
  /** Also reads bar codes: their text on its line is no sign of a wrong device. */
  readsBarCodes: z.boolean(),
});

/** What one make of ID scanner does. */
export type IdScannerProfile = Readonly<z.infer<typeof schema>>;

export type IdScannerProfileResult =
  | { readonly ok: true; readonly profile: IdScannerProfile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

const PROFILES: ReadonlyMap<string, IdScannerProfile> = new Map(
  [mrzSerial, accessIs, keyboardWedge].map((data) => {
    const profile = schema.parse(data);
    return [profile.id, profile];
  }),
);

export const ID_SCANNER_PROFILE_IDS: readonly string[] = [...PROFILES.keys()];

/** The profile of that name, or the names there are. */
export function loadIdScannerProfile(id: string): IdScannerProfileResult {
  const profile = PROFILES.get(id);
  return profile
    ? { ok: true, profile }
    : { ok: false, fault: 'unknown-profile', known: ID_SCANNER_PROFILE_IDS };
}
