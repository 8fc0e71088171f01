import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormQuestion } from '../../../../assets/catalogue/form-schema.ts';
import {
  type Answers,
  answerShown,
  answersOf,
  askedOf,
  checkAnswer,
  firstOpen,
  holds,
  isTyped,
  optionsOf,
  toggled,
  typedFrom,
} from '../../../../flows/application/answers.ts';
import {
  type Filled,
  goneBack,
  goneOn,
  keptForm,
  newFilled,
  REVIEW,
  toKeep,
} from '../../../../flows/application/filled.ts';
import { flowWords } from '../../../support/flow-words.ts';
import { SMALL, TARGETED } from '../../../support/forms.ts';

const TODAY = '2026-11-26';
const question = (id: string, form = SMALL): FormQuestion => {
  const found = form.questions.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const ids = (answers: Answers, form = SMALL) => askedOf(form, answers).map(({ id }) => id);

/** An answer of some kind to each question, right or wrong. */
const answerTo = (one: FormQuestion): fc.Arbitrary<string | string[]> => {
  if (one.kind === 'choices')
    return fc.oneof(fc.constant(''), fc.subarray([...optionsOf(one)], { minLength: 1 }));
  if (!isTyped(one)) return fc.constantFrom(...optionsOf(one));
  switch (one.kind) {
    case 'number':
      return fc.integer({ min: 0, max: 31 }).map(String);
    case 'phone':
      return fc.constantFrom('+994501234567', '+994331234567', '');
    case 'date':
      return fc.constantFrom('1980-01-31', '2980-01-31', '');
    case 'fin':
      return fc.constantFrom('1ABC234', 'IABC234', '');
    case 'text':
      return fc.constantFrom('Bakı', '', '😀');
  }
};
const answersTo = (form = SMALL): fc.Arbitrary<Answers> =>
  fc
    .record(Object.fromEntries(form.questions.map((one) => [one.id, answerTo(one)])), { requiredKeys: [] })
    .map((answers) => answers as Answers);

describe('what is asked', () => {
  test('hangs on what was answered before', () => {
    expect(ids({})).not.toContain('members');
    expect(ids({ alone: 'no' })).toContain('members');
    expect(ids({ alone: 'no', members: '2' })).not.toContain('children');
    expect(ids({ alone: 'no', members: '3' })).toContain('children');
  });

  test('does not hang on an answer that is not asked any more', () => {
    expect(ids({ alone: 'yes', members: '5' })).not.toContain('children');
  });

  test('of several answers one is enough; what was passed over leads nowhere', () => {
    const is = (some: string[]) => ({ question: 'incomes', is: some });
    const answers = { incomes: ['wage', 'rent'], home: '' };
    expect(holds(is(['rent', 'farm']), answers)).toBe(true);
    expect(holds(is(['farm']), answers)).toBe(false);
    expect(holds({ question: 'home', is: [''] }, answers)).toBe(false);
    expect(holds({ all: [is(['wage']), is(['rent'])] }, answers)).toBe(true);
    expect(holds({ any: [is(['farm']), { question: 'members', atLeast: 0 }] }, answers)).toBe(false);
  });
});

describe('an answer', () => {
  test.each<[string, string | string[], boolean]>([
    ['alone', 'yes', true],
    ['alone', 'maybe', false],
    ['home', 'own', true],
    ['home', '', false],
    ['home', ['own'], false],
    ['incomes', ['wage'], true],
    ['incomes', [], false],
    ['incomes', 'wage', false],
    ['incomes', ['wage', 'gold'], false],
    ['members', '2', true],
    ['members', '1', false],
    ['phone', '+994501234567', true],
    ['phone', '+994331234567', false],
    ['born', '', true],
    ['born', '1980-01-31', true],
    ['born', '1980-02-31', false],
    ['partner', '1ABC234', true],
    ['partner', 'IABC234', false],
    ['more', '', true],
    ['more', '😀', false],
  ])('to %s: %o', (id, answer, stands) => {
    expect(checkAnswer(question(id), answer, {}, TODAY).ok).toBe(stands);
  });

  test('within bounds that are the answer to another question', () => {
    const children = (count: string, members: string) =>
      checkAnswer(question('children'), count, { members }, TODAY);
    expect(children('3', '3').ok).toBe(true);
    expect(children('4', '3')).toEqual({ ok: false, why: { key: 'field:number.high', with: { most: 3 } } });
  });

  test('written down is typed again the same', () => {
    for (const [id, answer] of [
      ['phone', '+994501234567'],
      ['born', '1980-01-31'],
      ['members', '4'],
      ['more', 'Bakı'],
    ] as const) {
      const one = question(id);
      if (!isTyped(one)) throw new Error(id);
      expect(checkAnswer(one, answer, {}, TODAY)).toEqual({ ok: true, value: answer });
    }
    const born = question('born');
    expect(isTyped(born) && typedFrom(born, '1980-01-31')).toBe('31011980');
  });

  test('"none of these" and the others take each other away', () => {
    const incomes = question('incomes');
    if (incomes.kind !== 'choices') throw new Error('incomes');
    expect(toggled(incomes, undefined, 'rent')).toEqual(['rent']);
    expect(toggled(incomes, ['rent'], 'wage')).toEqual(['wage', 'rent']);
    expect(toggled(incomes, ['wage', 'rent'], 'wage')).toEqual(['rent']);
    expect(toggled(incomes, ['wage', 'rent'], 'none')).toEqual(['none']);
    expect(toggled(incomes, ['none'], 'rent')).toEqual(['rent']);
    expect(toggled(incomes, ['none'], 'none')).toEqual([]);
  });

  test('is read over in words', () => {
    const say = flowWords('az');
    const shown = (id: string, answer: string | string[]) => answerShown(question(id), answer, 'az', say);
    expect(shown('alone', 'no')).toBe('Xeyr');
    expect(shown('incomes', ['wage', 'rent'])).toBe('wage, rent');
    expect(shown('phone', '+994501234567')).toBe('050 123 45 67');
    expect(shown('born', '1980-01-31')).toBe('31.01.1980');
    expect(shown('more', '')).toBeNull();
    expect(shown('incomes', [])).toBeNull();
  });
});

describe.each([
  ['a small form', SMALL],
  ['the form for targeted assistance', TARGETED],
])('%s', (_, form) => {
  test('whatever is answered, the way on ends where nothing is open any more', () => {
    fc.assert(
      fc.property(answersTo(form), fc.array(fc.nat(), { maxLength: 60 }), (answers, picks) => {
        let filled: Filled = { ...newFilled(form), answers };
        for (let steps = 0; filled.at !== REVIEW && steps < picks.length; steps++) {
          const here = form.questions.find(({ id }) => id === filled.at);
          if (!here) throw new Error(filled.at);
          if (!checkAnswer(here, filled.answers[here.id] ?? '', filled.answers, TODAY).ok) break;
          const answered = { ...filled.answers, [here.id]: filled.answers[here.id] ?? '' };
          filled = goneOn(form, { ...filled, answers: answered }, TODAY);
        }
        if (filled.at === REVIEW) expect(firstOpen(form, filled.answers, TODAY)).toBeNull();
        else expect(ids(filled.answers, form)).toContain(filled.at);
      }),
    );
  });

  test('back and back leads to the beginning, and nothing is lost', () => {
    fc.assert(
      fc.property(answersTo(form), (answers) => {
        let filled: Filled = { ...newFilled(form), answers, at: REVIEW, isReviewing: true };
        const seen: string[] = [];
        for (let back = goneBack(form, filled); back; back = goneBack(form, filled)) {
          seen.push(back.at);
          filled = back;
        }
        expect(seen).toEqual([...ids(answers, form)].reverse());
        expect(filled.answers).toBe(answers);
      }),
    );
  });

  test('what is sent are the answers to what was asked, in its order', () => {
    fc.assert(
      fc.property(answersTo(form), (answers) => {
        const sent = answersOf(form, answers);
        const asked = ids(answers, form);
        expect(Object.keys(sent)).toEqual(asked.filter((id) => Object.hasOwn(sent, id)));
        expect(Object.values(sent).every((answer) => answer.length > 0)).toBe(true);
      }),
    );
  });

  test('put aside and taken up again it is the same; of another version, or changed, it is none', () => {
    const filled = { ...newFilled(form), answers: { [form.questions[0]?.id ?? '']: 'yes' }, typed: 'ab' };
    const kept = JSON.parse(JSON.stringify(toKeep(form, filled)));
    expect(keptForm(kept, [form])).toEqual({ form, filled });
    expect(keptForm({ ...kept, version: form.version + 1 }, [form])).toBeNull();
    expect(keptForm({ ...kept, form: 'else' }, [form])).toBeNull();
    expect(keptForm({ ...kept, at: 'nowhere' }, [form])).toBeNull();
    expect(keptForm({ ...kept, more: 1 }, [form])).toBeNull();
    expect(keptForm({ ...kept, answers: { a: 5 } }, [form])).toBeNull();
    expect(keptForm({ ...kept, typed: 'x'.repeat(10_000) }, [form])).toBeNull();
    expect(keptForm(undefined, [form])).toBeNull();
  });
});
