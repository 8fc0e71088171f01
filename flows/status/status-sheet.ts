import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';
import type { StatusFact } from './status-facts.ts';

/** How an application stood on a day, to take along. It says nothing of whose it is. */
export function statusSheet(
  receipt: string,
  facts: readonly StatusFact[],
  { locale, say }: FlowSight,
  demonstration: boolean,
): Sheet {
  return {
    locale,
    title: say('status:sheet.title'),
    demonstration,
    blocks: [
      { kind: 'number', text: receipt },
      { kind: 'facts', facts },
      { kind: 'code', content: receipt, caption: say('status:sheet.code') },
    ],
  };
}
