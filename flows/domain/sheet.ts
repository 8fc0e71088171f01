import type { Locale } from '../contract.ts';

/** A paper beside the ticket, as data: one composer sets every kind. All texts are in `locale`. */
export interface Sheet {
  readonly locale: Locale;
  readonly title: string;
  readonly blocks: readonly SheetBlock[];
  /** The answers on it are made up: the paper says so. */
  readonly demonstration: boolean;
}

export type SheetBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly large?: true }
  /** A number to be found at a glance. */
  | { readonly kind: 'number'; readonly text: string }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly label: string; readonly value: string }[];
    }
  /** Boxes to be ticked with a pen; a missing one is marked so that it stands out, `open` is one not asked about. */
  | {
      readonly kind: 'ticks';
      readonly items: readonly {
        readonly text: string;
        readonly state: 'have' | 'missing' | 'open';
        readonly note?: string;
      }[];
    }
  | { readonly kind: 'code'; readonly content: string; readonly caption: string }
  | { readonly kind: 'rule' };
