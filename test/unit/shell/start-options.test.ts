import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStart } from '../../../electron/shell/start-options.ts';
import { fill, START_TEXTS, startLocale } from '../../../electron/shell/start-texts.ts';
import { LOCALES } from '../../../flows/contract.ts';

const parse = (...argv: string[]) => parseStart(argv, START_TEXTS.en);
const DEFAULTS = { shell: null, headless: false, port: 0, config: null, data: './data' };

describe('the command line of npm start', () => {
  it.each([
    [[], {}],
    [
      ['--shell', 'browser', '--headless', '--port', '4280'],
      { shell: 'browser', headless: true, port: 4280 },
    ],
    [['--shell=electron'], { shell: 'electron' }],
    [['--config', 'k.json', '--data=/var/kiosk'], { config: 'k.json', data: '/var/kiosk' }],
    [['--port=0'], {}],
    [['--port', '65535'], { port: 65_535 }],
  ] as const)('%j is understood', (argv, change) => {
    expect(parse(...argv)).toEqual({ kind: 'run', options: { ...DEFAULTS, ...change } });
  });

  it.each([
    [['--prot', '1'], '--prot', '--port'],
    [['-p', '1'], '-p', '--port'],
    [['--port'], '--port', '--port 4280'],
    [['--port', '--headless'], '--port', '--port 4280'],
    [['--port='], '--port', '--port 4280'],
    [['--config'], '--config', '--config kiosk.json'],
    [['--port', '65536'], '65536', '65535'],
    [['--port', '-1'], '-1', '65535'],
    [['--port', '80a'], '80a', '65535'],
    [['--port', '4e3'], '4e3', '65535'],
    [['--shell', 'firefox'], 'firefox', '--shell browser'],
    [['--headless=yes'], '--headless', 'just --headless'],
    [['kiosk.json'], 'kiosk.json', '--config'],
    [['--headless', '--shell', 'electron'], '--headless', '--shell electron'],
  ] as const)('%j is refused, naming what is wrong and what is right', (argv, wrong, right) => {
    const parsed = parse(...argv);
    expect(parsed.kind).toBe('wrong');
    const message = parsed.kind === 'wrong' ? parsed.message : '';
    expect(message).toContain(wrong);
    expect(message).toContain(right);
    expect(message).not.toMatch(/[{}]/);
  });

  it('shows help when asked', () => {
    expect(parse('--help')).toEqual({ kind: 'help' });
  });

  it('answers any command line with a decision', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--port', '--shell', '--', '--no-port'))),
        (argv) => {
          expect(['run', 'help', 'wrong']).toContain(parse(...argv).kind);
        },
      ),
    );
  });
});

describe('what the terminal is told', () => {
  it.each([
    [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'az_AZ.UTF-8' }, 'az'],
    [{ LANG: 'C.UTF-8' }, 'az'],
    [{ LANG: 'de_DE' }, 'az'],
    [{}, 'az'],
    [{ LANG: 'en_US', LC_ALL: 'ru_RU' }, 'ru'],
    [{ LANG: 'en_US', LC_ALL: '', LC_MESSAGES: 'ru_RU' }, 'ru'],
  ] as const)('%j means %s', (environment, locale) => {
    expect(startLocale(environment)).toBe(locale);
  });

  it('has the same places to fill in every language', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const locale of LOCALES) {
      for (const [key, text] of Object.entries(START_TEXTS[locale])) {
        expect(text.trim(), `${locale} ${key}`).not.toBe('');
        expect(places(text), `${locale} ${key}`).toEqual(
          places(START_TEXTS.az[key as keyof typeof START_TEXTS.az]),
        );
      }
      expect(Object.keys(START_TEXTS[locale])).toEqual(Object.keys(START_TEXTS.az));
    }
  });

  it('names every option in the help of every language', () => {
    for (const locale of LOCALES) {
      for (const option of ['--shell', '--headless', '--port', '--config', '--data', '--help']) {
        expect(START_TEXTS[locale].help).toContain(option);
      }
    }
  });

  it('fills only places it was given values for', () => {
    expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}');
  });
});
