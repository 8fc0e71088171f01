import i18next from 'i18next';
import az from '../../../assets/locales/az/service.json' with { type: 'json' };
import en from '../../../assets/locales/en/service.json' with { type: 'json' };
import ru from '../../../assets/locales/ru/service.json' with { type: 'json' };
import type { Locale, Saying } from '../../../flows/contract.ts';
import { useLocale } from '../../shell/kiosk-context.ts';

/** Only who tends the kiosk needs these: they come with the screens, not with the page. */
for (const [locale, words] of Object.entries({ az, ru, en }))
  i18next.addResourceBundle(locale, 'service', words);

/** Says a text of `service.json` in the language of the view. */
export function useSay(): (say: string, filled?: Saying['with']) => string {
  const locale = useLocale();
  // The page's own words are checked by the compiler, these by a test: their keys come with the view.
  const inService = i18next.getFixedT as (lng: Locale, ns: string) => unknown;
  const say = inService(locale, 'service') as (key: string, filled?: object) => string;
  return (key, filled) => say(key, filled);
}

export function useSaying(): (saying: Saying) => string {
  const say = useSay();
  return ({ say: key, with: filled }) => say(key, filled);
}
