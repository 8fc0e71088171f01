import type { Condition, RightsData, RightsQuestion } from '../../../assets/catalogue/rights-schema.ts';
import { rightsSchema } from '../../../assets/catalogue/rights-schema.ts';
import { LOCALES, type Locale } from '../../../flows/contract.ts';
import { holds, optionsOf, type RightsAnswers } from '../../../flows/rights/rules.ts';
import { findLoop } from './find-loop.ts';
import { shown } from './finding.ts';
import { textTroubles } from './text-rules.ts';

/** Nobody answers more than this, questions. */
export const LONGEST_PATH = 12;
/** Ways through some questions that are tried to see whether another is ever reached. */
const MOST_WAYS = 200_000;

/**
 * What is wrong in `rights.json`, each as `place: what`; empty when nothing is.
 * @param data as parsed from JSON
 * @param serviceCodes of the catalogue that it belongs to
 */
export function rightsFindings(data: unknown, serviceCodes: readonly string[]): string[] {
  const parsed = rightsSchema.safeParse(data);
  if (!parsed.success)
    return parsed.error.issues.map(
      ({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`,
    );
  const rights = parsed.data;
  const inShape = [
    ...doubles(rights),
    ...unknownServices(rights, serviceCodes),
    ...brokenConditions(rights),
    ...brokenBands(rights),
    ...brokenTexts(rights),
  ];
  // What is never asked can be found only where every condition means something.
  return inShape.length > 0 ? inShape : [...neverReached(rights), ...tooLong(rights)];
}

function doubles({ questions, rules }: RightsData): string[] {
  const twice = (ids: readonly string[], place: string) =>
    ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `${place}${id}: stands twice`);
  return [
    ...twice(
      questions.map(({ id }) => id),
      'questions.',
    ),
    ...twice(
      rules.map(({ id }) => id),
      'rules.',
    ),
    ...questions.flatMap((question) => twice(optionsOf(question), `questions.${question.id}.options.`)),
  ];
}

function unknownServices({ rules }: RightsData, serviceCodes: readonly string[]): string[] {
  const known = new Set(serviceCodes);
  return rules
    .filter(({ service }) => !known.has(service))
    .map(({ id, service }) => `rules.${id}: there is no service ${shown(service)}`);
}

/** Each simple part of a condition. */
function parts(condition: Condition): readonly Exclude<Condition, { all: unknown } | { any: unknown }>[] {
  if ('all' in condition) return condition.all.flatMap(parts);
  if ('any' in condition) return condition.any.flatMap(parts);
  return [condition];
}

function brokenConditions(rights: RightsData): string[] {
  const { questions, rules } = rights;
  const place = new Map(questions.map(({ id }, at) => [id, at]));
  const broken = (condition: Condition, where: string, before: number) =>
    parts(condition).flatMap((part): string[] => {
      const at = place.get(part.question);
      const question = at === undefined ? undefined : questions[at];
      if (at === undefined || !question) return [`${where}: there is no question ${shown(part.question)}`];
      const late = at >= before ? [`${where}: ${part.question} is asked later, or is itself`] : [];
      if ('is' in part) {
        const known = optionsOf(question);
        const strange = part.is.filter((option) => !known.includes(option));
        return [
          ...late,
          ...strange.map((option) => `${where}: ${part.question} has no answer ${shown(option)}`),
        ];
      }
      const { from, to } = part;
      if (question.kind !== 'band') return [...late, `${where}: ${part.question} is no question of numbers`];
      if (from === undefined && to === undefined) return [...late, `${where}: neither from nor to`];
      return from !== undefined && to !== undefined && from > to
        ? [...late, `${where}: from above to`]
        : late;
    });
  const loop = findLoop(
    new Map(questions.map(({ id, when }) => [id, when ? parts(when).map(({ question }) => question) : []])),
  );
  return [
    ...(loop === null ? [] : [`questions: a loop, ${loop.join(' → ')}`]),
    ...questions.flatMap(({ id, when }, at) => (when ? broken(when, `questions.${id}`, at) : [])),
    ...rules.flatMap(({ id, when }) => broken(when, `rules.${id}`, questions.length)),
  ];
}

/** Bands follow each other without a gap, and only the last is open. */
function brokenBands({ questions }: RightsData): string[] {
  return questions.flatMap((question) => {
    if (question.kind !== 'band') return [];
    return question.options.flatMap(({ id, from, to }, at) => {
      const where = `questions.${question.id}.options.${id}`;
      const before = question.options[at - 1];
      return [
        ...(to !== null && from > to ? [`${where}: from above to`] : []),
        ...(to === null && at < question.options.length - 1 ? [`${where}: open, and not the last`] : []),
        ...(before && before.to !== null && before.to + 1 !== from
          ? [`${where}: does not follow the one before`]
          : []),
      ];
    });
  });
}

function brokenTexts({ questions, rules }: RightsData): string[] {
  const troubles = (texts: Readonly<Record<Locale, string>>, where: string) =>
    LOCALES.flatMap((locale) =>
      textTroubles(texts[locale], locale).map(
        ({ what, detail }) => `${where}.${locale}: ${what} ${detail.found ?? ''}`,
      ),
    );
  return [
    ...questions.flatMap((question) => {
      const where = `questions.${question.id}`;
      const options = question.kind === 'yes-no' ? [] : question.options;
      return [
        ...troubles(question, where),
        ...(question.help ? troubles(question.help, `${where}.help`) : []),
        ...options.flatMap((option) => troubles(option, `${where}.options.${option.id}`)),
      ];
    }),
    ...rules.flatMap(({ id, reason }) => troubles(reason, `rules.${id}.reason`)),
  ];
}

/** The questions that a condition hangs on, and those that these hang on. */
function leadingTo(condition: Condition, { questions }: RightsData): readonly RightsQuestion[] {
  const needed = new Set<string>();
  const need = (some: Condition) => {
    for (const { question } of parts(some)) {
      if (needed.has(question)) continue;
      needed.add(question);
      const when = questions.find(({ id }) => id === question)?.when;
      if (when) need(when);
    }
  };
  need(condition);
  return questions.filter(({ id }) => needed.has(id));
}

function neverReached(rights: RightsData): string[] {
  const never = (condition: Condition, where: string) => {
    const questions = leadingTo(condition, rights);
    let ways = 0;
    const reached = (at: number, said: RightsAnswers): boolean => {
      if (++ways > MOST_WAYS) return true;
      const question = questions[at];
      if (!question) return holds(condition, said, rights);
      if (question.when && !holds(question.when, said, rights)) return reached(at + 1, said);
      return optionsOf(question).some((option) => reached(at + 1, { ...said, [question.id]: option }));
    };
    const isReached = reached(0, {});
    if (ways > MOST_WAYS) return [`${where}: hangs on too many questions to be looked through`];
    return isReached ? [] : [`${where}: never reached`];
  };
  return [
    ...rights.questions.flatMap(({ id, when }) => (when ? never(when, `questions.${id}`) : [])),
    ...rights.rules.flatMap(({ id, when }) => never(when, `rules.${id}`)),
  ];
}

/** Most questions that anybody is asked. */
export function longestPath(rights: RightsData): number {
  const { questions } = rights;
  const known = new Map<string, number>();
  const from = (at: number, said: RightsAnswers): number => {
    const question = questions[at];
    if (!question) return 0;
    // Only what a later question hangs on makes a difference from here.
    const later = new Set(
      questions.slice(at).flatMap(({ when }) => (when ? parts(when).map((part) => part.question) : [])),
    );
    const key = JSON.stringify([at, Object.entries(said).filter(([id]) => later.has(id))]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const length =
      question.when && !holds(question.when, said, rights)
        ? from(at + 1, said)
        : 1 +
          Math.max(...optionsOf(question).map((option) => from(at + 1, { ...said, [question.id]: option })));
    known.set(key, length);
    return length;
  };
  return from(0, {});
}

function tooLong(rights: RightsData): string[] {
  const longest = longestPath(rights);
  return longest > LONGEST_PATH
    ? [`questions: up to ${longest} are asked of one person, at most ${LONGEST_PATH} should be`]
    : [];
}
