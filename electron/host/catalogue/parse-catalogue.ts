import {
  type Catalogue,
  type CatalogueData,
  catalogueSchema,
  type Service,
  type ServiceDocument,
} from '../../../assets/catalogue/schema.ts';
import {
  CATALOGUE_FILES,
  CATALOGUE_PARTS,
  type CataloguePart,
  type CatalogueTexts,
} from './catalogue-files.ts';
import { CATALOGUE_CHECKS, type Trouble } from './checks.ts';
import { type Finding, type PlacedTrouble, shown } from './finding.ts';
import { quickLook } from './quick-look.ts';
import { type JsonPath, lineAt, scanJson } from './scan-json.ts';
import { shapeTroubles } from './shape-troubles.ts';
import { type Walk, walkTexts } from './walk-texts.ts';

export type ParsedCatalogue =
  | { readonly ok: true; readonly catalogue: Catalogue; readonly data: CatalogueData }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Characters of one file: ten thousand services are 13 million. */
export const LARGEST_FILE = 32_000_000;
/** A file that is wrong through and through is told by its first lines. */
const MOST_FINDINGS = 200;

/** Checks a catalogue whole: either all of it is right, or none of it is taken and every finding is told. */
export function parseCatalogue(texts: CatalogueTexts): ParsedCatalogue {
  const findings: Finding[] = [];
  const raw: Partial<Record<CataloguePart, unknown>> = {};
  const troubles: Trouble[] = [];
  for (const part of CATALOGUE_PARTS) {
    const read = readJson(texts[part]);
    raw[part] = read.ok ? read.value : null;
    if (read.ok) troubles.push(...read.texts.map((trouble) => ({ part, ...trouble })));
    else findings.push(...read.findings.map((finding) => ({ file: CATALOGUE_FILES[part], ...finding })));
  }
  // What follows would only repeat what a missing comma has done.
  if (findings.length > 0) return { ok: false, findings: findings.slice(0, MOST_FINDINGS) };

  look ??= quickLook(catalogueSchema);
  const parsed = look(raw) ? null : catalogueSchema.safeParse(raw);
  // The schema changes nothing in what it checks: what is right is the data.
  const data = parsed === null || parsed.success ? (raw as CatalogueData) : null;
  if (data) for (const check of CATALOGUE_CHECKS) troubles.push(...check(data));
  else troubles.push(...shapeTroubles(parsed?.error?.issues ?? [], raw));
  if (data && troubles.length === 0) return { ok: true, catalogue: written(data), data };
  return { ok: false, findings: located(troubles.slice(0, MOST_FINDINGS), raw, texts) };
}

let look: ReturnType<typeof quickLook> | null = null;

export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly texts: readonly PlacedTrouble[] }
  | { readonly ok: false; readonly findings: readonly Omit<Finding, 'file'>[] };

