import type { Identity, Person } from '../domain/centre.ts';
import type { Readers } from '../flow.ts';

/** What somebody is asked to say who they are for; its words: `identify:why.PURPOSE`. */
export const PURPOSES = ['application', 'reference', 'status', 'notices'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a flow gives to the part of it that asks who somebody is. */
export interface IdentifyInput {
  readonly purpose: Purpose;
  /** `fin`: the FIN alone, and nobody is asked whether there is such a person. */
  readonly asks: 'fin' | 'fin-and-document';
  /** A document whose time is over does as well. */
  readonly takesExpired: boolean;
  readonly readers: Readers;
  /** Choices on one screen. */
  readonly room: number;
}

/** How it ended. Personal. */
export type IdentifyOutput =
  | {
      readonly end: 'known';
      readonly identity: Identity;
      /** As the centre knows them; null when it did not answer, or was not asked. */
      readonly person: Person | null;
    }
  /** They would rather have a number and speak to somebody. */
  | { readonly end: 'ticket' }
  | { readonly end: 'left' };
