import type { APPLICANTS, Service, ServiceDocument } from '../../assets/catalogue/schema.ts';

export type Applicant = (typeof APPLICANTS)[number];

/** Proves who somebody is: ticked when a document is held to the reader. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  'identity-card': ['identity-card'],
  'old-identity-card': ['identity-card'],
  passport: ['passport', 'identity-card'],
  'other-card': ['permanent-residence-permit'],
};

/** Who may come for a service, as far as it makes a difference for the papers; one or none: nobody is asked. */
export function applicantsOf(service: Service): readonly Applicant[] {
  const named = new Set(service.documents.flatMap((document) => document.for ?? []));
  if (named.size === 0) return [];
  const all: Applicant[] = [
    ...service.audience,
    ...(named.has('representative') ? ['representative' as const] : []),
  ];
  return all.length > 1 ? all : [];
}

/** The papers that this service asks of this person. */
export function papersFor(service: Service, applicant: Applicant | null): readonly ServiceDocument[] {
  return service.documents.filter(
    (document) => document.for === null || applicant === null || document.for.includes(applicant),
  );
}

/** Ids of the papers that a document held to the reader is. */
export function papersRead(kind: string, papers: readonly ServiceDocument[]): readonly string[] {
  const known = IDENTITY[kind] ?? [];
  return papers.filter(({ id }) => known.includes(id)).map(({ id }) => id);
}
