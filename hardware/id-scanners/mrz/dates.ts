import type { DocumentDate, Expiry } from '../document-read.ts';

/** `YYMMDD` whose unknown parts are `<<`. */
const SHAPE = /^(\d\d|<<)(\d\d|<<)(\d\d|<<)$/;
const NOTHING = '<<<<<<';

/** A two-digit year that would lie in the future is of the last century. Undefined for a date that cannot be. */
export function birthOf(text: string, today: DocumentDate): DocumentDate | null | undefined {
  if (text === NOTHING) return null;
  const soon = dateOf(text, '20');
  return soon === undefined || soon <= today ? soon : dateOf(text, '19');
}

/** Always of this century. Old cards may be valid for life: fillers instead of a date. Undefined for what cannot be. */
export function expiryOf(text: string): Expiry | undefined {
  if (text === NOTHING) return { kind: 'unlimited' };
  const date = dateOf(text, '20');
  return date === undefined ? undefined : { kind: 'until', date };
}

/** A document is valid on its last day; of one without a day the last of the month or year. */
export function isOver(expiry: Expiry, today: DocumentDate): boolean {
  return expiry.kind === 'until' && expiry.date < today.slice(0, expiry.date.length);
}

function dateOf(text: string, century: '19' | '20'): DocumentDate | undefined {
  const [, year = '', month = '', day = ''] = SHAPE.exec(text) ?? [];
  if (!/^\d\d$/.test(year)) return undefined;
  if (month === '<<') return day === '<<' ? `${century}${year}` : undefined;
  const monthText = `${century}${year}-${month}`;
  if (day === '<<') return Number(month) >= 1 && Number(month) <= 12 ? monthText : undefined;
  const time = Date.parse(`${monthText}-${day}T00:00:00Z`);
  const whole = `${monthText}-${day}`;
  // 30 February is taken for 2 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== whole ? undefined : whole;
}
