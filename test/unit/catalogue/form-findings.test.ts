import { describe, expect, test } from 'vitest';
import { formFindings } from '../../../electron/host/catalogue/form-findings.ts';
import { catalogue } from '../../support/catalogue.ts';
import { FORM_FILES, SMALL } from '../../support/forms.ts';

const AROUND = {
  services: catalogue.services.map(({ code }) => code),
  documents: catalogue.documents.map(({ id }) => id),
};

test('the forms of the kiosk are right', () => {
  expect(formFindings(FORM_FILES, AROUND)).toEqual([]);
  expect(formFindings([SMALL], AROUND)).toEqual([]);
});

type Changed = Record<string, unknown> & { questions: Record<string, unknown>[] };
/** What is found in the small form once it is changed. */
const foundWith = (change: (form: Changed) => void) => {
  const form = structuredClone(SMALL) as unknown as Changed;
  change(form);
  return formFindings([form], AROUND);
};
const at = (form: Changed, id: string): Record<string, unknown> => {
  const found = form.questions.find((question) => question.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('what is wrong in a form is found', () => {
  test.each<[string, (form: Changed) => void, string]>([
    ['a question twice', (form) => form.questions.push(at(form, 'more')), 'questions.more: stands twice'],
    [
      'an answer twice',
      (form) => {
        at(form, 'home').options = [...SMALL_OPTIONS, SMALL_OPTIONS[0]];
      },
      'questions.home.options.own: stands twice',
    ],
    [
      'a condition on a question that is none',
      (form) => {
        at(form, 'more').when = { question: 'gone', is: ['yes'] };
      },
      'questions.more: there is no question gone',
    ],
    [
      'a condition on a later question',
      (form) => {
        at(form, 'home').when = { question: 'phone', is: ['yes'] };
      },
      'questions.home: phone is asked later, or is itself',
    ],
    [
      'a condition on itself',
      (form) => {
        at(form, 'home').when = { question: 'home', is: ['own'] };
      },
      'questions: a loop, home → home',
    ],
    [
      'two that hang on each other',
      (form) => {
        at(form, 'alone').when = { question: 'home', is: ['own'] };
        at(form, 'home').when = { all: [{ any: [{ question: 'alone', is: ['no'] }] }] };
      },
      'questions: a loop, alone → home → alone',
    ],
    [
      'an answer that there is not',
      (form) => {
        at(form, 'more').when = { question: 'home', is: ['castle'] };
      },
      'questions.more: home has no answer castle',
    ],
    [
      'a number asked of what is none',
      (form) => {
        at(form, 'more').when = { question: 'home', atLeast: 2 };
      },
      'questions.more: home is no question of numbers',
    ],
    [
      'a bound that is no number',
      (form) => {
        at(form, 'children').max = { question: 'home' };
      },
      'questions.children: home is no question of numbers',
    ],
    [
      'bounds that leave nothing',
      (form) => {
        at(form, 'members').min = 10;
      },
      'questions.members: min above max',
    ],
    [
      'a section that there is not',
      (form) => {
        at(form, 'more').section = 'else';
      },
      'questions.more: there is no section else',
    ],
    [
      'a section that is taken up again',
      (form) => {
        (form.sections as object[]).push({ id: 'end', az: 'Son', ru: 'Конец', en: 'End' });
        at(form, 'home').section = 'end';
      },
      'questions.members: behind the end of section all',
    ],
    [
      'a service that there is not',
      (form) => {
        form.service = '99.99';
      },
      'there is no service 99.99',
    ],
    [
      'a document that there is not',
      (form) => {
        form.documents = ['passport-of-mars'];
      },
      'there is no document passport-of-mars',
    ],
    [
      'markup',
      (form) => {
        at(form, 'home').az = '<b>Ev</b>';
      },
      'questions.home.az: markup <',
    ],
    [
      'markup in an answer',
      (form) => {
        (at(form, 'home').options as Record<string, unknown>[])[1] = { id: 'rented', ...TEXT, en: 'a {{b}}' };
      },
      'questions.home.options.rented.en: markup {{',
    ],
  ])('%s', (_, change, finding) => {
    expect(
      foundWith(change).some((one) => one.startsWith(`small: ${finding}`)),
      String(foundWith(change)),
    ).toBe(true);
  });

  test.each<[string, (form: Changed) => void, string]>([
    ['a language that is missing', (form) => delete at(form, 'home').ru, 'questions.1.ru'],
    [
      'a language that is empty',
      (form) => {
        at(form, 'home').label = { ...TEXT, az: '' };
      },
      'questions.1.label.az',
    ],
    [
      'a kind that there is not',
      (form) => {
        at(form, 'home').kind = 'slider';
      },
      'questions.1.kind',
    ],
    [
      'the name of a button',
      (form) => {
        at(form, 'home').id = 'review';
      },
      'questions.1.id',
    ],
    [
      'a field that nobody reads',
      (form) => {
        at(form, 'home').colour = 'red';
      },
      'questions.1',
    ],
  ])('%s', (_, change, place) => {
    expect(
      foundWith(change).some((one) => one.startsWith(`№ 1: ${place}: `)),
      String(foundWith(change)),
    ).toBe(true);
  });

  test('two forms with one name', () => {
    expect(formFindings([SMALL, SMALL], AROUND)).toContain('small: stands twice');
  });

  test('what is no form at all', () => {
    for (const data of [null, 5, 'form', [], {}]) expect(formFindings([data]).length).toBeGreaterThan(0);
  });
});

const TEXT = { az: 'Ev', ru: 'Дом', en: 'Home' };
const SMALL_OPTIONS = ['own', 'rented', 'other'].map((id) => ({ id, ...TEXT }));
