import type { Duration, Service } from '../../assets/catalogue/schema.ts';
import type { Fact, Locale } from '../contract.ts';
import type { Say } from '../domain/say.ts';

/**
 * What a citizen needs to know of a service, the most asked first. What is only assumed (confidence C) is not said as
 * the law; what is not known is left out, but for the documents: of those it is said that they are not known.
 */
export function serviceFacts(service: Service, locale: Locale, say: Say): readonly Fact[] {
  const fact = (id: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [{ label: say(`service-sheet:facts.${id}`), value }];
  return [
    ...fact('documents', documentsSentence(service, say)),
    ...fact('term', termSentence(service, say)),
    ...(service.fee === 'free' ? fact('fee', say('service-sheet:free')) : []),
    ...fact('how', listed(service.channels, 'channels', say)),
    ...fact('who', listed(service.audience, 'audience', say)),
    ...fact('place', service.place?.[locale] ?? null),
    ...fact('law', legalBasis(service)),
  ];
}

/** The law that a service rests on; null where it is only assumed. */
export function legalBasis({ legalBasis: law, confidence }: Service): string | null {
  return confidence.legalBasis === 'C' ? null : law;
}

/** How long it takes until the decision; null where nobody says. */
export function termSentence({ terms, confidence }: Service, say: Say): string | null {
  if (!terms?.total) return null;
  const time = duration(terms.total, say);
  return confidence.terms === 'C' ? say('service-sheet:usually', { time }) : time;
}

function duration({ value, unit }: Duration, say: Say): string {
  return say(`service-sheet:duration.${unit}`, { count: value });
}

/** Their number, or that the operator has to be asked: an empty list means that nobody has told. */
function documentsSentence({ documents }: Service, say: Say): string {
  return documents.length === 0
    ? say('service-sheet:documentsUnknown')
    : say('service-sheet:documentsCount', { count: documents.length });
}

function listed(codes: readonly string[], group: string, say: Say): string {
  return codes.map((code) => say(`service-sheet:${group}.${code}`)).join(', ');
}
