import { z } from 'zod';

/**
 * The shape of the catalogue's files. Fields of a service follow the official service passport
 * (xidmət pasportu); `confidence` says per field how sure its text is: A official, B press, C assumed.
 */

const localized = { az: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) };
const localizedText = z.object(localized);
const confidence = z.record(z.string(), z.enum(['A', 'B', 'C']));
/** One Latin capital; I, O, Q and W are left out: misread on paper, or not in the Azerbaijani alphabet. */
const series = z.string().regex(/^[A-HJ-NPR-VX-Z]$/);

export const directionSchema = z.object({
  ...localized,
  code: z.string().min(1),
  icon: z.string(),
  order: z.int(),
  series,
  confidence,
  source: z.string(),
});

export const serviceSchema = z.object({
  ...localized,
  code: z.string().min(1),
  direction: z.string(),
  audience: z.array(z.string()),
  /** Empty means unknown, never none. */
  documents: z.array(localizedText),
  term: z.object({ days: z.number().optional(), working: z.boolean().optional() }).loose().nullable(),
  channels: z.array(z.string()),
  proactive: z.boolean().nullable(),
  legalBasis: z.string().nullable(),
  executor: z.string().nullable(),
  source: z.string().nullable(),
  confidence,
  synonyms: z.array(z.string()),
});

/** What a citizen would call it; groups the directions so that one screen never shows more than six choices. */
export const needSchema = z.object({
  ...localized,
  id: z.string().min(1),
  hint: localizedText,
  icon: z.string(),
  directions: z.array(z.string()).min(1).max(5),
});

export const visitKindSchema = z.object({
  ...localized,
  id: z.string().min(1),
  hint: localizedText,
  icon: z.string(),
});

/** A desk with a series of its own, beside those of the directions. */
export const deskSchema = z.object({ ...localized, id: z.string().min(1), series });

export const catalogueSchema = z.object({
  directions: z.array(directionSchema).min(1),
  services: z.array(serviceSchema),
  needs: z.array(needSchema).min(1).max(5),
  visitKinds: z.array(visitKindSchema).min(1),
  desks: z.array(deskSchema),
});

export type Direction = z.infer<typeof directionSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type Need = z.infer<typeof needSchema>;
export type VisitKindText = z.infer<typeof visitKindSchema>;
export type Desk = z.infer<typeof deskSchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;
