import type { CatalogueData } from '../../../assets/catalogue/schema.ts';
import { ICON_NAMES } from '../../../flows/contract.ts';
import { GENERAL_DESK } from '../../../flows/domain/queue-of.ts';
import type { CataloguePart } from './catalogue-files.ts';
import { findLoop } from './find-loop.ts';
import { type PlacedTrouble, shown } from './finding.ts';
import type { JsonPath } from './scan-json.ts';

/** A finding before anybody has looked up its line and the name of its entry. */
export interface Trouble extends PlacedTrouble {
  readonly part: CataloguePart;
}

/** Looks at a catalogue whose files are each right in themselves. */
export type CatalogueCheck = (data: CatalogueData) => readonly Trouble[];

/** What no shape of one file says. Whoever adds data to the catalogue adds its checks here. */
export const CATALOGUE_CHECKS: readonly CatalogueCheck[] = [
  nothingTwice,
  namesLeadSomewhere,
  everyDirectionIsOffered,
  picturesAreDrawn,
  marksForTerms,
  daysWithinYears,
  documentsWithoutLoops,
];

function nothingTwice(data: CatalogueData): Trouble[] {
  const { directions, services, documents, needs, visitKinds, desks, lifeEvents, vam, holidays } = data;
  const codes = <T extends { code: string }>(part: CataloguePart, entries: readonly T[]) =>
    entries.map(({ code }, at) => ({ part, path: [at, 'code'], value: code }));
  const ids = <T extends { id: string }>(part: CataloguePart, entries: readonly T[]) =>
    entries.map(({ id }, at) => ({ part, path: [at, 'id'], value: id }));
  const series = (part: CataloguePart, entries: readonly { series: string }[]) =>
    entries.map((entry, at) => ({ part, path: [at, 'series'], value: entry.series }));
  return [
    ...doubles(codes('directions', directions)),
    ...doubles(codes('services', services)),
    ...doubles(ids('documents', documents)),
    ...doubles(ids('needs', needs)),
    ...doubles(ids('visitKinds', visitKinds)),
    ...doubles(ids('desks', desks)),
    ...doubles(ids('lifeEvents', lifeEvents)),
    ...doubles([...series('directions', directions), ...series('desks', desks)]),
    ...doubles(
      needs.flatMap((need, at) =>
        need.directions.map((value, nth) => ({
          part: 'needs' as const,
          path: [at, 'directions', nth],
          value,
        })),
      ),
    ),
    ...lifeEvents.flatMap((event, at) =>
      doubles(
        event.services.map((value, nth) => ({
          part: 'lifeEvents' as const,
          path: [at, 'services', nth],
          value,
        })),
      ),
    ),
    ...doubles(vam.services.map((value, at) => ({ part: 'vam' as const, path: ['services', at], value }))),
    ...doubles(
      holidays.days.map(({ date }, at) => ({
        part: 'holidays' as const,
        path: ['days', at, 'date'],
        value: date,
      })),
    ),
    ...doubles(
      services.flatMap(({ passportId }, at) =>
        passportId == null
          ? []
          : [{ part: 'services' as const, path: [at, 'passportId'], value: passportId }],
      ),
    ),
    // Two lines that nobody can tell apart on the screen.
    ...doubles(
      services.flatMap(({ direction, easy }, at) =>
        easy
          ? [
              {
                part: 'services' as const,
                path: [at, 'easy'],
                value: `${direction} ${easy.az.toLocaleLowerCase('az')}`,
              },
            ]
          : [],
      ),
    ).map((trouble) => ({ ...trouble, what: 'double-name' as const })),
    ...doubles(
      services.map(({ direction, az }, at) => ({
        part: 'services' as const,
        path: [at, 'az'],
        value: `${direction} ${az.toLocaleLowerCase('az')}`,
      })),
    ).map((trouble) => ({ ...trouble, what: 'double-name' as const })),
  ];
}

interface Placed {
  readonly part: CataloguePart;
  readonly path: JsonPath;
  readonly value: string;
}

/** The second and every further one. */
function doubles(placed: readonly Placed[]): Trouble[] {
  const seen = new Set<string>();
  return placed.flatMap(({ part, path, value }) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ part, path, what: 'double' as const, detail: { found: shown(value) } }];
  });
}

