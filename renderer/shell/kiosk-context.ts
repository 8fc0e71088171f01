import { createContext, useContext } from 'react';
import type { KioskEvent, Locale } from '../../flows/contract.ts';

/** Two contexts, since the way to the host never changes and the language does: what only sends is not painted anew. */
export const SendContext = createContext<((event: KioskEvent) => void) | null>(null);
export const LocaleContext = createContext<Locale | null>(null);
/** The half-done form on this screen can be put aside now. */
export const StopNowContext = createContext(false);

/** Tells the host what a touch meant. */
export function useSend(): (event: KioskEvent) => void {
  return inside(useContext(SendContext));
}

export function useLocale(): Locale {
  return inside(useContext(LocaleContext));
}

export function useCanStopNow(): boolean {
  return useContext(StopNowContext);
}

function inside<T>(value: T | null): T {
  if (value === null) throw new Error('A screen stands outside of the page');
  return value;
}
