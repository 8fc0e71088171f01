import { looksLikeMrz } from '../../../hardware/id-scanners/mrz/looks-like-mrz.ts';
import type { ReaderSlot } from './reader-slot.ts';

/** Gives a line that a reader typed to the device that it is from: where two of them type, by what it looks like. */
export function takeTyped(slots: readonly ReaderSlot[], line: string): void {
  const typing = slots.filter(({ reader }) => reader?.take !== undefined);
  const likely = looksLikeMrz(line) ? 'idScanner' : 'barCodeReader';
  const slot = typing.find(({ id }) => id === likely) ?? typing[0];
  slot?.reader?.take?.(line);
}
