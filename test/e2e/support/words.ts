import az from '../../../assets/locales/az/page.json' with { type: 'json' };
import en from '../../../assets/locales/en/page.json' with { type: 'json' };
import ru from '../../../assets/locales/ru/page.json' with { type: 'json' };
import type { Locale } from '../../../flows/contract.ts';

/** What the page says, for comparing with what stands on it. */
export const WORDS: Readonly<Record<Locale, typeof az>> = { az, ru: ru as unknown as typeof az, en };
