import { z } from 'zod';

/**
 * A schema as one small function runs through it. Zod prepares a program for each schema, which pays off after
 * thousands of values; a catalogue is checked once, at a start, when nothing is warm. Made from the schema itself, so
 * that it says the same; what it does not know it asks zod.
 */
type Look =
  | {
      readonly kind: 'object';
      readonly fields: ReadonlyMap<string, Look>;
      readonly needed: readonly string[];
    }
  | { readonly kind: 'list'; readonly item: Look; readonly least: number; readonly most: number }
  | { readonly kind: 'or-nothing'; readonly inner: Look; readonly nothing: null | undefined }
  | { readonly kind: 'text'; readonly most: number; readonly form: RegExp | null }
  | { readonly kind: 'one-of'; readonly values: ReadonlySet<unknown> }
  | { readonly kind: 'ask'; readonly schema: z.core.$ZodType };

/** True where zod finds nothing wrong either; where it is false, zod tells what is. */
export function quickLook(schema: z.core.$ZodType): (value: unknown) => boolean {
  const known = new Map<z.core.$ZodType, Look>();
  const look = lookOf(schema, known);
  return (value) => fits(look, value);
}

function fits(look: Look, value: unknown): boolean {
  switch (look.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= look.most && (look.form?.test(value) ?? true);
    case 'one-of':
      return look.values.has(value);
    case 'or-nothing':
      return value === look.nothing || fits(look.inner, value);
    case 'list':
      if (!Array.isArray(value) || value.length < look.least || value.length > look.most) return false;
      for (const item of value) if (!fits(look.item, item)) return false;
      return true;
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const record = value as Readonly<Record<string, unknown>>;
      for (const key of look.needed) if (!Object.hasOwn(record, key)) return false;
      for (const key of Object.keys(record)) {
        const field = look.fields.get(key);
        if (!field || !fits(field, record[key])) return false;
      }
      return true;
    }
    case 'ask':
      return z.safeParse(look.schema, value).success;
  }
}

function lookOf(schema: z.core.$ZodType, known: Map<z.core.$ZodType, Look>): Look {
  const made = known.get(schema) ?? make((schema as z.core.$ZodTypes)._zod.def, schema, known);
  known.set(schema, made);
  return made;
}

function make(
  def: z.core.$ZodTypes['_zod']['def'],
  schema: z.core.$ZodType,
  known: Map<z.core.$ZodType, Look>,
): Look {
  const ask: Look = { kind: 'ask', schema };
  const bounds = boundsOf(def.checks ?? []);
  if (bounds === null) return ask;
  switch (def.type) {
    case 'object': {
      if (def.catchall?._zod.def.type !== 'never' || bounds.isBound) return ask;
      const fields = Object.entries(def.shape).map(([key, field]) => [key, lookOf(field, known)] as const);
      const needed = fields.filter(([, field]) => !mayBeLeftOut(field)).map(([key]) => key);
      return { kind: 'object', fields: new Map(fields), needed };
    }
    case 'array':
      if (bounds.form) return ask;
      return { kind: 'list', item: lookOf(def.element, known), least: bounds.least, most: bounds.most };
    case 'optional':
      return { kind: 'or-nothing', inner: lookOf(def.innerType, known), nothing: undefined };
    case 'nullable':
      return { kind: 'or-nothing', inner: lookOf(def.innerType, known), nothing: null };
    case 'enum':
      return { kind: 'one-of', values: new Set(Object.values(def.entries)) };
    case 'literal':
      return { kind: 'one-of', values: new Set(def.values) };
    case 'string':
      // A date, an address, …: a text with a form of its own.
      if ('format' in def || bounds.least > 0) return ask;
      return { kind: 'text', most: bounds.most, form: bounds.form };
    default:
      return ask;
  }
}

function mayBeLeftOut(look: Look): boolean {
  return look.kind === 'or-nothing' && (look.nothing === undefined || mayBeLeftOut(look.inner));
}

interface Bounds {
  least: number;
  most: number;
  form: RegExp | null;
  isBound: boolean;
}

/** Lengths and the form; null for a check of another kind. */
function boundsOf(checks: readonly z.core.$ZodCheck[]): Bounds | null {
  const bounds: Bounds = { least: 0, most: Number.POSITIVE_INFINITY, form: null, isBound: checks.length > 0 };
  for (const { _zod } of checks) {
    const def = (_zod as z.core.$ZodChecks['_zod']).def;
    if (def.check === 'max_length') bounds.most = Math.min(bounds.most, def.maximum);
    else if (def.check === 'min_length') bounds.least = Math.max(bounds.least, def.minimum);
    else if (def.check === 'string_format' && def.format === 'regex' && bounds.form === null && def.pattern)
      bounds.form = def.pattern;
    else return null;
  }
  return bounds;
}
