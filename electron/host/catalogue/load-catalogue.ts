import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import type { Finding } from './finding.ts';
import { type ParsedCatalogue, parseCatalogue } from './parse-catalogue.ts';
import { readCatalogue } from './read-catalogue.ts';

/** A catalogue that cannot be used. Its message is for the one who starts the kiosk; editors use `npm run catalogue`. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(inShort).join('\n'));
    this.findings = findings;
  }
}

/** `services.json:1042 05.02.01 ru: missing-language` */
export function inShort({ file, line, entry, field, what, detail }: Finding): string {
  const place = [line === null ? file : `${file}:${line}`, entry, field].filter((part) => part !== null);
  const found = detail.found === undefined ? '' : ` ${detail.found}`;
  return `${place.join(' ')}: ${what}${found}`;
}

/** Reads a folder and checks it whole. */
export function checkFolder(dir: string): ParsedCatalogue {
  const read = readCatalogue(dir);
  return read.ok ? parseCatalogue(read.texts) : read;
}

/** The catalogue of a folder. Throws {@link CatalogueError}. */
export function loadCatalogue(dir: string): Catalogue {
  const parsed = checkFolder(dir);
  if (!parsed.ok) throw new CatalogueError(parsed.findings);
  return parsed.catalogue;
}
