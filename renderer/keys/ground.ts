import type { View } from '../../flows/contract.ts';

/**
 * What the citizen takes for one and the same screen. Each setting that is changed makes a place of its own, against
 * double touches; the focus, the scanning and the voice stay where they are.
 */
export function groundOf({ place, locale, screen }: View): string {
  return screen.name === 'settings' ? `${screen.name} ${screen.props.paging.page} ${locale}` : place;
}
