import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../../flows/contract.ts';
import type { Say } from '../../../flows/domain/say.ts';
import { loadWords, WordsError } from './load-words.ts';

/**
 * Reads `LOCALES/{az,ru,en}/flows/*.json`, a file a flow: `say('checklist:title')` is `title` of `checklist.json`.
 * Throws {@link WordsError}, naming file and key; so does saying a text that does not exist.
 */
export function loadFlowWords(localesDir: string): (locale: Locale) => Say {
  const namespaces = readdirSync(join(localesDir, 'az', 'flows'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  const words = new Map(namespaces.map((name) => [name, loadWords(localesDir, `flows/${name}`)]));
  return (locale) => (key, filled) => {
    const [namespace = '', name = ''] = key.split(':');
    const found = words.get(namespace);
    if (!found) throw new WordsError([`${locale}/flows/${namespace}.json: found nothing, expected a file`]);
    return String(found(locale)(name, { ...filled }));
  };
}
