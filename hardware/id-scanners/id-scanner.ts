import type { DeviceState } from '../supervision/device-state.ts';
import type { DocumentRead } from './document-read.ts';

/** How an ID scanner is. Closed: every member has a technician's text. */
export type IdScannerStatus =
  | { readonly kind: 'listening' }
  /** Bytes come, and for several documents in a row they were none: wrong speed, worn cable, dirty glass. */
  | { readonly kind: 'unreadable' };

export interface IdScanner {
  readonly state: DeviceState<IdScannerStatus>;
  onState(listener: (state: DeviceState<IdScannerStatus>) => void): () => void;
  /** Each document that was presented, or why it could not be read. Personal: never logged, never kept. */
  onRead(listener: (read: DocumentRead) => void): () => void;
  /** Looks for a document from now on, where the reader must be told so. False when it could not be told. */
  startReading(): Promise<boolean>;
  stopReading(): Promise<void>;
  /** Somebody else stands here now: what has come of a document in part is dropped. */
  drop(): void;
  /** Something was plugged in, or somebody waits: tries at once what would be tried later. */
  nudge(): void;
  /** Nudges, and waits until it is known how the scanner is, or that it is not there. */
  settled(): Promise<DeviceState<IdScannerStatus>>;
  close(): Promise<void>;
}
