import type { Welcome } from '../../../flows/contract.ts';
import type { Config } from './schema.ts';

/** The part of the glass that a person who sits can touch, millimetres above its lower edge. */
export function reachOf({ screen, access }: Config): Welcome['reach'] {
  return {
    fromMm: Math.max(0, access.reach.lowMm - screen.bottomMm),
    toMm: Math.min(screen.heightMm, access.reach.highMm - screen.bottomMm),
  };
}
