import { z } from 'zod';
import { CONFIDENCE } from './schema.ts';

/** Lengths of texts, characters. */
const LENGTH = { label: 40, option: 80, question: 120, help: 240, text: 300 } as const;
/** Longest answer in one's own words, code points. */
const LONGEST_ANSWER = 400;

/** What the buttons beside the answers are called: no question and no answer has such an id. */
export const RESERVED_IDS = [
  'back',
  'done',
  'enough',
  'go-on',
  'no-answer',
  'review',
  'send',
  'skip',
] as const;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .refine((text) => !RESERVED_IDS.some((reserved) => reserved === text), { params: { reserved: true } });
const text = (most: number) => z.string().min(1).max(most);
const localized = (most: number) => ({ az: text(most), ru: text(most), en: text(most) });
const localizedText = (most: number) => z.strictObject(localized(most));

/** What must have been answered before. There is no "not": an answer that is missing asks nothing further. */
export type FormCondition =
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly atLeast: number }
  | { readonly all: readonly FormCondition[] }
  | { readonly any: readonly FormCondition[] };

const condition: z.ZodType<FormCondition> = z.lazy(() =>
  z.union([
    /** One of these was picked; of a question with several answers: at least one of them. */
    z.strictObject({ question: id, is: z.array(id).min(1).max(10) }),
    z.strictObject({ question: id, atLeast: z.int().min(0).max(9999) }),
    z.strictObject({ all: z.array(condition).min(1).max(10) }),
    z.strictObject({ any: z.array(condition).min(1).max(10) }),
  ]),
);

const optionSchema = z.strictObject({ id, ...localized(LENGTH.option) });
/** "None of these": picked, it takes the others away. */
const manyOptionSchema = z.strictObject({
  id,
  ...localized(LENGTH.option),
  alone: z.literal(true).optional(),
});

/** A number, or the answer to an earlier question of numbers. */
const bound = z.union([z.int().min(0).max(9999), z.strictObject({ question: id })]);

const asked = {
  id,
  section: id,
  /** The question. */
  ...localized(LENGTH.question),
  /** The same in plainer words, which then stand first. */
  easy: localizedText(LENGTH.question).optional(),
  help: localizedText(LENGTH.help).optional(),
  /** What it is called where the answers are read over. */
  label: localizedText(LENGTH.label),
  /** False: it may be passed over. */
  required: z.boolean(),
  /** Asked only when this holds; left out: of everybody. */
  when: condition.optional(),
};

const questionSchema = z.discriminatedUnion('kind', [
  /** Its answers are `yes` and `no`. */
  z.strictObject({ ...asked, kind: z.literal('yes-no') }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options: z.array(optionSchema).min(2).max(12) }),
  /** Several may be picked. */
  z.strictObject({ ...asked, kind: z.literal('choices'), options: z.array(manyOptionSchema).min(2).max(12) }),
  z.strictObject({ ...asked, kind: z.literal('number'), min: bound, max: bound }),
  z.strictObject({ ...asked, kind: z.literal('text'), max: z.int().min(1).max(LONGEST_ANSWER) }),
  z.strictObject({ ...asked, kind: z.literal('phone') }),
  /** A date of birth. */
  z.strictObject({ ...asked, kind: z.literal('date') }),
  z.strictObject({ ...asked, kind: z.literal('fin') }),
]);

/** `forms/ID.json`: an application that can be filled in at the kiosk, as data. Questions are asked in their order. */
export const formSchema = z.strictObject({
  id,
  /** Another content has another version: a form that was put aside is only taken up with the one it was begun with. */
  version: z.int().min(1).max(10_000),
  /** Code of the service that is applied for. */
  service: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/),
  title: localizedText(LENGTH.question),
  /** What it is and what it is not, a sentence each, before the first question. */
  intro: z.array(localizedText(LENGTH.text)).min(1).max(4),
  /** Who applies shows who they are with a document that is out of date, too. */
  takesExpired: z.boolean(),
  sections: z
    .array(z.strictObject({ id, ...localized(LENGTH.label) }))
    .min(1)
    .max(10),
  questions: z.array(questionSchema).min(1).max(40),
  /** Ids of `documents.json`: what is to be brought. */
  documents: z.array(id).max(20),
  /** Above the answers that are read over. */
  review: localizedText(LENGTH.text),
  /** What happens next: on the screen and on the paper. */
  receipt: z.array(localizedText(LENGTH.text)).min(1).max(4),
  /** How sure it is that these questions are the right ones. */
  confidence: z.enum(CONFIDENCE),
  source: z.string().min(1).max(1000),
});

export type Form = z.infer<typeof formSchema>;
export type FormQuestion = Form['questions'][number];
export type FormQuestionKind = FormQuestion['kind'];
