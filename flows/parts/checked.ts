/** What can be wrong with what somebody typed; each has a sentence in `assets/locales/` that says what to do. */
export const FIELD_WRONGS = [
  'field:fin.short',
  'field:fin.long',
  'field:fin.letter',
  'field:fin.letterI',
  'field:document.series',
  'field:document.short',
  'field:document.long',
  'field:document.letter',
  'field:receipt.wrong',
  'field:resume.short',
  'field:resume.long',
  'field:resume.letter',
  'field:date.short',
  'field:date.unreal',
  'field:date.future',
  'field:date.early',
  'field:phone.short',
  'field:phone.long',
  'field:phone.prefix',
  'field:number.empty',
  'field:number.low',
  'field:number.high',
  'field:text.empty',
  'field:choice.empty',
] as const;

export interface FieldWrong {
  /** Of a text, for `say`. */
  readonly key: (typeof FIELD_WRONGS)[number];
  /** What fills its slots. */
  readonly with?: Readonly<Record<string, string | number>>;
}

/** What was typed, as it is written down, or why it cannot be. */
export type Checked<T = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: FieldWrong };

export function right<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function wrong(key: FieldWrong['key'], filled?: FieldWrong['with']): Checked<never> {
  return { ok: false, why: filled ? { key, with: filled } : { key } };
}
