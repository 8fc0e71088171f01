import { type Promised, shownDay } from '../domain/promised-time.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';

/** What somebody who complained takes home: the number, by when it is answered, where to ask. Nothing of what they wrote. */
export function complaintSheet(number: string, promised: Promised, { locale, say }: FlowSight): Sheet {
  return {
    locale,
    title: say('opinion:sheet.title'),
    demonstration: false,
    blocks: [
      { kind: 'text', text: say('opinion:sheet.number') },
      { kind: 'number', text: number },
      {
        kind: 'facts',
        facts: [
          { label: say('opinion:sheet.answer'), value: say('opinion:by', { day: shownDay(promised.day) }) },
        ],
      },
      ...(promised.certain ? [] : [{ kind: 'text' as const, text: say('opinion:holidays') }]),
      { kind: 'text', text: say('opinion:ask142'), large: true },
    ],
  };
}
