import type { Application } from '../../../flows/domain/centre.ts';
import { receiptNumber } from '../../../flows/domain/receipt.ts';
import { chance } from './chance.ts';
import { finOf, PEOPLE_COUNT } from './people.ts';

export interface MadeUpApplication {
  readonly receipt: string;
  readonly fin: string;
  readonly service: string;
  /** How many days before today it was filed: one that was filed long ago never gets older. */
  readonly daysAgo: number;
  readonly state: Application['state'];
  readonly wanted: readonly string[];
}

/** Kiosk of the receipts: none is called so. */
const KIOSK = 'D1';
const COUNT = 60;
const SEED = 1_371_702;
const STATES = ['received', 'in-progress', 'needs-documents', 'granted', 'refused'] as const;
/** Ids of the catalogue's documents that may be wanted. */
const WANTED = ['family-composition', 'income-proof', 'work-book', 'birth-certificate', 'study-proof'];

/** The first five, one in each state, are those of the specimen's holder: `D1-000001-…` to `D1-000005-…`. */
export function makeApplications(services: readonly string[]): readonly MadeUpApplication[] {
  const by = chance(SEED);
  return Array.from({ length: COUNT }, (_, at) => {
    const state = STATES[at % STATES.length] ?? 'received';
    return {
      receipt: receiptNumber(KIOSK, at + 1),
      fin: at < STATES.length ? finOf(1) : finOf(2 + by.below(PEOPLE_COUNT - 2)),
      service: by.oneOf(services),
      daysAgo: state === 'received' ? by.below(2) : 2 + by.below(30),
      state,
      wanted: state === 'needs-documents' ? WANTED.slice(0, 1 + by.below(2)) : [],
    };
  });
}
