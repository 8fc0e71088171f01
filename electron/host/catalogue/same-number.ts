import { isDeepStrictEqual } from 'node:util';
import type { CatalogueData } from '../../../assets/catalogue/schema.ts';
import type { Finding } from './finding.ts';

/** A content that differs under a number that is taken: nobody could say later which of the two was in force. */
export function sameNumber(offered: CatalogueData, known: CatalogueData): Finding | null {
  const { number } = offered.version;
  if (number !== known.version.number || isDeepStrictEqual(offered, known)) return null;
  const place = { file: 'version.json', line: null, entry: null, field: 'number' };
  return { ...place, what: 'number-used', detail: { found: number } };
}
