import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '../../../flows/contract.ts';
import {
  type CatalogueFolder,
  catalogueFolder,
  type Entry,
  runCatalogue,
} from '../../support/catalogue-folder.ts';

let folder: CatalogueFolder;
beforeEach(() => {
  folder = catalogueFolder();
});
afterEach(() => folder.dispose());

const check = (lang = 'en') => runCatalogue(['check', folder.path], lang);
/** What an editor reads, without the last line, which counts. */
const findings = () => {
  const { code, lines } = check();
  expect(code).toBe(1);
  return lines.slice(0, -1);
};
const first = (entries: Entry[]) => entries[0] as Entry;

describe('the built-in catalogue', () => {
  test.each(LOCALES)('is right, and it is said in %s', (lang) => {
    const { code, text } = runCatalogue(['check'], lang);
    expect(code).toBe(0);
    expect(text).toContain('152');
    expect(text).toContain('14');
  });

  test('is right as a copy under a new number', () => {
    expect(check()).toMatchObject({ code: 0, lines: [expect.stringContaining('2026.12.1')] });
  });
});

describe('a mistake is named with its file, line, code and field', () => {
  test('a missing language', () => {
    folder.editEntry('services.json', '05.02.01', (service) => {
      delete service.ru;
    });
    expect(findings()).toEqual([
      expect.stringMatching(/^services\.json:\d+ {2}05\.02\.01 {2}ru: the text is missing in this language$/),
    ]);
  });

  test('an empty text, a text that is null', () => {
    folder.editEntry('documents.json', 'birth-certificate', (kind) => {
      kind.en = '';
      (kind.whereToGet as Entry).ru = null;
    });
    expect(findings()).toEqual([
      expect.stringMatching(/documents\.json:\d+ {2}birth-certificate {2}en: the text is missing/),
      expect.stringMatching(/birth-certificate {2}whereToGet\.ru: the text is missing/),
    ]);
  });

  test('a duplicate code, at the second one', () => {
    folder.edit('services.json', (services) => {
      (services[7] as Entry).code = '01.01';
    });
    const line =
      1 +
      folder
        .text('services.json')
        .split('\n')
        .findLastIndex((one) => one.includes('"01.01"'));
    expect(findings()).toContainEqual(
      `services.json:${line}  01.01  code: “01.01” stands here a second time`,
    );
  });

  test('an unknown direction', () => {
    folder.editEntry('services.json', '06.00', (service) => {
      service.direction = '66';
    });
    expect(findings()).toEqual([
      expect.stringMatching(
        /services\.json:\d+ {2}06\.00 {2}direction: “66” does not exist in directions\.json/,
      ),
    ]);
  });

  test.each([
    ['documents.json', 'services.json', '05.02.01', (entry: Entry) => (entry.documents = [{ id: 'no' }])],
    ['services.json', 'life-events.json', 'birth', (entry: Entry) => (entry.services = ['99.99'])],
    ['services.json', 'documents.json', 'tsek-decision', (entry: Entry) => (entry.fromService = '99.99')],
    [
      'directions.json',
      'needs.json',
      'papers',
      (entry: Entry) => (entry.directions = ['01', '08', '08-1', '99']),
    ],
  ])('a name that is not in %s', (target, file, entry, change) => {
    folder.editEntry(file, entry, change);
    expect(findings()).toEqual([expect.stringMatching(`${file}:\\d+ .*does not exist in ${target}`)]);
  });

  test('a service of the coordination centre that is gone', () => {
    folder.edit<Entry>('vam.json', (vam) => {
      vam.services = ['10.58', '10.99'];
    });
    expect(findings()).toEqual([
      expect.stringContaining('services.2: “10.99” does not exist in services.json'),
    ]);
  });

  test('a loop: the document of a service comes out of the same service', () => {
    folder.editEntry('documents.json', 'business-plan', (kind) => {
      kind.fromService = '04.10';
      (kind.confidence as Entry).fromService = 'C';
    });
    expect(findings()).toEqual([
      expect.stringMatching(/04\.10 {2}documents: goes round in a circle: 04\.10 → 04\.10$/),
    ]);
  });

  test('a longer loop', () => {
    folder.editEntry('documents.json', 'form-88', (kind) => {
      kind.fromService = '05.02.02';
    });
    expect(findings()[0]).toMatch(/circle: 03\.01 → 05\.02\.02 → 03\.01$/);
  });

  test('a direction that no need leads to', () => {
    folder.editEntry('needs.json', 'papers', (need) => {
      need.directions = ['01', '08'];
    });
    expect(findings()).toEqual([expect.stringMatching(/directions\.json:\d+ {2}08-1: no need leads/)]);
  });

  test('a series letter that two queues would share', () => {
    folder.editEntry('desks.json', 'vam', (desk) => {
      desk.series = 'A';
    });
    expect(findings()).toEqual([expect.stringMatching(/desks\.json:\d+ {2}vam {2}series: “A” stands here/)]);
  });

  test('no desk for those who are not sure', () => {
    folder.edit('desks.json', (desks) => desks.filter(({ id }) => id !== 'general'));
    expect(findings()).toEqual([expect.stringContaining('the desk “general” is missing')]);
  });

  test('two services of a direction with one name', () => {
    folder.editEntry('services.json', '01.02', (service) => {
      service.az = 'MƏŞĞULLUQ üzrə arayış';
      service.easy = { az: 'İŞ VƏ YA işsizlik arayışı', ru: 'Справка', en: 'Reference' };
    });
    expect(findings()).toEqual([
      expect.stringContaining('01.02  easy: another service of this direction'),
      expect.stringContaining('01.02  az: another service of this direction'),
    ]);
  });

  test('a misspelt field, a picture that is not drawn, a mark that is none', () => {
    folder.editEntry('services.json', '01.01', (service) => {
      service.synonims = [];
      (service.confidence as Entry).az = 'D';
    });
    const said = findings();
    expect(said).toContainEqual(expect.stringContaining('there is no field “synonims”: misspelt?'));
    expect(said).toContainEqual(
      expect.stringContaining('01.01  confidence.az: found “D”, expected one of: A, B, C'),
    );
  });

  test('marks that are missing, of no field, or no marks at all', () => {
    folder.editEntry('services.json', '01.01', (service) => {
      delete service.confidence;
    });
    folder.editEntry('services.json', '01.02', (service) => {
      service.confidence = 'A';
    });
    folder.editEntry('services.json', '01.03', (service) => {
      service.confidence = { az: 'A', ru: 'C', en: 'A', code: 'C', listed: null, document: 'A' };
    });
    expect(findings()).toEqual([
      expect.stringContaining('01.01  confidence: nothing stands here'),
      expect.stringContaining('01.02  confidence: found “A”, expected object'),
      expect.stringContaining('01.03  confidence.document: there is no field “document”'),
      expect.stringContaining('01.03  confidence.listed: nothing stands here'),
      expect.stringContaining('01.03  confidence.documents: nothing stands here'),
    ]);
  });

  test('a picture that is not drawn', () => {
    folder.editEntry('needs.json', 'money', (need) => {
      need.icon = 'skull';
    });
    expect(findings()).toEqual([
      expect.stringContaining('money  icon: found “skull”, expected one of: docum'),
    ]);
  });

  test('a term, or a plain name, without a word on how sure it is', () => {
    folder.editEntry('services.json', '06.00', (service) => {
      delete (service.confidence as Entry).terms;
      delete (service.confidence as Entry).easy;
    });
    expect(findings()).toEqual([
      expect.stringContaining('06.00  confidence.terms: how sure is it?'),
      expect.stringContaining('06.00  confidence.easy: how sure is it?'),
    ]);
  });

  test('texts and lists that are too long, and forms that are wrong', () => {
    folder.editEntry('services.json', '01.01', (service) => {
      service.az = 'a'.repeat(401);
      service.synonyms = Array.from({ length: 41 }, (_, at) => `söz ${at}`);
      service.passportId = '1-2-3';
      service.terms = { total: { value: 0, unit: 'days' } };
    });
    const said = findings().join('\n');
    expect(said).toContain('01.01  az: longer than 400 characters');
    expect(said).toContain('01.01  synonyms: more than 40');
    expect(said).toContain('01.01  passportId: found “1-2-3”; it has to look like 01-06-00-00');
    expect(said).toContain('01.01  terms.total.value: found 0, expected ≥ 1');
  });

  test('a holiday outside the years of its file, and one that stands twice', () => {
    folder.edit<{ days: Entry[] }>('holidays.json', ({ days }) => {
      first(days).date = '2030-01-01';
      (days[2] as Entry).date = '2026-01-02';
    });
    const said = findings();
    expect(said).toContainEqual(expect.stringContaining('days.1.date: 2030-01-01 is not in the years'));
    expect(said).toContainEqual(
      expect.stringContaining('days.3.date: “2026-01-02” stands here a second time'),
    );
  });
});

