import {
  type Form,
  type FormCondition,
  type FormQuestion,
  formSchema,
} from '../../../assets/catalogue/form-schema.ts';
import { optionsOf } from '../../../flows/application/answers.ts';
import { LOCALES, type Locale } from '../../../flows/contract.ts';
import { findLoop } from './find-loop.ts';
import { shown } from './finding.ts';
import { textTroubles } from './text-rules.ts';

/** What a form may speak of; left out: not looked at. */
export interface FormSurroundings {
  readonly services?: readonly string[];
  readonly documents?: readonly string[];
}

/**
 * What is wrong in the files of `forms/`, each as `form: place: what`; empty when nothing is.
 * @param forms as parsed from JSON
 */
export function formFindings(forms: readonly unknown[], around: FormSurroundings = {}): string[] {
  const good: Form[] = [];
  const findings: string[] = [];
  for (const [at, data] of forms.entries()) {
    const parsed = formSchema.safeParse(data);
    if (parsed.success) good.push(parsed.data);
    else
      findings.push(
        ...parsed.error.issues.map(
          ({ path, message }) => `№ ${at + 1}: ${path.map(String).join('.') || 'file'}: ${message}`,
        ),
      );
  }
  const ids = good.map(({ id }) => id);
  return [
    ...findings,
    ...doubles(ids).map((id) => `${id}: stands twice`),
    ...good.flatMap((form) => inForm(form, around).map((finding) => `${form.id}: ${finding}`)),
  ];
}

function inForm(form: Form, { services, documents }: FormSurroundings): string[] {
  return [
    ...(services && !services.includes(form.service) ? [`there is no service ${shown(form.service)}`] : []),
    ...form.documents
      .filter((id) => documents && !documents.includes(id))
      .map((id) => `there is no document ${shown(id)}`),
    ...doubles(form.documents).map((id) => `documents.${id}: stands twice`),
    ...doubles(form.sections.map(({ id }) => id)).map((id) => `sections.${id}: stands twice`),
    ...doubles(form.questions.map(({ id }) => id)).map((id) => `questions.${id}: stands twice`),
    ...form.questions.flatMap((question) =>
      doubles(optionsOf(question)).map((id) => `questions.${question.id}.options.${id}: stands twice`),
    ),
    ...brokenSections(form),
    ...brokenReferences(form),
    ...brokenTexts(form),
  ];
}

function doubles(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) < at);
}

/** The questions of a section stand together. */
function brokenSections({ sections, questions }: Form): string[] {
  const order = sections.map(({ id }) => id);
  const used = questions.map(({ section }) => order.indexOf(section));
  return [
    ...questions
      .filter(({ section }) => !order.includes(section))
      .map(({ id, section }) => `questions.${id}: there is no section ${shown(section)}`),
    ...order
      .filter((id) => !questions.some(({ section }) => section === id))
      .map((id) => `sections.${id}: empty`),
    ...questions
      .filter((_, at) => (used[at] ?? 0) < Math.max(-1, ...used.slice(0, at)))
      .map(({ id, section }) => `questions.${id}: behind the end of section ${section}`),
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

function brokenReferences({ questions }: Form): string[] {
  const place = new Map(questions.map(({ id }, at) => [id, at]));
  const loop = findLoop(new Map(questions.map((question) => [question.id, hangsOn(question)])));
  return [
    ...(loop === null ? [] : [`questions: a loop, ${loop.join(' → ')}`]),
    ...questions.flatMap((question, before) => {
      const where = `questions.${question.id}`;
      const found = (id: string) => questions[place.get(id) ?? -1];
      return [
        ...hangsOn(question).flatMap((id) => {
          const at = place.get(id);
          if (at === undefined) return [`${where}: there is no question ${shown(id)}`];
          return at >= before ? [`${where}: ${id} is asked later, or is itself`] : [];
        }),
        ...(question.when ? parts(question.when) : []).flatMap((part) => {
          const asked = found(part.question);
          if (!asked) return [];
          if (!('is' in part))
            return asked.kind === 'number' ? [] : [`${where}: ${asked.id} is no question of numbers`];
          return part.is
            .filter((option) => !optionsOf(asked).includes(option))
            .map((option) => `${where}: ${asked.id} has no answer ${shown(option)}`);
        }),
        ...brokenBounds(question, found),
      ];
    }),
  ];
}

function brokenBounds(question: FormQuestion, found: (id: string) => FormQuestion | undefined): string[] {
  if (question.kind !== 'number') return [];
  const { id, min, max } = question;
  const strange = [min, max].flatMap((bound) => (typeof bound === 'number' ? [] : [bound.question]));
  return [
    ...strange
      .filter((other) => found(other) !== undefined && found(other)?.kind !== 'number')
      .map((other) => `questions.${id}: ${other} is no question of numbers`),
    ...(typeof min === 'number' && typeof max === 'number' && min > max
      ? [`questions.${id}: min above max`]
      : []),
  ];
}

type Texts = Readonly<Record<Locale, string>>;

function brokenTexts(form: Form): string[] {
  const troubles = (texts: Texts | undefined, where: string) =>
    texts === undefined
      ? []
      : LOCALES.flatMap((locale) =>
          textTroubles(texts[locale], locale).map(
            ({ what, detail }) => `${where}.${locale}: ${what} ${detail.found ?? ''}`,
          ),
        );
  return [
    ...troubles(form.title, 'title'),
    ...form.intro.flatMap((line, at) => troubles(line, `intro.${at + 1}`)),
    ...form.receipt.flatMap((line, at) => troubles(line, `receipt.${at + 1}`)),
    ...troubles(form.review, 'review'),
    ...form.sections.flatMap((section) => troubles(section, `sections.${section.id}`)),
    ...form.questions.flatMap((question) => {
      const where = `questions.${question.id}`;
      return [
        ...troubles(question, where),
        ...troubles(question.easy, `${where}.easy`),
        ...troubles(question.help, `${where}.help`),
        ...troubles(question.label, `${where}.label`),
        ...('options' in question
          ? question.options.flatMap((option) => troubles(option, `${where}.options.${option.id}`))
          : []),
      ];
    }),
  ];
}
