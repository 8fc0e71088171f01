import {
  type Condition,
  PASSED_OVER,
  type RightsData,
  type RightsQuestion,
  type RightsRule,
} from '../../assets/catalogue/rights-schema.ts';

/** Ids of options by the id of their question; a question that was passed over has {@link PASSED_OVER}. Personal. */
export type RightsAnswers = Readonly<Record<string, string>>;

/** A service that may be due, and the rules that say so, in their order. */
export interface MayBeDue {
  readonly service: string;
  readonly rules: readonly RightsRule[];
}

/** Ids of the answers that a question takes. */
export function optionsOf(question: RightsQuestion): readonly string[] {
  return question.kind === 'yes-no' ? ['yes', 'no'] : question.options.map(({ id }) => id);
}

/** Whether what must have been answered was. */
export function holds(condition: Condition, answers: RightsAnswers, data: RightsData): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, data));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, data));
  const answer = Object.hasOwn(answers, condition.question) ? answers[condition.question] : undefined;
  if (answer === undefined || answer === PASSED_OVER) return false;
  if ('is' in condition) return condition.is.includes(answer);
  const question = data.questions.find(({ id }) => id === condition.question);
  const band = question?.kind === 'band' ? question.options.find(({ id }) => id === answer) : undefined;
  if (!band) return false;
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition;
  return band.from >= from && (band.to ?? Number.POSITIVE_INFINITY) <= to;
}

/**
 * The questions that are asked with these answers, in their order, up to the first that has none. An answer to a
 * question that is not asked (any more) leads nowhere: who goes back and changes their mind has not said it.
 */
export function path(data: RightsData, answers: RightsAnswers) {
  const asked: RightsQuestion[] = [];
  const said: Record<string, string> = {};
  for (const question of data.questions) {
    if (question.when !== null && !holds(question.when, said, data)) continue;
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) return { asked, said: said as RightsAnswers, next: question };
    asked.push(question);
    said[question.id] = answer;
  }
  return { asked, said: said as RightsAnswers, next: null };
}

/** What may be due by the answers, each service once, in the order of the rules. */
export function mayBeDue(data: RightsData, answers: RightsAnswers): readonly MayBeDue[] {
  const { said } = path(data, answers);
  const found = new Map<string, RightsRule[]>();
  for (const rule of data.rules) {
    if (!holds(rule.when, said, data)) continue;
    const before = found.get(rule.service);
    if (before) before.push(rule);
    else found.set(rule.service, [rule]);
  }
  return [...found].map(([service, rules]) => ({ service, rules }));
}