function namesLeadSomewhere(data: CatalogueData): Trouble[] {
  const directions = new Set(data.directions.map(({ code }) => code));
  const services = new Set(data.services.map(({ code }) => code));
  const documents = new Set(data.documents.map(({ id }) => id));
  const unknown = (
    known: ReadonlySet<string>,
    in_: string,
    part: CataloguePart,
    path: JsonPath,
    id: string,
  ) =>
    known.has(id) ? [] : [{ part, path, what: 'no-such' as const, detail: { found: shown(id), file: in_ } }];
  return [
    ...data.services.flatMap(({ direction, documents: asked }, at) => [
      ...unknown(directions, 'directions.json', 'services', [at, 'direction'], direction),
      ...asked.flatMap(({ id }, nth) =>
        unknown(documents, 'documents.json', 'services', [at, 'documents', nth, 'id'], id),
      ),
    ]),
    ...data.documents.flatMap(({ fromService }, at) =>
      fromService == null
        ? []
        : unknown(services, 'services.json', 'documents', [at, 'fromService'], fromService),
    ),
    ...data.needs.flatMap((need, at) =>
      need.directions.flatMap((code, nth) =>
        unknown(directions, 'directions.json', 'needs', [at, 'directions', nth], code),
      ),
    ),
    ...data.lifeEvents.flatMap((event, at) =>
      event.services.flatMap((code, nth) =>
        unknown(services, 'services.json', 'lifeEvents', [at, 'services', nth], code),
      ),
    ),
    ...data.vam.services.flatMap((code, at) =>
      unknown(services, 'services.json', 'vam', ['services', at], code),
    ),
  ];
}

/** A direction that no need leads to would be reached by nobody; who is not sure goes to the general desk. */
function everyDirectionIsOffered({ directions, needs, desks }: CatalogueData): Trouble[] {
  const offered = new Set(needs.flatMap((need) => need.directions));
  return [
    ...directions.flatMap(({ code }, at) =>
      offered.has(code)
        ? []
        : [{ part: 'directions' as const, path: [at], what: 'not-offered' as const, detail: {} }],
    ),
    ...(desks.some(({ id }) => id === GENERAL_DESK)
      ? []
      : [
          {
            part: 'desks' as const,
            path: [],
            what: 'no-general-desk' as const,
            detail: { expected: GENERAL_DESK },
          },
        ]),
  ];
}

function picturesAreDrawn(data: CatalogueData): Trouble[] {
  const drawn: readonly string[] = ICON_NAMES;
  return (['directions', 'needs', 'visitKinds', 'lifeEvents'] as const).flatMap((part) =>
    data[part].flatMap(({ icon }, at) =>
      drawn.includes(icon)
        ? []
        : [
            {
              part,
              path: [at, 'icon'],
              what: 'not-one-of' as const,
              detail: { found: shown(icon), expected: drawn.join(', ') },
            },
          ],
    ),
  );
}

/** A term is a promise: how sure it is must be said. */
function marksForTerms({ services }: CatalogueData): Trouble[] {
  return services.flatMap(({ terms, easy, confidence }, at) => [
    ...(terms && confidence.terms === undefined ? [unmarked(at, 'terms')] : []),
    ...(easy && confidence.easy === undefined ? [unmarked(at, 'easy')] : []),
  ]);
}

function unmarked(at: number, field: string): Trouble {
  return { part: 'services', path: [at, 'confidence', field], what: 'no-mark', detail: { found: field } };
}

function daysWithinYears({ holidays }: CatalogueData): Trouble[] {
  const years = new Set(holidays.years);
  return holidays.days.flatMap(({ date }, at) =>
    years.has(Number(date.slice(0, 4)))
      ? []
      : [
          {
            part: 'holidays' as const,
            path: ['days', at, 'date'],
            what: 'outside-years' as const,
            detail: { found: date, expected: holidays.years.join(', ') },
          },
        ],
  );
}

/** A service that needs a document which only comes out of that service is got by nobody. */
function documentsWithoutLoops({ services, documents }: CatalogueData): Trouble[] {
  const from = new Map(documents.map(({ id, fromService }) => [id, fromService]));
  const needs = new Map(
    services.map(({ code, documents: asked }) => [code, asked.flatMap(({ id }) => from.get(id) ?? [])]),
  );
  const loop = findLoop(needs);
  if (loop === null) return [];
  const at = services.findIndex(({ code }) => code === loop[0]);
  return [
    { part: 'services', path: [at, 'documents'], what: 'loop', detail: { found: shown(loop.join(' → ')) } },
  ];
}
