import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

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

/** Everything that can be touched. Answers each touch at once, by colour and size, before the host has heard of it. */
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
  return (
    <Button
      className={`touch touch-${look}`}
      data-name={name}
      data-chosen={chosen}
      isDisabled={disabled}
      autoFocus={autoFocus}
      onPress={onTouch}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
      {...(lang === undefined ? {} : { lang })}
    >
      {children}
    </Button>
  );
}
