import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PASSED_OVER, type RightsData, rightsSchema } from '../../../../assets/catalogue/rights-schema.ts';
import { RIGHTS } from '../../../../flows/desk-data.ts';
import { dueServices } from '../../../../flows/rights/due-services.ts';
import { holds, mayBeDue, optionsOf, path, type RightsAnswers } from '../../../../flows/rights/rules.ts';
import { catalogue } from '../../../support/catalogue.ts';

const codes = (answers: RightsAnswers) => mayBeDue(RIGHTS, answers).map(({ service }) => service);

/** Someone who answers, or passes over, whatever is asked. */
const person = fc.record(
  Object.fromEntries(
    RIGHTS.questions.map((question) => [question.id, fc.constantFrom(PASSED_OVER, ...optionsOf(question))]),
  ),
);
/** The answers of that person to what they are asked, in the order in which they are asked. */
function walked(answers: RightsAnswers): RightsAnswers {
  let said: RightsAnswers = {};
  for (let step = 0; ; step++) {
    expect(step).toBeLessThanOrEqual(RIGHTS.questions.length);
    const { next } = path(RIGHTS, said);
    if (next === null) return said;
    said = { ...said, [next.id]: answers[next.id] ?? PASSED_OVER };
  }
}

describe('the questionnaire', () => {
  test('ends for everybody, after twelve questions at most', () => {
    fc.assert(
      fc.property(person, (answers) => {
        expect(Object.keys(walked(answers)).length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('does not know in which order it was answered, and an answer to what was not asked changes nothing', () => {
    fc.assert(
      fc.property(person, fc.infiniteStream(fc.double({ min: 0, max: 1 })), (answers, chance) => {
        const said = walked(answers);
        const shuffled = Object.entries(answers)
          .map((entry) => ({ entry, at: Number(chance.next().value) }))
          .sort((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        expect(mayBeDue(RIGHTS, Object.fromEntries(shuffled))).toEqual(mayBeDue(RIGHTS, said));
      }),
    );
  });

  test('gives nobody less for an answer in place of none', () => {
    fc.assert(
      fc.property(person, fc.nat(RIGHTS.questions.length - 1), (answers, at) => {
        const question = RIGHTS.questions[at]?.id ?? '';
        const without = codes({ ...answers, [question]: PASSED_OVER });
        expect(codes(answers)).toEqual(expect.arrayContaining(without));
      }),
    );
  });

  test('does not hang on the order of the rules', () => {
    fc.assert(
      fc.property(
        person,
        fc.shuffledSubarray([...RIGHTS.rules], { minLength: RIGHTS.rules.length }),
        (answers, rules) => {
          const other = mayBeDue({ ...RIGHTS, rules }, answers).map(({ service }) => service);
          expect(other.sort()).toEqual(codes(answers).sort());
        },
      ),
    );
  });

  test('finds nothing for who passes over everything', () => {
    expect(codes(walked({}))).toEqual([]);
  });
});

describe('the rules as they stand', () => {
  test('cover at least 25 services, at least 5 of them proactive', () => {
    const covered = new Set(RIGHTS.rules.map(({ service }) => service));
    expect(covered.size).toBeGreaterThanOrEqual(25);
    const proactive = catalogue.services.filter(({ code, proactive }) => proactive && covered.has(code));
    expect(proactive.length).toBeGreaterThanOrEqual(5);
  });

  test.each<[string, RightsAnswers, string[], string[]]>([
    [
      'a young mother without income',
      { age: '18-39', work: 'none', children: 'few', youngest: 'under-1', disability: 'no', income: 'low' },
      ['05.02.09', '05.02.06', '05.02.13', '06.00', '04.01'],
      ['05.03.03', '05.02.07', '05.01.01'],
    ],
    [
      'somebody who was dismissed',
      { age: '40-59', work: 'lost', 'work-end': 'dismissed', children: 'none', disability: 'no' },
      ['04.01', '04.11'],
      ['05.02.09', '03.04'],
    ],
    [
      'somebody who left',
      { age: '40-59', work: 'lost', 'work-end': 'own-wish', children: 'none', disability: 'no' },
      ['04.01'],
      ['04.11'],
    ],
    [
      'a veteran disabled by war',
      {
        age: '40-59',
        work: 'none',
        children: 'none',
        disability: 'me',
        degree: '81-100',
        cause: 'war',
        service: 'veteran',
      },
      ['07.53', '05.02.52', '10.58', '07.02', '07.57', '05.02.02', '04.15'],
      ['07.06.02', '05.02.51'],
    ],
    [
      'a martyr’s family',
      {
        age: '60-69',
        work: 'pension',
        children: 'none',
        disability: 'no',
        service: 'martyr',
        loss: 'spouse',
      },
      ['07.03', '10.58', '05.01.04', '05.01.05'],
      ['05.01.01'],
    ],
    [
      'an old man alone',
      { age: '70-up', children: 'none', disability: 'no', alone: 'yes' },
      ['09.01', '09.02', '10.52', '05.01.01'],
      ['04.01'],
    ],
    [
      'a child with a disability',
      { age: 'under-18', disability: 'me' },
      ['05.02.51', '03.04'],
      ['05.02.02', '04.15'],
    ],
  ])('%s', (_, answers, among, not) => {
    const said = walked(answers);
    expect(codes(said)).toEqual(expect.arrayContaining(among));
    for (const code of not) expect(codes(said)).not.toContain(code);
  });

  test('say for each service why, once, the sure ones first', () => {
    const due = dueServices(
      RIGHTS,
      catalogue,
      walked({ age: '18-39', work: 'none', loss: 'buried', income: 'low' }),
    );
    expect(due.length).toBeGreaterThan(3);
    expect(new Set(due.map(({ service }) => service.code)).size).toBe(due.length);
    for (const { reasons } of due) expect(reasons.length).toBeGreaterThan(0);
    const unsure = due.map(({ isUnsure }) => isUnsure);
    expect(unsure).toEqual([...unsure].sort((one, other) => Number(one) - Number(other)));
    expect(unsure).toContain(true);
  });

  test('pass over a service that the catalogue does not hold', () => {
    const smaller = { ...catalogue, services: catalogue.services.filter(({ code }) => code !== '06.00') };
    const answers = walked({ income: 'low' });
    expect(codes(answers)).toContain('06.00');
    expect(dueServices(RIGHTS, smaller, answers).map(({ service }) => service.code)).not.toContain('06.00');
  });
});

describe('a condition', () => {
  const text = { az: 'a', ru: 'а', en: 'a' };
  const data: RightsData = rightsSchema.parse({
    questions: [
      {
        id: 'n',
        kind: 'band',
        ...text,
        help: null,
        when: null,
        options: [
          { id: 'low', ...text, from: 0, to: 4 },
          { id: 'high', ...text, from: 5, to: null },
        ],
      },
      { id: 'y', kind: 'yes-no', ...text, help: null, when: { question: 'n', is: ['high'] } },
    ],
    rules: [
      { id: 'r', service: '06.00', when: { question: 'y', is: ['yes'] }, reason: text, confidence: 'A' },
    ],
    source: 'test',
  });

  test.each([
    [{ question: 'n', from: 0, to: 4 }, { n: 'low' }, true],
    [{ question: 'n', from: 1 }, { n: 'low' }, false],
    [{ question: 'n', from: 5 }, { n: 'high' }, true],
    // An open band reaches beyond every end.
    [{ question: 'n', from: 5, to: 100 }, { n: 'high' }, false],
    [{ question: 'n', is: ['high', 'low'] }, { n: 'low' }, true],
    [{ question: 'n', is: ['high'] }, { n: PASSED_OVER }, false],
    [{ question: 'n', from: 0 }, {}, false],
    [{ question: 'toString', is: ['yes'] }, {}, false],
    [
      {
        all: [
          { question: 'n', from: 5 },
          { question: 'y', is: ['yes'] },
        ],
      },
      { n: 'high', y: 'yes' },
      true,
    ],
    [
      {
        all: [
          { question: 'n', from: 5 },
          { question: 'y', is: ['yes'] },
        ],
      },
      { n: 'high', y: 'no' },
      false,
    ],
    [
      {
        any: [
          { question: 'n', from: 5 },
          { question: 'y', is: ['yes'] },
        ],
      },
      { n: 'high' },
      true,
    ],
    [
      {
        any: [
          { question: 'n', from: 5 },
          { question: 'y', is: ['yes'] },
        ],
      },
      { n: 'low' },
      false,
    ],
  ])('%o with %o: %s', (condition, answers, is) => {
    expect(holds(condition, answers as RightsAnswers, data)).toBe(is);
  });

  test('of a mind that was changed holds no more', () => {
    expect(mayBeDue(data, { n: 'high', y: 'yes' })).toHaveLength(1);
    expect(mayBeDue(data, { n: 'low', y: 'yes' })).toEqual([]);
  });
});
