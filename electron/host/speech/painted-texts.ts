import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../../flows/contract.ts';
import type { Tree } from './fixed-texts.ts';

/** Every text of `LOCALES/LOCALE/` that a screen for citizens may paint: those of the page, and those of the flows. */
export function paintedTexts(localesDir: string, locale: Locale): Tree {
  const read = (...path: string[]): Tree =>
    JSON.parse(readFileSync(join(localesDir, locale, ...path), 'utf8')) as Tree;
  const flows = readdirSync(join(localesDir, locale, 'flows'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -'.json'.length), read('flows', file)] as const);
  return { ...read('page.json'), flows: Object.fromEntries(flows) };
}
