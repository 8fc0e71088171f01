import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadWords, WordsError } from '../../../../electron/host/words/load-words.ts';
import { ROOT } from '../../../support/catalogue.ts';
import { temporaryFolder } from '../../../support/store.ts';

const LOCALES_DIR = join(ROOT, 'assets/locales');

describe('the shipped words', () => {
  const namespaces = readdirSync(join(LOCALES_DIR, 'az'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));

  test.each(namespaces)('%s: every text in every language, in every plural form', (namespace) => {
    expect(() => loadWords(LOCALES_DIR, namespace)).not.toThrow();
  });

  test('count as each language does', () => {
    const words = loadWords(LOCALES_DIR, 'paper');
    const ahead = (locale: 'az' | 'ru' | 'en') =>
      [1, 2, 5, 21].map((count) => words(locale)('ticket.aheadCount', { count }));
    expect(ahead('az')).toEqual(['1 nəfər', '2 nəfər', '5 nəfər', '21 nəfər']);
    expect(ahead('ru')).toEqual(['1 человек', '2 человека', '5 человек', '21 человек']);
    expect(ahead('en')).toEqual(['1 person', '2 people', '5 people', '21 people']);
  });

  test('a key that does not exist throws and is named', () => {
    expect(() => loadWords(LOCALES_DIR, 'paper')('az')('ticket.nothing')).toThrow(/ticket\.nothing/);
  });
});

describe('words with a hole', () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
    cpSync(LOCALES_DIR, folder.path, { recursive: true });
  });
  afterEach(() => folder.dispose());

  test.each([
    ['ru', 'keep', 'ticket.keep'],
    ['ru', 'aheadCount_few', 'ticket.aheadCount_few'],
    ['az', 'wait', 'ticket.wait'],
  ])('%s without %s: file and key are named', (locale, key, named) => {
    const path = join(folder.path, locale, 'paper.json');
    const tree = JSON.parse(readFileSync(path, 'utf8'));
    delete tree.ticket[key];
    writeFileSync(path, JSON.stringify(tree));
    expect(() => loadWords(folder.path, 'paper')).toThrow(
      new WordsError([`${path}: ${named}: found nothing, expected a text`]),
    );
  });

  test('a file that is not JSON is named', () => {
    writeFileSync(join(folder.path, 'en', 'paper.json'), '{');
    expect(() => loadWords(folder.path, 'paper')).toThrow(/en.paper\.json/);
  });
});
