import type { Centre, CentreAnswer, Person } from '../../flows/domain/centre.ts';
import type { ReadDocument } from '../../flows/domain/device-read.ts';

const silent = async (): Promise<CentreAnswer<never>> => ({ ok: false, why: 'silent' });

/** So long a flow in a test waits for it. */
export const TEST_DEADLINE_MS = 4_000;

/** A centre that answers what the test says, and nothing else. */
export function testCentre(answers: Partial<Centre> = {}): Centre {
  return {
    person: silent,
    appointments: silent,
    application: silent,
    reference: silent,
    notices: silent,
    submit: silent,
    queues: silent,
    deadlineMs: TEST_DEADLINE_MS,
    isDemonstration: true,
    sealingKey: '',
    ...answers,
  };
}

/** Nobody: synthetic. */
export const TEST_PERSON: Person = {
  fin: '1ABC234',
  surname: 'Nümunəvi',
  name: 'Sevda',
  patronymic: 'Test',
  birth: '1980-01-01',
  inCare: [],
};

export const TEST_CARD: ReadDocument = {
  kind: 'identity-card',
  number: 'AA0000001',
  fin: '1ABC234',
  suggestedFin: null,
  birth: '1980-01-01',
  expiry: '2030-01-01',
  isExpired: false,
};

export const readOf = (change: Partial<ReadDocument> = {}) =>
  ({ type: 'read', read: { kind: 'document', document: { ...TEST_CARD, ...change } } }) as const;

export const known = async (): Promise<CentreAnswer<Person>> => ({ ok: true, value: TEST_PERSON });
export const unknown = async (): Promise<CentreAnswer<never>> => ({ ok: false, why: 'unknown' });
export const never = () => new Promise<never>(() => {});
