import { useLayoutEffect } from 'react';
import type { Locale } from '../../flows/contract.ts';

/** Screen readers and `text-transform` need to know the language: i is İ in Azerbaijani only. */
export function useLanguageOfPage(locale: Locale): void {
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
}
