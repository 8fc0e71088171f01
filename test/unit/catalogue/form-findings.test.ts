import { describe, expect, test } from 'vitest';
import { formFindings } from '../../../electron/host/catalogue/form-findings.ts';
import { catalogue } from '../../support/catalogue.ts';
import { FORM_FILES, SMALL } from '../../support/forms.ts';
import { told } from '../../support/told-findings.ts';

const AROUND = {
  services: catalogue.services.map(({ code }) => code),
  documents: catalogue.documents.map(({ id }) => id),
};

test('the forms of the kiosk are right', () => {
  for (const form of [...FORM_FILES, SMALL]) expect(formFindings(form, AROUND)).toEqual([]);
});

type Changed = Record<string, unknown> & { questions: Record<string, unknown>[] };
/** What is found in the small form once it is changed. */
const foundWith = (change: (form: Changed) => void) => {
  const form = structuredClone(SMALL) as unknown as Changed;
  change(form);
  return told(form, formFindings(form, AROUND));
};
const at = (form: Changed, id: string): Record<string, unknown> => {
  const found = form.questions.find((question) => question.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('what is wrong in a form is found', () => {
  test.each<[string, (form: Changed) => void, string]>([
    [
      'a question twice',
      (form) => form.questions.push(at(form, 'more')),
      'questions.more.id: “more” stands here a second time',
    ],
    [
      'an answer twice',
      (form) => {
        at(form, 'home').options = [...SMALL_OPTIONS, SMALL_OPTIONS[0]];
      },
      'questions.home.options.own.id: “own” stands here a second time',
    ],
    [
      'a condition on a question that is none',
      (form) => {
        at(form, 'more').when = { question: 'gone', is: ['yes'] };
      },
      'questions.more: there is no question “gone”',
    ],
    [
      'a condition on a later question',
      (form) => {
        at(form, 'home').when = { question: 'phone', is: ['yes'] };
      },
      'questions.home: hangs on “phone”, which is asked later or is this question itself',
    ],
    [
      'a condition on itself',
      (form) => {
        at(form, 'home').when = { question: 'home', is: ['own'] };
      },
      'questions.home.when: goes round in a circle: home → home',
    ],
    [
      'two that hang on each other',
      (form) => {
        at(form, 'alone').when = { question: 'home', is: ['own'] };
        at(form, 'home').when = { all: [{ any: [{ question: 'alone', is: ['no'] }] }] };
      },
      'questions.alone.when: goes round in a circle: alone → home → alone',
    ],
    [
      'an answer that there is not',
      (form) => {
        at(form, 'more').when = { question: 'home', is: ['castle'] };
      },
      'questions.more: the question “home” has no answer “castle”',
    ],
    [
      'a number asked of what is none',
      (form) => {
        at(form, 'more').when = { question: 'home', atLeast: 2 };
      },
      'questions.more: “home” is no question of numbers',
    ],
    [
      'a bound that is no number',
      (form) => {
        at(form, 'children').max = { question: 'home' };
      },
      'questions.children: “home” is no question of numbers',
    ],
    [
      'bounds that leave nothing',
      (form) => {
        at(form, 'members').min = 10;
      },
      'questions.members: the smallest number is above the largest',
    ],
    [
      'a section that there is not',
      (form) => {
        at(form, 'more').section = 'else';
      },
      'questions.more.section: there is no section “else”',
    ],
    [
      'a section that is taken up again',
      (form) => {
        (form.sections as object[]).push({ id: 'end', az: 'Son', ru: 'Конец', en: 'End' });
        at(form, 'home').section = 'end';
      },
      'questions.members.section: the questions of the section “all” must stand together',
    ],
    [
      'a service that there is not',
      (form) => {
        form.service = '99.99';
      },
      'service: “99.99” does not exist in services.json',
    ],
    [
      'a document that there is not',
      (form) => {
        form.documents = ['passport-of-mars'];
      },
      'documents.1: “passport-of-mars” does not exist in documents.json',
    ],
    [
      'markup',
      (form) => {
        at(form, 'home').az = '<b>Ev</b>';
      },
      'questions.home.az: “<” is markup',
    ],
    [
      'markup in an answer',
      (form) => {
        (at(form, 'home').options as Record<string, unknown>[])[1] = { id: 'rented', ...TEXT, en: 'a {{b}}' };
      },
      'questions.home.options.rented.en: “{{” is markup',
    ],
  ])('%s', (_, change, finding) => {
    expect(
      foundWith(change).some((one) => one.startsWith(finding)),
      String(foundWith(change)),
    ).toBe(true);
  });

  test.each<[string, (form: Changed) => void, string]>([
    [
      'a language that is missing',
      (form) => delete at(form, 'home').ru,
      'questions.home.ru: the text is missing in this language',
    ],
    [
      'a language that is empty',
      (form) => {
        at(form, 'home').label = { ...TEXT, az: '' };
      },
      'questions.home.label.az: the text is missing in this language',
    ],
    [
      'a kind that there is not',
      (form) => {
        at(form, 'home').kind = 'slider';
      },
      'questions.home.kind: found “slider”, expected one of: ',
    ],
    [
      'the name of a button',
      (form) => {
        at(form, 'home').id = 'review';
      },
      'questions.review.id: “review” is the name of a button',
    ],
    [
      'a field that nobody reads',
      (form) => {
        at(form, 'home').colour = 'red';
      },
      'questions.home.colour: there is no field “colour”',
    ],
  ])('%s', (_, change, place) => {
    expect(
      foundWith(change).some((one) => one.startsWith(place)),
      String(foundWith(change)),
    ).toBe(true);
  });

  test('what is no form at all', () => {
    for (const data of [null, 5, 'form', [], {}]) expect(formFindings(data).length).toBeGreaterThan(0);
  });
});

const TEXT = { az: 'Ev', ru: 'Дом', en: 'Home' };
const SMALL_OPTIONS = ['own', 'rented', 'other'].map((id) => ({ id, ...TEXT }));
