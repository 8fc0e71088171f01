import { describe, expect, it } from 'vitest';
import { LOCALES, type ScreenName } from '../../../flows/contract.ts';
import { allSampleViews } from '../../support/sample-views.ts';

/** By a name that the compiler does not follow: the components are compiled with the browser's types, tests are not. */
const SCREENS_FILE = '../../../renderer/screens/screen-of.tsx';

describe('the screens', () => {
  it('has a component for every sample, and a sample for every component', async () => {
    const { SCREENS } = (await import(SCREENS_FILE)) as { readonly SCREENS: Record<ScreenName, unknown> };
    for (const locale of LOCALES) {
      const sampled = new Set(allSampleViews(locale).map(({ view }) => view.screen.name));
      expect([...sampled].sort()).toEqual(Object.keys(SCREENS).sort());
    }
    for (const component of Object.values(SCREENS)) expect(component).toBeTypeOf('function');
  });

  it('gives every sample a place of its own', () => {
    const places = LOCALES.flatMap((locale) => allSampleViews(locale)).map(({ view }) => view.place);
    expect(new Set(places).size).toBe(places.length);
  });
});
