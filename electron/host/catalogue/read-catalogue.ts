import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import {
  CATALOGUE_FILES,
  CATALOGUE_PARTS,
  type CataloguePart,
  type CatalogueTexts,
} from './catalogue-files.ts';
import type { Finding } from './finding.ts';
import { LARGEST_FILE } from './parse-catalogue.ts';

export type ReadCatalogue =
  | { readonly ok: true; readonly texts: CatalogueTexts }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Bytes of a letter at most, in what a file may be long. */
const LARGEST_BYTES = LARGEST_FILE * 2;
/** A byte order mark, as some editors write it, is no part of the text. */
const BOM = /^\uFEFF/;

/** The files of a folder as they stand; nothing is waited for, and nothing but ordinary files is read. */
export function readCatalogue(dir: string): ReadCatalogue {
  const texts: Partial<Record<CataloguePart, string>> = {};
  const findings: Finding[] = [];
  for (const part of CATALOGUE_PARTS) {
    const file = CATALOGUE_FILES[part];
    const tell = (what: Finding['what'], detail: Finding['detail']) =>
      findings.push({ file, line: null, entry: null, field: null, what, detail });
    try {
      const path = join(dir, file);
      const stat = statSync(path);
      if (!stat.isFile()) tell('unreadable', { found: 'ENOTFILE' });
      else if (stat.size > LARGEST_BYTES) tell('too-large-file', { most: LARGEST_FILE });
      else texts[part] = utf8.decode(readFileSync(path)).replace(BOM, '');
    } catch (error) {
      tell('unreadable', { found: errorCode(error) });
    }
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, texts: texts as CatalogueTexts };
}

/** Letters in another encoding (Windows-1251, -1254) are refused, not turned into question marks. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