/** One file: its value, and what is wrong with the texts in it, however deep. */
export function readJson(text: string): ReadJson {
  const nowhere = { entry: null, field: null, line: null };
  if (text.length > LARGEST_FILE)
    return { ok: false, findings: [{ ...nowhere, what: 'too-large-file', detail: { most: LARGEST_FILE } }] };
  let value: unknown;
  let walk: Walk | null = null;
  try {
    value = JSON.parse(text);
    walk = walkTexts(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  // Where as many keys came out as stand in the text, none was lost, and the slower look is spared.
  if (walk?.isPlain && !text.includes('\\') && countKeys(text) === walk.keys)
    return { ok: true, value, texts: walk.troubles };
  const wrong = scanJson(text).slice(0, MOST_FINDINGS);
  if (walk && wrong.length === 0) return { ok: true, value, texts: walk.troubles };
  const findings = wrong.map((trouble) => {
    const { line, column } = lineAt(text, trouble.offset);
    const detail: Finding['detail'] = 'path' in trouble ? { found: shown(trouble.path.at(-1)) } : { column };
    return { ...nowhere, line, what: trouble.what, detail };
  });
  return { ok: false, findings };
}

const QUOTE = 0x22;
/** Between a key and its colon (RFC 8259, 2). */
const WHITE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Keys of a text without backslashes; a value that begins with a colon counts too, and costs the slower look. */
function countKeys(text: string): number {
  let keys = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (WHITE.has(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === QUOTE) keys++;
  }
  return keys;
}

/** Troubles with what an editor looks for: line, code, field. */
function located(
  troubles: readonly Trouble[],
  raw: Partial<Record<CataloguePart, unknown>>,
  texts: CatalogueTexts,
): Finding[] {
  const lines = new Map<CataloguePart, ReadonlyMap<string, number>>();
  const linesOf = (part: CataloguePart) => {
    const known =
      lines.get(part) ??
      linesIn(
        texts[part],
        troubles.filter((one) => one.part === part).map(({ path }) => path),
      );
    lines.set(part, known);
    return known;
  };
  return troubles.map(({ part, path, what, detail }) => {
    const value = raw[part];
    const isList = Array.isArray(value);
    const rest = (isList ? path.slice(1) : path).map((step) =>
      typeof step === 'number' ? step + 1 : shown(step),
    );
    return {
      file: CATALOGUE_FILES[part],
      line: linesOf(part).get(keyOf(path)) ?? null,
      entry: isList && typeof path[0] === 'number' ? nameOf(value[path[0]], path[0]) : null,
      field: rest.length > 0 ? rest.join('.') : null,
      what,
      detail,
    };
  });
}

/** The line of each path; what is missing stands where its nearest parent begins. */
export function linesIn(text: string, paths: readonly JsonPath[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const path of paths)
    for (let length = path.length; length >= 0; length--) wanted.set(keyOf(path.slice(0, length)), -1);
  scanJson(text, (path, offset) => {
    const key = keyOf(path);
    if (wanted.has(key)) wanted.set(key, offset);
  });
  const lines = new Map<string, number>();
  for (const path of paths) {
    let length = path.length;
    while (length > 0 && (wanted.get(keyOf(path.slice(0, length))) ?? -1) < 0) length--;
    const offset = wanted.get(keyOf(path.slice(0, length))) ?? 0;
    lines.set(keyOf(path), lineAt(text, Math.max(0, offset)).line);
  }
  return lines;
}

/** Of a path in the lines of a text. */
export const keyOf = (path: JsonPath) => JSON.stringify(path);

function nameOf(entry: unknown, at: number): string {
  if (typeof entry === 'object' && entry !== null)
    for (const key of ['code', 'id']) {
      const name: unknown = (entry as Record<string, unknown>)[key];
      if (typeof name === 'string' && name !== '') return shown(name);
    }
  return `№ ${at + 1}`;
}

/** What a service leaves out. */
const UNKNOWN = {
  easy: null,
  passportId: null,
  content: null,
  structuralUnits: null,
  applicationForms: null,
  answerForms: null,
  refusalGrounds: null,
  operatorMinutes: null,
  place: null,
  eForm: null,
  automation: null,
  fee: 'free',
} as const satisfies Partial<Service>;

/** With nothing left out, and each service with the names of its documents. */
function written(data: CatalogueData): Catalogue {
  const kinds = new Map(data.documents.map((kind) => [kind.id, kind]));
  const services = data.services.map((service): Service => {
    const documents = service.documents.map((asked): ServiceDocument => {
      const kind = kinds.get(asked.id);
      if (!kind) throw new Error(`document ${asked.id} was not checked`);
      const { az, ru, en } = asked.wording ?? kind;
      return {
        id: asked.id,
        az,
        ru,
        en,
        whereToGet: kind.whereToGet ?? null,
        fromService: kind.fromService ?? null,
        needs: asked.needs ?? null,
        for: asked.for ?? null,
      };
    });
    const { total = null, front = null, back = null } = service.terms ?? {};
    const terms = service.terms ? { total, front, back } : null;
    // JSON knows no undefined: what is there has a value, what is not is taken from above.
    return { ...UNKNOWN, steps: [], systems: [], amounts: [], ...service, terms, documents } as Service;
  });
  return { ...data, services };
}
