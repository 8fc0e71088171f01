import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { opinionSchema } from '../../../assets/catalogue/opinion-schema.ts';
import { promisesSchema } from '../../../assets/catalogue/promises-schema.ts';
import { scaleSchema } from '../../../assets/catalogue/scales-schema.ts';
import type { Catalogue } from '../../../assets/catalogue/schema.ts';
import { type Finding, type PlacedTrouble, shown } from './finding.ts';
import { formFindings } from './form-findings.ts';
import { keyOf, linesIn, readJson } from './parse-catalogue.ts';
import { trouble } from './question-troubles.ts';
import { rightsFindings } from './rights-findings.ts';
import type { JsonPath } from './scan-json.ts';
import { shapeTroublesIn } from './shape-troubles.ts';
import { walkTexts } from './walk-texts.ts';

type Check = (value: unknown, catalogue: Catalogue, file: string) => readonly PlacedTrouble[];

/** What the flows ask, promise and count, beside the catalogue: files, or every file of a folder. */
const DATA: Readonly<Record<string, Check>> = {
  'rights.json': (value, { services }) =>
    rightsFindings(
      value,
      services.map(({ code }) => code),
    ),
  'forms/': (value, { services, documents }, file) => [
    ...formFindings(value, {
      services: services.map(({ code }) => code),
      documents: documents.map(({ id }) => id),
    }),
    ...namedAsFile(value, basename(file, '.json')),
  ],
  'promises.json': shapeOnly(promisesSchema),
  'opinion.json': shapeOnly(opinionSchema),
  'scales/': shapeOnly(scaleSchema),
};

/** The id of a form is the name of its file: so no two forms have one. */
function namedAsFile(value: unknown, expected: string): readonly PlacedTrouble[] {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : null;
  return typeof id !== 'string' || id === expected
    ? []
    : [trouble(['id'], 'not-one-of', { found: shown(id), expected })];
}

function shapeOnly(schema: z.ZodType): Check {
  return (value) => {
    const parsed = schema.safeParse(value);
    return [
      ...walkTexts(value).troubles,
      ...(parsed.success ? [] : shapeTroublesIn(parsed.error.issues, value)),
    ];
  };
}

/** What is wrong in such of these files as a folder has. */
export function checkData(dir: string, catalogue: Catalogue): readonly Finding[] {
  return Object.entries(DATA).flatMap(([place, check]) =>
    filesAt(dir, place).flatMap((file) => findingsIn(file, readText(join(dir, file)), check, catalogue)),
  );
}

/** Names from the folder: itself, or what lies in it. */
function filesAt(dir: string, place: string): readonly string[] {
  try {
    const isFolder = place.endsWith('/');
    const names = readdirSync(join(dir, isFolder ? place : '.')).filter((name) => name.endsWith('.json'));
    return isFolder ? names.sort().map((name) => `${place}${name}`) : names.filter((name) => name === place);
  } catch {
    return [];
  }
}

/** Null for what is no UTF-8, or no file. */
function readText(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return null;
  }
}

function findingsIn(
  file: string,
  text: string | null,
  check: Check,
  catalogue: Catalogue,
): readonly Finding[] {
  const nowhere = { file, line: null, entry: null, field: null };
  if (text === null) return [{ ...nowhere, what: 'unreadable', detail: { found: 'UTF-8' } }];
  const read = readJson(text);
  if (!read.ok) return read.findings.map((finding) => ({ file, ...finding }));
  const troubles = check(read.value, catalogue, file);
  const lines = linesIn(
    text,
    troubles.map(({ path }) => path),
  );
  return troubles.map(({ path, what, detail }) => ({
    file,
    line: lines.get(keyOf(path)) ?? null,
    entry: null,
    field: path.length === 0 ? null : placeIn(read.value, path),
    what,
    detail,
  }));
}

/** A path as an editor reads it, entries by their ids, else counted from 1: `questions.work.options.2.az`. */
export function placeIn(value: unknown, path: JsonPath): string {
  let here = value;
  return path
    .map((step) => {
      here =
        typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[step] : null;
      if (typeof step !== 'number') return shown(step);
      const id = typeof here === 'object' && here !== null ? (here as { readonly id?: unknown }).id : null;
      return typeof id === 'string' && id !== '' ? shown(id) : String(step + 1);
    })
    .join('.');
}
