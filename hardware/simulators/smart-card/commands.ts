import { CARD_KINDS, type CardKind, isCardKind } from './card-kinds.ts';
import type { Removal } from './card-slot.ts';

export type SmartCardCommand =
  | { readonly kind: 'insert'; readonly card: CardKind }
  | { readonly kind: 'remove' }
  | { readonly kind: 'remove-later'; readonly removal: Removal }
  | { readonly kind: 'unplug' | 'plug' | 'service-down' | 'service-up' | 'service-frozen' };

export const COMMANDS_EXPECTED = `insert ${Object.keys(CARD_KINDS).join(' | ')}; remove; remove at|after command N; unplug | plug; service-down | service-up | service-frozen`;

/** `insert badge`, `remove at command 3`; null for what is no command. */
export function smartCardCommand(text: string): SmartCardCommand | null {
  const words = text.trim().replaceAll(/\s+/g, ' ');
  const [, card] = /^insert (\S+)$/.exec(words) ?? [];
  if (card !== undefined) return isCardKind(card) ? { kind: 'insert', card } : null;
  const [, when, count] = /^remove (at|after) command (\d{1,3})$/.exec(words) ?? [];
  if (when === 'at' || when === 'after')
    return { kind: 'remove-later', removal: { when, command: Number(count) } };
  switch (words) {
    case 'remove':
    case 'unplug':
    case 'plug':
    case 'service-down':
    case 'service-up':
    case 'service-frozen':
      return { kind: words };
    default:
      return null;
  }
}
