import { type Details, type FieldName, type ParseResult, parse } from 'mrz';
import { z } from 'zod';
import type {
  BadRead,
  CheckedField,
  DocumentDate,
  DocumentForm,
  DocumentKind,
  DocumentRead,
  IdDocument,
  TransliteratedName,
} from '../document-read.ts';
import azerbaijanData from './azerbaijan.json' with { type: 'json' };
import { birthOf, expiryOf, isOver } from './dates.ts';
import { FIN_LENGTH, finIn, finPlace, zeroes } from './fin.ts';
import { FORM_LINES, type Frame, formOf, NO_CHARACTER } from './mrz-framer.ts';

export interface ReadingSetup {
  /** In Asia/Baku. */
  readonly today: DocumentDate;
}

const kinds = z.record(z.string(), z.enum(['identity-card', 'old-identity-card', 'passport', 'other-card']));
const AZERBAIJAN = z
  .strictObject({
    source: z.string(),
    state: z.string().length(3),
    /** By form and document code. */
    kinds: z.strictObject({ TD1: kinds, TD2: kinds, TD3: kinds }),
    /** What is printed where the lines for machines are not. */
    printedSide: z.array(z.string().transform((pattern) => new RegExp(pattern, 'i'))),
  })
  .parse(azerbaijanData);

const MRZ = /^[0-9A-Z<]+$/;
/** Where the optional data with the FIN stands: line, and columns from and to. */
const OPTIONAL: Readonly<Record<DocumentForm, readonly [line: number, from: number, to: number]>> = {
  TD1: [0, 15, 30],
  TD2: [1, 28, 35],
  TD3: [1, 28, 42],
};
/** In this order: the composite digit covers the others, so it is named only when it alone is wrong. */
const CHECKS: readonly (readonly [FieldName, CheckedField])[] = [
  ['documentNumberCheckDigit', 'number'],
  ['birthDateCheckDigit', 'birth'],
  ['expirationDateCheckDigit', 'expiry'],
  ['personalNumberCheckDigit', 'personal-number'],
  ['compositeCheckDigit', 'composite'],
];

/**
 * What the lines say. Any lines at all: never throws, and a document comes out only with every check digit right.
 * Azerbaijani documents have the FIN in their optional data; those of other countries are told apart and not read out.
 */
export function readDocument(frame: Frame, setup: ReadingSetup): DocumentRead {
  const lines = frame.lines.map((line) => line.trim());
  const form = frame.overflow ? null : formOf(lines);
  if (form === null) return withoutForm(frame.overflow, lines);
  if (!lines.every((line) => MRZ.test(line))) return { kind: 'garbled' };
  // An O in the FIN is a 0, whether the reader or the document's maker took it for one: either may have the right digit.
  const exact = [withZeroes(form, lines), lines];
  const [parsed] = exact.map(parsedAs(form)).filter((result) => wrongDigits(result).length === 0);
  if (parsed) return judged(form, parsed, setup);
  const wrong = wrongDigits(parsedAs(form)(lines));
  const [field] = wrong;
  const misread = field !== undefined && wrong.length <= 2;
  return misread ? { kind: 'wrong-check-digit', field } : { kind: 'garbled' };
}

interface Parsed {
  readonly result: ParseResult;
  readonly lines: readonly string[];
}

/** `mrz` takes a TD2 with a digit late in its first line for a French card; only `IDFRA` is one, and names have none. */
const parsedAs =
  (form: DocumentForm) =>
  (lines: readonly string[]): Parsed => {
    const [first = '', ...rest] = lines;
    const misread = form === 'TD2' && /\d/.test(first) && !first.startsWith('IDFRA');
    const result = parse(misread ? [first.replaceAll(/\d/g, '<'), ...rest] : [...lines]);
    return { lines, result: misread ? { ...result, fields: { ...result.fields, lastName: null } } : result };
  };

function wrongDigits({ result }: Parsed): CheckedField[] {
  const wrong = new Set(result.details.filter(({ valid }) => !valid).map(({ field }) => field));
  return CHECKS.flatMap(([field, name]) => (wrong.has(field) ? [name] : []));
}

