import type { Access, AccessChange } from '../contract.ts';

/** How the kiosk is when nobody has said anything: also what each citizen finds after another. */
export const USUAL_ACCESS: Access = {
  text: 'normal',
  theme: 'light',
  easy: false,
  reach: false,
  speech: false,
  volume: 3,
  slow: false,
  blank: false,
  headset: false,
  keys: false,
  scanning: false,
};

/**
 * Applies one setting. A screen is never black without speech, and speech that ends takes the black with it: the
 * citizen would stand before nothing.
 */
export function changed(access: Access, change: AccessChange): Access {
  const next: Access = { ...access, [change.setting]: change.value };
  if (change.setting === 'blank' && change.value) return { ...next, speech: true };
  return next.speech ? next : { ...next, blank: false };
}

/** Plugging in is asking to hear; pulling out ends speech, lest a name be spoken into the hall. */
export function withHeadset(access: Access, plugged: boolean): Access {
  return plugged
    ? { ...access, headset: true, speech: true, keys: true }
    : { ...access, headset: false, speech: false, blank: false };
}
