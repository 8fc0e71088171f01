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

/** Whom most people are: nobody is asked before it matters. Null where it makes no difference. */
export function usualApplicant(service: Service): Applicant | null {
  const all = applicantsOf(service);
  return all.find((applicant) => applicant === 'citizen') ?? all[0] ?? null;
}

/** The papers that this service asks of this person; one that is asked for twice (of parent and child) has two ids. */
export function papersFor(service: Service, applicant: Applicant | null): readonly ServiceDocument[] {
  const seen = new Map<string, number>();
  return service.documents
    .filter((document) => document.for === null || applicant === null || document.for.includes(applicant))
    .map((document) => {
      const times = (seen.get(document.id) ?? 0) + 1;
      seen.set(document.id, times);
      return times === 1 ? document : { ...document, id: `${document.id}.${times}` };
    });
}

/** Ids of the papers that a document held to the reader is. */
export function papersRead(kind: string, papers: readonly ServiceDocument[]): readonly string[] {
  const known = IDENTITY[kind] ?? [];
  return papers.filter(({ id }) => known.includes(id)).map(({ id }) => id);
}
