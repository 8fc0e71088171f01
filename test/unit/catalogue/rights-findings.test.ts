import { describe, expect, test } from 'vitest';
import type { RightsData } from '../../../assets/catalogue/rights-schema.ts';
import {
  LONGEST_PATH,
  longestPath,
  rightsFindings,
} from '../../../electron/host/catalogue/rights-findings.ts';
import { RIGHTS } from '../../../flows/desk-data.ts';
import { catalogue } from '../../support/catalogue.ts';
import { told } from '../../support/told-findings.ts';

const services = catalogue.services.map(({ code }) => code);
type Loose = { questions: Record<string, unknown>[]; rules: Record<string, unknown>[]; source: string };
/** What is found in the rules as they stand after one mistake. */
const after = (spoil: (data: Loose) => void) => {
  const data = structuredClone(RIGHTS) as unknown as Loose;
  spoil(data);
  return told(data, rightsFindings(data, services));
};
const questionOf = (data: Loose, id: string) =>
  data.questions.find((question) => question.id === id) as Record<string, unknown> & {
    options: Record<string, unknown>[];
  };
const ruleOf = (data: Loose, id: string) =>
  data.rules.find((rule) => rule.id === id) as Record<string, unknown> & { reason: Record<string, string> };

test('nothing is wrong in the rules as they stand, and nobody is asked more than twelve questions', () => {
  expect(rightsFindings(RIGHTS, services)).toEqual([]);
  expect(longestPath(RIGHTS)).toBe(LONGEST_PATH);
});

