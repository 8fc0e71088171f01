import type { PrintDocument } from '../document.ts';
import { CANCEL_MULTI_BYTE, INITIALIZE, SMOOTHING_ON } from './commands.ts';
import { cutFeed, discardCommands, millimetresOf } from './cutting.ts';
import { baseStore, EMPTY_STORE, type GlyphStore, uploadCommands } from './glyph-store.ts';
import { Layout, type LayoutReport } from './layout.ts';
import type { PrinterProfile } from './profiles.ts';

/** What the printer is known to hold: nothing after it was connected, switched on or in doubt. */
export type Memory =
  | {
      readonly kind: 'fresh' /** Dots of an older document may hang on the paper. */;
      readonly cutFirst: boolean;
    }
  | { readonly kind: 'prepared'; readonly store: GlyphStore };

export interface EncodedDocument {
  /** Whole commands: a status request may go between two pieces, never into one. */
  readonly pieces: readonly Uint8Array[];
  readonly byteLength: number;
  /** What the printer holds once all pieces have reached it. */
  readonly store: GlyphStore;
  /** It may have lost them: commands of their own were in the document. */
  readonly forgets: boolean;
  /** Paper that goes off the roll for it. */
  readonly millimetres: number;
  readonly report: LayoutReport & { readonly glyphsUploaded: number };
}

/** A document in the bytes of one printer, with the preparations that a fresh printer needs before it. */
export function encodeDocument(
  document: PrintDocument,
  profile: PrinterProfile,
  memory: Memory,
): EncodedDocument {
  const before = memory.kind === 'prepared' ? memory.store : EMPTY_STORE;
  const forgets = document.lines.some(({ kind }) => kind === 'commands');
  const fresh = profile.userDefined && !forgets ? baseStore() : EMPTY_STORE;
  const start = memory.kind === 'prepared' ? before : fresh;
  // A letter uploaded for the last line takes its code from the first line on: set once more with it in place.
  const draft = new Layout(profile, start).set(document);
  const { commands, store, report } =
    draft.store === start ? draft : new Layout(profile, draft.store).set(document);
  const upload = uploadCommands(before, store, profile);
  const [reset = [], ...body] = commands;
  const all = [
    ...(memory.kind === 'fresh' ? preparation(profile, memory.cutFirst) : []),
    reset,
    ...upload.commands,
    ...body,
  ];
  const pieces = all.filter((command) => command.length > 0).map((command) => Uint8Array.from(command));
  const cutting = memory.kind === 'fresh' && memory.cutFirst ? cutFeed(profile) : 0;
  return {
    pieces,
    byteLength: pieces.reduce((sum, piece) => sum + piece.length, 0),
    store,
    forgets,
    millimetres: millimetresOf(report.feedDots + cutting, profile),
    report: { ...report, glyphsUploaded: upload.glyphs },
  };
}

/** ESC @ is sent here only: on Epson printers it also forgets the uploaded letters. */
function preparation(profile: PrinterProfile, cutFirst: boolean): number[][] {
  const commands: number[][] = [[...INITIALIZE]];
  if (profile.multiByte) commands.push([...CANCEL_MULTI_BYTE]);
  if (profile.smoothing) commands.push([...SMOOTHING_ON]);
  if (cutFirst) commands.push(...discardCommands(profile));
  return commands;
}