describe('what the flows ask is checked with it', () => {
  interface Rights {
    questions: Entry[];
    rules: Entry[];
  }
  const FORM = 'forms/targeted-assistance.json';
  const named = (entries: Entry[], id: string) => entries.find((entry) => entry.id === id) as Entry;

  test('a loop in the rule data', () => {
    folder.edit<Rights>('rights.json', ({ questions }) => {
      named(questions, 'work').when = { question: 'work-end', is: ['other'] };
    });
    expect(findings()[0]).toMatch(
      /^rights\.json:\d+ {2}questions\.work\.when: goes round in a circle: work → work-end → work$/,
    );
  });

  test('a rule for a service that this catalogue does not have', () => {
    folder.edit<Rights>('rights.json', ({ rules }) => {
      named(rules, 'birth-grant').service = '99.99';
    });
    expect(findings()).toEqual([
      expect.stringMatching(
        /^rights\.json:\d+ {2}rules\.birth-grant\.service: “99\.99” does not exist in services\.json$/,
      ),
    ]);
  });

  test('a language that is missing in a question, and markup in a reason', () => {
    folder.edit<Rights>('rights.json', ({ questions, rules }) => {
      delete named(questions, 'work').ru;
      (named(rules, 'carer').reason as Entry).az = 'siz <i>baxırsınız</i>';
    });
    expect(findings()).toEqual([
      expect.stringMatching(/^rights\.json:\d+ {2}rules\.carer\.reason\.az: “<” is markup; texts are/),
      expect.stringMatching(
        /^rights\.json:\d+ {2}questions\.work\.ru: the text is missing in this language$/,
      ),
    ]);
  });

  test('a loop in a form, at its line', () => {
    folder.edit<Rights>(FORM, ({ questions }) => {
      named(questions, 'members').when = { question: 'members', atLeast: 2 };
    });
    const line =
      1 +
      folder
        .text(FORM)
        .split('\n')
        .findIndex((one) => one.includes('"when": {'));
    const all = findings();
    expect(all).toContainEqual(
      expect.stringMatching(
        /^forms\/targeted-assistance\.json:\d+ {2}questions\.members\.when: goes round in a circle: members → members$/,
      ),
    );
    expect(all.some((one) => Number(/:(\d+) /.exec(one)?.[1]) >= line)).toBe(true);
  });

  test('a form that is called otherwise than its file, and one that is no JSON', () => {
    folder.edit<Entry>(FORM, (form) => {
      form.id = 'other';
    });
    folder.write('forms/broken.json', '{"id": ');
    expect(findings()).toEqual([
      expect.stringMatching(/^forms\/broken\.json:1: not JSON from column/),
      expect.stringMatching(
        /targeted-assistance\.json:\d+ {2}id: found “other”, expected one of: targeted-assi/,
      ),
    ]);
  });

  test('a promise without a number, a scale without a language', () => {
    folder.edit<Record<string, Entry>>('promises.json', (promises) => {
      promises['call-back'] = { workingHours: 'soon' };
    });
    folder.edit<{ items: Entry[] }>('scales/barthel.json', ({ items }) => {
      named(items, 'feeding').en = '';
    });
    const said = findings().join('\n');
    expect(said).toMatch(/^promises\.json:\d+ {2}call-back/m);
    expect(said).toMatch(
      /^scales\/barthel\.json:\d+ {2}items\.feeding\.en: the text is missing in this language$/m,
    );
  });

  test.each([
    ['en', 'no kiosk is built with these questions'],
    ['ru', 'с такими вопросами киоск не собирается'],
    ['az', 'bu suallarla kiosk yığılmır'],
  ])('and what becomes of it is said in %s', (lang, words) => {
    folder.edit<Rights>('rights.json', ({ rules }) => {
      named(rules, 'birth-grant').service = '99.99';
    });
    const { code, lines } = check(lang);
    expect(code).toBe(1);
    expect(lines.at(-1)).toContain(words);
  });

  test('a folder without them is a catalogue all the same', () => {
    for (const name of ['rights.json', 'promises.json', 'opinion.json', 'forms', 'scales'])
      rmSync(join(folder.path, name), { recursive: true });
    expect(check().code).toBe(0);
  });
});

