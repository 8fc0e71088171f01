import { memo, type ReactNode } from 'react';
import type { Keyboard, Locale } from '../../../flows/contract.ts';
import { Check, Erase, Space } from '../../icons/shapes.ts';
import { useAccess } from '../../shell/access-context.ts';
import { useSend } from '../../shell/kiosk-context.ts';
import { Touch } from '../../shell/touch.tsx';
import { useWords } from '../../words/words.ts';
import { capitalOf, KEYBOARD_NAMES, keysOf, showsBoth } from './keyboard-layouts.ts';

interface Props {
  readonly keyboard: Keyboard;
  readonly keyboards: readonly Keyboard[];
  /** Null where there is nothing to be confirmed: on a search. */
  readonly canEnter: boolean | null;
}

/**
 * A keyboard on the screen. What is typed is with the host, not here, and no letter paints the keyboard anew. Rows of
 * buttons of our own, since those of `simple-keyboard` can be touched by nothing but a finger: no keypad, no switch,
 * no voice. Its layouts are used.
 */
export const KeyboardOnScreen = memo(function KeyboardOnScreen({ keyboard, keyboards, canEnter }: Props) {
  const t = useWords();
  const send = useSend();
  const easy = useAccess()?.easy ?? false;
  const { rows, left } = keysOf(keyboard, easy);
  const hasLetters = keyboard !== 'digits' && keyboard !== 'fin';
  const widest = Math.max(...rows.map((row) => row.length));
  const last = rows.at(-1) ?? [];
  /** Beside the last letters where there is room, as people know it. */
  const erasesInRow = last.length + 2 <= widest;
  const others = easy ? nextOf(keyboards, keyboard) : keyboards.filter((other) => other !== keyboard);
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
      {rows.map((row, index) => (
        <Row key={row.join('')} n={index + 1}>
          {row.map((key) => (
            <Key key={key} letter={key} keyboard={keyboard} />
          ))}
          {row === last && erasesInRow ? erase : null}
        </Row>
      ))}
      {hasLetters || canEnter !== null || others.length > 0 || !erasesInRow ? (
        <Row n={rows.length + 1} isFoot>
          {left.map((key) => (
            <Key key={key} letter={key} keyboard={keyboard} />
          ))}
          {others.map((other) => (
            <Touch
              key={other}
              look="key"
              name={`keyboard-${other}`}
              onTouch={() => send({ type: 'keyboard', to: other })}
            >
              <span data-text-spoken={t(`keyboard.names.${other}`)}>{KEYBOARD_NAMES[other]}</span>
            </Touch>
          ))}
          {hasLetters ? (
            <Touch look="key" name="key-space" onTouch={() => send({ type: 'key', key: ' ' })}>
              <Space />
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
        </Row>
      ) : null}
    </div>
  );
});

/** One after another by the same key, where keys are large and choices few. */
function nextOf(keyboards: readonly Keyboard[], keyboard: Keyboard): readonly Keyboard[] {
  const next = keyboards[(keyboards.indexOf(keyboard) + 1) % keyboards.length];
  return next === undefined || next === keyboard ? [] : [next];
}

interface RowProps {
  readonly n: number;
  readonly isFoot?: boolean;
  readonly children: ReactNode;
}

/** One stop for the keypad and the switch, which go into it by "select": see `stops.ts`. */
function Row({ n, isFoot = false, children }: RowProps) {
  const t = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and sizes of its own.
    <div
      className={isFoot ? 'keyboard-row keyboard-foot' : 'keyboard-row'}
      role="group"
      aria-label={t('keyboard.row', { n })}
      tabIndex={-1}
      data-name={`row-${n}`}
      data-row
    >
      {children}
    </div>
  );
}

function Key({ letter, keyboard }: { readonly letter: string; readonly keyboard: Keyboard }) {
  const send = useSend();
  const capital = capitalOf(letter, keyboard);
  return (
    <Touch
      look="key"
      name={`key-${letter}`}
      {...languageOf(keyboard)}
      onTouch={() => send({ type: 'key', key: letter })}
    >
      {showsBoth(letter, keyboard) ? (
        <span>
          {capital}
          <span className="key-small" data-silent>
            {letter}
          </span>
        </span>
      ) : (
        capital
      )}
    </Touch>
  );
}

/** A letter is called by its name in the language of its keyboard; a FIN in that of the page. */
function languageOf(keyboard: Keyboard): { readonly lang?: Locale } {
  return keyboard === 'digits' || keyboard === 'fin' ? {} : { lang: keyboard };
}
