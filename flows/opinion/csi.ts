import type { Factor } from '../../assets/catalogue/opinion-schema.ts';

/** Marks from 1 to 5, by the id of the factor; what was passed over is not there. */
export type Marks = Readonly<Record<string, number>>;

export const LOWEST_MARK = 1;
export const HIGHEST_MARK = 5;

/**
 * Customer satisfaction index, 0 to 100: the weighted mean of the marks on the way from the lowest to the highest
 * (Fornell and others 1996). Factors that were passed over do not count. Null where none was answered.
 */
export function satisfactionIndex(factors: readonly Factor[], marks: Marks): number | null {
  let [sum, weights] = [0, 0];
  for (const { id, weight } of factors) {
    const mark = marks[id];
    if (mark === undefined) continue;
    sum += weight * (mark - LOWEST_MARK);
    weights += weight;
  }
  return weights === 0 ? null : (100 * sum) / (weights * (HIGHEST_MARK - LOWEST_MARK));
}

/**
 * Net promoter score, -100 to 100: how many of a hundred would recommend (9, 10) less how many would not (0 to 6)
 * (Reichheld 2003). Null where nobody answered.
 * @param answers each from 0 to 10
 */
export function netPromoterScore(answers: readonly number[]): number | null {
  if (answers.length === 0) return null;
  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  return (100 * (promoters - detractors)) / answers.length;
}
