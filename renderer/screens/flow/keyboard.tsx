import type { Keyboard } from '../../../flows/contract.ts';
import { Check, Erase } from '../../icons/shapes.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { KEYS } from './keyboard-layouts.ts';

/** A keyboard on the screen. What is typed is with the host, not here. */
export function KeyboardOnScreen({
  keyboard,
  canEnter,
}: {
  readonly keyboard: Keyboard;
  readonly canEnter: boolean;
}) {
  const t = useWords();
  const send = useSend();
  return (
    <div className="keyboard" data-keyboard={keyboard}>
      {KEYS[keyboard].map((row) => (
        <div key={row.join('')} className="keyboard-row">
          {row.map((key) => (
            <Touch key={key} look="key" name={`key-${key}`} onTouch={() => send({ type: 'key', key })}>
              {key}
            </Touch>
          ))}
        </div>
      ))}
      <div className="keyboard-row">
        <Touch look="key" name="erase" onTouch={() => send({ type: 'erase' })}>
          <Erase />
          <span className="key-word">{t('pin.erase')}</span>
        </Touch>
        <Touch look="key" name="enter" disabled={!canEnter} onTouch={() => send({ type: 'enter' })}>
          <Check />
          <span className="key-word">{t('pin.enter')}</span>
        </Touch>
      </div>
    </div>
  );
}
