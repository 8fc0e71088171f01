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

/** The page's words in any language: the language tiles. */
export function useWordsIn(locale: Locale): Words {
  return wordsIn(locale);
}

const fixed = new Map<Locale, Words>();

/** One function a language, made once: words are asked for by every part of every screen. */
function wordsIn(locale: Locale): Words {
  const made = fixed.get(locale) ?? i18next.getFixedT(locale, 'page');
  fixed.set(locale, made);
  return made;
}
