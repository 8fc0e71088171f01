import { LOCALES, type Locale } from '../../../flows/contract.ts';
import type { PlacedTrouble } from './finding.ts';
import { DEEPEST, isReserved } from './scan-json.ts';
import { missing } from './shape-troubles.ts';
import { textTroubles } from './text-rules.ts';

/** No text is longer, and what is longer is refused for it: the patterns need not see the rest. */
const LONGEST_TEXT = 2000;
export interface Walk {
  keys: number;
  /** No reserved key, and no deeper than a catalogue is. */
  isPlain: boolean;
  readonly troubles: PlacedTrouble[];
}

/** Every text of a value, however deep, and what is wrong with it. */
export function walkTexts(top: unknown): Walk {
  const walk: Walk = { keys: 0, isPlain: true, troubles: [] };
  const path: (string | number)[] = [];
  const visit = (value: unknown, locale: Locale | null): void => {
    if (path.length > DEEPEST) walk.isPlain = false;
    else if (typeof value === 'string') {
      if (value === '') walk.troubles.push({ path: [...path], what: missing(path), detail: {} });
      for (const trouble of textTroubles(value.slice(0, LONGEST_TEXT), locale))
        walk.troubles.push({ path: [...path], ...trouble });
    } else if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) {
        path.push(at);
        visit(value[at], locale);
        path.pop();
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        walk.keys++;
        if (isReserved(key)) walk.isPlain = false;
        else {
          path.push(key);
          visit((value as Record<string, unknown>)[key], LOCALES_BY_KEY.get(key) ?? null);
          path.pop();
        }
      }
    }
  };
  visit(top, null);
  return walk;
}

const LOCALES_BY_KEY: ReadonlyMap<string, Locale> = new Map(LOCALES.map((locale) => [locale, locale]));
