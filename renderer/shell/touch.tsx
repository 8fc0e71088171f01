import { type ReactNode, useEffect, useRef } from 'react';
import { usePress } from 'react-aria/usePress';

export type Look = 'tile' | 'row' | 'primary' | 'quiet' | 'bar' | 'badge' | 'notice' | 'language';

interface Props {
  readonly look: Look;
  /** Names the button for tests and for the measurements, never shown. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly chosen?: boolean;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  readonly onTouch: () => void;
  readonly children: ReactNode;
}

/**
 * Everything that can be touched. Answers each touch at once, by colour and size, before the host has heard of
 * it. A long press counts: slow hands hold on. The press is React Aria's; the Button component around it brings
 * hovering and contexts that a kiosk has not, some 20 ms a screen on a slow processor.
 */
export function Touch({
  look,
  name,
  disabled = false,
  chosen,
  lang,
  autoFocus = false,
  onTouch,
  children,
}: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const { pressProps, isPressed } = usePress({ ref, isDisabled: disabled, onPress: onTouch });
  useEffect(() => {
    if (autoFocus) ref.current?.focus();
  }, [autoFocus]);
  return (
    <button
      {...pressProps}
      ref={ref}
      type="button"
      className={`touch touch-${look}`}
      data-name={name}
      data-chosen={chosen}
      data-disabled={disabled || undefined}
      data-pressed={isPressed || undefined}
      disabled={disabled}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
      {...(lang === undefined ? {} : { lang })}
    >
      {children}
    </button>
  );
}
