import { z } from 'zod';
import epsonTmM30 from './profiles/epson-tm-m30.json' with { type: 'json' };
import epsonTmT88 from './profiles/epson-tm-t88.json' with { type: 'json' };
import generic58 from './profiles/generic-58.json' with { type: 'json' };
import generic80 from './profiles/generic-80.json' with { type: 'json' };

const font = z.strictObject({
  /** Cell in dots. */
  width: z.int().min(6).max(24),
  height: z.int().min(8).max(24),
});

const schema = z.strictObject({
  id: z.string(),
  /** For the technician. */
  name: z.string(),
  /** Where the figures are from. */
  source: z.string(),
  dotsPerLine: z.int().multipleOf(8).min(128).max(2048),
  dotsPerInch: z.int().min(100).max(255),
  /** Dots from one line to the next with the printer's default spacing (ESC 2). */
  lineSpacing: z.int().min(16).max(64),
  fonts: z.strictObject({ A: font, B: font }),
  /** `n` of ESC t by code page, the preferred page first. The names are iconv-lite's. */
  codePages: z.array(z.strictObject({ name: z.string(), n: z.int().min(0).max(255) })),
  /** Starts in a multi-byte mode that has to be left first (FS .). */
  multiByte: z.boolean(),
  /** Knows ESC & and ESC %. */
  userDefined: z.boolean(),
  /** Answers GS ( H. */
  processId: z.boolean(),
  /** Knows DLE DC4 function 8. */
  clearBuffers: z.boolean(),
  /** Knows GS b. */
  smoothing: z.boolean(),
  /** Knows GS P. */
  motionUnits: z.boolean(),
});

/** What one make of printer can do. */
export type PrinterProfile = Readonly<z.infer<typeof schema>>;

export type ProfileResult =
  | { readonly ok: true; readonly profile: PrinterProfile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

const PROFILES: ReadonlyMap<string, PrinterProfile> = new Map(
  [epsonTmT88, epsonTmM30, generic80, generic58].map((data) => {
    const profile = schema.parse(data);
    return [profile.id, profile];
  }),
);

export const PROFILE_IDS: readonly string[] = [...PROFILES.keys()];

/** The profile of that name, or the names there are. */
export function loadProfile(id: string): ProfileResult {
  const profile = PROFILES.get(id);
  return profile ? { ok: true, profile } : { ok: false, fault: 'unknown-profile', known: PROFILE_IDS };
}
