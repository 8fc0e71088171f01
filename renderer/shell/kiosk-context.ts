import { createContext, useContext } from 'react';
import type { KioskEvent, Locale } from '../../flows/contract.ts';

/** What every part of a screen may need without being handed it. */
export interface Kiosk {
  readonly locale: Locale;
  readonly send: (event: KioskEvent) => void;
}

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('A screen stands outside of the page');
  return kiosk;
}

/** Tells the host what a touch meant. */
export function useSend(): Kiosk['send'] {
  return useKiosk().send;
}

export function useLocale(): Locale {
  return useKiosk().locale;
}
