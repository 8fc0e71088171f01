import type { Form } from '../../assets/catalogue/form-schema.ts';
import type { Catalogue } from '../../assets/catalogue/schema.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';

/**
 * What somebody who applied takes along: the number, its code for the operator, what to bring. Nothing of who they are
 * and what they answered.
 */
export function receiptSheet(
  form: Form,
  number: string,
  { documents }: Pick<Catalogue, 'documents'>,
  { locale, say }: FlowSight,
  demonstration: boolean,
): Sheet {
  const papers = form.documents.flatMap((id) => documents.find((document) => document.id === id) ?? []);
  return {
    locale,
    title: say('application:sheet.title'),
    demonstration,
    blocks: [
      { kind: 'heading', text: form.title[locale] },
      { kind: 'text', text: say('application:sheet.number') },
      { kind: 'number', text: number },
      { kind: 'code', content: number, caption: say('application:sheet.code') },
      ...form.receipt.map((line) => ({ kind: 'text' as const, text: line[locale], large: true as const })),
      ...(papers.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: say('application:sheet.bring') },
            {
              kind: 'ticks' as const,
              items: papers.map((paper) => ({
                text: paper[locale],
                state: 'open' as const,
                note: paper.whereToGet?.[locale] ?? say('application:sheet.askOperator'),
              })),
            },
          ]),
      { kind: 'text', text: say('application:sheet.status') },
    ],
  };
}
