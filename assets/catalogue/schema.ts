import { z } from 'zod';

/**
 * The shape of the catalogue's files. Fields of a service follow the official service passport
 * (xidmət pasportu, `dost.gov.az/services-passport/…`, fields 1 to 26); `confidence` says per field how sure its
 * content is: A official, B press, C assumed. What no source gives is null, or an empty list: unknown, never none.
 * What no shape can say (references, markup, undated amounts) is checked in `electron/host/catalogue/`.
 */

/** Lengths of texts, characters. */
const LENGTH = { label: 120, name: 400, hint: 300, text: 1000, synonym: 60 } as const;

/** An empty one is found where all texts are looked through, beside the schema. */
const text = (most: number) => z.string().max(most);
const localized = (most: number) => ({ az: text(most), ru: text(most), en: text(most) });
const localizedText = (most: number) => z.strictObject(localized(most));
// Once each: a schema costs as much to prepare as hundreds of texts to check.
const labelText = localizedText(LENGTH.label);
const nameText = localizedText(LENGTH.name);
const hintText = localizedText(LENGTH.hint);
const longText = localizedText(LENGTH.text);
/** Not known: null, or left out. Whoever reads a checked catalogue always finds null. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish();

/** `05.02.01`, `05-1.01`, `foster.02`. Short, because tickets and touches carry it. */
const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** One Latin capital; I, O, Q and W are left out: misread on paper, or not in the Azerbaijani alphabet. */
const series = z.string().regex(/^[A-HJ-NPR-VX-Z]$/);
const isoDate = z.iso.date();
const source = text(LENGTH.text).nullable();

export const CONFIDENCE = ['A', 'B', 'C'] as const;
const level = z.enum(CONFIDENCE);

/**
 * Marks for some of the fields; those of `always` stand in every entry. One look at the whole in place of a schema for
 * each field: marks are most of what there is to check in a catalogue, at every start.
 */
function marks<const T extends readonly string[], const U extends readonly string[] = readonly []>(
  always: T,
  sometimes?: U,
) {
  type Marks = Record<T[number], Confidence> & Partial<Record<U[number], Confidence>>;
  const known = new Set<string>([...always, ...(sometimes ?? [])]);
  return z.custom<Marks>().check((context) => {
    const { value: input, issues } = context;
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      issues.push({ code: 'invalid_type', expected: 'object', input });
      return;
    }
    const keys = Object.keys(input);
    const strange = keys.filter((key) => !known.has(key));
    if (strange.length > 0) issues.push({ code: 'unrecognized_keys', keys: strange, input });
    for (const field of new Set([...always, ...keys])) {
      const mark: unknown = Object.hasOwn(input, field) ? input[field as keyof typeof input] : undefined;
      if (known.has(field) && !CONFIDENCE.some((level) => level === mark))
        issues.push({ code: 'invalid_value', values: [...CONFIDENCE], input: mark, path: [field] });
    }
  });
}

export type Confidence = (typeof CONFIDENCE)[number];

/** The catalogue as a whole. `number`: year, month, running number; a new content has a new one. */
export const versionSchema = z.strictObject({
  number: z.string().regex(/^20\d\d\.(1[0-2]|[1-9])\.\d{1,3}$/),
  date: isoDate,
  /** What is new in it, for those who look after it; no citizen sees it. */
  note: text(LENGTH.text),
});

export const directionSchema = z.strictObject({
  ...localized(LENGTH.name),
  code,
  icon: id,
  order: z.int(),
  series,
  confidence: marks(['az', 'ru', 'en', 'icon', 'code']),
  source,
});

export const AUDIENCES = [
  'citizen',
  'foreigner-permanent',
  'stateless-permanent',
  'employer',
  'entrepreneur',
  'legal-entity',
] as const;
/** Passport field 6: how one applies. */
export const APPLICATION_FORMS = [
  'in-person',
  'representative',
  'call-centre',
  'self-service',
  'post',
] as const;
/** What the seed calls a channel: a way to apply, or none at all because it comes by itself. */
export const CHANNELS = [...APPLICATION_FORMS, 'proactive'] as const;
/** Passport field 4. */
export const STRUCTURAL_UNITS = ['centre', 'regional-centre', 'branch'] as const;
/** Passport field 9. */
export const REFUSAL_GROUNDS = ['documents-incomplete', 'no-legal-basis'] as const;
/** Passport fields 25 and 26. */
export const DEGREES = ['no', 'partly', 'yes'] as const;
export const DURATION_UNITS = ['minutes', 'hours', 'days', 'working-days', 'months'] as const;
/** In which form a document is asked for. */
export const DOCUMENT_FORMS = ['original', 'copy', 'original-and-copy', 'notarised', 'electronic'] as const;
/** Whom a document is asked of; a `representative` acts for somebody else. */
export const APPLICANTS = [...AUDIENCES, 'representative'] as const;

