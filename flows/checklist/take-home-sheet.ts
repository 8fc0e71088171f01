import type { Service, ServiceDocument } from '../../assets/catalogue/schema.ts';
import { servicePage } from '../domain/service-page.ts';
import type { Sheet, SheetBlock } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';
import { legalBasis, termSentence } from '../service-sheet/service-facts.ts';

/** What a citizen takes home: their papers with the missing ones marked, the term, the law, and that it costs nothing. */
export function takeHomeSheet(
  service: Service,
  papers: readonly ServiceDocument[],
  have: readonly string[],
  { locale, say }: FlowSight,
): Sheet {
  const fact = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  const facts = [
    ...fact(say('service-sheet:facts.term'), termSentence(service, say)),
    ...fact(say('service-sheet:facts.fee'), service.fee === 'free' ? say('service-sheet:free') : null),
    ...fact(say('service-sheet:facts.law'), legalBasis(service)),
  ];
  const list: readonly SheetBlock[] =
    papers.length === 0
      ? [
          { kind: 'text', text: say('service-sheet:documentsUnknown'), large: true },
          { kind: 'text', text: say('checklist:bringIdentity') },
        ]
      : [
          {
            kind: 'ticks',
            items: papers.map((paper) => ({
              text: paper[locale],
              state: have.includes(paper.id) ? 'have' : 'missing',
              ...(paper.whereToGet && !have.includes(paper.id) ? { note: paper.whereToGet[locale] } : {}),
            })),
          },
        ];
  return {
    locale,
    title: say('checklist:sheet.title'),
    demonstration: false,
    blocks: [
      { kind: 'heading', text: service.easy?.[locale] ?? service[locale] },
      ...(service.easy ? [{ kind: 'text' as const, text: service[locale] }] : []),
      ...list,
      ...(service.confidence.documents === 'C' && papers.length > 0
        ? [{ kind: 'text' as const, text: say('checklist:unsure') }]
        : []),
      { kind: 'rule' },
      ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
      { kind: 'code', content: servicePage(service), caption: say('checklist:sheet.code') },
    ],
  };
}
