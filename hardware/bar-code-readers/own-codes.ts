/** What a code of this kiosk is for. */
export const CODE_USES = ['ticket', 'appointment', 'resume', 'receipt'] as const;
export type CodeUse = (typeof CODE_USES)[number];

export interface OwnCode {
  readonly use: CodeUse;
  /** Names the ticket, the appointment or the form: 25 characters; of a receipt its number, `K1-000123-7`. */
  readonly id: string;
}

/** An id of the kiosk: Crockford's base 32, in capitals. A ticket bears it as it is, the others after two letters. */
const ID = '([0-9A-HJKMNP-TV-Z]{25})';
const SHAPES: Readonly<Record<CodeUse, RegExp>> = {
  ticket: new RegExp(`^${ID}$`),
  appointment: new RegExp(`^DA${ID}$`),
  resume: new RegExp(`^DR${ID}$`),
  // As it is printed: whether its check digit is right is looked at where it is used.
  receipt: /^([A-Z0-9][A-Z0-9-]{0,15}-\d{6,9}-\d)$/,
};

/** What a scanned text may be; null for what is none of ours. Whether there is such a ticket is for the store to say. */
export function ownCode(text: string): OwnCode | null {
  for (const use of CODE_USES) {
    const id = SHAPES[use].exec(text)?.[1];
    if (id !== undefined) return { use, id };
  }
  return null;
}
