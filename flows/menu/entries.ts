import type { IconName } from '../contract.ts';
import type { FlowName, FlowStart } from '../flow.ts';

/** One thing that can be done at this kiosk, beside taking a number. */
export interface MenuEntry {
  readonly id: string;
  readonly icon: IconName;
  readonly flow: FlowName;
  readonly start: FlowStart;
}

/** What most people come for stands first. Their words: `menu:entries.ID.label` and `.hint`. */
export const MENU: readonly MenuEntry[] = [
  { id: 'papers', icon: 'checklist', flow: 'search', start: { what: 'papers', event: '' } },
  { id: 'event', icon: 'way', flow: 'search', start: { event: '' } },
  { id: 'search', icon: 'search', flow: 'search', start: {} },
  { id: 'appointment', icon: 'calendar', flow: 'appointment', start: {} },
  { id: 'apply', icon: 'form', flow: 'application', start: {} },
  { id: 'status', icon: 'hourglass', flow: 'status', start: {} },
  { id: 'reference', icon: 'document', flow: 'reference', start: {} },
  { id: 'rights', icon: 'scale', flow: 'rights', start: {} },
  { id: 'call-back', icon: 'phone', flow: 'request', start: { what: 'call-back' } },
  { id: 'home', icon: 'house-heart', flow: 'request', start: { what: 'home' } },
  { id: 'resume', icon: 'again', flow: 'resume', start: {} },
  { id: 'opinion', icon: 'opinion', flow: 'opinion', start: {} },
];

/** Those whose flow this kiosk has. */
export function menuOf(has: (flow: FlowName) => boolean): readonly MenuEntry[] {
  return MENU.filter(({ flow }) => has(flow));
}