describe('one mistake is found, with its place', () => {
  test.each<[string, RegExp, (data: Loose) => void]>([
    [
      'no such service',
      /^rules\.birth-grant\.service: “99\.99” does not exist in services\.json/,
      (data) => Object.assign(ruleOf(data, 'birth-grant'), { service: '99.99' }),
    ],
    [
      'no such question in a rule',
      /^rules\.birth-grant\.when: there is no question “ghost”/,
      (data) => Object.assign(ruleOf(data, 'birth-grant'), { when: { question: 'ghost', is: ['yes'] } }),
    ],
    [
      'no such question in a branch',
      /^questions\.degree\.when: there is no question “ghost”/,
      (data) => Object.assign(questionOf(data, 'degree'), { when: { question: 'ghost', is: ['yes'] } }),
    ],
    [
      'no such answer',
      /^rules\.find-job\.when: the question “work” has no answer “resting”/,
      (data) =>
        Object.assign(ruleOf(data, 'find-job'), { when: { any: [{ question: 'work', is: ['resting'] }] } }),
    ],
    [
      'numbers of a question without',
      /^rules\.find-job\.when: “work” is no question of numbers/,
      (data) => Object.assign(ruleOf(data, 'find-job'), { when: { question: 'work', from: 1 } }),
    ],
    [
      'from above to',
      /^rules\.find-job\.when: the smallest number is above/,
      (data) => Object.assign(ruleOf(data, 'find-job'), { when: { question: 'age', from: 5, to: 1 } }),
    ],
    [
      'neither from nor to',
      /^rules\.find-job\.when: “from” or “to” is missing/,
      (data) => Object.assign(ruleOf(data, 'find-job'), { when: { question: 'age' } }),
    ],
    [
      'a loop',
      /^questions\.work(-end)?\.when: goes round in a circle: .*(work-end → work|work → work-end)/,
      (data) => Object.assign(questionOf(data, 'work'), { when: { question: 'work-end', is: ['other'] } }),
    ],
    [
      'a question that asks itself',
      /^questions\.work\.when: goes round in a circle: work → work/,
      (data) => Object.assign(questionOf(data, 'work'), { when: { question: 'work', is: ['lost'] } }),
    ],
    [
      'asked later',
      /^questions\.work\.when: hangs on “income”, which is asked later/,
      (data) => Object.assign(questionOf(data, 'work'), { when: { question: 'income', is: ['low'] } }),
    ],
    [
      'a question that nobody reaches',
      /^questions\.alone: never reached/,
      (data) =>
        Object.assign(questionOf(data, 'alone'), {
          when: {
            all: [
              { question: 'age', from: 60 },
              { question: 'age', to: 17 },
            ],
          },
        }),
    ],
    [
      'a rule that nobody reaches',
      /^rules\.day-centre: never reached/,
      (data) =>
        Object.assign(ruleOf(data, 'day-centre'), {
          when: {
            all: [
              { question: 'alone', is: ['yes'] },
              { question: 'age', to: 39 },
            ],
          },
        }),
    ],
    [
      'a question twice',
      /^questions\.work\.id: “work” stands here a second time/,
      (data) => Object.assign(questionOf(data, 'income'), { id: 'work' }),
    ],
    [
      'a rule twice',
      /^rules\.carer\.id: “carer” stands here a second time/,
      (data) => Object.assign(ruleOf(data, 'mobile'), { id: 'carer' }),
    ],
    [
      'an answer twice',
      /^questions\.work\.options\.lost\.id: “lost” stands here a second time/,
      (data) => Object.assign(questionOf(data, 'work').options[0] ?? {}, { id: 'lost' }),
    ],
    [
      'a language that is missing',
      /^questions\.work\.ru: the text is missing in this language/,
      (data) => delete questionOf(data, 'work').ru,
    ],
    [
      'an empty text',
      /^rules\.carer\.reason\.az: the text is missing in this language/,
      (data) => Object.assign(ruleOf(data, 'carer').reason, { az: '' }),
    ],
    [
      'markup',
      /^rules\.carer\.reason\.en: “<” is markup/,
      (data) => Object.assign(ruleOf(data, 'carer').reason, { en: 'you <b>care</b>' }),
    ],
    [
      'markup in an answer',
      /^questions\.work\.options\.lost\.az: “\{\{” is markup/,
      (data) => Object.assign(questionOf(data, 'work').options[1] ?? {}, { az: '{{x}}' }),
    ],
    [
      'Cyrillic in Azerbaijani',
      /^questions\.work\.az: “işlәyirsiniz” has Cyrillic letters/,
      (data) => Object.assign(questionOf(data, 'work'), { az: 'Siz işlәyirsiniz?' }),
    ],
    [
      'an amount of money',
      /^rules\.carer\.reason\.en: “100 manat” is an amount of money without its date/,
      (data) => Object.assign(ruleOf(data, 'carer').reason, { en: 'you get 100 manat' }),
    ],
    [
      'a band that does not follow',
      /^questions\.age\.options\.18-39: does not begin where the answer before it ends/,
      (data) => Object.assign(questionOf(data, 'age').options[1] ?? {}, { from: 20 }),
    ],
    [
      'an open band in the middle',
      /^questions\.age\.options\.18-39: only the last answer/,
      (data) => Object.assign(questionOf(data, 'age').options[1] ?? {}, { to: null }),
    ],
    [
      'an answer that stands for none',
      /: “skip” is the name of a button/,
      (data) => Object.assign(questionOf(data, 'work').options[0] ?? {}, { id: 'skip' }),
    ],
    [
      'a field that nobody knows',
      /^questions\.work\.amount: there is no field “amount”/,
      (data) => Object.assign(questionOf(data, 'work'), { amount: 5 }),
    ],
    [
      'too many questions',
      /^questions: up to 13 questions are asked/,
      (data) => data.questions.push({ ...questionOf(data, 'income'), id: 'more' }),
    ],
  ])('%s', (_, finding, spoil) => {
    const found = after(spoil);
    expect(
      found.some((one) => finding.test(one)),
      found.join('\n'),
    ).toBe(true);
  });

  test.each([null, [], {}, { questions: [] }, 'text'])('what is no such file: %o', (data) => {
    expect(rightsFindings(data, services)).not.toEqual([]);
  });

  test('is never reached, told in good time, of ten questions that branch', () => {
    const [first] = RIGHTS.questions;
    if (!first) throw new Error('no question');
    const many = Array.from({ length: 12 }, (_, at) => ({ ...questionFive, id: `q${at}` }));
    const data = {
      ...RIGHTS,
      questions: many,
      rules: [
        {
          ...RIGHTS.rules[0],
          when: { all: many.slice(0, 10).map(({ id }) => ({ question: id, is: ['a'] })) },
        },
      ],
    } as unknown as RightsData;
    expect(rightsFindings(data, services)).toEqual([]);
    const never = structuredClone(data) as unknown as Loose;
    Object.assign(never.rules[0] ?? {}, {
      when: {
        all: [
          ...many.slice(0, 9).map(({ id }) => ({ question: id, is: ['a'] })),
          { question: 'q0', is: ['b'] },
        ],
      },
    });
    expect(told(never, rightsFindings(never, services))).toEqual([
      'rules.birth-grant: hangs on too many questions to be looked through: make it simpler',
    ]);
  });
});

const questionFive = {
  kind: 'choice',
  az: 'a',
  ru: 'а',
  en: 'a',
  help: null,
  when: null,
  options: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, az: id, ru: 'а', en: id })),
};
