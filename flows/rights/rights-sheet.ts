import type { Sheet, SheetBlock } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';
import type { DueService } from './due-services.ts';

/**
 * What may be due, to be taken along to a desk. Services only: why each of them may be due says much about a person,
 * and paper is left lying about.
 */
export function rightsSheet(due: readonly DueService[], { locale, say }: FlowSight): Sheet {
  return {
    locale,
    title: say('rights:sheet.title'),
    demonstration: false,
    blocks: [
      { kind: 'text', text: say('rights:notADecision'), large: true },
      { kind: 'rule' },
      ...due.flatMap(({ service, isProactive, isUnsure }): SheetBlock[] => [
        { kind: 'heading', text: service.easy?.[locale] ?? service[locale] },
        ...(isProactive ? [{ kind: 'text' as const, text: say('rights:proactive') }] : []),
        ...(isUnsure ? [{ kind: 'text' as const, text: say('rights:unsure') }] : []),
      ]),
      { kind: 'rule' },
      { kind: 'text', text: say('rights:sheet.next') },
    ],
  };
}
