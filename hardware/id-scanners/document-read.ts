/** ICAO Doc 9303: three lines of 30 characters, two of 36, two of 44. */
export const DOCUMENT_FORMS = ['TD1', 'TD2', 'TD3'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

/** What the document is, as far as its code and form tell. */
export type DocumentKind = 'identity-card' | 'old-identity-card' | 'passport' | 'other-card';

declare const transliterated: unique symbol;

/**
 * A name as the machine-readable lines spell it: English letters that were chosen by ear (`Ə` and `A` are both `A`).
 * It is not the printed name, the printed one cannot be made from it, and the compiler refuses to compare the two.
 * Good for one thing: to be shown to the person whose document was read.
 */
export interface TransliteratedName {
  readonly [transliterated]: true;
  readonly surname: string;
  readonly givenNames: string;
}

/** `1980-01-31`; what the document leaves open is left out: `1980-01`, `1980`. */
export type DocumentDate = string;

export type Expiry = { readonly kind: 'until'; readonly date: DocumentDate } | { readonly kind: 'unlimited' };

/** What was read off a document, every check digit right. Personal, all of it. */
export interface IdDocument {
  readonly kind: DocumentKind;
  readonly form: DocumentForm;
  readonly number: string;
  /** Seven characters as they must be, null when the document has none that is. */
  readonly fin: string | null;
  /** What a FIN that cannot be right (an `I` in it) may have been meant to be: for a person to confirm. */
  readonly suggestedFin: string | null;
  /** Null when the document does not say. */
  readonly birth: DocumentDate | null;
  readonly expiry: Expiry;
  readonly sex: 'female' | 'male' | 'unspecified';
  /** Code of ICAO Doc 9303-3. */
  readonly issuingState: string;
  /** Null when it could not be read: no check digit covers it. */
  readonly nationality: string | null;
  /** Null when it could not be read: no check digit covers it. */
  readonly transliteratedName: TransliteratedName | null;
}

export const CHECKED_FIELDS = ['number', 'birth', 'expiry', 'personal-number', 'composite'] as const;
export type CheckedField = (typeof CHECKED_FIELDS)[number];

/** Closed: every member has a citizen's text in `page.json` and a technician's in `technician.json`, under `reading`. */
export type BadRead =
  /** One character was misread; the first field whose digit does not fit. */
  | { readonly kind: 'wrong-check-digit'; readonly field: CheckedField }
  /** `lines` whole ones of `of` came. */
  | { readonly kind: 'incomplete'; readonly lines: number; readonly of: 2 | 3 }
  /** Characters were lost, doubled or turned into others. */
  | { readonly kind: 'garbled' }
  /** Read well, and of another country. */
  | { readonly kind: 'foreign'; readonly form: DocumentForm; readonly issuingState: string }
  /** Read well, and no longer valid: some services take it all the same. */
  | { readonly kind: 'expired'; readonly document: IdDocument }
  /** Something is printed there, but not the lines for machines. */
  | { readonly kind: 'wrong-side' }
  /** A bar code, a visa, a card of a shop. */
  | { readonly kind: 'not-a-document' };

export type DocumentRead = { readonly kind: 'read'; readonly document: IdDocument } | BadRead;

export const BAD_READS = [
  'wrong-check-digit',
  'incomplete',
  'garbled',
  'foreign',
  'expired',
  'wrong-side',
  'not-a-document',
] as const satisfies readonly BadRead['kind'][];

/** Compiles only while the list has every member. */
export const EVERY_BAD_READ: [BadRead['kind']] extends [(typeof BAD_READS)[number]] ? true : never = true;
