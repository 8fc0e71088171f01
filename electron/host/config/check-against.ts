import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { deviceProblems } from './check-devices.ts';
import type { ConfigProblem } from './load-config.ts';
import { reachOf } from './reach.ts';
import type { Config } from './schema.ts';

/** Names in the configuration that lead nowhere: profiles, lines, visit kinds and desks that do not exist. */
export function checkAgainst(config: Config, catalogue: Catalogue): ConfigProblem[] {
  const kinds = catalogue.visitKinds.map(({ id }) => id);
  const desks = catalogue.desks.map(({ id }) => id);
  return [
    ...reachProblems(config),
    ...sharedKeys(config),
    ...doubles(
      'volunteers',
      config.volunteers.map(({ id }) => id),
    ),
    ...doubles(
      'technician.people',
      config.technician.people.map(({ id }) => id),
    ),
    ...deviceProblems(config.devices),
    ...config.visitKinds.flatMap(({ id, desk }, at) => [
      ...unknown(`visitKinds.${at}.id`, id, kinds),
      ...(desk === undefined ? [] : unknown(`visitKinds.${at}.desk`, desk, desks)),
    ]),
  ];
}

function unknown(key: string, found: string, known: readonly string[]): ConfigProblem[] {
  return known.includes(found) ? [] : [{ key, found: `"${found}"`, expected: `one of ${known.join(', ')}` }];
}

/** A band lower than this holds no screen with letters of legible size and targets of 20 mm. */
const LEAST_REACH_MM = 200;

/** What a person who sits reaches of this screen must be enough for a question with its buttons. */
function reachProblems(config: Config): ConfigProblem[] {
  const { fromMm, toMm } = reachOf(config);
  const heightMm = Math.round(toMm - fromMm);
  if (heightMm >= LEAST_REACH_MM) return [];
  return [
    {
      key: 'access.reach',
      found: `${Math.max(heightMm, 0)} mm of the screen`,
      expected: `at least ${LEAST_REACH_MM} mm of the screen (screen.bottomMm, screen.heightMm) between lowMm and highMm`,
    },
  ];
}

/** A key that means two things would mean the first one only. */
function sharedKeys({ access }: Config): ConfigProblem[] {
  const all = Object.entries(access.keypad).flatMap(([key, codes]) => codes.map((code) => ({ key, code })));
  return all.flatMap(({ key, code }, at) => {
    const first = all.findIndex((other) => other.code === code);
    if (first === at) return [];
    return [
      { key: `access.keypad.${key}`, found: `"${code}"`, expected: `a key that is not "${all[first]?.key}"` },
    ];
  });
}

function doubles(key: string, ids: readonly string[]): ConfigProblem[] {
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at
      ? []
      : [{ key: `${key}.${at}.id`, found: `"${id}"`, expected: 'an id of its own' }],
  );
}
