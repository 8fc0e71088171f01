import type { KioskEvent, View } from '../../flows/contract.ts';

/** What the Escape key means on a view: the nearest way out that the screen itself offers, or nothing. */
export function escapeEvent({ warning, screen, bar }: View): KioskEvent | null {
  if (warning) return { type: 'continue' };
  if (screen.name === 'help' || screen.name === 'language') return { type: 'close' };
  return bar.back ? { type: 'back' } : null;
}
