import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { onFinger, takesTouches } from './fingers.ts';

export type Look =
  | 'tile'
  | 'row'
  | 'primary'
  | 'quiet'
  | 'bar'
  | 'badge'
  | 'notice'
  | 'language'
  | 'setting'
  | 'face'
  | 'key'
  | 'assist'
  | 'small';

interface Props {
  readonly look: Look;
  /** Names the button for tests and for the measurements, never shown. */
  readonly name: string;
  readonly disabled?: boolean;
  /** It stands by for what is to come. */
  readonly hidden?: boolean;
  readonly chosen?: boolean;
  /** It leads on to the next screen, and an arrow says so. */
  readonly leads?: boolean;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  readonly onTouch: () => void;
  readonly children: ReactNode;
}

/**
 * Everything that can be touched: a plain button. Fingers and mice come by `fingers.ts`, which answers each touch
 * at once, by colour and size, before the host has heard of it; keys and assistive technology by the click that
 * browsers make of them.
 */
export function Touch({
  look,
  name,
  disabled = false,
  hidden = false,
  chosen,
  leads,
  lang,
  autoFocus = false,
  onTouch,
  children,
}: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (button.current) onFinger(button.current, onTouch);
  });
  // The glow was the answer to what stood here before.
  useLayoutEffect(() => {
    if (name !== '') delete button.current?.dataset.pressed;
  }, [name]);
  useEffect(() => {
    if (autoFocus) button.current?.focus();
  }, [autoFocus]);
  return (
    <button
      ref={button}
      type="button"
      className={`touch touch-${look}`}
      data-name={name}
      data-chosen={chosen}
      data-leads={leads}
      data-disabled={disabled || undefined}
      disabled={disabled}
      hidden={hidden}
      aria-pressed={chosen}
      lang={lang}
      onClick={byKey(onTouch)}
    >
      {children}
    </button>
  );
}

/** A click counts no fingers (`detail` 0) when a key or assistive technology made it. */
function byKey(meant: () => void): (event: MouseEvent<HTMLElement>) => void {
  return (event) => {
    if (event.detail === 0 && takesTouches(event.currentTarget)) meant();
  };
}
