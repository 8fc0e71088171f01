import type { DocumentRead, IdDocument } from './document-read.ts';

/** One line of the technician's scan test; `name` is a key of `reading.fact` in `technician.json`. */
export interface ReadFact {
  readonly name:
    | 'kind'
    | 'form'
    | 'issuing-state'
    | 'number'
    | 'fin'
    | 'suggested-fin'
    | 'birth'
    | 'expiry'
    | 'sex'
    | 'name'
    | 'field'
    | 'lines';
  readonly value: string;
}

export interface DescribedRead {
  /** A key of `reading` in `page.json` (the citizen's text) and in `technician.json`; `read` in the second only. */
  readonly kind: DocumentRead['kind'];
  readonly facts: readonly ReadFact[];
}

/**
 * What a scan test may show: which fields came, and nothing of whom. All that is personal is masked (`A*****4`), so
 * that the technician sees a document well read and the next person at the screen sees nobody.
 */
export function describeRead(read: DocumentRead): DescribedRead {
  return { kind: read.kind, facts: factsOf(read) };
}

function factsOf(read: DocumentRead): ReadFact[] {
  switch (read.kind) {
    case 'read':
    case 'expired':
      return documentFacts(read.document);
    case 'wrong-check-digit':
      return [{ name: 'field', value: read.field }];
    case 'incomplete':
      return [{ name: 'lines', value: `${read.lines}/${read.of}` }];
    case 'foreign':
      return [
        { name: 'form', value: read.form },
        { name: 'issuing-state', value: read.issuingState },
      ];
    case 'garbled':
    case 'wrong-side':
    case 'not-a-document':
      return [];
  }
}

function documentFacts(document: IdDocument): ReadFact[] {
  const { transliteratedName: name, fin, suggestedFin, birth, expiry } = document;
  return [
    { name: 'kind', value: document.kind },
    { name: 'form', value: document.form },
    { name: 'issuing-state', value: document.issuingState },
    { name: 'number', value: masked(document.number) },
    ...(fin === null ? [] : [{ name: 'fin', value: masked(fin) } as const]),
    ...(suggestedFin === null ? [] : [{ name: 'suggested-fin', value: masked(suggestedFin) } as const]),
    { name: 'birth', value: birth === null ? '–' : birth.replaceAll(/\d/g, '*') },
    // Neither date nor sex names a person beside masked fields, but the scan test needs only one of them in full.
    { name: 'expiry', value: expiry.kind === 'unlimited' ? '∞' : expiry.date },
    { name: 'sex', value: '*' },
    ...(name === null
      ? []
      : [{ name: 'name', value: `${masked(name.surname)} ${masked(name.givenNames)}` } as const]),
  ];
}

/** First and last character of four or more; of fewer none. */
export function masked(text: string): string {
  const characters = [...text];
  return characters
    .map((character, at) =>
      characters.length > 3 && (at === 0 || at === characters.length - 1) ? character : '*',
    )
    .join('');
}
