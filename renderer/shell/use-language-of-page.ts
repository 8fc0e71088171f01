import { useEffect } from 'react';
import type { Locale } from '../../flows/contract.ts';

/**
 * The language of the whole page, for screen readers. Every part that is painted names its own, so this can wait until
 * the screen has settled: it makes the browser look at every element once more.
 */
export function useLanguageOfPage(locale: Locale, settled: boolean): void {
  useEffect(() => {
    if (settled) document.documentElement.lang = locale;
  }, [locale, settled]);
}
