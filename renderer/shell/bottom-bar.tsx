import { memo } from 'react';
import type { Bar, KioskEvent } from '../../flows/contract.ts';
import { ArrowLeft, CircleHelp, Globe, type IconShape, RotateCcw, Settings } from '../icons/shapes.ts';
import { useWords } from '../words/words.ts';
import { useSend } from './kiosk-context.ts';
import { Touch } from './touch.tsx';

const BUTTONS: readonly {
  readonly name: keyof Bar;
  readonly Icon: IconShape;
  readonly event: KioskEvent;
}[] = [
  { name: 'back', Icon: ArrowLeft, event: { type: 'back' } },
  { name: 'restart', Icon: RotateCcw, event: { type: 'restart' } },
  { name: 'language', Icon: Globe, event: { type: 'open-languages' } },
  { name: 'settings', Icon: Settings, event: { type: 'open-settings' } },
  { name: 'help', Icon: CircleHelp, event: { type: 'open-help' } },
];

/** Five buttons that stand in the same place on every screen; what cannot be used now fades but stays. */
export const BottomBar = memo(function BottomBar({ bar }: { readonly bar: Bar }) {
  const t = useWords();
  const send = useSend();
  return (
    <nav className="bar" aria-label={t('bar.label')}>
      {BUTTONS.map(({ name, Icon, event }) => (
        <Touch key={name} look="bar" name={name} disabled={!bar[name]} onTouch={() => send(event)}>
          <Icon />
          <span>{t(`bar.${name}`)}</span>
        </Touch>
      ))}
    </nav>
  );
});