const duration = z.strictObject({ value: z.int().min(1).max(1000), unit: z.enum(DURATION_UNITS) });

/** No amount without its date: who sees it must see of when it is. */
const money = z.strictObject({
  amount: z.number().min(0).max(1_000_000),
  currency: z.literal('AZN'),
  asOf: isoDate,
  confidence: level,
});

/** A document as a service asks for it; its name and where to get it stand in `documents.json`. */
const askedDocumentSchema = z.strictObject({
  id,
  /** In place of the name in `documents.json`, where this service words it otherwise. */
  wording: maybe(nameText),
  /** Null: not said. */
  needs: maybe(z.enum(DOCUMENT_FORMS)),
  /** Null: of everybody. */
  for: maybe(z.array(z.enum(APPLICANTS)).min(1)),
});

export const serviceSchema = z.strictObject({
  /** The kiosk's own, and the decree's where `confidence.code` is A. */
  code,
  direction: code,
  ...localized(LENGTH.name),
  /** The name in plain words, for those who want fewer and simpler ones. */
  easy: maybe(labelText),
  synonyms: z.array(text(LENGTH.synonym)).max(40),
  /** Passport field 2, `NN-DD-SS-UU`. */
  passportId: maybe(z.string().regex(/^\d\d-\d\d-\d\d-\d\d$/)),
  content: maybe(longText),
  structuralUnits: maybe(z.array(z.enum(STRUCTURAL_UNITS)).min(1)),
  legalBasis: text(LENGTH.text).nullable(),
  applicationForms: maybe(z.array(z.enum(APPLICATION_FORMS)).min(1)),
  channels: z.array(z.enum(CHANNELS)).min(1),
  answerForms: maybe(z.array(z.enum(CHANNELS)).min(1)),
  refusalGrounds: maybe(z.array(z.enum(REFUSAL_GROUNDS)).min(1)),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  /** The body of the ministry that does it: DSMF, DMA, DƏMX, DTSERA, SXA, DOST. */
  executor: text(LENGTH.label).nullable(),
  /** From the application to the decision, and the parts of it at the desk and behind it. */
  terms: maybe(z.strictObject({ total: maybe(duration), front: maybe(duration), back: maybe(duration) })),
  /** Passport field 18. */
  operatorMinutes: maybe(z.int().min(1).max(480)),
  /** Left out: free. */
  fee: z.union([z.literal('free'), money]).optional(),
  place: maybe(hintText),
  /** Empty means unknown, never none. */
  documents: z.array(askedDocumentSchema).max(30),
  steps: z.array(hintText).max(20).optional(),
  systems: z.array(text(LENGTH.label)).max(10).optional(),
  eForm: maybe(z.enum(DEGREES)),
  automation: maybe(z.enum(DEGREES)),
  /** It may come without an application. Null: not known. */
  proactive: z.boolean().nullable(),
  /** What is paid, each with its day. */
  amounts: z
    .array(z.strictObject({ ...money.shape, of: labelText }))
    .max(20)
    .optional(),
  confidence: marks(
    ['az', 'ru', 'en', 'code', 'listed', 'documents'],
    [
      'easy',
      'content',
      'terms',
      'channels',
      'applicationForms',
      'answerForms',
      'audience',
      'legalBasis',
      'steps',
    ],
  ),
  source,
});

/** A kind of document, once for all services that ask for it. */
export const documentKindSchema = z.strictObject({
  id,
  ...localized(LENGTH.name),
  /** Null: not known. */
  whereToGet: maybe(hintText),
  /** Code of the service that gives it, where DOST does. */
  fromService: maybe(code),
  confidence: marks(['az', 'ru', 'en'], ['whereToGet', 'fromService']),
  source,
});

