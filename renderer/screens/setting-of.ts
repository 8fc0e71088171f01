import {
  type Access,
  type KioskEvent,
  type Locale,
  type SettingTile,
  TEXT_SIZES,
  THEMES,
  VOLUMES,
  type Volume,
} from '../../flows/contract.ts';
import type { Words } from '../words/words.ts';

/** What a tile says of a setting, and what a touch on it means. */
export interface Setting {
  readonly value: string;
  /** Null where there is nothing to change now. */
  readonly event: KioskEvent | null;
  /** Undefined where it is not a matter of on and off. */
  readonly on?: boolean;
}

/** The one after, and the first after the last. */
function after<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}

function volumeBy(step: 1 | -1, access: Access, t: Words): Setting {
  const next: Volume | undefined = VOLUMES[VOLUMES.indexOf(access.volume) + step];
  return {
    value: t('settings.volume', { volume: access.volume, of: VOLUMES.length }),
    event:
      next === undefined || !access.speech
        ? null
        : { type: 'set-access', change: { setting: 'volume', value: next } },
  };
}

function onOrOff(
  setting: 'speech' | 'reach' | 'easy' | 'slow' | 'blank' | 'scanning',
  access: Access,
  t: Words,
): Setting {
  const on = access[setting];
  // A black or a slow voice is for those who hear one.
  const idle = (setting === 'slow' || setting === 'blank') && !access.speech;
  return {
    value: t(on ? 'settings.on' : 'settings.off'),
    event: idle ? null : { type: 'set-access', change: { setting, value: !on } },
    on,
  };
}

export function settingOf(tile: SettingTile, access: Access, locale: Locale, t: Words): Setting {
  switch (tile) {
    case 'language':
      return { value: t('languageName', { lng: locale }), event: { type: 'open-languages' } };
    case 'text':
      return {
        value: t(`settings.textValue.${access.text}`),
        event: { type: 'set-access', change: { setting: 'text', value: after(TEXT_SIZES, access.text) } },
      };
    case 'theme':
      return {
        value: t(`settings.themeValue.${access.theme}`),
        event: { type: 'set-access', change: { setting: 'theme', value: after(THEMES, access.theme) } },
      };
    case 'louder':
      return volumeBy(1, access, t);
    case 'quieter':
      return volumeBy(-1, access, t);
    case 'tour':
      return { value: t('settings.tourNote'), event: { type: 'open-tour' } };
    case 'speech':
    case 'reach':
    case 'easy':
    case 'slow':
    case 'blank':
    case 'scanning':
      return onOrOff(tile, access, t);
  }
}
