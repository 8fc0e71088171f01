import {
  type Form,
  type FormCondition,
  type FormQuestion,
  formSchema,
} from '../../../assets/catalogue/form-schema.ts';
import { optionsOf } from '../../../flows/application/answers.ts';
import { findLoop } from './find-loop.ts';
import { type PlacedTrouble, shown } from './finding.ts';
import { doubleIds, loopTrouble, trouble } from './question-troubles.ts';
import type { JsonPath } from './scan-json.ts';
import { shapeTroublesIn } from './shape-troubles.ts';
import { walkTexts } from './walk-texts.ts';

/** What a form may speak of; left out: not looked at. */
export interface FormSurroundings {
  readonly services?: readonly string[];
  readonly documents?: readonly string[];
}

/** What is wrong in a file of `forms/`; empty when nothing is. @param data as parsed from JSON */
export function formFindings(data: unknown, around: FormSurroundings = {}): readonly PlacedTrouble[] {
  const texts = walkTexts(data).troubles;
  const parsed = formSchema.safeParse(data);
  if (!parsed.success) return [...texts, ...shapeTroublesIn(parsed.error.issues, data)];
  return [...texts, ...inForm(parsed.data, around)];
}

function inForm(form: Form, { services, documents }: FormSurroundings): PlacedTrouble[] {
  const noSuch = (path: JsonPath, id: string, file: string) =>
    trouble(path, 'no-such', { found: shown(id), file });
  return [
    ...(services && !services.includes(form.service)
      ? [noSuch(['service'], form.service, 'services.json')]
      : []),
    ...form.documents.flatMap((id, at) =>
      documents && !documents.includes(id) ? [noSuch(['documents', at], id, 'documents.json')] : [],
    ),
    ...form.documents.flatMap((id, at) =>
      form.documents.indexOf(id) < at ? [trouble(['documents', at], 'double', { found: shown(id) })] : [],
    ),
    ...doubleIds(form.sections, ['sections']),
    ...doubleIds(form.questions, ['questions']),
    ...form.questions.flatMap((question, at) =>
      'options' in question ? doubleIds(question.options, ['questions', at, 'options']) : [],
    ),
    ...brokenSections(form),
    ...brokenReferences(form),
  ];
}

/** The questions of a section stand together. */
function brokenSections({ sections, questions }: Form): PlacedTrouble[] {
  const order = sections.map(({ id }) => id);
  const used = questions.map(({ section }) => order.indexOf(section));
  return [
    ...questions.flatMap(({ section }, at) => {
      const where = ['questions', at, 'section'];
      if (!order.includes(section)) return [trouble(where, 'no-such-section', { found: shown(section) })];
      return (used[at] ?? 0) < Math.max(-1, ...used.slice(0, at))
        ? [trouble(where, 'section-again', { found: shown(section) })]
        : [];
    }),
    ...order.flatMap((id, at) =>
      questions.some(({ section }) => section === id) ? [] : [trouble(['sections', at], 'empty-section')],
    ),
  ];
}

type Part = Exclude<FormCondition, { all: unknown } | { any: unknown }>;

function parts(condition: FormCondition): readonly Part[] {
  if ('all' in condition) return condition.all.flatMap(parts);
  if ('any' in condition) return condition.any.flatMap(parts);
  return [condition];
}

/** Ids of the questions whose answers a question hangs on. */
function hangsOn(question: FormQuestion): readonly string[] {
  const bounds = question.kind === 'number' ? [question.min, question.max] : [];
  return [
    ...(question.when ? parts(question.when).map(({ question: id }) => id) : []),
    ...bounds.flatMap((bound) => (typeof bound === 'number' ? [] : [bound.question])),
  ];
}

function brokenReferences({ questions }: Form): PlacedTrouble[] {
  const place = new Map(questions.map(({ id }, at) => [id, at]));
  const loop = findLoop(new Map(questions.map((question) => [question.id, hangsOn(question)])));
  return [
    ...loopTrouble(loop, questions),
    ...questions.flatMap((question, before) => {
      const where = ['questions', before];
      const found = (id: string) => questions[place.get(id) ?? -1];
      return [
        ...hangsOn(question).flatMap((id) => {
          const at = place.get(id);
          if (at === undefined) return [trouble(where, 'no-such-question', { found: shown(id) })];
          return at >= before ? [trouble(where, 'asked-later', { found: shown(id) })] : [];
        }),
        ...(question.when ? parts(question.when) : []).flatMap((part) => {
          const asked = found(part.question);
          if (!asked) return [];
          if (!('is' in part))
            return asked.kind === 'number' ? [] : [trouble(where, 'no-numbers', { found: asked.id })];
          return part.is
            .filter((option) => !optionsOf(asked).includes(option))
            .map((option) => trouble(where, 'no-such-answer', { found: shown(option), question: asked.id }));
        }),
        ...brokenBounds(question, where, found),
      ];
    }),
  ];
}

function brokenBounds(
  question: FormQuestion,
  where: JsonPath,
  found: (id: string) => FormQuestion | undefined,
): PlacedTrouble[] {
  if (question.kind !== 'number') return [];
  const { min, max } = question;
  const strange = [min, max].flatMap((bound) => (typeof bound === 'number' ? [] : [bound.question]));
  return [
    ...strange
      .filter((other) => found(other) !== undefined && found(other)?.kind !== 'number')
      .map((other) => trouble(where, 'no-numbers', { found: other })),
    ...(typeof min === 'number' && typeof max === 'number' && min > max
      ? [trouble(where, 'turned-round')]
      : []),
  ];
}
