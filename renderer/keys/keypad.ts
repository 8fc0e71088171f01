import { KEYPAD_KEYS, type Keypad, type KeypadKey } from '../../flows/contract.ts';

/** An ordinary keyboard works beside any keypad. */
const KEYBOARD: Readonly<Record<string, KeypadKey>> = {
  Enter: 'select',
  NumpadEnter: 'select',
  Space: 'select',
  Escape: 'back',
};

/** Of a `KeyboardEvent`. */
export interface Pressed {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Which key of the keypad was meant; null for what is not ours. */
export function keyOf(pressed: Pressed, keypad: Keypad | null): KeypadKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const { code } = pressed;
  const own = keypad ? KEYPAD_KEYS.find((key) => keypad[key].includes(code)) : undefined;
  if (own) return own;
  if (code === 'Tab') return pressed.shiftKey ? 'up' : 'down';
  return KEYBOARD[code] ?? null;
}