describe('no amount of money without its date', () => {
  test.each(['300 manat', '1 300,50 AZN', '₼ 250', '140-manatlıq', '300 манатов', '5 qəpik', '2 min manat'])(
    '%s in a text',
    (amount) => {
      folder.editEntry('services.json', '05.02.02', (service) => {
        service.content = { az: `Müavinət ${amount}.`, ru: 'Текст.', en: 'Text.' };
      });
      expect(findings()[0]).toMatch(/05\.02\.02 {2}content\.az: “.+” is an amount of money without its date/);
    },
  );

  test('with its date it may stand', () => {
    folder.editEntry('services.json', '05.02.02', (service) => {
      const text = '300 AZN (01.07.2026)';
      service.content = { az: text, ru: text, en: text };
    });
    expect(check().code).toBe(0);
  });

  test('as data it needs one too', () => {
    const of = { az: 'Müavinət', ru: 'Пособие', en: 'Benefit' };
    folder.editEntry('services.json', '05.02.02', (service) => {
      service.amounts = [{ of, amount: 300, currency: 'AZN', confidence: 'B' }];
      service.fee = { amount: 5, currency: 'AZN', confidence: 'C' };
    });
    const said = findings();
    expect(said).toContainEqual(expect.stringContaining('05.02.02  amounts.1.asOf: nothing stands here'));
    expect(said).toContainEqual(expect.stringContaining('05.02.02  fee.asOf: nothing stands here'));
  });
});

