import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Scale, scaleSchema } from '../../../../assets/catalogue/scales-schema.ts';
import { textTroubles } from '../../../../electron/host/catalogue/text-rules.ts';
import { LOCALES } from '../../../../flows/contract.ts';
import { SCALES } from '../../../../flows/desk-data.ts';
import {
  answeredCount,
  type ScaleAnswers,
  scaleQuestions,
  scaleReport,
  scaleTotal,
  withAnswer,
} from '../../../../flows/request/scales.ts';

const questions = scaleQuestions(SCALES);
const best = (scale: Scale, pick: (scores: readonly number[]) => number): ScaleAnswers =>
  Object.fromEntries([
    [
      scale.id,
      Object.fromEntries(
        scale.items.map(({ id, options }) => {
          const score = pick(options.map((option) => option.score));
          return [id, options.find((option) => option.score === score)?.id ?? ''];
        }),
      ),
    ],
  ]);

describe.each(SCALES)('$name', (scale) => {
  test('has the items and the scores that were published', () => {
    expect([scale.items.length, scale.highest]).toEqual(scale.id === 'barthel' ? [10, 100] : [8, 8]);
    const scores = new Set(scale.items.flatMap(({ options }) => options.map(({ score }) => score)));
    expect([...scores].sort((one, other) => one - other)).toEqual(
      scale.id === 'barthel' ? [0, 5, 10, 15] : [0, 1],
    );
    for (const { options } of scale.items) {
      const falling = options.map(({ score }) => score);
      expect(falling).toEqual([...falling].sort((one, other) => other - one));
    }
  });

  test('sums from the worst to the best', () => {
    expect(
      scaleTotal(
        scale,
        best(scale, (scores) => Math.max(...scores)),
      ),
    ).toBe(scale.highest);
    expect(
      scaleTotal(
        scale,
        best(scale, (scores) => Math.min(...scores)),
      ),
    ).toBe(0);
  });

  test('has clean texts in each language, and none twice in a question', () => {
    for (const locale of LOCALES) {
      for (const item of scale.items) {
        for (const one of [item, ...item.options]) expect(textTroubles(one[locale], locale)).toEqual([]);
        expect(new Set(item.options.map((option) => option[locale])).size).toBe(item.options.length);
      }
    }
  });

  test('a score that does not fit the published sum is refused', () => {
    const wrong = structuredClone(scale);
    const option = wrong.items[0]?.options[0];
    if (option) option.score += 1;
    expect(scaleSchema.safeParse(wrong).success).toBe(false);
  });
});

test('a sum is given only of a whole questionnaire, whatever the order of the answers', () => {
  const answer = fc
    .nat(questions.length - 1)
    .chain((at) =>
      fc
        .constantFrom<string | null>(...(questions[at]?.item.options.map(({ id }) => id) ?? []), null)
        .map((id) => ({ at, id })),
    );
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 60 }), (given) => {
      let answers: ScaleAnswers = {};
      const last = new Map<number, string | null>();
      for (const { at, id } of given) {
        const question = questions[at];
        if (question) answers = withAnswer(answers, question, id);
        last.set(at, id);
      }
      const said = [...last.values()].filter((id) => id !== null).length;
      expect(answeredCount(SCALES, answers)).toBe(said);
      expect(scaleReport(SCALES, answers) === null).toBe(said === 0);
      for (const scale of SCALES) {
        const whole = scale.items.every(({ id }) => answers[scale.id]?.[id] !== undefined);
        const total = scaleTotal(scale, answers);
        expect(total !== null).toBe(whole);
        if (total !== null) expect(total).toBeLessThanOrEqual(scale.highest);
      }
    }),
  );
});
