import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../../flows/contract.ts';
import { flatten, missingTexts, type Tree } from '../host/words/load-words.ts';

/** How many of the texts of the interface stand in each language. */
export interface InterfaceTexts {
  readonly have: Readonly<Record<Locale, number>>;
  /** `ru/page.json attract.title` */
  readonly missing: readonly { readonly locale: Locale; readonly file: string; readonly key: string }[];
}

/** Counts every text of every file in `assets/locales/`, plural forms as each language has them. */
export function interfaceTexts(localesDir: string): InterfaceTexts {
  const files = new Set(LOCALES.flatMap((locale) => readdirSync(join(localesDir, locale))));
  const have = { az: 0, ru: 0, en: 0 } satisfies Record<Locale, number>;
  const missing: { locale: Locale; file: string; key: string }[] = [];
  for (const file of files) {
    const trees = Object.fromEntries(
      LOCALES.map((locale) => [locale, readTree(join(localesDir, locale, file))]),
    ) as Record<Locale, Tree>;
    for (const locale of LOCALES) have[locale] += flatten(trees[locale]).length;
    missing.push(...missingTexts(trees).map(({ locale, key }) => ({ locale, file, key })));
  }
  return { have, missing };
}

/** A file that a language does not have at all has no texts. */
function readTree(path: string): Tree {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tree;
  } catch {
    return {};
  }
}
