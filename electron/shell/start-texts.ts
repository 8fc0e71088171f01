import az from '../../assets/locales/az/start.json' with { type: 'json' };
import en from '../../assets/locales/en/start.json' with { type: 'json' };
import ru from '../../assets/locales/ru/start.json' with { type: 'json' };
import type { Locale } from '../../flows/contract.ts';

export type StartTexts = typeof az;

/** Does not compile when a language lacks a text. */
export const START_TEXTS: Readonly<Record<Locale, StartTexts>> = { az, ru, en };

/**
 * Language of the terminal by the rules of POSIX (`LC_ALL` before `LC_MESSAGES` before `LANG`); Azerbaijani where
 * it says nothing or names a language we do not have.
 */
export function startLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const set = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value);
  const language = set?.split(/[_.@-]/, 1)[0]?.toLowerCase();
  return language === 'ru' || language === 'en' ? language : 'az';
}

/** Puts values into the `{places}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
