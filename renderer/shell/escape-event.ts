import type { KioskEvent, ScreenName, View } from '../../flows/contract.ts';

/** Stand over another screen, which closing brings back. */
const OVER_ANOTHER: ReadonlySet<ScreenName> = new Set([
  'help',
  'language',
  'bad-reading',
  'settings',
  'tour',
  'volunteer-pin',
  'help-calls',
]);

/** What Escape and the keypad's "back" mean: the nearest way out that the screen itself offers, or nothing. */
export function escapeEvent({ warning, screen, bar }: View): KioskEvent | null {
  if (warning) return { type: 'continue' };
  if (screen.name === 'assist-consent') return { type: 'consent', given: false };
  if (OVER_ANOTHER.has(screen.name)) return { type: 'close' };
  return bar.back ? { type: 'back' } : null;
}
