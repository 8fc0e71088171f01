import { bakuTime } from '../domain/baku-time.ts';
import type { Reference, ReferenceArea } from '../domain/centre.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { FlowSight } from '../flows.ts';

/**
 * The reference itself. Personal.
 * @param say in Azerbaijani: the document's own language, whichever the session is in
 */
export function referenceSheet(
  { number, verificationCode, issuedAt, area, lines }: Reference,
  say: FlowSight['say'],
  demonstration: boolean,
): Sheet {
  return {
    locale: 'az',
    title: say('reference:sheet.title'),
    demonstration,
    blocks: [
      { kind: 'heading', text: say(`reference:area.${area}`) },
      {
        kind: 'facts',
        facts: [
          { label: say('reference:sheet.number'), value: number },
          { label: say('reference:sheet.issued'), value: bakuTime(issuedAt).date },
          ...lines,
        ],
      },
      { kind: 'rule' },
      { kind: 'text', text: say('reference:sheet.verification') },
      { kind: 'text', text: verificationCode, large: true },
      { kind: 'code', content: verificationCode, caption: say('reference:sheet.code') },
    ],
  };
}

/** That a reference was asked for, while the centre did not answer: its number, and nothing of whose it is. */
export function requestedSheet(
  area: ReferenceArea,
  number: string,
  { locale, say }: FlowSight,
  demonstration: boolean,
): Sheet {
  return {
    locale,
    title: say('reference:requested.paper'),
    demonstration,
    blocks: [
      { kind: 'heading', text: say(`reference:area.${area}`) },
      { kind: 'number', text: number },
      { kind: 'code', content: number, caption: say('reference:requested.code') },
      { kind: 'text', text: say('reference:requested.note'), large: true },
    ],
  };
}
