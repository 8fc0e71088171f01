import type { SlotState } from './card-slot.ts';
import type { ReaderState } from './virtual-reader.ts';

export type SmartCardState = SlotState & ReaderState;

/** One JSON line each on standard output. */
export type SmartCardEvent =
  /** `socket` is the PC/SC service's, for `PCSCLITE_CSOCK_NAME`. */
  | { readonly event: 'ready'; readonly socket: string }
  | { readonly event: 'state'; readonly state: SmartCardState }
  | { readonly event: 'done'; readonly id: number }
  /** An argument that could not be read, or something that is missing on this machine; the process ends with code 2. */
  | { readonly event: 'mistake'; readonly option: string; readonly found: string; readonly expected: string }
  /** A line of standard input that says nothing; the process goes on. */
  | { readonly event: 'not-understood'; readonly line: string; readonly id: number | null };
