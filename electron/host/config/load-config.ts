import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type Config, configSchema } from './schema.ts';

/** One mistake: which key, what stands there, what would be right. */
export interface ConfigProblem {
  /** `devices.printer.transport.baudRate`, or empty for the file as a whole. */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly path: string; readonly problems: readonly ConfigProblem[] };

/** Reads and checks a configuration file (UTF-8 JSON). All mistakes at once, not one per start. */
export function loadConfig(path: string): ConfigResult {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { ok: false, path, problems: [{ key: '', found, expected: 'a readable JSON file' }] };
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const found = error instanceof Error ? error.message.replace(EXCERPT, '') : String(error);
    return { ok: false, path, problems: [{ key: '', found, expected: 'valid JSON' }] };
  }
  return parseConfig(json, path);
}

/** Checks a configuration that is already an object; `path` only names it in the problems. */
export function parseConfig(json: unknown, path: string): ConfigResult {
  const parsed = configSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, config: parsed.data };
  return { ok: false, path, problems: parsed.error.issues.flatMap(problemsOf) };
}

/** For the technician's console; one line a mistake. */
export function describeProblems(path: string, problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ key, found, expected }) => `${path}: ${key || '(file)'}: found ${found}, expected ${expected}`)
    .join('\n');
}

function problemsOf(issue: z.core.$ZodIssue): ConfigProblem[] {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      key: key ? `${key}.${name}` : name,
      found: 'a key that does not exist',
      expected: closest(name, knownKeys(key)),
    }));
  }
  const input = chosenBy(issue);
  const found = SECRET.test(key) && input !== undefined ? HIDDEN : show(input);
  return [{ key, found, expected: plain(issue.message) }];
}

/** Where none of several shapes fits, what was to choose between them; else all that stands there. */
function chosenBy(issue: z.core.$ZodIssue): unknown {
  const { input } = issue;
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return input;
  return typeof input === 'object' ? (input as Record<string, unknown> | null)?.[issue.discriminator] : input;
}

/** A name, or a PIN in plain, must not go on into the journal, however wrong the shape is in which it was written. */
const SECRET = /^(technician)?$|^(volunteers|technician\.people)(\.|$)/;
const HIDDEN = 'something else (not shown)';
/** The JSON parser quotes what stands around the mistake, and that may be a PIN. */
const EXCERPT = /, (\.\.\.)?".*"(\.\.\.)? is not valid JSON$/s;

/** zod says what was received once more, and that the input is invalid: we have said both. */
function plain(message: string): string {
  return message
    .replace(/^Invalid (input|string|option): (expected )?/, '')
    .replace(/^Invalid discriminator value\. Expected /, 'one of ')
    .replace(/^Too (small|big): expected /, '')
    .replace(/, received .*$/, '');
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Keys that may stand in the object at `path`, read off the schema itself. */
function knownKeys(path: string): string[] {
  let schema: unknown = configSchema;
  for (const step of path === '' ? [] : path.split('.'))
    schema = elementOf(schema) ?? shapeOf(schema)?.[step];
  return Object.keys(shapeOf(schema) ?? {});
}

interface SchemaNode {
  readonly def?: {
    readonly shape?: Record<string, unknown>;
    readonly innerType?: SchemaNode;
    /** Of a schema with a step after it. */
    readonly in?: SchemaNode;
    readonly element?: SchemaNode;
    readonly options?: readonly SchemaNode[];
  };
}

/** Without its defaults around it. */
function bare(schema: unknown): SchemaNode | undefined {
  let node = schema as SchemaNode | undefined;
  while (node?.def?.innerType ?? node?.def?.in) node = node?.def?.innerType ?? node?.def?.in;
  return node;
}

function elementOf(schema: unknown): SchemaNode | undefined {
  return bare(schema)?.def?.element;
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const node = bare(schema);
  if (!node?.def?.options) return node?.def?.shape;
  return Object.assign({}, ...node.def.options.map((option) => shapeOf(option) ?? {}));
}

function closest(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'no such key here';
  const [best] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
  const all = `one of ${known.join(', ')}`;
  return best !== undefined && distance(name, best) <= 2 ? `${best} (${all})` : all;
}

/** Levenshtein distance, case-blind; names here are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, x] of [...a.toLowerCase()].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b.toLowerCase()].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
