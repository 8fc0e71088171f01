import { type Keyboard, LONGEST_ENTRY, type Locale } from '../contract.ts';
import type { IsoDate } from '../domain/working-days.ts';
import { checkBirthDate, DATE_DIGITS, dateShown } from './birth-date.ts';
import { type Checked, right } from './checked.ts';
import { checkDocumentNumber, LONGEST_DOCUMENT } from './document-number.ts';
import { checkFin, FIN_LENGTH, technicalCapitals } from './fin.ts';
import { checkText } from './free-text.ts';
import { checkPhone, LONGEST_PHONE, phoneShown } from './phone.ts';
import { checkReceipt, LONGEST_RECEIPT } from './receipt-number.ts';
import { checkResumeCode, RESUME_LENGTH, resumeShown } from './resume-code.ts';
import { withKey } from './typing.ts';
import { type Bounds, checkWholeNumber } from './whole-number.ts';

/** What is asked for where an answer is typed. */
export const TYPED_KINDS = [
  'fin',
  'document',
  'receipt',
  'resume-code',
  'date',
  'phone',
  'number',
  'text',
] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];

export interface TypedRules {
  readonly today: IsoDate;
  /** Of a number. */
  readonly bounds?: Bounds;
  /** Longest text, code points. */
  readonly most?: number;
}

const DIGIT = /^\d$/;
/** Digits of the largest whole number that anybody is asked for. */
const LONGEST_NUMBER = 4;

/** Those on the screen, the first one first. */
export function keyboardsFor(kind: TypedKind, locale: Locale): readonly Keyboard[] {
  switch (kind) {
    case 'fin':
    case 'document':
    case 'resume-code':
      return ['fin'];
    case 'receipt':
      return ['fin', 'en'];
    case 'date':
    case 'phone':
    case 'number':
      return ['digits'];
    case 'text':
      return [locale, ...(['az', 'ru', 'en'] as const).filter((one) => one !== locale), 'digits'];
  }
}

/** With one more character, where this kind holds such a one and has room for it. */
export function withTyped(kind: TypedKind, typed: string, key: string, most = LONGEST_ENTRY): string {
  switch (kind) {
    case 'fin':
      return withKey(typed, technicalCapitals(key), FIN_LENGTH);
    case 'document':
      return withKey(typed, technicalCapitals(key), LONGEST_DOCUMENT);
    case 'resume-code':
      return withKey(typed, technicalCapitals(key), RESUME_LENGTH);
    case 'receipt':
      return withKey(typed, key === '-' ? key : technicalCapitals(key), LONGEST_RECEIPT);
    case 'date':
      return DIGIT.test(key) ? withKey(typed, key, DATE_DIGITS) : typed;
    case 'phone':
      return DIGIT.test(key) ? withKey(typed, key, LONGEST_PHONE) : typed;
    case 'number':
      return DIGIT.test(key) ? withKey(typed, key, LONGEST_NUMBER) : typed;
    case 'text':
      return withKey(typed, key, most);
  }
}

/** As it is read while it is typed. */
export function typedShown(kind: TypedKind, typed: string): string {
  switch (kind) {
    case 'date':
      return dateShown(typed);
    case 'phone':
      return phoneShown(typed);
    case 'resume-code':
      return resumeShown(typed);
    case 'fin':
    case 'document':
    case 'receipt':
    case 'number':
    case 'text':
      return typed;
  }
}

/** What is written down of it, or what is wrong with it. */
export function checkTyped(kind: TypedKind, typed: string, rules: TypedRules): Checked {
  switch (kind) {
    case 'fin':
      return checkFin(typed);
    case 'document':
      return checkDocumentNumber(typed);
    case 'receipt':
      return checkReceipt(typed);
    case 'resume-code':
      return checkResumeCode(typed);
    case 'date':
      return checkBirthDate(typed, rules.today);
    case 'phone':
      return checkPhone(typed);
    case 'number': {
      const checked = checkWholeNumber(typed, rules.bounds ?? { least: 0, most: Number.MAX_SAFE_INTEGER });
      return checked.ok ? right(String(checked.value)) : checked;
    }
    case 'text':
      return checkText(typed, rules.most);
  }
}

/** How an answer looks, as long as nothing is typed; null where only words could say it. */
export const TYPED_EXAMPLES: Readonly<Record<TypedKind, string | null>> = {
  fin: '1ABC234',
  document: 'AA1234567',
  receipt: 'K1-000123-4',
  'resume-code': '7K2M9-PQ4TX-…',
  date: '31.01.1980',
  phone: '050 123 45 67',
  number: null,
  text: null,
};
