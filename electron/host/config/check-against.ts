import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { PROFILE_IDS } from '../../../hardware/printers/escpos/profiles.ts';
import type { ConfigProblem } from './load-config.ts';
import type { Config } from './schema.ts';

/** Names in the configuration that lead nowhere: profiles, visit kinds and desks that do not exist. */
export function checkAgainst(config: Config, catalogue: Catalogue): ConfigProblem[] {
  const kinds = catalogue.visitKinds.map(({ id }) => id);
  const desks = catalogue.desks.map(({ id }) => id);
  const profile = config.devices.printer?.profile;
  return [
    ...(profile === undefined ? [] : unknown('devices.printer.profile', profile, PROFILE_IDS)),
    ...config.visitKinds.flatMap(({ id, desk }, at) => [
      ...unknown(`visitKinds.${at}.id`, id, kinds),
      ...(desk === undefined ? [] : unknown(`visitKinds.${at}.desk`, desk, desks)),
    ]),
  ];
}

function unknown(key: string, found: string, known: readonly string[]): ConfigProblem[] {
  return known.includes(found) ? [] : [{ key, found: `"${found}"`, expected: `one of ${known.join(', ')}` }];
}
