import { z } from 'zod';
import pcsc from './profiles/pcsc.json' with { type: 'json' };
import pcscUid from './profiles/pcsc-uid.json' with { type: 'json' };

const schema = z.strictObject({
  id: z.string(),
  /** For the technician. */
  name: z.string(),
  /** Where the figures are from, and how sure they are: A, B or C. */
  source: z.string(),
  /** So long a card may take to be powered up, in milliseconds. */
  connectMs: z.int().min(500).max(4000),
  /** So long a card may take for one answer, in milliseconds. */
  answerMs: z.int().min(200).max(2000),
  /** Whether the UID of a card without our application is asked for. */
  readsUid: z.boolean(),
});

/** How a kind of card reader is used. */
export type CardReaderProfile = Readonly<z.infer<typeof schema>>;

export type CardReaderProfileResult =
  | { readonly ok: true; readonly profile: CardReaderProfile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

const PROFILES: ReadonlyMap<string, CardReaderProfile> = new Map(
  [pcsc, pcscUid].map((data) => {
    const profile = schema.parse(data);
    return [profile.id, profile];
  }),
);

export const CARD_READER_PROFILE_IDS: readonly string[] = [...PROFILES.keys()];

/** The profile of that name, or the names there are. */
export function loadCardReaderProfile(id: string): CardReaderProfileResult {
  const profile = PROFILES.get(id);
  return profile
    ? { ok: true, profile }
    : { ok: false, fault: 'unknown-profile', known: CARD_READER_PROFILE_IDS };
}