/** What a citizen would call it; groups the directions so that one screen never shows more than six choices. */
export const needSchema = z.strictObject({
  ...localized(LENGTH.label),
  id,
  hint: labelText,
  icon: id,
  directions: z.array(code).min(1).max(5),
});

export const visitKindSchema = z.strictObject({
  ...localized(LENGTH.label),
  id,
  hint: labelText,
  icon: id,
});

/** A desk with a series of its own, beside those of the directions. */
export const deskSchema = z.strictObject({ ...localized(LENGTH.label), id, series });

/** What has happened in somebody's life, and the services that belong to it, the nearest first. */
export const lifeEventSchema = z.strictObject({
  ...localized(LENGTH.label),
  id,
  hint: labelText,
  icon: id,
  services: z.array(code).min(1).max(20),
  confidence: marks(['services']),
});

/** The services of the Unified Coordination Centre (VƏM), which has a desk of its own. */
export const vamSchema = z.strictObject({
  services: z.array(code),
  confidence: level,
  source,
});

/**
 * A day that differs from what its place in the week says. `holiday`: nobody works; `moved`: a day off in place of a
 * holiday that fell on another day off; `working`: a Saturday or Sunday on which offices work.
 */
export const specialDaySchema = z.strictObject({
  date: isoDate,
  kind: z.enum(['holiday', 'moved', 'working']),
  ...localized(LENGTH.label),
  confidence: level,
});

export const holidaysSchema = z.strictObject({
  /** Years whose days are all here; what reaches beyond them cannot be counted for sure. */
  years: z.array(z.int().min(2026).max(2100)).min(1),
  days: z.array(specialDaySchema),
  source,
});

/** Ids and codes repeat nowhere within a file; see `electron/host/catalogue/catalogue-files.ts` for their names. */
export const catalogueSchema = z.strictObject({
  version: versionSchema,
  directions: z.array(directionSchema).min(1),
  services: z.array(serviceSchema),
  documents: z.array(documentKindSchema),
  needs: z.array(needSchema).min(1).max(5),
  visitKinds: z.array(visitKindSchema).min(1),
  desks: z.array(deskSchema),
  lifeEvents: z.array(lifeEventSchema),
  vam: vamSchema,
  holidays: holidaysSchema,
});

export type Direction = z.infer<typeof directionSchema>;
export type DocumentKind = z.infer<typeof documentKindSchema>;
export type AskedDocument = z.infer<typeof askedDocumentSchema>;
export type Need = z.infer<typeof needSchema>;
export type VisitKindText = z.infer<typeof visitKindSchema>;
export type Desk = z.infer<typeof deskSchema>;
export type LifeEvent = z.infer<typeof lifeEventSchema>;
export type SpecialDay = z.infer<typeof specialDaySchema>;
export type Holidays = z.infer<typeof holidaysSchema>;
export type Duration = z.infer<typeof duration>;
export type Money = z.infer<typeof money>;

/** The files as they stand, each right in itself. */
export type CatalogueData = z.infer<typeof catalogueSchema>;
export type ServiceData = z.infer<typeof serviceSchema>;

/** With null for what may be left out. */
type Filled<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

/** A document of a service with its names: the service's wording, else that of its kind. */
export interface ServiceDocument {
  readonly id: string;
  readonly az: string;
  readonly ru: string;
  readonly en: string;
  readonly whereToGet: { readonly az: string; readonly ru: string; readonly en: string } | null;
  /** Code of the service that gives it, where DOST does. */
  readonly fromService: string | null;
  readonly needs: (typeof DOCUMENT_FORMS)[number] | null;
  readonly for: readonly (typeof APPLICANTS)[number][] | null;
}

export interface Terms {
  readonly total: Duration | null;
  readonly front: Duration | null;
  readonly back: Duration | null;
}

type Lists = 'fee' | 'steps' | 'systems' | 'amounts';

export type Service = Filled<Omit<ServiceData, 'documents' | 'terms' | Lists>> &
  Required<Pick<ServiceData, Lists>> & {
    readonly terms: Terms | null;
    readonly documents: readonly ServiceDocument[];
  };

/** What the flows interpret: the checked files, with nothing left out and the documents written out. */
export type Catalogue = Omit<CatalogueData, 'services'> & { readonly services: readonly Service[] };
