import type { Scale, ScaleItem } from '../../assets/catalogue/scales-schema.ts';

/** Ids of the options chosen, by the id of the item, by the id of the scale. Personal. */
export type ScaleAnswers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One question of one scale. */
export interface ScaleQuestion {
  readonly scale: string;
  readonly item: ScaleItem;
}

/** All questions in the order in which they are asked. */
export function scaleQuestions(scales: readonly Scale[]): readonly ScaleQuestion[] {
  return scales.flatMap(({ id, items }) => items.map((item) => ({ scale: id, item })));
}

export function withAnswer(
  answers: ScaleAnswers,
  { scale, item }: ScaleQuestion,
  option: string | null,
): ScaleAnswers {
  const { [item.id]: _, ...others } = answers[scale] ?? {};
  return { ...answers, [scale]: option === null ? others : { ...others, [item.id]: option } };
}

/** The published sum; null unless every item was answered: a sum of some would look like a worse one. */
export function scaleTotal({ id, items }: Scale, answers: ScaleAnswers): number | null {
  let total = 0;
  for (const item of items) {
    const score = item.options.find((option) => option.id === answers[id]?.[item.id])?.score;
    if (score === undefined) return null;
    total += score;
  }
  return total;
}

/** How many of the questions are answered. */
export function answeredCount(scales: readonly Scale[], answers: ScaleAnswers): number {
  return scaleQuestions(scales).filter(({ scale, item }) => answers[scale]?.[item.id] !== undefined).length;
}

/** What the social worker gets of it: answers and sums; null where nothing was answered. */
export function scaleReport(scales: readonly Scale[], answers: ScaleAnswers) {
  if (answeredCount(scales, answers) === 0) return null;
  return Object.fromEntries(
    scales.map((scale) => [
      scale.id,
      { answers: answers[scale.id] ?? {}, total: scaleTotal(scale, answers) },
    ]),
  );
}
