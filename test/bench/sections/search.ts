import { fileURLToPath } from 'node:url';
import type { Service } from '../../../assets/catalogue/schema.ts';
import { createSearchIndex, type SearchIndex } from '../../../flows/search/search-index.ts';
import { catalogue } from '../../support/catalogue.ts';
import typical from '../../unit/search/queries.json' with { type: 'json' };
import unseen from '../../unit/search/unseen-queries.json' with { type: 'json' };
import type { Row, SectionResult } from '../row.ts';
import { quantile } from '../statistics.ts';

const { queries } = typical;
const MANY = 10_000;
const ROUNDS = 3;
const ROUNDS_OF_MANY = 1;

/** From a letter to the services that are meant, and how often the right one is among the first three. */
export async function measureSearch(): Promise<SectionResult> {
  const index = createSearchIndex(catalogue);
  const many = createSearchIndex({ ...catalogue, services: multiplied(MANY) });
  const missed = (some: typeof queries) =>
    some.filter(({ typed, means }) => !index.find(typed, 3).some(({ code }) => means.includes(code))).length;
  // What the compiler has not seen yet is not what a kiosk does all day.
  perLetter(index, 1);
  const few = perLetter(index, ROUNDS);
  const lots = perLetter(many, ROUNDS_OF_MANY);
  return {
    rows: [
      ...rows(`search: a letter → found, ${catalogue.services.length} services`, few, { atMost: 2 }),
      ...rows(`search: a letter → found, ${MANY} services`, lots, { atMost: 10 }),
      {
        what: `search: the right service not among the first three, of ${queries.length} queries`,
        value: (missed(queries) / queries.length) * 100,
        unit: '%',
        atMost: 5,
      },
      {
        what: `search: the same, of ${unseen.queries.length} queries of another writer`,
        value: (missed(unseen.queries) / unseen.queries.length) * 100,
        unit: '%',
      },
    ],
    notes: [
      `every query typed letter by letter: ${few.length} and ${lots.length} searches; the queries are in ${fileURLToPath(new URL('../../unit/search/queries.json', import.meta.url)).split('/test/')[1]}.`,
      `${MANY} services are the real ones over again under other codes, with a word of their own in each name.`,
    ],
  };
}

function perLetter(index: SearchIndex, rounds: number): number[] {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { typed } of queries) {
      const letters = [...typed];
      for (let length = 1; length <= letters.length; length++) {
        const soFar = letters.slice(0, length).join('');
        const began = performance.now();
        index.find(soFar, 12);
        times.push(performance.now() - began);
      }
    }
  }
  return times;
}

/** No two share all their words. */
function multiplied(count: number): Service[] {
  return Array.from({ length: count }, (_, at) => {
    const service = catalogue.services[at % catalogue.services.length];
    if (!service) throw new Error('the catalogue is empty');
    const own = ` ${Math.floor(at / catalogue.services.length)}`;
    return {
      ...service,
      code: `${service.code}.${at}`,
      az: service.az + own,
      ru: service.ru + own,
      en: service.en + own,
    };
  });
}

function rows(what: string, times: readonly number[], bound: Pick<Row, 'atMost'>): Row[] {
  return [
    { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', ...bound },
    { what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms' },
    { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
    { what: `${what}, slowest`, value: Math.max(...times), unit: 'ms' },
  ];
}
