import { join } from 'node:path';
import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { isNewer, KEPT_FILE, readKept } from './catalogue-keeper.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { parseCatalogue } from './parse-catalogue.ts';

/**
 * The catalogue that a kiosk with its data in `dataDir` goes by, for a command line beside it: the one that was taken
 * last, where it is newer than the built-in one and still right.
 */
export function catalogueInForce(builtIn: string, dataDir: string): Catalogue {
  const shipped = loadCatalogue(builtIn);
  const kept = readKept(join(dataDir, KEPT_FILE));
  if (kept.kind !== 'read' || !isNewer(kept.texts.version, shipped.version.number)) return shipped;
  const parsed = parseCatalogue(kept.texts);
  return parsed.ok ? parsed.catalogue : shipped;
}
