import { z } from 'zod';
import citizenCtS651 from './profiles/citizen-ct-s651.json' with { type: 'json' };
import customVkp80 from './profiles/custom-vkp80.json' with { type: 'json' };
import epsonEuT300 from './profiles/epson-eu-t300.json' with { type: 'json' };
import epsonTmM30 from './profiles/epson-tm-m30.json' with { type: 'json' };
import epsonTmT88 from './profiles/epson-tm-t88.json' with { type: 'json' };
import generic58 from './profiles/generic-58.json' with { type: 'json' };
import generic80 from './profiles/generic-80.json' with { type: 'json' };
import rongta80 from './profiles/rongta-80.json' with { type: 'json' };
import seikoRpF10 from './profiles/seiko-rp-f10.json' with { type: 'json' };
import starEscpos from './profiles/star-escpos.json' with { type: 'json' };
import xprinter58 from './profiles/xprinter-58.json' with { type: 'json' };
import zjiang80 from './profiles/zjiang-80.json' with { type: 'json' };

const font = z.strictObject({
  /** Cell in dots. */
  width: z.int().min(6).max(24),
  height: z.int().min(8).max(24),
});

/** A: read in the maker's manual; B: second hand; C: by analogy, to be tried on the printer itself. */
const fact = z.strictObject({ mark: z.enum(['A', 'B', 'C']), source: z.string().min(1) });

/** A profile from outside, too, such as the one a calibration wrote. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** For the technician. */
  name: z.string(),
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
  /** Units of ESC J to the inch where GS P is not known. */
  feedUnitsPerInch: z.int().min(100).max(1000),
  cutter: z.strictObject({
    /** `none`: torn off over a bar. */
    kind: z.enum(['partial', 'full', 'none']),
    /** GS V feeds to the cutter by itself; ESC i cuts where the paper stands. */
    command: z.enum(['GS V', 'ESC i']),
    /** From the print head to the cutter or the bar. */
    distanceMm: z.number().min(0).max(80),
  }),
  /** Whether the printer makes QR codes (GS ( k), or gets them as pictures. */
  qr: z.enum(['native', 'picture']),
  status: z.strictObject({
    /** `epson`, `plain`: DLE EOT 1 to 4; `custom`: DLE EOT 20. */
    dialect: z.enum(['epson', 'custom', 'plain']),
    /** Tells of changes by itself (GS a, or GS à of Custom). */
    automatic: z.boolean(),
  }),
  nearEndSensor: z.boolean(),
  /** Holds the ticket at its mouth until somebody takes it (GS e). */
  presenter: z.nullable(
    z.strictObject({
      /** Paper moved by one step of GS e 3. */
      stepMm: z.number().positive(),
      /** How much of the ticket looks out. */
      presentMm: z.number().positive(),
      /** Draws a ticket back that nobody takes (GS e 2); the others throw it out. */
      retracts: z.boolean(),
      /** How long a ticket waits to be taken. */
      patienceSeconds: z.number().min(5).max(300),
    }),
  ),
  /** A new roll of the usual kind, in millimetres. */
  rollMm: z.int().min(5_000).max(1_000_000),
  /** Where the figures are from, group by group. */
  facts: z.strictObject({
    head: fact,
    letters: fact,
    cutter: fact,
    qr: fact,
    status: fact,
    paper: fact,
    presenter: fact.optional(),
  }),
});

/** What one make of printer can do. */
export type PrinterProfile = Readonly<z.infer<typeof profileSchema>>;

export type ProfileResult =
  | { readonly ok: true; readonly profile: PrinterProfile }
  | { readonly ok: false; readonly fault: 'unknown-profile'; readonly known: readonly string[] };

const PROFILES: ReadonlyMap<string, PrinterProfile> = new Map(
  [
    epsonTmT88,
    epsonTmM30,
    epsonEuT300,
    customVkp80,
    citizenCtS651,
    seikoRpF10,
    starEscpos,
    zjiang80,
    rongta80,
    xprinter58,
    generic80,
    generic58,
  ].map((data) => {
    const profile = profileSchema.parse(data);
    return [profile.id, profile];
  }),
);

export const PROFILE_IDS: readonly string[] = [...PROFILES.keys()];

/** The profile of that name, or the names there are. */
export function loadProfile(id: string): ProfileResult {
  const profile = PROFILES.get(id);
  return profile ? { ok: true, profile } : { ok: false, fault: 'unknown-profile', known: PROFILE_IDS };
}
