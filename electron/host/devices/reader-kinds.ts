import { ID_SCANNER } from './id-scanner-reader.ts';
import type { ReaderId, ReaderKind } from './reader.ts';

/** Every family that reads, in the order in which a technician sees them. */
export const READER_KINDS: readonly ReaderKind[] = [ID_SCANNER];

export function kindOf(id: ReaderId): ReaderKind | null {
  return READER_KINDS.find((kind) => kind.id === id) ?? null;
}
