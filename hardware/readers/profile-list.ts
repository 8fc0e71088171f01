import { z } from 'zod';

/** Bytes in hexadecimal: `16540d`. */
export const hexBytes = z
  .string()
  .regex(/^([0-9a-f]{2})+$/)
  .transform((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

/** What every profile of a reader says. */
export const profileBasics = {
  id: z.string(),
  /** For the technician. */
  name: z.string(),
  /** Where the figures are from, and how sure they are: A, B or C. */
  source: z.string(),
  /** So long after the last byte what has no proper end is taken for whole. */
  idleMs: z.int().min(20).max(1000),
};

/** What makes a reader look for something and stop looking; null for one that always does. */
export const triggerBytes = z
  .strictObject({
    on: hexBytes,
    off: hexBytes,
    /** It gives up by itself after about so long, and is told again; null where that is not known. */
    renewMs: z.int().min(1000).nullable().default(null),
  })
  .nullable();

export type ProfileResult<Profile> =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

export interface ProfileList<Profile> {
  readonly ids: readonly string[];
  /** The profile of that name, or the names there are. */
  load(id: string): ProfileResult<Profile>;
}

/** Profiles from their files. Throws for one that breaks the schema: they come with the program. */
export function profileList<Profile extends { readonly id: string }>(
  schema: z.ZodType<Profile>,
  files: readonly unknown[],
): ProfileList<Profile> {
  const profiles = new Map(
    files.map((file) => {
      const profile = schema.parse(file);
      return [profile.id, profile] as const;
    }),
  );
  const ids = [...profiles.keys()];
  return {
    ids,
    load(id) {
      const profile = profiles.get(id);
      return profile ? { ok: true, profile } : { ok: false, fault: 'unknown-profile', known: ids };
    },
  };
}
