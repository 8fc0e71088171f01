import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { interfaceTexts } from '../../../electron/catalogue/interface-texts.ts';
import { textTable } from '../../../electron/catalogue/text-table.ts';
import { LOCALES } from '../../../flows/contract.ts';
import { ROOT } from '../../support/catalogue.ts';
import {
  BUILT_IN,
  type CatalogueFolder,
  catalogueFolder,
  type Entry,
  runCatalogue,
} from '../../support/catalogue-folder.ts';

let newer: CatalogueFolder;
beforeEach(() => {
  newer = catalogueFolder();
});
afterEach(() => newer.dispose());

/** What has changed, beside the number of the version. */
const diff = (one = BUILT_IN, other = newer.path) => {
  const { code, lines } = runCatalogue(['diff', one, other], 'en');
  expect(code).toBe(0);
  return lines.slice(1, -1).filter((line) => !line.includes('version.json'));
};

describe('diff', () => {
  test('of a catalogue with itself is nothing', () => {
    expect(diff(BUILT_IN, BUILT_IN)).toEqual([]);
    expect(runCatalogue(['diff', BUILT_IN, BUILT_IN], 'en').text).toContain('0 differences');
  });

  test('names what is new, gone, changed and renumbered, by code and field', () => {
    newer.edit('services.json', (services) => {
      const at = services.findIndex(({ code }) => code === '10.57');
      services.splice(at, 1);
      const copy = structuredClone(services[0]) as Entry;
      Object.assign(copy, { code: '01.90', az: 'Yeni arayış', easy: null });
      return [...services, copy];
    });
    newer.editEntry('services.json', '02.01', (service) => {
      service.ru = 'Другое название';
      service.synonyms = ['bir'];
      service.legalBasis = null;
    });
    newer.editEntry('services.json', '10.56', (service) => {
      service.code = '10.76';
    });
    expect(diff()).toEqual([
      expect.stringMatching(/^~ services\.json {2}02\.01 {2}ru: “Регистрация .+” → “Другое название”$/),
      expect.stringMatching(/^~ services\.json {2}02\.01 {2}synonyms: “.+” → “bir”$/),
      expect.stringMatching(/^~ services\.json {2}02\.01 {2}legalBasis: “Nazirlər .+” → nothing$/),
      '→ services.json  10.56 is now 10.76: Mediasiya xidməti',
      '+ services.json  01.90  new: Yeni arayış',
      '- services.json  10.57  gone: RehaPoint',
    ]);
  });

  test('of the other way round turns round', () => {
    newer.edit('services.json', (services) => services.filter(({ code }) => code !== '10.57'));
    expect(diff(newer.path, BUILT_IN)).toEqual(['+ services.json  10.57  new: RehaPoint']);
  });

  test('of a broken catalogue says what is wrong instead', () => {
    newer.write('desks.json', '[');
    const { code, text } = runCatalogue(['diff', BUILT_IN, newer.path], 'en');
    expect(code).toBe(1);
    expect(text).toContain('desks.json:1: not JSON');
  });
});

describe('stats', () => {
  test.each(LOCALES)('has all names and all texts in each language (%s)', (lang) => {
    const { code, lines } = runCatalogue(['stats'], lang);
    expect(code).toBe(0);
    const coverage = lines.filter((line) => line.includes('%)'));
    expect(coverage).toHaveLength(5);
    for (const line of coverage) expect(line.match(/\(100 %\)/g)).toHaveLength(3);
  });

  test('counts services, documents and marks', () => {
    const { text } = runCatalogue(['stats'], 'en');
    expect(text).toMatch(/^05 +Labour pensions and social benefits +45 +18 +24/m);
    expect(text).toMatch(/^ +All +152 +40/m);
    expect(text).toContain('known for 40 services, unknown for 112');
    expect(text).toMatch(/^services\.json · az +67 +55 +30$/m);
  });

  test('of a broken catalogue says what is wrong instead', () => {
    newer.write('desks.json', '[');
    expect(runCatalogue(['stats', newer.path], 'en').code).toBe(1);
  });
});

describe('the interface texts', () => {
  test('that a language lacks are counted and named', () => {
    const locales = join(newer.path, 'locales');
    cpSync(join(ROOT, 'assets/locales'), locales, { recursive: true });
    const before = interfaceTexts(locales);
    expect(before.missing).toEqual([]);
    newer.edit<Entry>('locales/ru/catalogue.json', (words) => {
      delete words.noFlag;
    });
    const after = interfaceTexts(locales);
    expect(after.missing).toEqual([{ locale: 'ru', file: 'catalogue.json', key: 'noFlag' }]);
    expect(after.have.ru).toBe(before.have.ru - 1);
  });
});

test('a table has its numbers flush right, whatever the letters', () => {
  expect(
    textTable([
      ['ad', 'say'],
      ['şəxs', '7'],
      ['a', '123'],
    ]),
  ).toEqual(['ad    say', 'şəxs    7', 'a     123']);
});
