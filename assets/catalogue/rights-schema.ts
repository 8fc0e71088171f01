import { z } from 'zod';
import { CONFIDENCE } from './schema.ts';

/** No question and no option has this id: it stands for a question that was passed over. */
export const PASSED_OVER = 'skip';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .refine((text) => text !== PASSED_OVER, { params: { reserved: true } });
const text = (most: number) => z.string().min(1).max(most);
const localized = (most: number) => ({ az: text(most), ru: text(most), en: text(most) });

/**
 * What must have been answered. There is no "not": whoever answers more never gets less, and what was passed over
 * counts for nothing. `from` and `to` ask a question of bands: the whole of the band lies between them.
 */
export type Condition =
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: id, is: z.array(id).min(1).max(10) }),
    z.strictObject({ question: id, from: z.int().optional(), to: z.int().optional() }),
    z.strictObject({ all: z.array(condition).min(1).max(10) }),
    z.strictObject({ any: z.array(condition).min(1).max(10) }),
  ]),
);

const optionSchema = z.strictObject({ id, ...localized(80) });
/** Whole numbers from `from` to `to`, both counted; null: and all above. */
const bandSchema = z.strictObject({ id, ...localized(80), from: z.int(), to: z.int().nullable() });

const asked = {
  id,
  ...localized(120),
  /** What it means, where people ask. */
  help: z.strictObject(localized(200)).nullable(),
  /** Asked only when this holds; null: of everybody. */
  when: condition.nullable(),
};
const questionSchema = z.discriminatedUnion('kind', [
  /** Its options are `yes` and `no`. */
  z.strictObject({ ...asked, kind: z.literal('yes-no') }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options: z.array(optionSchema).min(2).max(5) }),
  z.strictObject({ ...asked, kind: z.literal('band'), options: z.array(bandSchema).min(2).max(5) }),
]);

const ruleSchema = z.strictObject({
  id,
  /** Code of the service that may be due. */
  service: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/),
  when: condition,
  /** What was said, as the end of the sentence "You said: …". */
  reason: z.strictObject(localized(120)),
  /** How sure it is that the service is for these people: A official, B press, C assumed. */
  confidence: z.enum(CONFIDENCE),
});

/** `rights.json`: what is asked, and what may be due by the answers. Questions are asked in their order. */
export const rightsSchema = z.strictObject({
  questions: z.array(questionSchema).min(1).max(40),
  rules: z.array(ruleSchema).min(1).max(300),
  source: z.string().min(1).max(2000),
});

export type RightsData = z.infer<typeof rightsSchema>;
export type RightsQuestion = RightsData['questions'][number];
export type RightsRule = RightsData['rules'][number];
