import i18next, { type TFunction } from 'i18next';
import az from '../../assets/locales/az/page.json' with { type: 'json' };
import en from '../../assets/locales/en/page.json' with { type: 'json' };
import ru from '../../assets/locales/ru/page.json' with { type: 'json' };
import type { Locale } from '../../flows/contract.ts';
import { useLocale } from '../shell/kiosk-context.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page';
    resources: { page: typeof az };
  }
}

export type Words = TFunction<'page'>;

/** Makes the words of all three languages ready at once: the first screen speaks all of them. */
export async function prepareWords(): Promise<void> {
  await i18next.init({
    resources: { az: { page: az }, ru: { page: ru }, en: { page: en } },
    lng: 'az',
    fallbackLng: 'az',
    defaultNS: 'page',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
}

/** The page's words in the language of the view. */
export function useWords(): Words {
  return wordsIn(useLocale());
}

const made = new Map<Locale, Words>();

/** The page's words in any language. One function a language, made once: every part of every screen asks for it. */
export function wordsIn(locale: Locale): Words {
  const words = made.get(locale) ?? remembering(i18next.getFixedT(locale, 'page'));
  made.set(locale, words);
  return words;
}

/** What `Words` comes to when it runs. */
type Look = (key: string, values?: object) => string;

/** Words into which nothing is set are looked up once; with each screen painted anew it was an eighth of the work. */
function remembering(words: Words): Words {
  const look = words as unknown as Look;
  const known = new Map<string, string>();
  const remember: Look = (key, values) => {
    if (values !== undefined) return look(key, values);
    const text = known.get(key) ?? look(key);
    known.set(key, text);
    return text;
  };
  return remember as unknown as Words;
}
