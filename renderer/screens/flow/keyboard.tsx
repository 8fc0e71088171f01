import { memo } from 'react';
import type { Keyboard, Locale } from '../../../flows/contract.ts';
import { Check, Erase } from '../../icons/shapes.ts';
import { useAccess } from '../../shell/access-context.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { EASY_KEYS, KEYBOARD_NAMES, USUAL_KEYS } from './keyboard-layouts.ts';

interface Props {
  readonly keyboard: Keyboard;
  readonly keyboards: readonly Keyboard[];
  /** Null where there is nothing to be confirmed. */
  readonly canEnter: boolean | null;
}

/** Two letters that differ in a dot, large and small: shown in both. */
const DOTTED = new Set(['i', 'ı']);

/**
 * A keyboard on the screen. What is typed is with the host, not here, and no letter paints the keyboard anew. Rows of
 * buttons of our own, since those of `simple-keyboard` can be touched by nothing but a finger: no keypad, no switch,
 * no voice.
 */
export const KeyboardOnScreen = memo(function KeyboardOnScreen({ keyboard, keyboards, canEnter }: Props) {
  const t = useWords();
  const send = useSend();
  const easy = useAccess()?.easy ?? false;
  const rows = (easy ? EASY_KEYS : USUAL_KEYS)[keyboard];
  const hasLetters = keyboard !== 'digits' && keyboard !== 'fin';
  const widest = Math.max(...rows.map((row) => row.length));
  const last = rows.at(-1) ?? [];
  /** Beside the last letters where there is room, as people know it. */
  const erasesInRow = last.length + 2 <= widest;
  const erase = (
    <Touch look="key" name="erase" onTouch={() => send({ type: 'erase' })}>
      <Erase />
      <span className="key-word">{t('pin.erase')}</span>
    </Touch>
  );
  return (
    <div
      className="keyboard"
      data-keyboard={keyboard}
      data-easy={easy}
      style={{ '--columns': widest } as React.CSSProperties}
    >
      {rows.map((row) => (
        <div key={row.join('')} className="keyboard-row">
          {row.map((key) => (
            <Key key={key} letter={key} keyboard={keyboard} />
          ))}
          {row === last && erasesInRow ? erase : null}
        </div>
      ))}
      {hasLetters || canEnter !== null || !erasesInRow ? (
        <div className="keyboard-row keyboard-foot">
          {keyboards
            .filter((other) => other !== keyboard)
            .map((other) => (
              <Touch
                key={other}
                look="key"
                name={`keyboard-${other}`}
                onTouch={() => send({ type: 'keyboard', to: other })}
              >
                {KEYBOARD_NAMES[other]}
              </Touch>
            ))}
          {hasLetters ? (
            <Touch look="key" name="key-space" onTouch={() => send({ type: 'key', key: ' ' })}>
              <span className="key-word">{t('keyboard.space')}</span>
            </Touch>
          ) : null}
          {erasesInRow ? null : erase}
          {canEnter === null ? null : (
            <Touch look="key" name="enter" disabled={!canEnter} onTouch={() => send({ type: 'enter' })}>
              <Check />
              <span className="key-word">{t('keyboard.enter')}</span>
            </Touch>
          )}
        </div>
      ) : null}
    </div>
  );
});

function Key({ letter, keyboard }: { readonly letter: string; readonly keyboard: Keyboard }) {
  const send = useSend();
  const large = letter.toLocaleUpperCase(casingOf(keyboard));
  return (
    <Touch look="key" name={`key-${letter}`} onTouch={() => send({ type: 'key', key: letter })}>
      {keyboard === 'az' && DOTTED.has(letter) ? (
        <span>
          {large}
          <span className="key-small" data-silent>
            {letter}
          </span>
        </span>
      ) : (
        large
      )}
    </Touch>
  );
}

/** A FIN and a number are written alike in every language. */
function casingOf(keyboard: Keyboard): Locale {
  return keyboard === 'digits' || keyboard === 'fin' ? 'en' : keyboard;
}
