import { describe, expect, it } from 'vitest';
import { changed, USUAL_ACCESS } from '../../../flows/access/access.ts';
import {
  type Access,
  type KioskEvent,
  type Locale,
  type SettingTile,
  TEXT_SIZES,
  THEMES,
} from '../../../flows/contract.ts';

/** By a name that the compiler does not follow: the words of the page are none of the tests'. */
const SETTING_FILE = '../../../renderer/screens/setting-of.ts';
const { settingOf } = (await import(SETTING_FILE)) as {
  readonly settingOf: (
    tile: SettingTile,
    access: Access,
    locale: Locale,
    t: (key: string) => string,
  ) => { readonly event: KioskEvent | null };
};

const t = (key: string): string => key;

describe('a touch on a setting', () => {
  const touched = (tile: SettingTile, access: Access): Access => {
    const { event } = settingOf(tile, access, 'az', t);
    return event?.type === 'set-access' ? changed(access, event.change) : access;
  };

  it.each([
    ['text', 'text', TEXT_SIZES],
    ['theme', 'theme', THEMES],
  ] as const)('goes round the values of %s', (tile, key, values) => {
    const seen: string[] = [];
    let access = USUAL_ACCESS;
    for (const _ of values) {
      access = touched(tile, access);
      seen.push(access[key]);
    }
    expect(new Set(seen)).toEqual(new Set(values));
    expect(access).toEqual(USUAL_ACCESS);
  });

  it.each(['speech', 'reach', 'easy', 'scanning'] as const)('turns %s on, and off again', (tile) => {
    const on = touched(tile, USUAL_ACCESS);
    expect(on[tile]).toBe(true);
    expect(touched(tile, on)).toEqual(USUAL_ACCESS);
  });

  it('changes how it sounds only where it is heard, and not beyond the ends', () => {
    for (const tile of ['louder', 'quieter', 'slow', 'blank'] as const) {
      expect(settingOf(tile, USUAL_ACCESS, 'az', t).event).toBeNull();
    }
    const heard = { ...USUAL_ACCESS, speech: true };
    expect(touched('louder', heard).volume).toBe(4);
    expect(touched('quieter', heard).volume).toBe(2);
    expect(settingOf('louder', { ...heard, volume: 5 }, 'az', t).event).toBeNull();
    expect(settingOf('quieter', { ...heard, volume: 1 }, 'az', t).event).toBeNull();
  });
});
