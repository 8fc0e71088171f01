import { z } from 'zod';
import type { Form, FormQuestion } from '../../assets/catalogue/form-schema.ts';
import { LONGEST_ENTRY } from '../contract.ts';
import type { Identity } from '../domain/centre.ts';
import type { IsoDate } from '../domain/working-days.ts';
import { type Answers, askedOf, firstOpen, isTyped, typedFrom } from './answers.ts';

/** Where the answers are read over: a place beside the questions. */
export const REVIEW = 'review';

/** A form as far as it is filled in. Personal. */
export interface Filled {
  readonly identity: Identity | null;
  /** The centre has said whose they are. */
  readonly confirmed: boolean;
  readonly answers: Answers;
  /** Id of the question that is asked, or `REVIEW`. */
  readonly at: string;
  /** What is typed to it so far. */
  readonly typed: string;
  /** One answer is changed; after it the answers are read over again. */
  readonly isReviewing: boolean;
}

export function newFilled(form: Form | null): Filled {
  return {
    identity: null,
    confirmed: false,
    answers: {},
    at: form?.questions[0]?.id ?? REVIEW,
    typed: '',
    isReviewing: false,
  };
}

/** Something of it would be lost: an answer, or the beginning of one. Who somebody is, is quickly said again. */
export function hasAnswers({ answers, typed }: Filled): boolean {
  return typed.trim() !== '' || Object.values(answers).some((answer) => answer.length > 0);
}

/** The question that is asked; null where the answers are read over. */
export function questionAt(form: Form, { at, answers }: Filled): FormQuestion | null {
  return askedOf(form, answers).find(({ id }) => id === at) ?? null;
}

/** At a question, with the answer that it has already as if it had just been typed. */
export function goneTo(form: Form, filled: Filled, at: string): Filled {
  const question = form.questions.find(({ id }) => id === at);
  const typed = question && isTyped(question) ? typedFrom(question, filled.answers[at]) : '';
  return { ...filled, at, typed, isReviewing: filled.isReviewing || at === REVIEW };
}

/** On to the next question; after the last one, or while one answer is changed, to whatever still lacks one, or to the review. */
export function goneOn(form: Form, filled: Filled, today: IsoDate): Filled {
  const asked = askedOf(form, filled.answers);
  const after = asked[asked.findIndex(({ id }) => id === filled.at) + 1];
  const next = filled.isReviewing ? undefined : after;
  return goneTo(form, filled, (next ?? firstOpen(form, filled.answers, today))?.id ?? REVIEW);
}

/** One step back; null before the first question. */
export function goneBack(form: Form, filled: Filled): Filled | null {
  if (filled.at !== REVIEW && filled.isReviewing) return goneTo(form, filled, REVIEW);
  const asked = askedOf(form, filled.answers);
  const here = filled.at === REVIEW ? asked.length : asked.findIndex(({ id }) => id === filled.at);
  const before = asked[here - 1];
  return before ? goneTo(form, { ...filled, isReviewing: false }, before.id) : null;
}

const short = z.string().max(64);
const keptSchema = z.strictObject({
  form: short,
  version: z.int(),
  identity: z.strictObject({ fin: short, documentNumber: short }).nullable(),
  confirmed: z.boolean(),
  answers: z.record(short, z.union([z.string().max(LONGEST_ENTRY * 2), z.array(short).max(40)])),
  at: short,
  typed: z.string().max(LONGEST_ENTRY * 2),
  isReviewing: z.boolean(),
});

export function toKeep(form: Form, filled: Filled): Readonly<Record<string, unknown>> {
  return { form: form.id, version: form.version, ...filled };
}

/** A form that was put aside, at the question at which it was left; null for what is none, or of another version. */
export function keptForm(
  kept: Readonly<Record<string, unknown>> | undefined,
  forms: readonly Form[],
): { readonly form: Form; readonly filled: Filled } | null {
  const parsed = keptSchema.safeParse(kept);
  if (!parsed.success) return null;
  const { form: id, version, ...filled } = parsed.data;
  const form = forms.find((one) => one.id === id && one.version === version);
  if (!form) return null;
  const isPlace = filled.at === REVIEW || questionAt(form, filled) !== null;
  return isPlace ? { form, filled } : null;
}
