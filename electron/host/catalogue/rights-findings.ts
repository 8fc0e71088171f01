import type { Condition, RightsData, RightsQuestion } from '../../../assets/catalogue/rights-schema.ts';
import { rightsSchema } from '../../../assets/catalogue/rights-schema.ts';
import { holds, optionsOf, type RightsAnswers } from '../../../flows/rights/rules.ts';
import { findLoop } from './find-loop.ts';
import { type PlacedTrouble, shown } from './finding.ts';
import { doubleIds, loopTrouble, trouble } from './question-troubles.ts';
import type { JsonPath } from './scan-json.ts';
import { shapeTroublesIn } from './shape-troubles.ts';
import { walkTexts } from './walk-texts.ts';

/** Nobody answers more than this, questions. */
export const LONGEST_PATH = 12;
/** Ways through some questions that are tried to see whether another is ever reached. */
const MOST_WAYS = 200_000;

/**
 * What is wrong in `rights.json`; empty when nothing is.
 * @param data as parsed from JSON
 * @param serviceCodes of the catalogue that it belongs to
 */
export function rightsFindings(data: unknown, serviceCodes: readonly string[]): readonly PlacedTrouble[] {
  const texts = walkTexts(data).troubles;
  const parsed = rightsSchema.safeParse(data);
  if (!parsed.success) return [...texts, ...shapeTroublesIn(parsed.error.issues, data)];
  const rights = parsed.data;
  const inShape = [
    ...texts,
    ...doubles(rights),
    ...unknownServices(rights, serviceCodes),
    ...brokenConditions(rights),
    ...brokenBands(rights),
  ];
  // What is never asked can be found only where every condition means something.
  return inShape.length > 0 ? inShape : [...neverReached(rights), ...tooLong(rights)];
}

function doubles({ questions, rules }: RightsData): PlacedTrouble[] {
  return [
    ...doubleIds(questions, ['questions']),
    ...doubleIds(rules, ['rules']),
    ...questions.flatMap((question, at) =>
      question.kind === 'yes-no' ? [] : doubleIds(question.options, ['questions', at, 'options']),
    ),
  ];
}

function unknownServices({ rules }: RightsData, serviceCodes: readonly string[]): PlacedTrouble[] {
  const known = new Set(serviceCodes);
  return rules.flatMap(({ service }, at) =>
    known.has(service)
      ? []
      : [trouble(['rules', at, 'service'], 'no-such', { found: shown(service), file: 'services.json' })],
  );
}

/** Each simple part of a condition. */
function parts(condition: Condition): readonly Exclude<Condition, { all: unknown } | { any: unknown }>[] {
  if ('all' in condition) return condition.all.flatMap(parts);
  if ('any' in condition) return condition.any.flatMap(parts);
  return [condition];
}

function brokenConditions(rights: RightsData): PlacedTrouble[] {
  const { questions, rules } = rights;
  const place = new Map(questions.map(({ id }, at) => [id, at]));
  const broken = (condition: Condition, where: JsonPath, before: number) =>
    parts(condition).flatMap((part): PlacedTrouble[] => {
      const at = place.get(part.question);
      const question = at === undefined ? undefined : questions[at];
      const found = shown(part.question);
      if (at === undefined || !question) return [trouble(where, 'no-such-question', { found })];
      const late = at >= before ? [trouble(where, 'asked-later', { found })] : [];
      if ('is' in part) {
        const known = optionsOf(question);
        const strange = part.is.filter((option) => !known.includes(option));
        return [
          ...late,
          ...strange.map((option) =>
            trouble(where, 'no-such-answer', { found: shown(option), question: found }),
          ),
        ];
      }
      const { from, to } = part;
      if (question.kind !== 'band') return [...late, trouble(where, 'no-numbers', { found })];
      if (from === undefined && to === undefined) return [...late, trouble(where, 'no-bound')];
      return from !== undefined && to !== undefined && from > to
        ? [...late, trouble(where, 'turned-round')]
        : late;
    });
  const loop = findLoop(
    new Map(questions.map(({ id, when }) => [id, when ? parts(when).map(({ question }) => question) : []])),
  );
  return [
    ...loopTrouble(loop, questions),
    ...questions.flatMap(({ when }, at) => (when ? broken(when, ['questions', at, 'when'], at) : [])),
    ...rules.flatMap(({ when }, at) => broken(when, ['rules', at, 'when'], questions.length)),
  ];
}

/** Bands follow each other without a gap, and only the last is open. */
function brokenBands({ questions }: RightsData): PlacedTrouble[] {
  return questions.flatMap((question, nth) => {
    if (question.kind !== 'band') return [];
    return question.options.flatMap(({ from, to }, at) => {
      const where = ['questions', nth, 'options', at];
      const before = question.options[at - 1];
      return [
        ...(to !== null && from > to ? [trouble(where, 'turned-round')] : []),
        ...(to === null && at < question.options.length - 1 ? [trouble(where, 'open-band')] : []),
        ...(before && before.to !== null && before.to + 1 !== from ? [trouble(where, 'band-gap')] : []),
      ];
    });
  });
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

function neverReached(rights: RightsData): PlacedTrouble[] {
  const never = (condition: Condition, where: JsonPath) => {
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
    if (ways > MOST_WAYS) return [trouble(where, 'too-many-ways')];
    return isReached ? [] : [trouble(where, 'never-reached')];
  };
  return [
    ...rights.questions.flatMap(({ when }, at) => (when ? never(when, ['questions', at]) : [])),
    ...rights.rules.flatMap(({ when }, at) => never(when, ['rules', at])),
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

function tooLong(rights: RightsData): PlacedTrouble[] {
  const found = longestPath(rights);
  return found > LONGEST_PATH
    ? [trouble(['questions'], 'too-many-questions', { found, most: LONGEST_PATH })]
    : [];
}
