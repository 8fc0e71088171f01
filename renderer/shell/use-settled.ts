import { useEffect, useState } from 'react';

/** Long enough for the second half of an elder's double touch to fall on nothing. */
export const SETTLE_MS = 250;

/** The first screen after a load follows no other: nobody's second touch is on its way. */
let isFirst = true;

/** False for a moment after each change of place: touches then hit nothing. */
export function useSettled(place: string): boolean {
  const [settledPlace, setSettledPlace] = useState<string | null>(isFirst ? place : null);
  useEffect(() => {
    isFirst = false;
    const timer = setTimeout(() => setSettledPlace(place), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [place]);
  return settledPlace === place;
}
