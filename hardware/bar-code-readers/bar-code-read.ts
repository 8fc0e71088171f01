import type { OwnCode } from './own-codes.ts';
import type { Symbology } from './symbology.ts';

/** Closed: every member has a citizen's text in `page.json` and a technician's in `technician.json`, under `reading`. */
export type BadCodeRead =
  /** Read well, and none of ours: a document's lines, goods, a link. Its text is dropped at once. */
  | {
      readonly kind: 'unknown-code';
      readonly symbology: Symbology | null;
      /** In characters. */
      readonly length: number;
    }
  /** Bytes were lost or turned into others, or came without the end that the reader must be set up to send. */
  | { readonly kind: 'unreadable-code' };

export type BarCodeRead =
  | { readonly kind: 'code'; readonly code: OwnCode; readonly symbology: Symbology | null }
  | BadCodeRead;

export const BAD_CODE_READS = [
  'unknown-code',
  'unreadable-code',
] as const satisfies readonly BadCodeRead['kind'][];

/** Compiles only while the list has every member. */
export const EVERY_BAD_CODE_READ: [BadCodeRead['kind']] extends [(typeof BAD_CODE_READS)[number]]
  ? true
  : never = true;
