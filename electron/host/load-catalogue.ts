import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, catalogueSchema } from '../../assets/catalogue/schema.ts';
import { GENERAL_DESK } from '../../flows/domain/queue-of.ts';

/** A catalogue that cannot be used: every finding names the file's part and what is wrong. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly findings: readonly string[];
  constructor(findings: readonly string[]) {
    super(findings.join('\n'));
    this.findings = findings;
  }
}

const FILES = {
  directions: 'directions.json',
  services: 'services.json',
  needs: 'needs.json',
  visitKinds: 'visit-kinds.json',
  desks: 'desks.json',
} as const;

/** Reads `assets/catalogue/` and checks it whole. Throws {@link CatalogueError}. */
export function loadCatalogue(dir: string): Catalogue {
  const raw: Record<string, unknown> = {};
  const findings: string[] = [];
  for (const [part, file] of Object.entries(FILES)) {
    try {
      raw[part] = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    } catch (error) {
      findings.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (findings.length > 0) throw new CatalogueError(findings);
  const parsed = catalogueSchema.safeParse(raw);
  if (!parsed.success) {
    throw new CatalogueError(
      parsed.error.issues.map(
        ({ path: [part, ...rest], message }) =>
          `${FILES[part as keyof typeof FILES] ?? part}: ${rest.join('.')}: ${message}`,
      ),
    );
  }
  const wrong = inconsistencies(parsed.data);
  if (wrong.length > 0) throw new CatalogueError(wrong);
  return parsed.data;
}

/** What no schema sees: references that lead nowhere, doubles, directions that no need leads to. */
export function inconsistencies({ directions, services, needs, visitKinds, desks }: Catalogue): string[] {
  const codes = new Set(directions.map((direction) => direction.code));
  const offered = needs.flatMap((need) => need.directions);
  return [
    ...doubles(directions.map(({ code }) => code)).map(
      (code) => `directions.json: code ${code} stands twice`,
    ),
    ...doubles(services.map(({ code }) => code)).map((code) => `services.json: code ${code} stands twice`),
    ...doubles(visitKinds.map(({ id }) => id)).map((id) => `visit-kinds.json: id ${id} stands twice`),
    ...doubles([...directions, ...desks].map(({ series }) => series)).map(
      (series) => `directions.json, desks.json: series ${series} stands twice`,
    ),
    ...doubles(offered).map((code) => `needs.json: direction ${code} stands twice`),
    ...services
      .filter(({ direction }) => !codes.has(direction))
      .map(({ code, direction }) => `services.json: ${code}: there is no direction ${direction}`),
    ...offered.filter((code) => !codes.has(code)).map((code) => `needs.json: there is no direction ${code}`),
    ...[...codes]
      .filter((code) => !offered.includes(code))
      .map((code) => `needs.json: no need leads to direction ${code}`),
    ...(desks.some(({ id }) => id === GENERAL_DESK) ? [] : [`desks.json: desk ${GENERAL_DESK} is missing`]),
  ];
}

function doubles(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
