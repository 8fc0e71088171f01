import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import az from '../../../assets/locales/az/page.json' with { type: 'json' };
import en from '../../../assets/locales/en/page.json' with { type: 'json' };
import ru from '../../../assets/locales/ru/page.json' with { type: 'json' };
import { DOCK_COMMANDS, LOCALES, type Locale } from '../../../flows/contract.ts';
import { printerSwitches, readerPanel } from '../../../renderer/dock/switches.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flat(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]]);
  if (typeof words !== 'object' || words === null) throw new Error(`${path} is no text`);
  return new Map(
    Object.entries(words).flatMap(([key, value]) => [...flat(value, path === '' ? key : `${path}.${key}`)]),
  );
}

const WORDS: Readonly<Record<Locale, Map<string, string>>> = { az: flat(az), ru: flat(ru), en: flat(en) };

const stems = (locale: Locale): Set<string> =>
  new Set([...WORDS[locale].keys()].map((key) => key.replace(PLURAL, '')));

const places = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** Every `t('key')` of the page, and `t(\`key.${…}\`)` as the part before the first hole. */
function keysUsed(): { readonly whole: Set<string>; readonly begun: Set<string> } {
  const folder = fileURLToPath(new URL('../../../renderer/', import.meta.url));
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const source = readFileSync(`${folder}${file}`, 'utf8');
    for (const [, key] of source.matchAll(/'([a-z]\w*\.[\w.-]+)'/gi)) {
      if (key !== undefined && stems('az').has(key)) whole.add(key);
    }
    for (const [, key] of source.matchAll(/\bt\(\s*'([^']+)'/g)) if (key !== undefined) whole.add(key);
    for (const [, key] of source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) if (key !== undefined) begun.add(key);
  }
  return { whole, begun };
}

describe('the page’s words', () => {
  it.each(LOCALES)('has every key in %s, with the plural forms of that language', (locale) => {
    expect([...stems(locale)].sort()).toEqual([...stems('az')].sort());
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plurals = [...WORDS.az.keys()]
      .filter((key) => PLURAL.test(key))
      .map((key) => key.replace(PLURAL, ''));
    expect(plurals.length).toBeGreaterThan(0);
    for (const stem of new Set(plurals)) {
      const found = [...WORDS[locale].keys()].filter((key) => key.replace(PLURAL, '') === stem);
      expect(found.sort()).toEqual(forms.map((form) => `${stem}_${form}`).sort());
    }
  });

  it.each(LOCALES)('has the same places to fill in %s, and no empty text', (locale) => {
    for (const [key, text] of WORDS[locale]) {
      expect(text.trim(), key).not.toBe('');
      const twin = WORDS.az.get(key) ?? WORDS.az.get(key.replace(PLURAL, '_other')) ?? '';
      expect(places(text), key).toEqual(places(twin));
    }
  });

  it('has all that the page says, and nothing that it does not', () => {
    const { whole, begun } = keysUsed();
    expect(whole.size).toBeGreaterThan(50);
    for (const key of whole) expect(stems('az'), key).toContain(key);
    for (const key of stems('az')) {
      const used = whole.has(key) || [...begun].some((start) => key.startsWith(start));
      expect(used, `${key} is never said`).toBe(true);
    }
  });

  it('names every command of the dock', () => {
    const printer = {
      power: true,
      paper: 'ok',
      cover: 'closed',
      cutter: 'ok',
      frozen: false,
      plugged: true,
    } as const;
    const { printer: ofPrinter, ...ofReaders } = DOCK_COMMANDS;
    const switches = printerSwitches(printer);
    expect(switches.flatMap(({ commands }) => commands.map(({ does }) => does)).sort()).toEqual(
      [...ofPrinter].sort(),
    );
    expect(switches.every(({ commands, current }) => current === commands[0]?.does)).toBe(true);
    for (const [device, words] of Object.entries(ofReaders)) {
      const panel = (standing: readonly string[]) =>
        readerPanel({ device: device as keyof typeof ofReaders, standing });
      const well = panel([]);
      const broken = panel(well.faults.map(({ fault }) => fault.does));
      const offered = [...well.deeds.map(({ command }) => command), ...well.faults.map(({ next }) => next)];
      const mends = broken.faults.map(({ next }) => next);
      expect([...offered, ...mends].map(({ does }) => does).sort(), device).toEqual([...words].sort());
    }
    expect(Object.keys(az.dock.command).sort()).toEqual(
      [...new Set<string>(Object.values(DOCK_COMMANDS).flat())].sort(),
    );
    expect(Object.keys(az.dock.device).sort()).toEqual(Object.keys(DOCK_COMMANDS).sort());
  });
});
