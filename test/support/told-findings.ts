import { join } from 'node:path';
import { placeIn } from '../../electron/host/catalogue/check-data.ts';
import type { PlacedTrouble } from '../../electron/host/catalogue/finding.ts';
import { loadWords } from '../../electron/host/words/load-words.ts';
import { ROOT } from './catalogue.ts';

const words = loadWords(join(ROOT, 'assets/locales'), 'catalogue')('en');

/** What an editor reads of what was found in a value: `questions.work.ru: the text is missing in this language`. */
export function told(value: unknown, troubles: readonly PlacedTrouble[]): readonly string[] {
  return troubles.map(
    ({ path, what, detail }) => `${placeIn(value, path)}: ${words(`finding.${what}`, { ...detail })}`,
  );
}
