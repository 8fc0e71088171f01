import { LOCALES, type Locale, TEXT_SIZES, type TextSize, THEMES, type Theme } from '../../flows/contract.ts';
import { allSampleViews, type Manner, type SampleView } from './sample-views.ts';
import type { Shape } from './survey.ts';

/** The ways in which a screen may have to be painted. `mode` is what stands beside size and colours. */
export const MODES = ['usual', 'easy', 'reach', 'easy-reach', 'keys'] as const;
export type Mode = (typeof MODES)[number];

export const AXES = {
  locale: LOCALES,
  text: TEXT_SIZES,
  theme: THEMES,
  shape: ['portrait', 'landscape'] as const satisfies readonly Shape[],
  mode: MODES,
} as const;

export function mannerOf(text: TextSize, theme: Theme, mode: Mode): Manner {
  return {
    text,
    theme,
    easy: mode.startsWith('easy'),
    reach: mode.endsWith('reach'),
    keys: mode === 'keys',
  };
}

/** One sample, painted so. */
export function sampleIn(name: string, locale: Locale, manner: Manner): SampleView {
  const found = allSampleViews(locale, manner).find((sample) => sample.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}