/** Every check digit is right: whose document is it, and what does it say? */
function judged(form: DocumentForm, { result, lines }: Parsed, { today }: ReadingSetup): DocumentRead {
  const { fields } = result;
  if (!fields.documentCode) return { kind: 'not-a-document' };
  if (!fields.issuingState) return { kind: 'garbled' };
  if (fields.issuingState !== AZERBAIJAN.state)
    return { kind: 'foreign', form, issuingState: fields.issuingState };
  const birth = birthOf(raw(result.details, 'birthDate'), today);
  const expiry = expiryOf(raw(result.details, 'expirationDate'));
  if (birth === undefined || expiry === undefined || !fields.sex || !fields.documentNumber)
    return { kind: 'garbled' };
  const { fin, suggested } = finIn(optionalOf(form, lines));
  const document: IdDocument = {
    kind: kindOf(form, fields.documentCode),
    form,
    number: fields.documentNumber,
    fin,
    suggestedFin: suggested,
    birth,
    expiry,
    sex: fields.sex === 'female' || fields.sex === 'male' ? fields.sex : 'unspecified',
    issuingState: fields.issuingState,
    nationality: fields.nationality ?? null,
    transliteratedName: nameOf(fields.lastName ?? null, fields.firstName ?? null),
  };
  return isOver(expiry, today) ? { kind: 'expired', document } : { kind: 'read', document };
}

function kindOf(form: DocumentForm, code: string): DocumentKind {
  return AZERBAIJAN.kinds[form][code] ?? (form === 'TD3' ? 'passport' : 'other-card');
}

function nameOf(surname: string | null, givenNames: string | null): TransliteratedName | null {
  if (surname === null || givenNames === null) return null;
  return { surname, givenNames } as TransliteratedName;
}

function raw(details: readonly Details[], field: FieldName): string {
  const detail = details.find((each) => each.field === field);
  return (detail?.ranges[0] as { raw?: string } | undefined)?.raw ?? '';
}

function optionalOf(form: DocumentForm, lines: readonly string[]): string {
  const [line, from, to] = OPTIONAL[form];
  return (lines[line] ?? '').slice(from, to);
}

function withZeroes(form: DocumentForm, lines: readonly string[]): readonly string[] {
  const [line, from] = OPTIONAL[form];
  const begin = from + finPlace(optionalOf(form, lines));
  const end = begin + FIN_LENGTH;
  return lines.map((text, at) =>
    at === line ? text.slice(0, begin) + zeroes(text.slice(begin, end)) + text.slice(end) : text,
  );
}

/** Not the lines of a document: a part of them, the other side, or something else. */
function withoutForm(overflow: boolean, lines: readonly string[]): BadRead {
  if (overflow || lines.some((line) => line.includes(NO_CHARACTER))) return { kind: 'garbled' };
  if (!lines.some((line) => line.includes('<') || beginsDocument(line))) {
    const printed = lines.some((line) => AZERBAIJAN.printedSide.some((pattern) => pattern.test(line)));
    return { kind: printed ? 'wrong-side' : 'not-a-document' };
  }
  return partOf(lines) ?? { kind: 'garbled' };
}

/** The beginning of a first line, however short: a slide that was broken off. */
function beginsDocument(line: string): boolean {
  const starts = ['IA', 'ID', 'I<', 'P<', 'PA', 'PC'].map((code) => code + AZERBAIJAN.state);
  return starts.some((start) => line.startsWith(start) || start.startsWith(line));
}

/** Whole lines and perhaps a piece of the last one: nothing was lost in their middle. */
function partOf(lines: readonly string[]): BadRead | null {
  if (!lines.every((line) => MRZ.test(line))) return null;
  const longest = Math.max(...lines.map((line) => line.length));
  const lengths = Object.values(FORM_LINES).find(([length = 0]) => longest <= length);
  if (!lengths || lines.length > lengths.length) return null;
  const whole = lines.filter((line) => line.length === lengths[0]).length;
  const cutAtAnEnd = lines.slice(1, -1).every((line) => line.length === lengths[0]);
  if (!cutAtAnEnd || lines.length - whole > 1) return null;
  return { kind: 'incomplete', lines: whole, of: longest <= 30 && !lines[0]?.startsWith('P') ? 3 : 2 };
}
