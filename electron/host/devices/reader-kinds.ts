import { BAR_CODE_READER } from './bar-code-reader-reader.ts';
import { CARD_MOTOR } from './card-motor-reader.ts';
import { CARD_READER } from './card-reader-reader.ts';
import { ID_SCANNER } from './id-scanner-reader.ts';
import type { ReaderId, ReaderKind } from './reader.ts';

/** Every family that reads, in the order in which a technician sees them. */
export const READER_KINDS: readonly ReaderKind[] = [ID_SCANNER, BAR_CODE_READER, CARD_READER, CARD_MOTOR];

export function kindOf(id: ReaderId): ReaderKind | null {
  return READER_KINDS.find((kind) => kind.id === id) ?? null;
}
