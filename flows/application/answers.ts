import type { Form, FormCondition, FormQuestion } from '../../assets/catalogue/form-schema.ts';
import type { Locale } from '../contract.ts';
import { shownDay } from '../domain/promised-time.ts';
import type { IsoDate } from '../domain/working-days.ts';
import type { FlowSight } from '../flows.ts';
import { type Checked, right, wrong } from '../parts/checked.ts';
import { phoneAtHome } from '../parts/phone.ts';
import { checkTyped, type TypedKind, type TypedRules } from '../parts/typed-field.ts';

/**
 * As it is written down: the id of an option, `yes` or `no`, a number in digits, a phone with its country, a date as
 * `1980-01-31`, a text; of a question with several answers their ids. The empty one was passed over. Personal.
 */
export type Answer = string | readonly string[];
/** By the id of the question. */
export type Answers = Readonly<Record<string, Answer>>;

export const YES_NO = ['yes', 'no'] as const;

/** A question whose answer is typed. */
export type TypedQuestion = Extract<FormQuestion, { kind: TypedKind }>;

export function isTyped(question: FormQuestion): question is TypedQuestion {
  switch (question.kind) {
    case 'number':
    case 'text':
    case 'phone':
    case 'date':
    case 'fin':
      return true;
    case 'yes-no':
    case 'choice':
    case 'choices':
      return false;
  }
}

/** Ids of what can be touched as an answer; none where it is typed. */
export function optionsOf(question: FormQuestion): readonly string[] {
  if (question.kind === 'yes-no') return YES_NO;
  return 'options' in question ? question.options.map(({ id }) => id) : [];
}

export function holds(condition: FormCondition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  const answer = answers[condition.question];
  if (answer === undefined || answer === '') return false;
  if ('is' in condition) return [answer].flat().some((one) => condition.is.includes(one));
  return Number(answer) >= condition.atLeast;
}

/** The questions that are asked of one who answers so. An answer to what is not asked any more leads to nothing. */
export function askedOf(form: Form, answers: Answers): readonly FormQuestion[] {
  const counted: Record<string, Answer> = {};
  return form.questions.filter(({ id, when }) => {
    if (when && !holds(when, counted)) return false;
    const answer = answers[id];
    if (answer !== undefined) counted[id] = answer;
    return true;
  });
}

/** What is sent: the answers to what was asked, in the order of the questions, without what was passed over. */
export function answersOf(form: Form, answers: Answers): Answers {
  return Object.fromEntries(
    askedOf(form, answers).flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined || answer.length === 0 ? [] : [[id, answer]];
    }),
  );
}

/** The bounds and lengths that hold for what is typed, with the answers as they are. */
export function rulesOf(question: TypedQuestion, answers: Answers, today: IsoDate): TypedRules {
  const bound = (end: number | { readonly question: string }) =>
    typeof end === 'number' ? end : Number(answers[end.question] || 0);
  switch (question.kind) {
    case 'number':
      return { today, bounds: { least: bound(question.min), most: bound(question.max) } };
    case 'text':
      return { today, most: question.max };
    case 'phone':
    case 'date':
    case 'fin':
      return { today };
  }
}

/** Whether an answer that was given can stand, with the others as they are now. */
export function checkAnswer(
  question: FormQuestion,
  answer: Answer,
  answers: Answers,
  today: IsoDate,
): Checked<Answer> {
  const given = typeof answer === 'string' ? answer : answer.join('');
  if (given === '')
    return question.required
      ? wrong(isTyped(question) ? 'field:text.empty' : 'field:choice.empty')
      : right('');
  if (isTyped(question)) {
    const checked = checkTyped(question.kind, typedFrom(question, answer), rulesOf(question, answers, today));
    return checked;
  }
  const options = optionsOf(question);
  const fits = [answer].flat().every((one) => options.includes(one));
  return fits && Array.isArray(answer) === (question.kind === 'choices')
    ? right(answer)
    : wrong('field:choice.empty');
}

/** The first question that is asked and has no answer that can stand; null when all of them have. */
export function firstOpen(form: Form, answers: Answers, today: IsoDate): FormQuestion | null {
  return (
    askedOf(form, answers).find((question) => {
      const answer = answers[question.id];
      return answer === undefined || !checkAnswer(question, answer, answers, today).ok;
    }) ?? null
  );
}

/** An answer as it would be typed again. */
export function typedFrom(question: TypedQuestion, answer: Answer | undefined): string {
  const text = typeof answer === 'string' ? answer : '';
  return question.kind === 'date' ? text.split('-').reverse().join('') : text.replace(/^\+994/, '994');
}

/** One more picked, or one less; "none of these" and the others take each other away. */
export function toggled(
  question: Extract<FormQuestion, { kind: 'choices' }>,
  answer: Answer | undefined,
  id: string,
): readonly string[] {
  const before = answer === undefined || answer === '' ? [] : [answer].flat();
  if (before.includes(id)) return before.filter((one) => one !== id);
  const isAlone = (one: string) => question.options.some((option) => option.id === one && option.alone);
  const picked = isAlone(id) ? [id] : [...before.filter((one) => !isAlone(one)), id];
  return optionsOf(question).filter((one) => picked.includes(one));
}

/** An answer in words; null for one that was not given. */
export function answerShown(
  question: FormQuestion,
  answer: Answer | undefined,
  locale: Locale,
  say: FlowSight['say'],
): string | null {
  if (answer === undefined || answer.length === 0) return null;
  switch (question.kind) {
    case 'yes-no':
      return say(answer === 'yes' ? 'common:yes' : 'common:no');
    case 'choice':
    case 'choices':
      return question.options
        .filter(({ id }) => [answer].flat().includes(id))
        .map((option) => option[locale])
        .join(', ');
    case 'phone':
      return phoneAtHome(String(answer));
    case 'date':
      return shownDay(String(answer));
    case 'number':
    case 'text':
    case 'fin':
      return String(answer);
  }
}
