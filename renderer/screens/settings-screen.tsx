import type { ScreenProps, SettingTile } from '../../flows/contract.ts';
import {
  Check,
  Contrast,
  EyeOff,
  Globe,
  type IconShape,
  Letters,
  Lower,
  OneSwitch,
  Play,
  Turtle,
  TwoRows,
  Volume,
  VolumeLow,
} from '../icons/shapes.ts';
import { useAccess } from '../shell/access-context.ts';
import { useLocale, useSend } from '../shell/kiosk-context.ts';
import { Touch } from '../shell/touch.tsx';
import { useWords } from '../words/words.ts';
import { Heading } from './heading.tsx';
import { PageTurner } from './page-turner.tsx';
import { settingOf } from './setting-of.ts';

const PICTURES: Readonly<Record<SettingTile, IconShape>> = {
  language: Globe,
  text: Letters,
  theme: Contrast,
  speech: Volume,
  reach: Lower,
  easy: TwoRows,
  louder: Volume,
  quieter: VolumeLow,
  slow: Turtle,
  blank: EyeOff,
  scanning: OneSwitch,
  tour: Play,
};

/** Pictures of what the citizen may change; each says what it is now and changes at a touch. */
export function SettingsScreen({ paging, tiles }: ScreenProps<'settings'>) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="screen screen-settings">
      <Heading>{t('settings.title')}</Heading>
      <div className="settings" data-count={tiles.length}>
        {tiles.map((tile) => (
          <SettingButton key={tile} tile={tile} />
        ))}
      </div>
      <div className="rows-foot">
        <PageTurner {...paging} onward={t('settings.more')} />
        <Touch look="primary" name="close" onTouch={() => send({ type: 'close' })}>
          <Check />
          <span>{t('settings.close')}</span>
        </Touch>
      </div>
    </div>
  );
}

function SettingButton({ tile }: { readonly tile: SettingTile }) {
  const t = useWords();
  const send = useSend();
  const locale = useLocale();
  const access = useAccess();
  if (!access) return null;
  const { value, event, on } = settingOf(tile, access, locale, t);
  const Shape = PICTURES[tile];
  return (
    <Touch
      look="setting"
      name={`set-${tile}`}
      disabled={event === null}
      {...(on === undefined ? {} : { chosen: on })}
      onTouch={() => {
        if (event) send(event);
      }}
    >
      <span className="disc">
        <Shape />
      </span>
      <span className="words">
        <span className="label">{t(`settings.${tile}`)}</span>
        <span className="setting-value">
          {on === undefined ? <Mark tile={tile} /> : <span className="switch" data-on={on} />}
          <span>{value}</span>
        </span>
      </span>
    </Touch>
  );
}

/** The present value as a small picture: steps of a size, swatches of colour. */
function Mark({ tile }: { readonly tile: SettingTile }) {
  const access = useAccess();
  if (!access) return null;
  if (tile === 'text')
    return <Steps at={['normal', 'large', 'very-large'].indexOf(access.text) + 1} of={3} />;
  if (tile === 'louder' || tile === 'quieter') return <Steps at={access.volume} of={5} />;
  if (tile === 'theme') return <span className="swatch" aria-hidden="true" />;
  return null;
}

function Steps({ at, of }: { readonly at: number; readonly of: number }) {
  return (
    <span className="level" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => index + 1).map((step) => (
        <span key={step} data-on={step <= at} />
      ))}
    </span>
  );
}