describe('texts are texts', () => {
  const rtl = String.fromCodePoint(0x202e);
  test.each([
    ['markup', 'Qanun <b>387</b>', '“<” is markup'],
    ['a script', '<script>alert(1)</script>', '“<” is markup'],
    ['an entity', 'Qanun &lt;387&gt;', '“&lt;” is markup'],
    ['a numbered entity', 'Qanun &#60;', '“&#60;” is markup'],
    ['a placeholder of our own words', 'Qanun {{number}}', '“{{” is markup'],
    ['a nested word of our own', 'Qanun $t(usage)', '“$t(” is markup'],
    ['an address that runs', 'JavaScript:alert(1)', '“JavaScript:” would start a program'],
    ['an address that carries', 'data:text/html;base64,PHNjcmlwdD4=', 'would start a program'],
    ['a right-to-left override', `Qanun ${rtl}387`, 'invisible character ‹U+202E›'],
    ['a line break', 'Qanun\n387', 'invisible character ‹U+000A›'],
    ['an escape sequence of a terminal', 'Qanun \u001b[31m387', 'invisible character ‹U+001B›'],
    ['a zero width space', 'Qa\u200bnun', 'invisible character ‹U+200B›'],
    ['half a character', 'Qanun \ud83d', 'invisible character ‹U+D83D›'],
    ['a letter of two signs', 'Qanun s\u0327', 'letters put together from two signs'],
    ['a space too many', 'Qanun  387', 'a space at its beginning or end'],
  ])('%s in a legal basis is refused, and shown without harm', (_, text, words) => {
    folder.editEntry('services.json', '06.00', (service) => {
      service.legalBasis = text;
    });
    const said = findings();
    expect(said).toContainEqual(expect.stringMatching(/^services\.json:\d+ {2}06\.00 {2}legalBasis: /));
    expect(said.join()).toContain(words);
    expect(said.join()).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

  test('Cyrillic letters in an Azerbaijani text, and Latin ones in a Russian word', () => {
    folder.editEntry('services.json', '06.00', (service) => {
      service.az = 'Ünvanlı \u0430rayış';
      service.ru = '\u0421прaвка';
    });
    const said = findings();
    expect(said).toContainEqual(expect.stringContaining('06.00  az: “\u0430rayış” has Cyrillic letters'));
    expect(said).toContainEqual(expect.stringContaining('06.00  ru: “\u0421прaвка” has Cyrillic letters'));
  });

  test('names of bodies and programmes stay as they are', () => {
    folder.editEntry('services.json', '10.57', (service) => {
      service.ru = 'Центр RehaPoint (DOST, № 1) — «ƏN TEZ» & ASAN';
    });
    expect(check().code).toBe(0);
  });
});

describe('files', () => {
  test('a comma too many: line and column, and nothing else', () => {
    folder.write('needs.json', folder.text('needs.json').replace('"az"', '"az",'));
    expect(findings()).toEqual([expect.stringMatching(/^needs\.json:4: not JSON from column 7 on/)]);
  });

  test('a field that stands twice: JSON itself would lose the first', () => {
    folder.write('desks.json', folder.text('desks.json').replace('"az"', '"az": "Qəbul", "az"'));
    expect(findings()).toEqual([expect.stringMatching(/^desks\.json:4: “az” stands twice/)]);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('%s is no name of a field', (key) => {
    const text = folder.text('desks.json').replace('"az"', `"${key}": {"polluted": true}, "az"`);
    folder.write('desks.json', text);
    expect(findings()).toEqual([expect.stringMatching(/^desks\.json:4: “.+” may not be the name/)]);
    expect(({} as Entry).polluted).toBeUndefined();
  });

  test('a file that is nothing but brackets', () => {
    folder.write('desks.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(findings()).toEqual([expect.stringContaining('too many brackets')]);
  });

  test.each(['[]', '{}', 'null', '"a"', '7', ''])('%s in place of the services', (text) => {
    folder.write('services.json', text);
    if (text === '[]') expect(findings().join()).toContain('does not exist in services.json');
    else expect(findings().join()).toMatch(/services\.json:1: (found|nothing|not JSON)/);
  });

  test('a missing file, a folder in its place', () => {
    rmSync(join(folder.path, 'vam.json'));
    rmSync(join(folder.path, 'desks.json'));
    mkdirSync(join(folder.path, 'desks.json'));
    expect(findings()).toEqual([
      expect.stringContaining('desks.json: the file cannot be read (ENOTFILE)'),
      expect.stringContaining('vam.json: the file cannot be read (ENOENT)'),
    ]);
  });

  test('letters in another encoding', () => {
    writeFileSync(join(folder.path, 'desks.json'), Buffer.from(folder.text('desks.json'), 'latin1'));
    expect(findings()).toEqual([expect.stringContaining('desks.json: the file cannot be read')]);
  });

  test('a byte order mark is no mistake', () => {
    folder.write('desks.json', `\uFEFF${folder.text('desks.json')}`);
    expect(check().code).toBe(0);
  });

  test('another content under the number that ships with the kiosk', () => {
    folder.edit<Entry>('version.json', (version) => {
      version.number = '2026.11.1';
    });
    expect(check().code).toBe(0);
    folder.editEntry('services.json', '06.00', (service) => {
      service.en = 'Another name';
    });
    expect(findings()).toEqual([expect.stringContaining('number: the version 2026.11.1 exists already')]);
  });

  test('every finding is told at once, two hundred at most, and counted', () => {
    folder.edit('services.json', (services) => {
      for (const service of services) {
        delete service.ru;
        delete service.en;
      }
    });
    const { lines } = check();
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toContain('200 findings. A kiosk would refuse this catalogue whole');
  });
});

describe('the command line', () => {
  test.each([
    [[], 'Usage'],
    [['chek'], 'There is no command “chek”'],
    [['constructor'], 'There is no command'],
    [['check', '--force'], 'There is no option --force'],
    [['check', '/nowhere'], 'There is no folder /nowhere'],
    [['diff', '/tmp'], 'Folders to be named: 2 to 2'],
    [['stats', 'a', 'b'], 'Folders to be named: 0 to 1'],
  ])('%j is answered with a clear word', (argv, words) => {
    const { code, text } = runCatalogue(argv);
    expect(code).toBe(2);
    expect(text).toContain(words);
    expect(text).toContain('npm run catalogue');
  });

  test('--help is no mistake', () => {
    expect(runCatalogue(['--help']).code).toBe(0);
  });

  test('speaks Azerbaijani where nothing else is asked for', () => {
    folder.editEntry('services.json', '05.02.01', (service) => {
      delete service.ru;
    });
    expect(check('C.UTF-8').text).toContain('05.02.01  ru: bu dildə mətn yoxdur');
    expect(check('ru_RU.UTF-8').text).toContain('05.02.01  ru: нет текста на этом языке');
  });
});
