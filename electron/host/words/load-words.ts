import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n, type TFunction } from 'i18next';
import { LOCALES, type Locale } from '../../../flows/contract.ts';

/** Texts of one namespace that are missing in a language, or that a plural form lacks. */
export class WordsError extends Error {
  override readonly name = 'WordsError';
  readonly findings: readonly string[];
  constructor(findings: readonly string[]) {
    super(findings.join('\n'));
    this.findings = findings;
  }
}

/** Texts by language: `words('az')('ticket.yourNumber')`. A key that does not exist throws. */
export type Words = (locale: Locale) => TFunction;

export interface Tree {
  readonly [key: string]: string | Tree;
}

/**
 * Reads `assets/locales/{az,ru,en}/NAMESPACE.json` and checks that each language has each text in each plural
 * form that it knows (CLDR). Throws {@link WordsError}, naming file and key.
 */
export function loadWords(localesDir: string, namespace: string): Words {
  const trees = {} as Record<Locale, Tree>;
  for (const locale of LOCALES) {
    const file = join(localesDir, locale, `${namespace}.json`);
    try {
      trees[locale] = JSON.parse(readFileSync(file, 'utf8')) as Tree;
    } catch (error) {
      throw new WordsError([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
    }
  }
  const findings = missingTexts(trees).map(
    ({ locale, key }) =>
      `${join(localesDir, locale, `${namespace}.json`)}: ${key}: found nothing, expected a text`,
  );
  if (findings.length > 0) throw new WordsError(findings);
  const instances = {} as Record<Locale, i18n>;
  for (const locale of LOCALES) {
    const instance = createInstance();
    instance.init({
      lng: locale,
      initAsync: false,
      resources: { [locale]: { translation: trees[locale] } },
      interpolation: { escapeValue: false },
      returnNull: false,
      saveMissing: true,
      missingKeyHandler: (_locales, _namespace, key) => {
        throw new WordsError([`${locale}/${namespace}.json: ${key}: found nothing, expected a text`]);
      },
    });
    instances[locale] = instance;
  }
  return (locale) => instances[locale].t;
}

const PLURAL_SUFFIX = /_(zero|one|two|few|many|other)$/;

/** Keys that stand in one language and not in another, plural forms by the rules of each language. */
export function missingTexts(trees: Readonly<Record<Locale, Tree>>): { locale: Locale; key: string }[] {
  const keys = new Map(LOCALES.map((locale) => [locale, new Set(flatten(trees[locale]))]));
  const stems = new Map<string, boolean>();
  for (const set of keys.values()) {
    for (const key of set) stems.set(key.replace(PLURAL_SUFFIX, ''), PLURAL_SUFFIX.test(key));
  }
  return LOCALES.flatMap((locale) =>
    [...stems].flatMap(([stem, isPlural]) => {
      const wanted = isPlural
        ? new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((form) => `${stem}_${form}`)
        : [stem];
      return wanted.filter((key) => !keys.get(locale)?.has(key)).map((key) => ({ locale, key }));
    }),
  );
}

export function flatten(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : flatten(value, `${prefix}${key}.`),
  );
}
